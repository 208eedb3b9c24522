"""Control charts of figures: the planted changes are found where and when they were planted, and nothing else is."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from cxlib.courses import WHOLE, Course, courses, expected, signals
from cxlib.courses.charting import charted
from cxlib.courses.episodes import latest
from cxlib.courses.grains import Chosen
from cxlib.courses.grid import grid
from cxlib.courses.marking import Marks
from cxlib.courses.window import window
from cxlib.marks import Ghost, Rebase
from cxlib.scope import Scope
from cxlib.store import Store

AUTUMN = Scope(date(2026, 8, 2), date(2026, 10, 31))
METRICS = ("csat", "wait_p90_s", "complaints_per_1000", "nps")
DROP = pd.Timestamp(2026, 8, 3)
NO_MARKS = Marks({}, {}, {})


def of(found: list[Course], node: str, metric: str) -> Course:
    return next(course for course in found if (course.node, course.metric) == (node, metric))


# --- the planted truths ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def autumn(sample_store: Store) -> list[Course]:
    return courses(sample_store.reader(), AUTUMN, METRICS)


def test_the_planted_drop_is_found_at_its_node_and_its_week(sample_store: Store, autumn: list[Course]) -> None:
    told = signals(sample_store.reader(), AUTUMN, autumn)
    since = told[told["node"] == "counter_1"].set_index("metric")["since"]
    assert since[["csat", "wait_p90_s", "complaints_per_1000"]].tolist() == [DROP] * 3


def test_no_other_node_of_the_bank_shows_a_concern_beyond_chance(sample_store: Store, autumn: list[Course]) -> None:
    told = signals(sample_store.reader(), AUTUMN, autumn)
    concerns = told[(told["meaning"] == "concern") & (told["node"] != "counter_1")]
    assert len(concerns) <= expected(autumn, AUTUMN.start).signals


def test_the_nodes_trained_in_march_are_better_since_then(sample_store: Store, autumn: list[Course]) -> None:
    told = signals(sample_store.reader(), AUTUMN, autumn)
    better = told[(told["meaning"] == "improvement") & (told["metric"] == "csat")].set_index("node")["since"]
    trained = better[["quote", "diagnose", "consent", "feedback"]]
    assert (trained == pd.Timestamp(2026, 3, 1)).all()


def test_what_lasts_stands_first_and_then_what_touches_most_customers(
    sample_store: Store, autumn: list[Course]
) -> None:
    told = signals(sample_store.reader(), AUTUMN, autumn)
    assert told["current"].is_monotonic_decreasing
    assert set(told["current"]) == {True, False}
    assert all(part["touched"].is_monotonic_decreasing for _, part in told.groupby("current"))
    assert told["node"].iloc[0] == "counter_1"


def test_a_small_node_gets_no_verdict(autumn: list[Course]) -> None:
    small = of(autumn, "vip", "csat")
    assert (small.firm, small.variation, latest(small)) == (False, "too_few", None)


# --- the right chart and grain ---------------------------------------------------------------------------------------


def test_a_node_with_few_answers_a_week_is_charted_by_month_and_says_why(autumn: list[Course]) -> None:
    few, many = of(autumn, "phone", "csat"), of(autumn, "counter_1", "csat")
    assert (few.grain, few.grain_reason) == ("M", "FEW_CASES")
    assert (many.grain, many.grain_reason) == ("W", "AS_WISHED")


def test_rare_complaints_are_charted_by_month_although_many_are_served_a_week(autumn: list[Course]) -> None:
    rare = of(autumn, "counter_2", "complaints_per_1000")
    assert (rare.grain, rare.grain_reason, rare.kind) == ("M", "RARE_EVENTS", "u")


def test_shares_get_limits_by_their_n_and_scores_by_their_ranges(autumn: list[Course]) -> None:
    assert of(autumn, "counter_1", "csat").kind == "p"
    assert of(autumn, "counter_1", "wait_p90_s").kind == "xmr"


def test_a_chart_reaches_back_a_year_of_weeks_however_short_the_period() -> None:
    asked = window(Scope(date(2026, 10, 1), date(2026, 10, 31)), date(2020, 1, 1), date(2026, 10, 31), "W")
    assert (asked.start, asked.end) == (date(2025, 11, 3), date(2026, 10, 31))


def test_all_nodes_of_a_scope_make_one_course(sample_store: Store) -> None:
    [course] = courses(sample_store.reader(), AUTUMN.within(journeys=["bank"]), ("csat",), by_node=False)
    assert (course.node, course.grain, len(course.points)) == (WHOLE, "W", 52)


# --- marks -----------------------------------------------------------------------------------------------------------


def test_a_step_change_starts_new_limits_and_ends_the_signal(sample_copy: Store) -> None:
    sample_copy.add(Rebase("csat", DROP.date(), "two clerks left", "counter_1"))
    course = of(courses(sample_copy.reader(), AUTUMN, ("csat",)), "counter_1", "csat")
    lines = course.lines().set_index("period")
    assert lines.loc[DROP, "centre"] < 0.75 < lines["centre"].iloc[0]
    assert course.variation == "common_cause"


def test_a_ghosted_week_is_left_out_of_limits_and_rules(sample_copy: Store) -> None:
    before = of(courses(sample_copy.reader(), AUTUMN, ("wait_p90_s",)), "wealth", "wait_p90_s").lines()
    sample_copy.add(Ghost("wait_p90_s", date(2026, 5, 20), date(2026, 5, 20), "system down", "wealth"))
    after = of(courses(sample_copy.reader(), AUTUMN, ("wait_p90_s",)), "wealth", "wait_p90_s").lines()
    week = after["period"] == pd.Timestamp(2026, 5, 18)
    assert after["ghost"].tolist() == week.tolist()
    counted = before["counted"] & ~week
    assert after["centre"].iloc[0] == pytest.approx(before.loc[counted, "value"].mean())
    assert before["centre"].iloc[0] == pytest.approx(before.loc[before["counted"], "value"].mean())


# --- episodes and chance ---------------------------------------------------------------------------------------------


def weekly(shares: np.ndarray, n: np.ndarray) -> list[Course]:
    """Weekly satisfaction of some nodes (rows) as courses."""
    weeks = pd.date_range("2025-01-06", periods=shares.shape[1], freq="W-MON").to_numpy()
    nodes = np.repeat(np.array([f"node_{row}" for row in range(len(shares))], dtype=object), shares.shape[1])
    every = {"class": "normal", "reason": "", "events": np.nan}
    lines = {"node": nodes, "period": np.tile(weeks, len(shares)), "value": shares.ravel(), "n": n.ravel(),
             "low": shares.ravel() - 0.05, "high": shares.ravel() + 0.05, "n_effective": n.ravel()}  # fmt: skip
    lines |= {name: np.full(nodes.size, one, dtype=object) for name, one in every.items()}
    found = grid(lines, "csat", "W", date(2027, 1, 1))
    assert found is not None
    return charted("csat", Chosen("W", ("AS_WISHED",) * len(shares), found), NO_MARKS)


def made(shares: list[float], n: int = 200) -> Course:
    [course] = weekly(np.array([shares]), np.full((1, len(shares)), n))
    return course


def test_flags_on_one_side_with_a_calm_point_between_are_one_episode() -> None:
    episode = latest(made([0.84, 0.76] * 14 + [0.50] * 7 + [0.77, 0.50]))
    assert episode is not None
    assert (episode.side, episode.meaning, episode.current) == ("low", "concern", True)
    assert episode.since == pd.Timestamp("2025-01-06") + pd.Timedelta(weeks=28)


def test_what_was_flagged_long_ago_and_is_calm_since_is_no_longer_current() -> None:
    episode = latest(made([0.80, 0.81, 0.80, 0.79] * 4 + [0.60] + [0.80, 0.81, 0.80, 0.79] * 4))
    assert episode is not None
    assert (episode.points, episode.current) == (1, False)


def test_a_calm_course_has_no_episode() -> None:
    assert latest(made([0.80, 0.81, 0.80, 0.79] * 7)) is None


def test_two_hundred_calm_data_sets_show_as_many_false_signals_as_printed() -> None:
    rng = np.random.default_rng(8)
    start = date(2025, 10, 6)
    found = printed = 0.0
    for _ in range(200):
        n = rng.integers(150, 450, size=(5, 52))
        calm = weekly(rng.binomial(n, 0.8) / n, n)
        episodes = [episode for course in calm if (episode := latest(course))]
        found += sum(episode.until.date() >= start for episode in episodes)
        printed += expected(calm, start).signals
    assert 0.75 * printed < found < 1.1 * printed
