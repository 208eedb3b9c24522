"""Broken lines have the places, slopes and decisions of R segmented; many persons are gathered, none lost."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import special

from cxlib.breakpoint import satisfaction_curve
from cxlib.breakpoint.chance import break_p, largest_gain, resampled
from cxlib.breakpoint.groups import grouped, places
from cxlib.breakpoint.line import broken, deviance, fit, predictors, solve
from cxlib.intervals import proportion

VECTORS = json.loads((Path(__file__).parent / "reference" / "breakpoint.json").read_text(encoding="utf-8"))["vectors"]
NAMED = [pytest.param(v, id=v["id"]) for v in VECTORS]
BROKEN = [p for p in NAMED if p.values[0]["expected"]["report_breakpoint"]]


def rows(vector):
    put = vector["input"]
    x = np.array(put["x"], dtype=float)
    n = np.ones(x.size) if put["weights"] is None else np.array(put["weights"], dtype=float)
    return grouped(x, np.array(put["y"], dtype=float), n, put["family"])


# --- reference -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vector", NAMED)
def test_the_fit_is_as_good_as_that_of_segmented(vector):
    expected, got = vector["expected"], fit(rows(vector))
    assert got.deviance <= expected["best_deviance"] * 1.0005
    assert_allclose(got.deviance_straight, expected["deviance_no_break"], rtol=1e-6)


@pytest.mark.parametrize("vector", BROKEN)
def test_the_place_and_the_slopes_are_those_of_segmented(vector):
    expected, got = vector["expected"], fit(rows(vector))
    assert abs(got.psi - expected["breakpoint"]) <= 0.005 * np.ptp(vector["input"]["x"])
    slopes = expected["slope_before"], expected["slope_after"]
    assert_allclose((got.slope_before, got.slope_after), slopes, rtol=0.01)
    if vector["published"]:
        assert round(got.psi, 2) == vector["published"]["breakpoint"]


@pytest.mark.parametrize("vector", NAMED)
def test_the_test_decides_as_davies_does(vector):
    assert (break_p(rows(vector)) < 0.05) == (vector["expected"]["davies_p_k20"] < 0.05)


@pytest.mark.parametrize("vector", BROKEN)
def test_the_interval_overlaps_that_of_segmented_and_holds_the_place(vector):
    psi, _ = resampled(rows(vector))
    low, high = np.quantile(psi, [0.025, 0.975])
    assert low < vector["expected"]["ci_high"]
    assert high > vector["expected"]["ci_low"]
    assert low < vector["expected"]["breakpoint"] < high


@pytest.mark.parametrize("vector", [v for v in NAMED if v.values[0]["input"]["family"] == "gaussian"])
def test_the_statistic_of_least_squares_is_what_the_best_break_explains(vector):
    data = rows(vector)
    x, y, _ = data.rows
    left = y - np.polyval(np.polyfit(x, y, 1), x)
    grid, sums = places(data), np.bincount(data.group, left)
    design = broken(data.x, grid)
    best = min(deviance("gaussian", predictors(design, solve(data, design, data.n, data.y)), data.y, data.n))
    gain = largest_gain(data.x, grid, data.n[:, None], sums[:, None])
    assert_allclose(gain, (sums**2 / data.n).sum() - best, rtol=1e-6)


# --- many persons --------------------------------------------------------------------------------------------------


def test_many_distinct_waits_are_gathered_into_a_hundred_bins_at_nearly_the_same_place():
    rng = np.random.default_rng(1)
    x = rng.gamma(2, 6, 50_000)
    y = (rng.random(x.size) < special.expit(2 - 0.15 * np.maximum(x - 12, 0))).astype(float)
    data = grouped(x, y, np.ones(x.size), "binomial")
    assert data.x.size == 100
    assert_allclose(data.n.sum(), x.size)
    assert places(data).size == 100
    assert abs(fit(data).psi - 12) < 1
    ties = grouped(np.round(x, 1), y, np.ones(x.size), "binomial")
    assert all(np.unique(ties.group[np.round(x, 1) == wait]).size == 1 for wait in (3.0, 8.5, 12.0))


def test_bins_of_the_curve_hold_30_persons_and_keep_equal_waits_together():
    rng = np.random.default_rng(1)
    wait = rng.integers(0, 40, 1000).astype(float)
    y = rng.random(1000) < 0.8
    curve = satisfaction_curve(wait, y)
    assert curve.n.sum() == 1000
    assert curve.n.min() >= 30
    assert curve.n.size <= 20
    assert np.all(curve.first[1:] > curve.last[:-1])
    for first, last, n, share in zip(curve.first, curve.last, curve.n, curve.share.value, strict=True):
        inside = (wait >= first) & (wait <= last)
        assert (inside.sum(), y[inside].mean()) == (n, pytest.approx(share))
    assert_array_equal(curve.share, proportion(np.round(curve.share.value * curve.n), curve.n))


def test_too_few_persons_make_no_curve():
    curve = satisfaction_curve([1] * 29, [1] * 29)
    assert curve.n.size == curve.share.value.size == 0
    assert satisfaction_curve([1] * 30, [1] * 30).n.tolist() == [30]
