"""Verdicts on a training: what counts as working, and when nothing can be said."""

from datetime import date

import numpy as np
import pytest

from cxlib.coaching.did import Difference, changes
from cxlib.coaching.effect import About, Effect, Sides, effect
from cxlib.coaching.past import mean_course, past
from cxlib.coaching.which import which
from cxlib.coaching.windows import windows

LEVEL = np.array([0.60, 0.70, 0.65])
RISE, STILL = np.array([0.10, 0.12, 0.11]), np.array([0.01, 0.00, 0.02])
DATA = (date(2025, 5, 1), date(2026, 10, 31))


def test_what_begins_after_today_and_after_the_data_is_not_yet_held_and_waits_for_a_whole_month():
    ahead = windows(date(2026, 12, 7), date(2026, 12, 8), DATA, 4, date(2026, 11, 22))
    assert (ahead.reason, ahead.after[1], ahead.until) == ("NOT_YET", date(2027, 1, 31), date(2026, 10, 31))
    assert windows(date(2026, 11, 9), date(2026, 11, 9), DATA, 4, date(2026, 11, 22)).reason == "TOO_EARLY"
    assert windows(date(2026, 10, 9), date(2026, 10, 9), DATA, 4, date(2026, 9, 1)).reason == "TOO_EARLY"


def test_what_is_not_yet_held_is_no_training_of_its_kind():
    ahead = Effect("NOT_YET", Difference(np.nan), np.nan, 0, 0)
    assert which([(["lecture"], ahead)]).table.empty
    assert which([(["lecture"], ahead), (["lecture"], told(RISE, STILL))]).table["trainings"].tolist() == [1]


def told(trained, others, about=None, start=LEVEL, seen=None):
    return effect(Sides(start, start + trained, LEVEL, LEVEL + others), about or About(), seen)


def test_a_training_works_if_the_trained_rose_more_than_the_others():
    got = told(RISE, STILL)
    assert (got.verdict, got.n_trained, got.n_others) == ("WORKED", 3, 3)
    assert got.difference.value == pytest.approx(0.10)


def test_what_all_gained_is_not_credited_to_the_training():
    got = told(RISE, RISE)
    assert got.verdict == "NO_EFFECT"
    assert got.plain == pytest.approx(0.11)


def test_less_is_better_where_the_metric_says_so():
    assert told(-RISE, STILL, About(better="low")).verdict == "WORKED"
    assert told(RISE, STILL, About(better="low")).verdict == "HARMED"
    assert told(-RISE, STILL).verdict == "HARMED"


def test_no_effect_is_only_said_where_there_is_no_room_for_one_worth_the_trouble():
    spread = np.array([-0.2, 0.0, 0.2])
    assert told(spread, STILL).verdict == "NOT_SHOWN"
    assert told(STILL, STILL, About(worth=0.001)).verdict == "NOT_SHOWN"
    assert told(STILL, STILL, About(worth=0.1)).verdict == "NO_EFFECT"


def test_two_units_on_a_side_give_a_figure_and_cannot_be_tested():
    got = effect(Sides([0.6, 0.7], [0.7, 0.8], LEVEL, LEVEL), About())
    assert got.verdict == "CANNOT_TEST"
    assert got.difference.value == pytest.approx(0.1)
    assert np.isnan(got.difference.low)


def test_without_units_on_a_side_there_is_no_figure():
    assert effect(Sides([], [], LEVEL, LEVEL), About()).verdict == "NO_FIGURES"
    assert effect(Sides(LEVEL, LEVEL, [], []), About()).verdict == "NO_COMPARISON"


def test_from_twenty_units_on_errors_are_clustered_and_the_estimate_stays():
    rises = np.linspace(0.05, 0.15, 10)
    start = np.linspace(0.5, 0.7, 10)
    got = effect(Sides(start, start + rises, start, start + rises / 2), About())
    plain = changes(rises, rises / 2)
    assert got.difference.value == pytest.approx(plain.value)
    assert got.difference.df == 19
    assert got.difference.se != pytest.approx(plain.se, rel=1e-3)


