"""Gaps between expectation and perception are those of R t.test and of a published table."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from cxlib.coaching.gaps import classes, gaps, item_gaps, overall, person_gaps, unpaired_gap

FILE = json.loads((Path(__file__).parent / "reference" / "servqual.json").read_text(encoding="utf-8"))
VECTORS = [pytest.param(vector, id=vector["id"]) for vector in FILE["vectors"]]
CLOSE = {"rtol": 0, "atol": FILE["tolerance"]["absolute"]}


def answers(vector):
    return (np.array(vector["input"][facet], dtype=float) for facet in ("expectation", "perception"))


def dimensions(vector):
    return [[number - 1 for number in items] for items in vector["input"]["dimension_items"].values()]


@pytest.mark.parametrize("vector", VECTORS)
def test_the_gap_of_each_dimension_has_the_interval_t_and_p_of_r(vector):
    found = gaps(person_gaps(*answers(vector), dimensions(vector)))
    told = vector["expected"]["dimensions"]
    ours = {"n": found.n, "gap": found.gap.value, "ci_low": found.gap.low, "ci_high": found.gap.high, "sd": found.sd,
            "t": found.t, "p": found.p}  # fmt: skip
    for name, values in ours.items():
        assert_allclose(values, [row[name] for row in told], err_msg=name, **CLOSE)


@pytest.mark.parametrize("vector", VECTORS)
def test_items_and_all_dimensions_together_have_the_gaps_of_r(vector):
    assert_allclose(item_gaps(*answers(vector)), vector["expected"]["item_gap"], **CLOSE)
    found = gaps(person_gaps(*answers(vector), dimensions(vector))).gap.value
    by_name = dict(zip(vector["input"]["dimension_items"], found.tolist(), strict=True))
    assert overall(by_name) == pytest.approx(vector["expected"]["overall_unweighted"], abs=1e-6)
    points = vector["input"]["weights_points"]
    assert overall(by_name, points) == pytest.approx(vector["expected"]["overall_weighted"], abs=1e-6)


def test_the_published_hospital_table_is_perception_minus_expectation_and_its_intervals_hold_its_gaps():
    for row in FILE["published"][0]["rows"]:
        found = gaps([[row["perception"] - row["expectation"]]]).gap.value[0]
        assert found == pytest.approx(row["gap"], abs=0.0051)
        assert row["ci"][0] <= found <= row["ci"][1]


def test_a_person_with_fewer_than_half_of_the_pairs_does_not_count():
    expected, perceived = [[5, 5, 5, 5]] * 2, [[4, 3, np.nan, np.nan], [4, np.nan, np.nan, np.nan]]
    assert_allclose(person_gaps(expected, perceived, [[0, 1, 2, 3]]), [[-1.5], [np.nan]])


def test_different_people_give_a_difference_of_means_with_the_interval_of_welch():
    expected, perceived = np.array([4.0, 5, 5]), np.array([3.0, 4, 5, 4])
    found = unpaired_gap((3, expected.sum(), (expected**2).sum()), (4, perceived.sum(), (perceived**2).sum()))
    limits = stats.ttest_ind(perceived, expected, equal_var=False).confidence_interval()
    assert_allclose([float(part) for part in found], [4 - 14 / 3, limits.low, limits.high])
    assert np.isnan(unpaired_gap((1, 5, 25), (4, 16, 66)).low)


def test_above_as_and_below_expectation_are_counted_at_half_a_step():
    assert classes([0.5, 0.49, -0.49, -0.5, 0, np.nan]) == (1, 3, 1)


def test_nobody_answered_means_no_gap_not_nought():
    found = gaps(np.full((3, 1), np.nan))
    assert np.isnan([found.gap.value[0], found.t[0], found.p[0]]).all()
    assert found.n[0] == 0
