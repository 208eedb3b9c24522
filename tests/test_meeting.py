"""How a chart stands to its standard: foretold where it is stable, counted where the chart or the standard changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from cxlib.access import Viewer
from cxlib.courses import Course, Met, assurance, courses, met
from cxlib.courses.versions import Version
from cxlib.marks import Standard
from cxlib.scope import Scope
from cxlib.store import Store
from tests.test_courses import AUTUMN, made, of

CALM = [0.80, 0.81, 0.80, 0.79] * 7
FIRST = date(2025, 1, 6)
EVER, EVERMORE = date(1900, 1, 1), date(9999, 12, 31)


def judged(shares: list[float], *versions: tuple[date, date, float]) -> Course:
    return replace(made(shares), versions=tuple(Version(*one) for one in versions))


def test_over_a_calm_chart_the_limits_foretell() -> None:
    course = judged(CALM, (EVER, EVERMORE, 0.95))
    assert assurance(course) == "consistent_fail"
    assert met(course) is None


def test_after_a_change_the_weeks_since_then_are_counted_and_nothing_is_foretold() -> None:
    course = judged([0.90, 0.91, 0.90, 0.89] * 6 + [0.70] * 12 + [0.73], (EVER, EVERMORE, 0.72))
    assert assurance(course) == ""
    counted = met(course)
    assert counted is not None
    assert counted.changed
    assert (counted.met, counted.periods, counted.moved) == (1, 13, False)


def test_when_a_change_is_over_the_weeks_after_it_are_counted() -> None:
    course = judged([*CALM, 0.60, 0.80, 0.79, 0.80], (EVER, EVERMORE, 0.80))
    assert met(course) == Met(2, 3, changed=True, moved=False)


def test_each_week_is_judged_by_the_standard_of_its_time() -> None:
    changed = (pd.Timestamp(FIRST) + pd.Timedelta(weeks=14)).date()
    before = (pd.Timestamp(changed) - pd.Timedelta(days=1)).date()
    course = judged(CALM, (EVER, before, 0.75), (changed, EVERMORE, 0.90))
    assert met(course) == Met(14, 28, changed=False, moved=True)
    assert assurance(course) == ""


def test_a_standard_with_the_noise_of_arithmetic_is_met_by_exactly_that_share() -> None:
    course = judged([*CALM, 0.60, 0.81, 0.80], (EVER, EVERMORE, 0.81 + 2e-16))
    counted = met(course)
    assert counted is not None
    assert (counted.met, counted.periods) == (1, 2)


def test_a_standard_that_has_ended_is_drawn_and_foretells_nothing() -> None:
    course = judged(CALM, (EVER, date(2025, 3, 2), 0.95))
    assert (course.target, assurance(course), met(course)) == (None, "", None)
    assert course.standards()["day"].max() == pd.Timestamp(2025, 3, 2)


@pytest.fixture
def tightened(sample_copy: Store) -> Course:
    sample_copy.add(Standard("counter_1", "csat", 0.90, date(2026, 10, 31)), Viewer("me"))
    scope = Scope(AUTUMN.start, AUTUMN.end, grain="W")
    return of(courses(sample_copy.reader(), scope, ("csat",)), "counter_1", "csat")


def test_a_new_standard_leaves_the_past_as_it_was(tightened: Course) -> None:
    line = tightened.standards()
    assert line["value"].tolist() == [0.85, 0.85, 0.90, 0.90]
    assert line["day"].tolist()[1:] == [pd.Timestamp(2026, 10, 31)] * 2 + [pd.Timestamp(2026, 11, 1)]
    assert set(tightened.standard[-13:]) == {0.85}


def test_the_sentence_of_the_changed_wait_counts_the_thirteen_weeks_since_august(sample_store: Store) -> None:
    from ui.course_words import verdict

    scope = Scope(AUTUMN.start, AUTUMN.end, grain="W")
    course = of(courses(sample_store.reader(), scope, ("wait_p90_s",)), "counter_1", "wait_p90_s")
    counted = met(course)
    assert counted is not None
    assert (counted.met, counted.periods) == (0, 13)
    assert "since then the standard was missed in 13 of 13 weeks" in verdict(course)
    assert "by chance" not in verdict(course)
