"""Elements, needs and drivers as pages: every question answered, in both languages, in the scope of the link."""

from __future__ import annotations

import re

import pytest

from tests.board import LOCALES, looked, opened, texts

ALL = {"start": "2025-05-01", "end": "2026-10-31", "journeys": "bank"}
PAGES = ("elements", "needs", "drivers")
SAME = {"Welch", "Kano", "SERVQUAL"}


pytestmark = pytest.mark.usefixtures("board")


def alts(app) -> list[str]:
    return [chart.proto.alt for chart in app.get("plotly_chart")]


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_drawn_without_an_error_in_one_language_with_a_takeaway_for_every_chart(name, language):
    app = looked(name, language, **ALL)
    assert not [*app.exception, *app.error]
    assert alts(app)
    assert all(alts(app))
    said = "\n".join([texts(app), *alts(app), *(str(one.value) for one in app.header)])
    if language == "zh":
        assert set(re.findall(r"[A-Za-z]{4,}", said)) <= SAME
    elif name != "needs":  # features are named as in the file
        assert not re.search(r"[一-鿿]", said)


def test_elements_name_the_furthest_below_expectation_and_mark_whose_words_the_meanings_are() -> None:
    app = looked("elements", **ALL)
    assert re.search(r"Furthest below what was expected: \*\*Responsiveness\*\*, −0\.4\d points", texts(app))
    said = texts(app)
    for name in ("Reliability", "Responsiveness"):
        assert re.search(rf"- \*\*{name}\*\* · .* \(from the source articles\)", said)
    for name in ("Friendliness", "Empathy", "Tangibles"):
        assert re.search(rf"- \*\*{name}\*\* · .* \(our own words\)", said)
    assert "assurance" in said


def test_one_element_is_taken_apart_by_node_and_over_time() -> None:
    app = opened("elements", **ALL)
    assert alts(app)[-1].startswith("Counter 1: expected")
    app.radio(key="element_by").set_value("period").run()
    assert not app.exception
    assert alts(app)[-1].startswith("May 2025: expected")


def test_needs_name_each_class_with_its_features_and_who_sees_them_differently() -> None:
    said = texts(looked("needs", **ALL))
    assert "**must-be**: 收费事先讲清" in said
    assert "**Too close to call**: 手机预约取号 (one-dimensional or indifferent)" in said
    assert "**手机预约取号** — 18—30岁: one-dimensional (n = 92), 51岁及以上: indifferent (n = 88)" in said


def test_needs_say_when_there_are_answers_if_the_period_has_none() -> None:
    said = texts(looked("needs", journeys="bank", start="2026-08-01", end="2026-10-31"))
    assert "answered from 16 Mar 2026 to 25 Apr 2026" in said


def test_drivers_go_with_satisfaction_and_never_cause_it_and_say_how_well_they_fit() -> None:
    app = looked("drivers", **ALL)
    said = texts(app) + "\n".join(alts(app))
    assert re.search(r"explain 59% of the differences in overall satisfaction \(R² 0\.59, n = 7,682 persons\)", said)
    assert said.index("Responsiveness goes with") < said.index("Reliability goes with") < said.index("Tangibles goes")
    assert re.search(r"Goes most with overall satisfaction: \*\*Responsiveness\*\*, \d+% of what all 5 explain", said)
    assert "Matters more and is done worse than the others: **Responsiveness**" in said
    assert "No halo" in said
    assert "Without them the order is the same" in said
    assert set(re.findall(r"\w*caus\w*", said)) == {"causes"}
    assert said.count("causes") == said.count("“Goes with”, never “causes”")


def test_with_too_few_answers_the_drivers_page_says_what_it_takes() -> None:
    said = texts(looked("drivers", journeys="bank", start="2026-10-30", end="2026-10-31"))
    assert re.search(r"Too few persons answered everything: \d+; it takes 100", said)
