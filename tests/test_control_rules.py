"""The four rules, on hand-made points and on the vectors of the reference package."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from cxlib.control import RULES, Limits, Settings, meaning, numbered, xmr
from cxlib.control.rules import broken

VECTORS = json.loads((Path(__file__).parent / "reference" / "xmr.json").read_text(encoding="utf-8"))["rules"]
FAR, NEAR_LIMIT, CLOSE, BEYOND = 20, 2.5, 1, 3.5


def marked(y, rule, limit=3.0, settings=None, segment=None):
    """Points that a rule marks around a mean of 0 with limits at ± `limit`."""
    y = np.array(y, dtype=float)
    flat = np.ones(y.size)
    lines = Limits(0 * flat, -limit * flat, limit * flat, -limit * 2 / 3 * flat, limit * 2 / 3 * flat)
    segment = np.zeros(y.size, int) if segment is None else np.array(segment)
    return broken(y, segment, lines, settings or Settings())[RULES.index(rule)].astype(int).tolist()


def members(ends, n=7):
    """All points of runs of `n` that end at the points given."""
    ends = np.flatnonzero(ends)
    return [int(any(end - n < i <= end for end in ends)) for i in range(ends.max(initial=0) + 1)]


@pytest.mark.parametrize("case", VECTORS["shift_end_of_run"])
def test_a_shift_is_where_the_package_says_a_run_ends(case):
    rule = "shift_high" if case["side"][0] > 0 else "shift_low"
    expected = members(case["flag"])
    assert_array_equal(marked(case["side"], rule)[: len(expected)], expected)
    assert sum(marked(case["side"], rule)) == sum(expected)


@pytest.mark.parametrize("case", VECTORS["trend_end_of_run"])
def test_a_trend_is_where_the_package_says_a_run_ends(case):
    for rule, sign in (("trend_up", 1), ("trend_down", -1)):
        expected = members(np.array(case["flag"]) == sign)
        assert sum(marked(case["y"], rule, FAR)) == sum(expected)
        assert_array_equal(marked(case["y"], rule, FAR)[: len(expected)], expected)


@pytest.mark.parametrize("case", VECTORS["two_of_three_points_flagged"])
def test_two_of_three_marks_what_the_package_marks(case):
    y = np.where(case["near"], NEAR_LIMIT, CLOSE) * np.array(case["side"])
    assert marked(y, "two_of_three_high", settings=Settings(two_of_three="ptd")) == case["flag"]


@pytest.mark.parametrize("case", VECTORS["two_of_three_since_2023"]["cases"])
def test_since_2023_points_beyond_the_limit_count_too(case):
    size = {"<2": CLOSE, "2-3": NEAR_LIMIT, ">3": BEYOND}
    y = [size[zone] * side for zone, side in zip(case["zone"], case["side"], strict=True)]
    assert marked(y, "two_of_three_high", settings=Settings(two_of_three="ptd")) == case["old_marks_two_of_three"]
    assert marked(y, "two_of_three_high") == case["new_marks_two_of_three"]


def test_the_shown_rule_is_outside_before_trend_before_two_of_three_before_shift():
    short = Settings(limits_from=2, shift_n=3, trend_n=3, screen=False)
    chart = xmr([5, 5, 5, 5, 5, 5, 5, 5, 9, 10, 13, 5, 4, 6, 5, 5], settings=short)
    both = chart.flags.sum(axis=0) > 1
    assert both.any()
    for place in np.flatnonzero(both):
        assert chart.rule[place] == RULES[int(chart.flags[:, place].argmax())]
    assert [RULES[i].rpartition("_")[0] for i in (2, 4, 6)] == ["trend", "two_of_three", "shift"]


def test_a_point_on_the_mean_ends_a_run():
    assert sum(marked([1] * 6 + [0] + [1] * 6, "shift_high")) == 0


def test_a_point_on_a_limit_is_inside():
    assert marked([3, 3.01, -3, -3.01], "above_upl") == [0, 1, 0, 0]
    assert marked([3, 3.01, -3, -3.01], "below_lpl") == [0, 0, 0, 1]


def test_a_tie_ends_a_trend_and_the_mean_does_not():
    assert sum(marked([-3, -2, -1, 0, 1, 2, 3], "trend_up", FAR)) == 7
    assert sum(marked([-3, -2, -1, -1, 1, 2, 3], "trend_up", FAR)) == 0


def test_a_missing_point_ends_every_run():
    gap = np.nan
    assert sum(marked([1, 1, 1, gap, 1, 1, 1, 1], "shift_high")) == 0
    assert sum(marked([1, 2, 3, gap, 4, 5, 6, 7], "trend_up", FAR)) == 0
    assert sum(marked([2.5, gap, 2.5], "two_of_three_high")) == 0


@pytest.mark.parametrize(
    ("y", "rule"), [([1] * 8, "shift_high"), (range(8), "trend_up"), ([2.5] * 4, "two_of_three_high")]
)
def test_no_run_crosses_a_step_change(y, rule):
    middle = len(list(y)) // 2
    halves = numbered(len(list(y)), [middle])
    assert sum(marked(y, rule, FAR if rule == "trend_up" else 3)) > 0
    assert sum(marked(y, rule, FAR if rule == "trend_up" else 3, segment=halves)) == 0


@pytest.mark.parametrize(("n", "found"), [(6, True), (7, True), (8, False)])
def test_the_length_of_a_run_is_a_setting(n, found):
    assert any(marked([1] * 7, "shift_high", settings=Settings(shift_n=n))) == found
    assert any(marked(range(7), "trend_up", FAR, settings=Settings(trend_n=n))) == found


@pytest.mark.parametrize("wrong", [{"two_of_three": "nhs"}, {"shift_n": 2}, {"fix_after_n": 11}, {"fix_after_n": 21}])
def test_settings_that_make_no_chart_are_refused(wrong):
    with pytest.raises(ValueError, match=r"mdc or ptd|points"):
        Settings(**wrong)


def test_a_falling_trend_above_the_mean_is_a_fall():
    chart = xmr([36, 35, 34, 33, 32, 31, 30, *[0, 40] * 8])
    assert chart.values[5] > chart.limits.centre[5]
    assert chart.flags[RULES.index("trend_down"), 5]
    falling = chart.rule == "trend_down"
    assert falling.any()
    assert set(meaning(chart, "high")[falling]) == {"concern"}
    assert set(meaning(chart, "low")[falling]) == {"improvement"}
    assert set(meaning(chart, "none")[falling]) == {"neutral_low"}
