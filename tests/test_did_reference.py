"""Differences in differences are those of R: least squares, robust and clustered errors, and one change per unit."""

import json
from pathlib import Path

import numpy as np
import pytest

from cxlib.coaching.did import changes, odds, regression

FILE = json.loads((Path(__file__).parent / "reference" / "did.json").read_text(encoding="utf-8"))
BY_ID = {vector["id"]: vector for vector in FILE["vectors"]}
TIGHT = {"rel": FILE["tolerance"]["relative"]}


def told(vector):
    put = vector["input"]
    if "same_rows_as" not in put:
        return put
    rows = BY_ID[put["same_rows_as"]]["input"]
    assert put["transform"] == "natural logarithm of y"
    return {**rows, "y": np.log(rows["y"])}


def moved(put):
    """The mean after minus the mean before of each cluster, the trained apart."""
    y, treat, post, cluster = (np.asarray(put[name]) for name in ("y", "treat", "post", "cluster"))
    gains = {1: [], 0: []}
    for one in np.unique(cluster):
        mine = cluster == one
        gains[int(treat[mine][0])].append(y[mine & (post == 1)].mean() - y[mine & (post == 0)].mean())
    return gains[1], gains[0]


@pytest.mark.parametrize("name", BY_ID)
def test_row_figures_are_those_of_lm_and_sandwich(name):
    expected = BY_ID[name]["expected"]
    put = told(BY_ID[name])
    got = regression(put["y"], put["treat"], put["post"], put.get("cluster"))
    plain = got.plain
    names = ("did", "se_ols", "ci_low_ols", "ci_high_ols", "p_ols", "df_residual", "se_hc1", "se_hc3")
    values = (plain.value, plain.se, plain.low, plain.high, plain.p, plain.df, got.se_hc1, got.se_hc3)
    assert values == pytest.approx([expected[one] for one in names], **TIGHT)
    for cell in expected["cells"]:
        assert got.cells[cell["treat"], cell["post"]] == pytest.approx((cell["mean"], cell["sd"], cell["n"]), **TIGHT)


@pytest.mark.parametrize("name", [name for name in BY_ID if "se_cluster" in BY_ID[name]["expected"]])
def test_clustered_figures_are_those_of_sandwich(name):
    expected, put = BY_ID[name]["expected"], told(BY_ID[name])
    got = regression(put["y"], put["treat"], put["post"], put["cluster"]).clustered
    names = ("se_cluster", "ci_low_cluster", "ci_high_cluster", "p_cluster")
    assert (got.se, got.low, got.high, got.p) == pytest.approx([expected[one] for one in names], **TIGHT)
    assert got.df == expected["clusters"] - 1


@pytest.mark.parametrize("kind", ["pooled", "welch"])
@pytest.mark.parametrize("name", [name for name in BY_ID if "collapsed" in BY_ID[name]["expected"]])
def test_one_change_per_node_gives_the_figures_of_t_test(name, kind):
    expected = BY_ID[name]["expected"]["collapsed"]
    got = changes(*moved(told(BY_ID[name])), equal_spread=kind == "pooled")
    names = ("did", *(f"{one}_{kind}" for one in ("se", "df", "p", "ci_low", "ci_high")))
    assert (got.value, got.se, got.df, got.p, got.low, got.high) == pytest.approx([expected[n] for n in names], **TIGHT)


def test_the_printed_estimate_of_wooldridge_comes_out():
    printed, put = BY_ID["dd01"]["published"], told(BY_ID["dd01"])
    got = regression(put["y"], put["treat"], put["post"])
    assert round(got.plain.value, 1) == printed["did"]
    assert round(got.plain.se, 2) == printed["se"]


def test_fewer_than_three_units_on_a_side_give_a_figure_and_no_interval():
    got = changes([4.0, 6.0], [1.0, 2.0, 3.0])
    assert got.value == 3
    assert np.isnan([got.low, got.high, got.p]).all()


def test_a_side_without_units_gives_no_figure():
    assert np.isnan(changes([], [1.0, 2.0, 3.0]).value)


def test_odds_that_double_at_every_trained_unit_double_at_the_top_as_well_as_in_the_middle():
    before = np.array([0.5, 0.9, 0.98])
    twice = 2 * before / (1 + before)  # p / (1 - p) doubled
    got = odds(before, twice, before, before)
    assert got.value == pytest.approx(2)


def test_a_unit_at_a_hundred_per_cent_has_no_odds_and_is_left_out():
    before, after = [0.5, 0.6, 0.7], [0.5, 0.6, 0.7]
    assert odds([*before, 0.9], [*after, 1.0], before, after).value == pytest.approx(1)
