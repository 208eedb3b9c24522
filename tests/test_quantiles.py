"""Quantiles are those of R and scipy; bins add up and stay within their promise."""

import json
import timeit
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cxlib.intervals import mean, proportion
from cxlib.quantiles import RATIO, bin_of, interval_ranks, quantile, quantile_of_bins

FILE = Path(__file__).parent / "reference" / "wait.json"
VECTORS = [pytest.param(v, id=v["id"]) for v in json.loads(FILE.read_text(encoding="utf-8"))["vectors"]]
CLOSE = {"rtol": 0, "atol": 1e-7}
WAITS = st.lists(st.floats(0, 86_400), min_size=1, max_size=60)
QUANTILES = st.sampled_from([0.1, 0.5, 0.9, 0.95])


def minutes_of(vector):
    return np.array([m for m in vector["input"]["minutes"] if m is not None and m >= 0], dtype=float)


def histogram(seconds):
    """Bins, counts and totals of one group, as the roll-up keeps them."""
    s = np.asarray(seconds, dtype=float)
    bins, where = np.unique(bin_of(s), return_inverse=True)
    return bins, np.bincount(where), np.bincount(where, s)


def binned(seconds, q):
    bins, n, total = histogram(seconds)
    return np.array(quantile_of_bins(np.zeros(bins.size), bins, n, total, q))[:, 0]


# --- from values ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", VECTORS)
def test_median_p90_and_p95_are_those_of_r(vector):
    minutes, expected = minutes_of(vector), vector["expected"]
    got = [quantile(minutes, q).value for q in (0.5, 0.9, 0.95, 1)]
    assert_allclose(got, [expected[name] for name in ("median", "p90", "p95", "max")], **CLOSE)


@pytest.mark.parametrize("vector", [v for v in VECTORS if "median_low" in v.values[0]["expected"]])
def test_limits_are_order_statistics_and_missing_in_small_samples(vector):
    minutes, expected = minutes_of(vector), vector["expected"]
    for name, q in (("median", 0.5), ("p90", 0.9)):
        limits = [expected[f"{name}_{end}"] for end in ("low", "high")]
        assert_allclose(quantile(minutes, q)[1:], np.array(limits, dtype=float), **CLOSE)


@pytest.mark.parametrize("vector", VECTORS)
def test_mean_and_share_within_standard_are_those_of_r(vector):
    minutes, expected = minutes_of(vector), vector["expected"]
    within = np.sum(minutes <= vector["input"]["standard_minutes"])
    share = [expected[name] for name in ("share_within", "share_low", "share_high")]
    assert (minutes.size, within) == (expected["n"], expected["within"])
    assert_allclose(mean(minutes.size, minutes.sum(), (minutes**2).sum()).value, expected["mean"], **CLOSE)
    assert_allclose(proportion(within, minutes.size), share, **CLOSE)


@given(WAITS, st.floats(0, 1))
def test_any_quantile_is_numpys(waits, q):
    assert_allclose(quantile(waits, q).value, np.quantile(waits, q), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("conf", [0.9, 0.95, 0.998])
@pytest.mark.parametrize("q", [0.1, 0.5, 0.9, 0.95])
def test_ranks_are_those_of_the_binomial_distribution(q, conf):
    n = np.concatenate([np.arange(4, 600), [10_000, 54_321]])  # below 4 some tails hit a probability exactly
    low, high = interval_ranks(n, q, conf)
    assert_array_equal(low, stats.binom.ppf((1 - conf) / 2, n, q) - 1)
    assert_array_equal(high, stats.binom.isf((1 - conf) / 2, n, q))


@given(WAITS, QUANTILES)
def test_interval_is_that_of_scipy(waits, q):
    expected = stats.quantile_test(waits, p=q).confidence_interval()
    assert_array_equal(quantile(waits, q)[1:], (expected.low, expected.high))


@pytest.mark.parametrize(("q", "smallest"), [(0.5, 6), (0.9, 36)])
def test_upper_limit_exists_from_the_smallest_sample_on_that_can_have_one(q, smallest):
    assert np.isnan(quantile(np.arange(smallest - 1), q).high)
    assert quantile(np.arange(smallest), q).high == smallest - 1


def test_missing_waits_are_left_out_and_no_waits_give_no_quantile():
    assert_array_equal(quantile([3, np.nan, 1, 2, np.nan], 0.5), (2, np.nan, np.nan))
    assert np.isnan(quantile([], 0.5)).all()
    assert np.isnan(quantile([np.nan], 0.9)).all()


def test_one_wait_is_its_own_quantile_without_limits():
    assert_array_equal(quantile([420], 0.9), (420, np.nan, np.nan))


# --- bins ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, -1), (0.999, -1), (1, 0), (1.009, 0), (1.011, 1), (60, 411), (86_400, 1142)]
)
def test_bin_of_a_wait(seconds, expected):
    assert bin_of(seconds) == expected


