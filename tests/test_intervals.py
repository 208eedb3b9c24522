"""Intervals give the figures of printed tables, of R packages and of scipy, to the last digit given."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats

from cxlib import intervals as iv
from cxlib import rates

REFERENCE = Path(__file__).parent / "reference"


def reference(file, part):
    """The vectors of one list of a reference file, as test parameters named by their id."""
    vectors = json.loads((REFERENCE / f"{file}.json").read_text(encoding="utf-8"))[part]
    return [pytest.param(v, id=v["id"]) for v in vectors]


def printed_to(number):
    """Half a unit of the last printed decimal (0.3339 is printed to 0.00005)."""
    return 0.5001 * 10.0 ** -len(f"{number}".partition(".")[2])


def three(counts_0_to_10):
    """Promoters, passives, detractors of eleven counts."""
    return sum(counts_0_to_10[9:]), sum(counts_0_to_10[7:9]), sum(counts_0_to_10[:7])


def sums(answers):
    y = np.asarray(answers, dtype=float)
    return y.size, y.sum(), (y**2).sum()


@pytest.mark.parametrize("vector", reference("proportion", "single"))
def test_share_is_that_of_r_and_newcombe(vector):
    put, expected = vector["input"], vector["expected"]
    got = iv.proportion(put["x"], put["n"], put["conf"])
    assert_allclose(got, (expected["p"], expected["wilson_low"], expected["wilson_high"]), rtol=0, atol=1e-7)
    if vector["published"]:
        for limit, printed in zip(got[1:], vector["published"]["wilson"], strict=True):
            assert_allclose(limit, printed, rtol=0, atol=printed_to(printed) if printed else 0)


@pytest.mark.parametrize("vector", reference("proportion", "ukhsa"))
def test_share_is_that_of_the_public_health_workbooks(vector):
    _, low, high = iv.proportion(vector["x"], vector["n"], vector["conf"])
    assert_allclose((low, high), (vector["low"], vector["high"]), rtol=0, atol=1e-7)


@pytest.mark.parametrize("vector", reference("proportion", "difference"))
def test_difference_of_shares_is_newcombes(vector):
    put, expected = vector["input"], vector["expected"]
    got = iv.proportion_difference(put["x1"], put["n1"], put["x2"], put["n2"], put["conf"])
    assert_allclose(got, (expected["diff"], expected["newcombe_low"], expected["newcombe_high"]), rtol=0, atol=1e-7)
    for limit, printed in zip(got[1:], vector["published"]["limits"], strict=True):
        assert_allclose(limit, printed, rtol=0, atol=printed_to(printed))


@pytest.mark.parametrize("vector", reference("nps", "one"))
def test_score_is_that_of_the_r_package(vector):
    counts, expected = three(vector["input"]["counts_0_to_10"]), vector["expected"]
    assert counts == (expected["promoters"], expected["passives"], expected["detractors"])
    value, low, high = iv.nps(*counts, adjust=False)
    assert_allclose((value, low, high), (expected["nps"], expected["low"], expected["high"]), rtol=0, atol=1e-6)
    assert_allclose((high - low) / 2 / stats.norm.ppf(0.975), expected["se"], rtol=0, atol=1e-6)


@pytest.mark.parametrize("vector", reference("nps", "two"))
def test_difference_of_scores_is_that_of_the_r_package_with_its_sign(vector):
    a, b = three(vector["input"]["counts_a"]), three(vector["input"]["counts_b"])
    expected = vector["expected"]
    limits = expected["abs_difference"], expected["low"], expected["high"]
    assert_allclose((iv.nps(*a).value, iv.nps(*b).value), (expected["nps_a"], expected["nps_b"]), rtol=0, atol=1e-6)
    assert_allclose(iv.nps_difference(a, b, adjust=False), limits, rtol=0, atol=1e-6)
    turned = iv.nps_difference(b, a, adjust=False)
    assert_allclose((-turned.value, -turned.high, -turned.low), limits, rtol=0, atol=1e-6)


@pytest.mark.parametrize("vector", reference("ces", "vectors"))
def test_effort_score_is_that_of_r(vector):
    put, expected = vector["input"], vector["expected"]
    answers = [a for a in put["answers"] if a is not None and 1 <= a <= put["scale_max"]]
    agree = sum(a >= put["agree_from"] for a in answers)
    score = expected["mean"], expected["mean_low"], expected["mean_high"]
    share = expected["share_agree"], expected["share_low"], expected["share_high"]
    assert (len(answers), agree) == (expected["n"], expected["agree"])
    assert_allclose(iv.mean(*sums(answers)), score, rtol=0, atol=1e-7)
    assert_allclose(iv.proportion(agree, len(answers)), share, rtol=0, atol=1e-7)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=60), st.sampled_from([0.9, 0.95, 0.998]))
def test_t_interval_is_that_of_scipy(answers, conf):
    assume(len(set(answers)) > 1)
    expected = stats.ttest_1samp(answers, 0).confidence_interval(conf)
    assert_allclose(iv.mean(*sums(answers), conf)[1:], expected, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("vector", reference("rate", "single"))
def test_rate_is_that_of_r_and_garwood(vector):
    put, expected = vector["input"], vector["expected"]
    got = rates.rate(put["events"], put["exposure"], put["per"], put["conf"])
    assert_allclose(got, (expected["rate"], expected["exact_low"], expected["exact_high"]), rtol=1e-6, atol=0)
    if vector["published"]:
        for limit, printed in zip(got[1:], vector["published"]["limits"], strict=True):
            assert_allclose(limit, printed, rtol=0, atol=printed_to(printed))


@pytest.mark.parametrize("vector", reference("rate", "ukhsa"))
def test_rate_is_that_of_the_public_health_workbooks(vector):
    # From 10 events on the workbooks use Byar's approximation, which leaves the exact limits in the third figure.
    near = 1e-6 if vector["kind"] == "Exact" else 5e-3
    for conf, mark in ((0.95, "95"), (0.998, "99_8")):
        got = rates.rate(vector["events"], vector["exposure"], vector["per"], conf)
        assert_allclose(got.value, vector["rate"], rtol=1e-6)
        assert_allclose(got[1:], (vector[f"low{mark}"], vector[f"high{mark}"]), rtol=near)


@pytest.mark.parametrize("vector", reference("rate", "ratio"))
def test_ratio_of_rates_is_that_of_r(vector):
    put, expected = vector["input"], vector["expected"]
    got = rates.rate_ratio(put["x1"], put["t1"], put["x2"], put["t2"], put["conf"])
    assert_allclose(got, (expected["rate_ratio"], expected["low"], expected["high"]), rtol=1e-6, atol=0)
