"""Shares, rates and rare events on charts: edges, and figures a person can count."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cxlib.control import Settings, choose_chart, choose_grain, drawn, g_chart, p_chart, sigma_z, t_chart, u_chart

PLAIN = Settings(prime=False)


def test_a_period_without_answers_is_missing_and_no_range_crosses_it():
    chart = p_chart([10, 20, 0, 10, 20], [100, 100, 0, 100, 100])
    assert np.isnan(chart.values[2])
    assert not chart.counted[2]
    assert_allclose(chart.limits.centre, 0.15)
    gapless = sigma_z([10, 20, 10, 20], [100] * 4)
    assert_allclose(sigma_z([10, 20, 0, 10, 20], [100, 100, 0, 100, 100]), gapless)  # two ranges or three, all alike


@pytest.mark.parametrize("events", [0, 100])
def test_all_or_none_make_no_limits_and_no_signal(events):
    chart = p_chart([events] * 14, [100] * 14)
    assert np.isnan(chart.limits.high).all()
    assert set(chart.rule) == {"none"}
    assert np.isnan(u_chart([0] * 14, [100] * 14).limits.high).all()


def test_more_answers_make_narrower_limits():
    low, high = p_chart([8, 80, 8, 80], [10, 100, 10, 100], settings=PLAIN).limits[1:3]
    assert_allclose((high - low)[:2], [6 * np.sqrt(0.8 * 0.2 / 10), 6 * np.sqrt(0.8 * 0.2 / 100)])


def test_limits_are_never_narrower_than_chance_unless_asked():
    even = [50, 51] * 8
    assert sigma_z(even, [100] * 16) < 0.5
    assert_array_equal(p_chart(even, [100] * 16).limits, p_chart(even, [100] * 16, settings=PLAIN).limits)
    assert_array_equal(p_chart(even, [100] * 16).widened, 1)
    narrow = p_chart(even, [100] * 16, settings=Settings(narrow=True))
    assert narrow.limits.high[0] < p_chart(even, [100] * 16).limits.high[0]


def test_a_full_share_is_no_signal_although_the_limit_is_clipped_there():
    chart = p_chart([9, 10, 10, 9, 10, 10, 10, 9, 10, 10], [10] * 10)
    assert chart.limits.high[0] > 1
    assert drawn(chart, 0, 1).high_impossible.all()
    assert set(chart.rule) == {"none"}


def test_a_step_change_gives_each_side_its_own_centre_and_spread():
    chart = p_chart([20, 30] * 8 + [80, 80] * 8, [100] * 32, np.repeat([0, 1], 16))
    assert_allclose(chart.limits.centre[[0, 31]], [0.25, 0.8])
    assert chart.widened[0] > 1 == chart.widened[31]


@given(st.lists(st.integers(1, 39), min_size=3, max_size=20), st.integers(2, 9))
def test_the_unit_of_a_rate_changes_no_flag(events, factor):
    exposure = np.full(len(events), 640.0)
    there, other = u_chart(events, exposure), u_chart(events, exposure * factor)
    assert_array_equal(there.flags, other.flags)
    assert_allclose(np.array(there.limits), np.array(other.limits) * factor, rtol=1e-9, atol=1e-12)


def test_services_between_events_have_the_tails_of_a_geometric_count():
    centre, low, high, inner_low, inner_high = (line[0] for line in g_chart([40, 60, 50, 50] * 4).limits)
    for line, sigma in ((centre, 0), (low, -3), (high, 3), (inner_low, -2), (inner_high, 2)):
        assert_allclose(-np.expm1(line * np.log1p(-1 / 51)), stats.norm.cdf(sigma), rtol=1e-9)
    # the whole number above the limit is the first that a geometric count (from 0) reaches as rarely
    assert stats.geom(1 / 51, loc=-1).sf(np.ceil(high)) < stats.norm.sf(3) < stats.geom(1 / 51, loc=-1).sf(high - 2)


def test_calm_rare_events_stay_inside_where_three_sigma_would_alarm():
    gaps = np.random.default_rng(3).geometric(1 / 200, (400, 26)) - 1
    mean = gaps.mean(axis=1, keepdims=True)
    assert g_chart(gaps).flags[:2].any(axis=0).mean() < 0.009  # 0.27 % if the mean were known, here it is estimated
    assert (gaps > mean + 3 * np.sqrt(mean * (mean + 1))).mean() > 0.014


def test_time_between_events_is_an_xmr_chart_of_its_power():
    days = np.array([3, 9, 5, 14, 2, 7, 11, 4, 6, 10, 8, 5, 12], dtype=float)
    power = days ** (1 / 3.6)
    half = 2.66 * np.abs(np.diff(power)).mean()
    limits = t_chart(days, settings=Settings(screen=False)).limits
    expected = [(power.mean() + k * half) ** 3.6 for k in (0, -1, 1, -2 / 3, 2 / 3)]
    assert_allclose([line[0] for line in limits], expected)


def test_two_complaints_on_one_day_are_0_days_apart_and_time_does_not_run_backwards():
    assert np.isnan(t_chart([0, 1, 30, 2, 50, 0, 9, 1, 70]).limits.low).all()
    assert g_chart([0] * 14).limits.high.size == 14
    for chart in (g_chart, t_chart):
        with pytest.raises(ValueError, match="0 or more"):
            chart([3, -1, 2])


@pytest.mark.parametrize(
    ("kind", "events", "n", "expected"),
    [
        ("score", [], [], ("xmr", "SCORE")),
        ("share", [40, 44, 39], [50, 55, 52], ("xmr", "STEADY_N")),
        ("share", [40, 80, 39], [50, 100, 52], ("p", "AS_CHANCE")),
        ("share", [800, 1900, 700, 1000], [1000, 2000, 1200, 1100], ("pp", "OVERDISPERSED")),
        ("share", [80, 190, 70, 100], [100, 200, 120, 110], ("p", "AS_CHANCE")),
        ("rate", [12, 14, 11, 15], [900, 1000, 950, 990], ("u", "AS_CHANCE")),
        ("rate", [10, 60, 12, 70], [2000, 2000, 2000, 2000], ("up", "OVERDISPERSED")),
        ("rate", [0, 1, 0, 2, 0], [90, 80, 85, 95, 90], ("g", "RARE")),
        ("rate", [0, 1, 0, 2, 0], [], ("t", "RARE")),
        ("rate", [3, 4, 5], [], ("xmr", "NO_EXPOSURE")),
        ("rate", [0, 0], [0, 0], ("none", "NO_DATA")),
        ("rate", [], [], ("none", "NO_DATA")),
    ],
)
def test_each_measure_gets_its_chart_and_the_reason(kind, events, n, expected):
    assert choose_chart(kind, events, n)[:2] == expected


def test_another_kind_is_refused():
    with pytest.raises(ValueError, match="score, share, rate"):
        choose_chart("mood")


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        ({"D": [40] * 20, "W": [280] * 3}, ("D", "ENOUGH")),
        ({"D": [4] * 180, "W": [31] * 26, "M": [130] * 6}, ("W", "ENOUGH")),
        ({"D": [4] * 84, "W": [31] * 12, "M": [130] * 3}, ("W", "TRIAL_LIMITS")),
        ({"D": [2] * 180, "W": [12] * 26, "M": [50] * 6}, ("W", "FEW_ANSWERS")),
        ({"D": [1] * 90, "W": [3] * 13, "M": [12] * 3}, (None, "TOO_FEW")),
        ({"W": [0, 0], "M": []}, (None, "TOO_FEW")),
        ({}, (None, "TOO_FEW")),
    ],
)
def test_periods_are_as_short_as_their_answers_allow(n, expected):
    assert choose_grain(n)[:2] == expected