@given(st.floats(1, 1e6))
def test_a_bin_reaches_from_its_power_of_the_ratio_to_the_next(seconds):
    power = RATIO ** bin_of(seconds)
    assert power * (1 - 1e-9) <= seconds <= power * RATIO * (1 + 1e-9)


@pytest.mark.parametrize("seconds", [-1, np.nan, np.inf])
def test_a_wait_that_cannot_be_has_no_bin(seconds):
    with pytest.raises(ValueError, match="0 or more"):
        bin_of([60, seconds])


def test_every_whole_minute_up_to_a_hundred_has_a_bin_of_its_own():
    assert np.unique(bin_of(60 * np.arange(101))).size == 101


@given(st.lists(st.integers(0, 100), min_size=1, max_size=80), QUANTILES)
def test_whole_minutes_up_to_a_hundred_lose_nothing_in_bins(minutes, q):
    seconds = 60 * np.array(minutes)
    assert_allclose(binned(seconds, q), quantile(seconds, q), rtol=1e-12)


@given(WAITS, QUANTILES)
def test_bins_miss_any_wait_by_less_than_their_width(waits, q):
    exact, rough = np.array(quantile(waits, q)), binned(waits, q)
    assert_array_equal(np.isnan(rough), np.isnan(exact))
    assert np.all(np.isnan(exact) | (np.abs(rough - exact) <= (RATIO - 1) * exact + 1))


@pytest.mark.parametrize("q", [0.5, 0.9, 0.95])
@pytest.mark.parametrize("seed", range(10))
def test_bins_miss_random_waits_by_about_one_percent_at_most(seed, q):
    waits = np.random.default_rng(seed).lognormal(np.log(700), 0.8, 3000)
    assert_allclose(binned(waits, q)[0], np.quantile(waits, q), rtol=0.01)
    assert_allclose(binned(waits, q), quantile(waits, q), rtol=0.01)


@given(WAITS, WAITS, QUANTILES)
def test_two_parts_of_a_sample_add_up_to_the_whole(one, two, q):
    parts = [np.concatenate(pair) for pair in zip(histogram(one), histogram(two), strict=True)]
    merged = quantile_of_bins(np.zeros(parts[0].size), *parts, q)
    assert_allclose(np.array(merged)[:, 0], binned(one + two, q), rtol=1e-12)


@given(st.lists(WAITS, min_size=1, max_size=5), QUANTILES, st.randoms(use_true_random=False))
def test_many_groups_at_once_are_as_one_by_one_whatever_the_order_of_rows(groups, q, chance):
    rows = [(g, *row) for g, waits in enumerate(groups) for row in zip(*histogram(waits), strict=True)]
    chance.shuffle(rows)
    together = np.array(quantile_of_bins(*np.array(rows).T, q))
    assert_allclose(together, np.array([binned(waits, q) for waits in groups]).T, rtol=1e-12)


def test_a_group_without_waits_has_no_quantile_and_disturbs_no_other():
    bins, n, total = bin_of([60, 1, 300]), [7, 0, 9], [420, 0, 2700]
    value, low, high = quantile_of_bins([1, 2, 4], bins, n, total, 0.5)
    assert_array_equal(value, [np.nan, 60, np.nan, np.nan, 300])
    assert_array_equal(low, value)
    assert_array_equal(high, value)


def test_no_rows_give_no_groups_and_empty_rows_give_empty_groups():
    assert quantile_of_bins([], [], [], [], 0.5).value.size == 0
    assert_array_equal(quantile_of_bins([0, 1], [5, 5], [0, 0], [0, 0], 0.5), np.full((3, 2), np.nan))


def test_a_thousand_groups_take_a_blink():
    rng = np.random.default_rng(7)
    group, bins = (side.ravel() for side in np.meshgrid(np.arange(960), np.arange(200, 400), indexing="ij"))
    n = rng.integers(0, 30, group.size)
    rows = rng.permutation(group.size)
    rows_of = [column[rows] for column in (group, bins, n, n * RATIO ** (bins + 0.5))]
    taken = min(timeit.repeat(lambda: quantile_of_bins(*rows_of, 0.9), number=1, repeat=5))
    assert taken < 0.2  # seconds; 0.04 where nothing else runs
