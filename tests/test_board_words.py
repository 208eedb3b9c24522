"""What the board's pages say about what they show: which node, compared with what, why something is not drawn."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.board import LOCALES, looked, texts
from tests.test_app import BOARD

BEFORE_ANY_DATA = {"journeys": "bank", "start": "2025-05-01", "end": "2025-07-31"}


pytestmark = pytest.mark.usefixtures("board")


def sayings(app: AppTest) -> str:
    return texts(app) + "\n".join(one.value for one in app.code)


def axes(app: AppTest) -> list[dict[str, object]]:
    """The axes of every chart, as they travel to the browser."""
    layouts = [json.loads(chart.proto.spec)["layout"] for chart in app.get("plotly_chart")]
    return [axis for layout in layouts for name, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", name)]


def test_the_node_page_says_which_node_it_is_about() -> None:
    said = texts(looked("node", journeys="bank", node="wealth"))
    assert "Service node: Wealth advice" in said
    assert "all service nodes" not in said


def test_the_heading_says_what_before_means() -> None:
    assert "“before” is 21 Apr 2026 to 26 Jul 2026" in texts(looked(journeys="bank"))


@pytest.mark.parametrize(("language", "reason"), [("en", "no earlier data to compare"), ("zh", "没有更早的数据可比")])
def test_the_first_months_have_nothing_before_and_are_told_so(language: str, reason: str) -> None:
    said = texts(looked("overview", language, **BEFORE_ANY_DATA))
    assert reason in said
    assert "“before”" not in said
    assert "too few to compare" not in said
    assert "0.0" not in said


def test_the_overview_begins_with_where_to_look_and_how_many_charts_say_so() -> None:
    said = texts(looked(journeys="bank"))
    since = r"since the week of \d+ \w+ 2026 \(week \d+\)"
    assert re.search(rf"Look first at \*\*Counter 1\*\*: .+(rose|fell) from .+ to .+ {since}", said)
    assert re.search(r"Worse by more than chance: \d+ charts; better: \d+\.", said)


def test_waiting_and_complaints_begin_with_the_place_where_it_is_worst() -> None:
    waiting, complaints = (texts(looked(page, journeys="bank")) for page in ("waiting", "complaints"))
    assert re.search(r"The standard is missed most at \*\*Counter 1\*\*: \d+\.\d% are served within it", waiting)
    assert re.search(r"Complaints are most frequent at \*\*Counter 1\*\*: \d+\.\d per 1,000 served", complaints)
    assert "9 of 10 waited no longer" in waiting


def test_a_control_limit_that_cannot_be_is_not_told_as_a_dash() -> None:
    drawn = json.dumps(
        [
            json.loads(chart.proto.spec)
            for chart in looked("node", journeys="bank", node="counter_1").get("plotly_chart")
        ]
    )
    assert "lower limit" in drawn  # satisfaction cannot exceed 100 %
    assert "upper limit" in drawn  # there are no fewer complaints than none
    assert not re.search(r"limits (to|[^<]* to) \\u2014", drawn)


def test_a_chart_leads_with_what_happened_in_the_period_and_then_says_that_it_is_over() -> None:
    said = texts(looked("node", journeys="bank", node="counter_1"))
    week = r"the week of \d+ \w+ 2026 \(week \d+\)"
    assert re.search(rf"\*\*got worse from {week} to {week}, not chance; since then: no change beyond chance", said)


def test_what_was_over_before_the_period_does_not_lead() -> None:
    said = texts(looked("node", journeys="bank", node="counter_1", start="2026-10-19", end="2026-10-31"))
    assert re.search(r"no change beyond chance; before that: got worse from", said)


def test_a_metric_without_figures_is_named_with_the_reason_and_not_drawn() -> None:
    app = looked("complaints", journeys="repair")  # nobody took in complaints about repairs
    assert "no complaint file was taken in" in texts(app)
    assert all(axis.get("range") for axis in axes(app) if "tickformat" in axis)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("page", BOARD)
def test_a_key_figure_can_be_copied_as_a_sentence_and_the_page_as_a_link(page: str, language: str) -> None:
    app = looked(page, language, journeys="bank")
    link, *sentences = (one.value for one in app.code)
    assert "start=2026-07-27" in link
    assert "journeys=bank" in link
    # after the key figures come the verdicts of the control charts, where a page has some
    assert len(sentences) >= len(app.metric)
    for sentence, card in zip(sentences, app.metric, strict=False):
        assert card.value in sentence
        assert ("2026年7月27日" if language == "zh" else "27 Jul 2026") in sentence


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("page", BOARD)
def test_no_text_has_a_hyphen_for_a_minus(page: str, language: str) -> None:
    assert not re.search(r"(?<![\w/=-])-\d", sayings(looked(page, language, journeys="bank")))


def test_known_channels_and_categories_are_told_in_the_readers_language() -> None:
    app = looked("complaints", "zh")
    assert "微信小程序" in app.multiselect(key="filter_channels").options
    assert "旅行社" in app.multiselect(key="filter_channels").options
    english = looked("complaints", "en").multiselect(key="filter_channels").options
    assert {"WeChat mini program", "Travel agency"} <= set(english)
    drawn = json.dumps([json.loads(chart.proto.spec) for chart in app.get("plotly_chart")], ensure_ascii=False)
    assert "客房与噪音" in drawn
    assert "Room and noise" not in drawn