def test_those_chosen_because_weak_and_those_who_started_lower_are_warned_of():
    weak = About(chosen_weak=True)
    assert "CHOSEN_WEAK" in told(RISE, STILL, weak).warnings
    assert "STARTED_WORSE" in told(RISE, STILL, start=LEVEL - 0.3).warnings
    assert "STARTED_WORSE" not in told(RISE, STILL, start=LEVEL + 0.05).warnings
    assert "STARTED_WORSE" in told(RISE, STILL, About(better="low", share=False), start=LEVEL + 0.3).warnings


def test_little_room_at_the_top_and_short_windows_are_warned_of():
    assert "CEILING" in told(RISE, STILL, start=LEVEL + 0.2).warnings
    assert "SHORT" in told(RISE, STILL, About(months=2)).warnings


def test_a_gap_that_closed_before_the_training_is_no_parallel_past():
    steady, drifting = np.array([[0.7, 0.72, 0.69, 0.71, 0.70]]), np.array([[0.5, 0.54, 0.61, 0.64, 0.7]])
    assert past(steady, steady + np.array([0.01, 0, 0.01, 0, 0.01])).parallel
    assert not past(drifting, steady).parallel
    assert "NOT_PARALLEL" in told(RISE, STILL, seen=past(drifting, steady)).warnings


def test_three_months_are_too_few_to_see_a_drift_and_that_is_said():
    got = past([[0.5, 0.6, 0.7]], [[0.7, 0.7, 0.7]])
    assert not got.known
    assert "PAST_UNKNOWN" in told(RISE, STILL, seen=got).warnings


def test_a_unit_without_a_figure_in_a_month_makes_no_jump():
    assert mean_course([[0.9, 0.9, 0.9], [0.5, np.nan, 0.5]]).tolist() == pytest.approx([0.7] * 3)


def test_windows_are_whole_months_of_equal_length_around_the_months_of_the_training():
    got = windows(date(2026, 3, 30), date(2026, 4, 2), DATA)
    assert got.before == (date(2025, 11, 1), date(2026, 2, 28))
    assert got.after == (date(2026, 5, 1), date(2026, 8, 31))


def test_windows_shrink_to_the_side_with_fewer_months():
    got = windows(date(2026, 8, 12), date(2026, 8, 12), DATA)
    assert (got.months, got.before) == (2, (date(2026, 6, 1), date(2026, 7, 31)))


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [(date(2025, 12, 3), date(2026, 6, 28), 3), (date(2025, 12, 4), date(2026, 6, 28), 2),
     (date(2025, 12, 1), date(2026, 6, 27), 2)],
)  # fmt: skip
def test_a_month_that_lacks_more_than_a_weekend_at_the_edge_of_the_data_is_not_whole(first, last, months):
    assert windows(date(2026, 3, 9), date(2026, 3, 9), (first, last)).months == months


@pytest.mark.parametrize(
    ("day", "why"), [(date(2026, 10, 1), "TOO_EARLY"), (date(2026, 9, 30), ""), (date(2025, 5, 20), "NO_BEFORE")]
)
def test_a_side_without_a_whole_month_is_told(day, why):
    assert windows(day, day, DATA).reason == why


def tagged(tag, *values):
    return [([tag], Effect("WORKED", Difference(v, low=v - 0.01, high=v + 0.01), v, 3, 3)) for v in values]


def test_one_method_is_better_only_with_three_trainings_each_and_a_clear_difference():
    role, lecture = tagged("role_play", 0.10, 0.12, 0.11), tagged("lecture", 0.01, 0.0, 0.02)
    assert which([*lecture, *role]).verdict == "BETTER"
    assert which([*lecture, *role]).best == "role_play"
    assert which([*lecture, *role[:2]]).verdict == "TOO_FEW"
    assert which([*lecture, *tagged("role_play", 0.2, 0.0, 0.02)]).verdict == "NOT_APART"
    assert which(lecture).verdict == "ONE_ONLY"


def test_trainings_that_could_not_be_tested_are_counted_and_not_averaged():
    untested = (["lecture"], Effect("TOO_EARLY", Difference(np.nan), np.nan, 2, 2))
    line = which([*tagged("lecture", 0.1, 0.2, 0.3), untested]).table.iloc[0]
    assert (line["trainings"], line["tested"], line["value"]) == (4, 3, pytest.approx(0.2))
    assert line["low"] < 0.2 < line["high"]
