"""Mann-Kendall tests and Sen slopes are those of R trend, Kendall and modifiedmk."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from cxlib import kendall

TREND = json.loads((Path(__file__).parent / "reference" / "trend.json").read_text(encoding="utf-8"))
CLOSE = {"rtol": 1e-6, "atol": 1e-15}


def named(part):
    return [pytest.param(v, id=v["id"]) for v in TREND[part]]


def series(vector):
    return np.array(vector["input"]["y"], dtype=float)


@pytest.mark.parametrize("vector", named("vectors"))
def test_the_plain_test_is_that_of_r(vector):
    expected, got = vector["expected"], kendall.mann_kendall(series(vector))
    assert (got.n, got.s) == (expected["n"], expected["S"])
    figures = expected["var_S"], expected["z"], expected["p_two_sided"], expected["tau_a"]
    assert_allclose((got.variance, got.z, got.p, got.tau), figures, **CLOSE)


@pytest.mark.parametrize("vector", named("vectors"))
def test_the_slope_and_its_limits_are_those_of_r(vector):
    y, expected = series(vector), vector["expected"]
    limits = [expected[name] for name in ("sen_slope", "sen_low", "sen_high")]
    assert_allclose(kendall.sen_slope(y[~np.isnan(y)]), np.array(limits, dtype=float), **CLOSE)


@pytest.mark.parametrize("vector", named("autocorrelated"))
def test_the_corrected_test_is_that_of_modifiedmk(vector):
    expected, got = vector["expected"], kendall.hamed_rao(series(vector))
    figures = [expected[name] for name in ("var_corrected", "z_corrected", "p_corrected", "tau")]
    assert_allclose((got.variance, got.z, got.p, got.tau), figures, **CLOSE)
    plain = kendall.mann_kendall(series(vector))
    assert_allclose(plain.variance, expected["var_original"], **CLOSE)
    assert_allclose(got.variance / plain.variance, expected["n_over_nstar"], **CLOSE)
    assert_allclose(kendall.sen_slope(series(vector)).value, expected["sen_slope"], **CLOSE)


@pytest.mark.parametrize("vector", named("seasonal"))
def test_the_seasonal_test_is_that_of_r(vector):
    expected, seasons = vector["expected"], vector["input"]["period"]
    got = kendall.seasonal_kendall(series(vector), seasons)
    figures = [expected[name] for name in ("S", "var_S", "z_continuity", "p_two_sided")]
    assert_allclose((got.s, got.variance, got.z, got.p), figures, **CLOSE)
    assert_allclose(kendall.seasonal_slope(series(vector), seasons).value, expected["seasonal_sen_slope"], **CLOSE)
