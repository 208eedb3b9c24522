"""XmR charts at their edges, and what holds for every series."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cxlib.control import Settings, assurance, chart_assurance, drawn, moving_ranges, numbered, variation, xmr

CALM = [5, 6, 5, 4, 5, 6, 4, 5, 4, 6, 5, 4, 5, 6, 5]
SERIES = st.lists(st.integers(-40, 40), min_size=2, max_size=30).map(lambda values: np.array(values, dtype=float))


def test_no_points_make_no_chart():
    chart = xmr([])
    assert chart.rule.size == 0
    assert variation(chart, "high") == "no_data"
    assert chart_assurance(chart, 5, "high") == ""


def test_only_missing_points_have_no_lines_and_no_data():
    chart = xmr([np.nan] * 5)
    assert np.isnan(drawn(chart)[:3]).all()
    assert variation(chart, "high") == "no_data"
    assert set(chart.stage) == {"empty"}


def test_one_point_is_a_dot_without_lines():
    chart = xmr([np.nan, 5, np.nan])
    assert np.isnan(drawn(chart)[:3]).all()
    assert variation(chart, "high") == "too_early"


def test_equal_points_have_limits_at_the_mean_and_no_signal():
    for value in (5, 0.1, 1 / 3):
        chart = xmr([value] * 13)
        assert_allclose(chart.limits, value, rtol=1e-12)
        assert set(chart.rule) == {"none"}
        assert variation(chart, "high") == "common_cause"


def test_fewer_than_8_points_have_a_median_and_no_limits():
    chart = xmr([1, 2, 3, 4, 5, 6, 70])
    lines = drawn(chart)
    assert_array_equal(lines.centre, 4)
    assert np.isnan(lines.low).all()
    assert set(chart.rule) == {"none"}
    assert set(chart.stage) == {"dots"}
    assert_array_equal(drawn(xmr([1, 2, np.nan, 4, 9])).centre, 3)


@pytest.mark.parametrize(
    ("points", "stage", "icon"),
    [(8, "trial", "too_early"), (12, "trial", "too_early"), (13, "full", "improvement_high")],
)
def test_8_points_have_trial_limits_and_signals_13_an_icon(points, stage, icon):
    chart = xmr([*([5, 6, 5, 4] * 4)[: points - 1], 30])
    assert set(chart.stage) == {stage}
    assert chart.rule[-1] == "above_upl"
    assert not np.isnan(drawn(chart).high).any()
    assert variation(chart, "high") == icon


def test_after_a_step_change_the_count_starts_again():
    y = np.array([*CALM, *(v + 20 for v in CALM[:12])], dtype=float)
    segment = numbered(y.size, [15])
    assert variation(xmr(y, segment), "high") == "too_early"
    assert variation(xmr(y), "high") != "too_early"
    assert chart_assurance(xmr(y, segment), 99, "high") == ""
    assert set(xmr(y, segment).rule) == {"none"}


def test_segment_numbers_must_not_fall():
    with pytest.raises(ValueError, match="fall"):
        xmr([1, 2, 3], [0, 1, 0])


def test_a_ghost_is_as_if_it_were_missing():
    y = np.array([*CALM, 40, *CALM], dtype=float)
    ghosts = np.arange(y.size) == 15
    gone = np.where(ghosts, np.nan, y)
    with_ghost, without = xmr(y, ghosts=ghosts), xmr(gone)
    assert_array_equal(with_ghost.limits, without.limits)
    assert_array_equal(with_ghost.rule, without.rule)
    assert with_ghost.rule[15] == "none"
    assert with_ghost.values[15] == 40
    assert np.isnan(moving_ranges(with_ghost)[0][15:17]).all()


def test_no_range_is_taken_across_a_gap_or_a_step_change():
    chart = xmr([1, 2, np.nan, 9, 8, np.nan, 1, 2] * 2)
    assert_allclose(chart.limits.high[0], 23 / 6 + 2.66 * 1)  # mean of six values; every range is 1
    ranges, _ = moving_ranges(xmr([1, 2, 9, 8], [0, 0, 1, 1]))
    assert_array_equal(ranges, [np.nan, 1, np.nan, 1])


def test_a_fixed_baseline_is_that_of_the_first_points_of_each_segment():
    y = np.array([*CALM, *(v + 20 for v in CALM)], dtype=float)
    chart = xmr(y, numbered(30, [15]), settings=Settings(fix_after_n=12))
    assert_allclose(chart.limits.centre[[0, 15]], [np.mean(CALM[:12]), np.mean(CALM[:12]) + 20])
    late = y.copy()
    late[12:15] = 500
    early = [xmr(values, settings=Settings(fix_after_n=12)).limits.high[0] for values in (late, CALM)]
    assert early[0] == early[1]


def test_a_baseline_skips_missing_points():
    gaps = [CALM[0], np.nan, *CALM[1:]]
    assert_allclose(xmr(gaps, settings=Settings(fix_after_n=12)).limits.centre[0], np.mean(CALM[:12]))


def test_limits_beyond_what_is_possible_are_not_drawn_but_tested_unclipped():
    chart = xmr([0.95, 0.99] * 7)
    lines = drawn(chart, 0, 1)
    assert lines.high_impossible.all()
    assert np.isnan(lines.high).all()
    assert not lines.low_impossible.any()
    assert (chart.limits.high > 1).all()
    assert not drawn(xmr([1, 5] * 2), 0, 1).high_impossible.any()


def test_a_target_on_a_limit_is_inconsistent_and_none_gives_no_icon():
    assert assurance(1, 5, 5, "high") == "inconsistent"
    assert assurance(1, 5, 5.01, "high") == "consistent_fail"
    assert assurance(1, 5, np.nan, "high") == ""
    assert assurance(np.nan, np.nan, 3, "high") == ""


def test_the_icon_is_that_of_the_last_present_point():
    assert variation(xmr([*CALM, 30, np.nan]), "low") == "concern_high"
    assert variation(xmr([*CALM, 30, 5]), "low") == "common_cause"
    assert variation(xmr([*CALM, -30]), "none") == "neutral_low"


@given(SERIES, st.integers(-50, 50), st.sampled_from([0.5, 2.0, 64.0]))
def test_shift_and_scale_move_the_limits_alike_and_no_label(y, shift, scale):
    there, moved = xmr(y), xmr(y * scale + shift)
    assert_allclose(moved.limits, np.array(there.limits) * scale + shift, rtol=1e-9, atol=1e-9)
    assert_array_equal(moved.flags, there.flags)


@given(SERIES)
def test_turned_upside_down_high_is_low(y):
    there, turned = xmr(y), xmr(-y)
    assert_array_equal(turned.flags[::2], there.flags[1::2])
    for better, worse in (("high", "low"), ("low", "high")):
        meant, meant_turned = str(variation(there, better)), str(variation(turned, worse))
        assert meant.partition("_")[0] == meant_turned.partition("_")[0]


@given(st.lists(SERIES, min_size=2, max_size=4))
def test_many_series_at_once_are_as_one_by_one(series):
    size = min(y.size for y in series)
    block = np.stack([y[:size] for y in series])
    block[0, size // 2] = np.nan
    segment = numbered(size, [size // 3])
    together = xmr(block, segment)
    for row, y in enumerate(block):
        alone = xmr(y, segment)
        assert_array_equal(together.row(row).flags, alone.flags)
        assert_array_equal(together.row(row).limits, alone.limits)
        assert_array_equal(together.row(row).stage, alone.stage)
        assert variation(together, "high")[row] == variation(alone, "high")
        assert_array_equal(np.array(drawn(together))[:, row], np.array(drawn(alone)))


def test_one_blip_among_equal_values_is_the_only_point_outside() -> None:
    """Screening would drop both ranges around it and leave limits of no width."""
    chart = xmr([1.0] * 20 + [0.9] + [1.0] * 15)
    assert list(np.flatnonzero(chart.flags[:2].any(axis=0))) == [20]
