"""Quadrants are those of Martilla and James; halo and straight-lining are counted by hand."""

import json
from pathlib import Path

import numpy as np
import pytest

from cxlib.coaching.answered import answered
from cxlib.coaching.halo import halo
from cxlib.coaching.quadrant import quadrants
from cxlib.intervals import Estimate

FILE = json.loads((Path(__file__).parent / "reference" / "ipa.json").read_text(encoding="utf-8"))
VECTORS = [pytest.param(vector, id=vector["id"]) for vector in FILE["vectors"]]


@pytest.mark.parametrize("vector", VECTORS)
def test_crosshair_and_quadrants_are_the_published_ones(vector):
    found, told = quadrants(vector["input"]["importance"], vector["input"]["performance"]), vector["expected"]
    assert found.importance == pytest.approx(told["crosshair_importance"], abs=1e-9)
    assert found.performance == pytest.approx(told["crosshair_performance"], abs=1e-9)
    assert found.quadrant.tolist() == told["quadrant"]
    assert found.grid is (len(told["quadrant"]) >= 4)


def test_an_attribute_whose_interval_crosses_a_crosshair_is_undecided():
    importance = Estimate(
        np.array([0.4, 0.3, 0.2, 0.1]), np.array([0.3, 0.2, 0.15, 0]), np.array([0.5, 0.4, 0.24, 0.2])
    )
    performance = Estimate(*(np.array([70, 90, 60, 96.0]) + move for move in (0, -5, 5)))
    assert quadrants(importance, performance).undecided.tolist() == [False, True, False, False]


def test_an_attribute_without_a_figure_stands_in_no_quadrant_and_moves_no_crosshair():
    found = quadrants([0.4, 0.2, np.nan], [70, 90, 10])
    assert (found.performance, found.quadrant.tolist()[2], found.grid) == (80, "", False)


def test_those_who_tick_one_score_are_counted_and_so_are_the_best_scores_among_them():
    told = answered(
        ("a", "b", "c"), [5, 3, 5, 4], [[5, 5, 5], [3, 3, 3], [5, 5, 4], [4, np.nan, 4]], times=[3, 1, 4, 9]
    )
    found = halo(told)
    assert (found.n, float(found.straight.value), found.best) == (8, 0.5, 0.75)


def test_one_impression_behind_all_scores_is_told_and_independent_scores_are_not():
    draw = np.random.default_rng(6)
    mood, own = draw.normal(size=(500, 1)), draw.normal(size=(500, 4))
    alike, apart = (halo(answered(tuple("abcd"), mood[:, 0], x)) for x in (mood + 0.3 * own, own))
    assert alike.one_impression
    assert alike.mean_r == pytest.approx(1 / 1.09, abs=0.03)
    assert not apart.one_impression
    assert abs(apart.mean_r) < 0.1
