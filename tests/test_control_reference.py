"""Control charts give the limits, flags and icons of NHSRplotthedots and qicharts2."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from cxlib import control
from cxlib.control import Settings

REFERENCE = Path(__file__).parent / "reference"
XMR = json.loads((REFERENCE / "xmr.json").read_text(encoding="utf-8"))
LANEY = json.loads((REFERENCE / "laney.json").read_text(encoding="utf-8"))
SERIES = {v["id"]: v for v in XMR["vectors"]}
BETTER = {"increase": "high", "decrease": "low", "neutral": "none"}


def named(vectors):
    return [pytest.param(v, id=v["id"]) for v in vectors]


def as_the_package(vector, **changed):
    """The chart of a vector with the settings of the R package, which shows limits from two points on."""
    options = vector["options"]
    settings = Settings(
        two_of_three="ptd",
        screen=options["screen_outliers"],
        fix_after_n=options["fix_after_n_points"],
        limits_from=2,
        icons_from=2,
        **changed,
    )
    y = np.array(vector["input"]["y"], dtype=float)
    starts = [vector["input"]["x"].index(day) for day in options["rebase"] or ()]
    return control.xmr(y, control.numbered(y.size, starts), settings=settings), BETTER[options["improvement_direction"]]


@pytest.mark.parametrize("vector", named(XMR["vectors"]))
def test_limits_of_every_segment_are_those_of_the_package(vector):
    chart, _ = as_the_package(vector)
    for number, segment in enumerate(vector["expected"]["segments"]):
        here = chart.segment == number
        first = int(np.flatnonzero(here)[0])
        assert (here.sum(), vector["input"]["x"][first]) == (segment["n"], segment["start"])
        expected = segment["mean"], segment["lpl"], segment["upl"]
        assert_allclose([line[first] for line in chart.limits[:3]], expected, rtol=1e-7, atol=1e-9)
        assert_array_equal([np.ptp(line[here]) for line in chart.limits], 0)


@pytest.mark.parametrize("vector", named(XMR["vectors"]))
def test_rules_and_icons_are_those_of_the_package(vector):
    chart, better = as_the_package(vector)
    expected = vector["expected"]
    assert chart.rule.tolist() == expected["rule"]
    assert control.meaning(chart, better).tolist() == expected["point_type"]
    assert control.variation(chart, better) == expected["variation_icon"]
    target = vector["options"]["target"]
    said = control.chart_assurance(chart, np.nan if target is None else target, better)
    assert said == (expected["assurance"] or "")


@pytest.mark.parametrize("vector", named(XMR["vectors"]))
def test_a_short_segment_is_marked_as_the_package_marks_it(vector):
    options = vector["options"]
    y = vector["input"]["y"]
    starts = [vector["input"]["x"].index(day) for day in options["rebase"] or ()]
    chart = control.xmr(np.array(y, dtype=float), control.numbered(len(y), starts))
    for number, segment in enumerate(vector["expected"]["segments"]):
        assert np.all((chart.stage[chart.segment == number] != "full") == segment["provisional_under_13"])


@pytest.mark.parametrize("vector", named(XMR["second_anchor"]))
def test_limits_are_those_of_qicharts2_but_for_its_factor(vector):
    chart = control.xmr(np.array(SERIES[vector["id"]]["input"]["y"], float), settings=Settings(screen=False))
    width = vector["ucl"] - vector["lcl"]
    expected = vector["cl"], vector["lcl"], vector["ucl"]
    assert_allclose([line[0] for line in chart.limits[:3]], expected, atol=1e-3 * width)
    ranges, upper = control.moving_ranges(chart)
    assert_allclose((np.nanmean(ranges), upper[0]), (vector["mr_mean"], vector["mr_ucl"]), rtol=1e-7)


@pytest.mark.parametrize("case", XMR["rules"]["assurance"])
def test_assurance_is_that_of_the_package(case):
    said = control.assurance(case["lpl"], case["upl"], case["target"], BETTER[case["direction"]])
    assert said == (case["assurance"] or "")


@pytest.mark.parametrize("vector", named(LANEY["vectors"]))
@pytest.mark.parametrize("form", ["plain", "prime"])
def test_shares_and_rates_have_the_limits_of_qicharts2(vector, form):
    put, expected, options = vector["input"], vector["expected"], vector["options"]
    chart_of, ceiling = (control.p_chart, 1) if options["kind"] == "p" else (control.u_chart, np.inf)
    settings = Settings(prime=form == "prime", narrow=True, screen_z=options["screen_moving_ranges"])
    chart = chart_of(put["events"], put["n"], settings=settings)
    low, high = (np.clip(line, 0, ceiling) for line in chart.limits[1:3])
    assert_allclose(chart.limits.centre, expected["cl"], rtol=0, atol=1e-8)
    assert_allclose(low, expected[f"{form}_lcl"], rtol=0, atol=1e-8)
    assert_allclose(high, expected[f"{form}_ucl"], rtol=0, atol=1e-8)
    assert chart.flags[:2].any(axis=0).sum() == expected[f"{form}_outside"]
    if form == "prime":
        assert_allclose(chart.widened, expected["sigma_z"], rtol=0, atol=1e-8)
    if vector["published"]:
        printed = vector["published"]
        assert_allclose([chart.limits.centre[0]], printed["p_bar"], atol=5e-5)


@pytest.mark.parametrize("vector", named([v for v in LANEY["vectors"] if not v["options"]["screen_moving_ranges"]]))
def test_spread_against_chance_is_that_of_qicharts2(vector):
    put = vector["input"]
    got = control.sigma_z(put["events"], put["n"], vector["options"]["kind"] == "p")
    assert_allclose(got, vector["expected"]["sigma_z"], rtol=0, atol=1e-8)


def test_the_orange_juice_chart_is_that_of_the_book():
    put, printed = LANEY["vectors"][4]["input"], LANEY["vectors"][4]["published"]
    chart = control.p_chart(put["events"], put["n"], settings=Settings(prime=False))
    got = [line[0] for line in chart.limits[:3]]
    assert_allclose(got, (printed["p_bar"], printed["lcl"], printed["ucl"]), rtol=0, atol=5.001e-5)
