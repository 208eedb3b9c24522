"""A signal is told by the strongest rule any of its points breaks, over whatever time it is asked about."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from cxlib.control import RULES
from cxlib.courses import courses, latest, signals
from cxlib.courses.episodes import STRENGTH, strongest
from cxlib.scope import Scope
from cxlib.store import Store
from tests.test_courses import made

WINDOWS = [Scope(), Scope(date(2026, 8, 1)), Scope(date(2026, 7, 27), date(2026, 10, 31))]


def wait_of_counter_1(store: Store, scope: Scope) -> dict[str, object]:
    found = signals(store.reader(), scope, courses(store.reader(), scope, ("wait_p90_s",)))
    [line] = found[found["node"] == "counter_1"].to_dict("records")
    return {str(name): value for name, value in line.items()}


@pytest.mark.parametrize("scope", WINDOWS, ids=["all data", "since August", "July to October"])
def test_the_rule_is_the_same_over_whatever_time_is_asked(sample_store: Store, scope: Scope) -> None:
    told = wait_of_counter_1(sample_store, scope)
    assert (told["rule"], told["since"], told["points"]) == ("above_upl", pd.Timestamp(2026, 8, 3), 13)


def test_a_last_point_near_the_limit_does_not_hide_those_beyond_it() -> None:
    course = made([0.80, 0.81, 0.80, 0.79] * 7 + [0.60, 0.60, 0.765, 0.765])
    episode = latest(course)
    assert episode is not None
    assert course.chart.rule[-1] != "below_lpl"
    assert (episode.rule, episode.points, episode.current) == ("below_lpl", 4, True)


def test_beyond_a_limit_comes_before_two_of_three_before_a_run_before_a_trend() -> None:
    assert [rule.rpartition("_")[0] for rule in STRENGTH["high"]] == ["above", "two_of_three", "shift", "trend"]
    assert sorted([*STRENGTH["high"], *STRENGTH["low"]]) == sorted(RULES)


def test_a_rule_of_the_other_side_does_not_name_an_episode() -> None:
    broken = dict.fromkeys(RULES, False) | {"trend_up": True, "below_lpl": True, "shift_high": True}
    assert strongest([broken[rule] for rule in RULES], "high") == "shift_high"


def test_a_signal_says_from_which_day_on_before_is(sample_store: Store) -> None:
    told = wait_of_counter_1(sample_store, WINDOWS[1])
    assert told["before_since"] == pd.Timestamp(2025, 11, 3)
