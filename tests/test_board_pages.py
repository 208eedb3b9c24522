"""Journey, compare, cases and the node with its marks, from the router: every question answered, in both languages."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.board import LOCALES, looked, opened, texts
from ui.words import set_language

# words that are the same in Chinese: names, units of software, and chart names
SAME = {"Laney", "Excel", "Kano", "Ctrl"}
NODE = {"journeys": "bank", "node": "counter_1"}
BOTH = pytest.mark.parametrize("language", LOCALES)


pytestmark = pytest.mark.usefixtures("board")


def labels(app: AppTest) -> str:
    """What headings, buttons, fields and drawers are called."""
    named = [*app.button, *app.selectbox, *app.radio, *app.text_input, *app.date_input, *app.expander, *app.tabs]
    headings = [*app.header, *app.subheader, *app.error, *app.warning]
    return "\n".join([*(str(one.label) for one in named), *(str(one.value) for one in headings)])


def heads(app: AppTest) -> str:
    return "\n".join(str(name) for table in app.dataframe for name in table.value.columns)


def charts(app: AppTest) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]


# --- each page answers its question -----------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("name", "query"),
    [("journey", {"journeys": "bank"}), ("compare", {"journeys": "bank"}), ("cases", {"journeys": "bank"}),
     ("cases", {"journeys": "bank", "rows": "tickets", "weekday": "1", "hour": "10", "metric": "wait_p90_s"}),
     ("cases", {"journeys": "bank", "rows": "complaints", "category": ["收费争议"]}), ("node", NODE)],
)  # fmt: skip
def test_a_page_is_drawn_without_an_error_and_in_one_language(
    name: str, query: dict[str, str | list[str]], language: str
) -> None:
    app = opened(name, language, **query)
    assert not [*app.exception, *app.error]
    said = re.sub(r"[`(:][a-z_/.:-]+[`):\[]", " ", "\n".join([texts(app), labels(app), heads(app), *charts(app)]))
    if language == "zh":
        assert set(re.findall(r"[A-Za-z]{4,}", said)) <= SAME
    else:
        assert not re.search(r"[一-鿿]", re.sub("中文", "", "\n".join([labels(app), heads(app)])))


def test_the_journey_names_its_weakest_step_with_what_may_be_as_weak() -> None:
    said = texts(looked("journey", journeys="bank"))
    assert re.search(r"Weakest step: \*\*.+\*\*, satisfaction \d+\.\d% \(n = \d+\)", said)
    assert "told apart from" in said or "lower than every other step" in said


def test_the_comparison_says_how_many_differ_and_how_many_false_alarms_to_expect() -> None:
    app = opened("compare", journeys="bank")
    assert "3 places compared." in texts(app)  # no branch differs, so there is no alarm that could be false
    app.radio(key="compare_by").set_value("node").run()
    assert re.search(r"\d+ of 7 compared; about one in ten", texts(app))


def test_a_node_is_taken_apart_by_what_the_data_tell_apart() -> None:
    app = opened("node", **NODE)
    parts = app.radio(key="node_part")
    assert parts.value == "site"
    app = parts.set_value("hour").run()
    assert "longest on" in charts(app)[-1]


# --- cases ------------------------------------------------------------------------------------------------------------


def test_cases_say_what_beyond_the_scope_they_are_narrowed_to_and_can_be_widened() -> None:
    query = {"rows": "tickets", "weekday": "1", "hour": "10", "metric": "wait_p90_s", "journeys": "bank"}
    app = opened("cases", **query)
    assert "Only: served after a wait, Mon, 10:00–10:59" in texts(app)
    next(button for button in app.button if button.label == "Show all").click().run()
    assert "Only:" not in texts(app)
    assert {"weekday", "hour", "metric"} & set(app.query_params) == set()
    assert app.query_params["rows"] in ("tickets", ["tickets"])


def test_cases_turn_page_by_page_and_begin_anew_with_another_scope() -> None:
    app = opened("cases", journeys="bank")
    assert len(app.dataframe[0].value) == 50
    next(button for button in app.button if button.label == "Next").click().run()
    assert "rows 51 to 100" in texts(app)
    app.selectbox(key="filter_preset").set_value("4w").run()
    assert "rows 1 to 50" in texts(app)


def test_the_kind_of_rows_follows_the_link_and_then_the_reader() -> None:
    app = opened("cases", journeys="bank", rows="complaints")
    assert app.radio(key="case_rows").value == "complaints"
    app.radio(key="case_rows").set_value("answers").run()
    assert app.query_params["rows"] in ("answers", ["answers"])
    assert "Score" in app.dataframe[0].value.columns


@pytest.mark.parametrize("query", [{"weekday": "9"}, {"hour": "noon"}, {"metric": "beauty"}, {"rows": "<b>"}])
def test_nonsense_in_a_link_narrows_nothing(query: dict[str, str]) -> None:
    app = opened("cases", journeys="bank", **query)
    assert not [*app.exception, *app.error]
    assert "Only:" not in texts(app)


# --- marks ------------------------------------------------------------------------------------------------------------


def submit(app: AppTest, form: str) -> AppTest:
    """Press the button of one of the four forms."""
    return next(one for one in app.button if one.proto.form_id == form).click().run()


def remove(app: AppTest, subject: str) -> AppTest:
    return next(one for one in app.button if str(one.key).startswith(f"remove_{subject}")).click().run()


def listed(app: AppTest, kind: str) -> list[str]:
    return [one.value for one in app.markdown if str(one.value).startswith(f"**{kind}** ·")]


@pytest.mark.parametrize(
    ("form", "kind", "field"),
    [("mark_event", "Event", "What happened"), ("mark_rebase", "Step change", "Known cause"),
     ("mark_ghost", "One-off", "What happened")],
)  # fmt: skip
def test_a_mark_is_set_listed_and_removed(form: str, kind: str, field: str) -> None:
    app = opened("node", **NODE)
    before = listed(app, kind)
    next(one for one in app.text_input if one.label == field and one.proto.form_id == form).set_value("new hall")
    app = submit(app, form)
    assert not [*app.exception, *app.error]
    assert len(listed(app, kind)) == len(before) + 1
    assert any("new hall" in one for one in listed(app, kind))
    while len(listed(app, kind)) > len(before):
        app = remove(app, form.removeprefix("mark_"))
    assert listed(app, kind) == before


def test_a_standard_is_set_from_a_day_on_and_ends_the_one_before() -> None:
    app = opened("node", **NODE)
    before = listed(app, "Standard")
    app = submit(app, "mark_standard")
    assert not [*app.exception, *app.error]
    assert len(listed(app, "Standard")) == len(before) + 1


@pytest.mark.parametrize(("language", "worded"), [("en", "reason is needed"), ("zh", "原因")])
def test_a_step_change_without_a_cause_is_refused_in_words(language: str, worded: str) -> None:
    set_language(language)  # the test's own thread names the options of a field
    app = submit(opened("node", language, **NODE), "mark_rebase")
    assert not app.exception
    assert worded in app.error[0].value


def test_verdicts_can_be_copied_as_sentences() -> None:
    told = [one.value for one in opened("node", **NODE).code]
    assert any("not chance" in one and "Service node: Counter 1" in one for one in told)
