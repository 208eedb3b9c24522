"""Rare complaints are charted one by one: what lies between them, since when they are closer, and when they are not."""

from __future__ import annotations

import pandas as pd
import pytest

from cxlib.courses import Course, courses, expected, signals
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from tests import rare

KEY = "complaints_per_1000"
STEPPED = [*rare.CALM, *rare.CLOSE]


def charted(days: list[int], *, volume: bool = True) -> Course:
    """The course of complaints on these days."""
    store = rare.take(open_store(), days, volume=volume)
    [course] = courses(store.reader(), Scope(), (KEY,))
    store.close()
    return course


@pytest.fixture(scope="module")
def stepped() -> Store:
    """A complaint every fourteen days, then one every four."""
    return rare.take(open_store(), STEPPED)


@pytest.mark.parametrize("by_node", [True, False])
def test_each_complaint_is_a_point_that_says_how_many_were_served_since_the_one_before(
    stepped: Store, by_node: bool
) -> None:
    [course] = courses(stepped.reader(), Scope(), (KEY,), by_node)
    assert (course.kind, course.kind_reason, course.grain_reason) == ("g", "RARE", "EACH_EVENT")
    assert course.points["value"].tolist() == [14 * rare.SERVED] * 13 + [4 * rare.SERVED] * 10
    assert course.points["period"].iloc[0] == pd.Timestamp(rare.day(rare.CALM[1]))


def test_short_times_between_complaints_are_a_concern_since_the_day_after_the_last_calm_one(stepped: Store) -> None:
    reader = stepped.reader()
    [told] = signals(reader, Scope(), courses(reader, Scope(), (KEY,))).to_dict("records")
    assert (told["meaning"], told["direction"], told["rule"], told["chart"]) == ("concern", "high", "shift_low", "g")
    assert told["since"] == pd.Timestamp(rare.day(rare.CALM[-1] + 1))
    assert told["before"] < told["now"] == pytest.approx(1000 * 10 / (40 * rare.SERVED))
    assert told["touched"] == 40 * rare.SERVED


def test_what_was_served_since_the_last_complaint_is_told_and_not_charted(stepped: Store) -> None:
    [course] = courses(stepped.reader(), Scope(), (KEY,))
    assert course.between is not None
    # half of its own day and all of the days after it
    assert course.between.open == rare.SERVED / 2 + (rare.DAYS - 1 - rare.CLOSE[-1]) * rare.SERVED


def test_two_on_one_day_share_those_served_that_day() -> None:
    assert charted([10, 10, 20, 30, 40]).points["value"].tolist() == [4, 78, 80, 80]


def test_without_a_volume_the_days_between_complaints_are_charted() -> None:
    course = charted(STEPPED, volume=False)
    assert (course.kind, course.points["value"].tolist()) == ("t", [14.0] * 13 + [4.0] * 10)
    assert course.variation == "concern_low"


def test_four_complaints_are_too_few_for_a_chart_of_their_own() -> None:
    course = charted([10, 60, 120, 200])
    assert (course.kind, course.kind_reason, course.firm, course.between) == ("u", "RARE", False, None)


def test_complaints_that_come_every_week_are_charted_by_week() -> None:
    course = charted([*range(1, 270, 3)])
    assert (course.kind, course.grain, course.between) == ("u", "W", None)


def test_a_time_between_complaints_of_the_last_four_weeks_does_not_count_yet() -> None:
    course = charted([*STEPPED, 251, 252])
    late = course.points[course.points["reason"] == "STILL_ARRIVING"]
    assert late["period"].tolist() == [pd.Timestamp(rare.day(252))]
    assert course.counted.tolist() == [True] * 24 + [False]


def test_a_long_time_without_a_complaint_is_an_improvement_from_its_beginning_on() -> None:
    course = charted([*range(0, 28, 2), 240])
    lines = course.lines()
    assert (lines["meaning"].iloc[-1], lines["rule"].iloc[-1]) == ("improvement", "above_upl")
    assert course.begins(len(lines) - 1) == pd.Timestamp(rare.day(27))


def test_charts_of_rare_events_are_among_those_that_chance_alone_may_flag(stepped: Store) -> None:
    chance = expected(courses(stepped.reader(), Scope(), (KEY,)))
    assert chance.charts == 1
    assert 0 < chance.signals < 0.5
