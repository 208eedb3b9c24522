"""The trend a manager reads: which test, which slope, and when nothing is told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cxlib import kendall
from cxlib.trend import trend

RISING = [78, 80, 80, 79, 82, 81, 83, 83, 82, 83, 86, 85]
SERIES = st.lists(st.integers(-30, 30), min_size=5, max_size=30).map(lambda values: np.array(values, dtype=float))


def correlated(n, seed):
    noise = np.random.default_rng(seed).standard_normal(n)
    for i in range(1, n):
        noise[i] += 0.7 * noise[i - 1]
    return noise


@pytest.mark.parametrize("y", [[], [1], [1, 2, 3], [np.nan] * 9, [1, np.nan, 2, np.nan, 3]])
def test_fewer_than_four_points_have_no_trend(y):
    found = trend(y, 12)
    assert (found.display_class, found.told) == ("hidden", False)
    assert np.isnan([*found.per_period, *found.per_year, found.test.z]).all()


def test_four_points_have_a_slope_without_interval():
    found = trend([1, 2, 3, 5], 12)
    assert_allclose(found.per_period.value, 7 / 6)  # slopes 1, 1, 1, 4/3, 3/2, 2
    assert np.isnan(found.per_period.low)
    assert (found.display_class, found.told) == ("provisional", False)


def test_from_ten_points_on_a_trend_is_normal():
    assert trend(RISING[:9], 52).display_class == "provisional"
    assert trend(RISING[:10], 52).display_class == "normal"


def test_equal_values_have_no_trend():
    found = trend([5] * 12, 12)
    assert (found.test.z, found.test.p, found.test.s) == (0, 1, 0)
    assert_array_equal(found.per_period, 0)
    assert not found.told


def test_a_rise_is_told_per_period_and_per_year():
    found = trend(RISING, 52)
    assert found.told
    assert_allclose(found.per_period, kendall.sen_slope(RISING))
    assert_allclose(found.per_year, 52 * np.array(found.per_period))
    assert not trend([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 1, 2, 3], 52).told


def test_a_missing_month_keeps_its_place_for_the_slope():
    gaps = [0, 1, 2, np.nan, np.nan, np.nan, 6, 7, 8, 9, 10]
    assert_allclose(trend(gaps, 12).per_period.value, 1)


def test_two_years_of_months_are_compared_month_by_month():
    months = np.arange(36)
    seasonal = 10 * np.sin(2 * np.pi * months / 12) + 0.1 * months
    found = trend(seasonal, 12)
    assert (found.method, found.told) == ("seasonal", True)
    assert_allclose(found.per_year.value, 1.2)
    assert trend(seasonal[:23], 12).method != "seasonal"
    assert trend(seasonal, 52).method != "seasonal"


def test_correlated_neighbours_widen_the_interval():
    y = correlated(60, 2)
    found = trend(y, 52)
    assert found.method == "correlated"
    assert np.ptp(np.array(found.per_period)[1:]) > np.ptp(np.array(kendall.sen_slope(y))[1:])
    assert found.test == kendall.hamed_rao(y)


def test_where_the_correction_fails_the_plain_test_stands_with_a_caveat():
    short = [4, 6, 6, 6, 2, 3, 6, 11, 11, 14, 12, 10, 9, 12, 15, 14, 14]
    found = trend(short, 52)
    assert np.isnan(kendall.hamed_rao(short).z)
    assert (found.method, found.caveat) == ("plain", "CORRECTION_FAILED")
    assert found.test == kendall.mann_kendall(short)


def test_a_correction_that_sharpens_the_test_is_not_used():
    zigzag = [0, 9, 1, 8, 0.5, 9.5, 2, 8.5, 1.5, 9.2, 0.2, 8.8]
    assert kendall.hamed_rao(zigzag).p < 1e-9  # of a series that goes nowhere
    found = trend(zigzag, 52)
    assert (found.method, found.caveat, found.test) == ("plain", "", kendall.mann_kendall(zigzag))


def test_only_the_last_segment_counts():
    stepped = np.array([*([10, 11, 10, 9] * 4), *([30, 31, 30, 29] * 4)])
    assert trend(stepped, 52).per_period.value > 0.5
    inside = trend(stepped, 52, np.repeat([0, 1], 16))
    assert (inside.per_period.value, inside.told, inside.test.n) == (0, False, 16)


def test_calm_series_are_told_a_trend_about_once_in_twenty():
    rng = np.random.default_rng(8)
    told = np.mean([trend(rng.standard_normal(30), 52).told for _ in range(400)])
    assert 0.02 < told < 0.10


@given(SERIES, st.sampled_from([0.5, 2.0, 64.0]), st.integers(-9, 9))
def test_slopes_scale_and_tests_do_not(y, scale, shift):
    there, moved = kendall.sen_slope(y), kendall.sen_slope(y * scale + shift)
    assert_allclose(moved, np.array(there) * scale, atol=1e-9)
    assert kendall.mann_kendall(y * scale + shift) == kendall.mann_kendall(y)


@given(SERIES)
def test_backwards_a_rise_is_a_fall(y):
    there, back = kendall.mann_kendall(y), kendall.mann_kendall(y[::-1])
    assert_allclose((back.s, back.z, back.p), (-there.s, -there.z, there.p))
    assert_allclose(kendall.sen_slope(y[::-1]).value, -kendall.sen_slope(y).value, atol=1e-12)


def test_two_ties_by_rounding_are_ties():
    exact = np.array([3.0, 2.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0, 5.0, 3.0, 5.0])
    assert_allclose(kendall.hamed_rao(exact * 0.1).variance, kendall.hamed_rao(exact).variance)
