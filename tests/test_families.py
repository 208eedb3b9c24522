"""q-values are those of R and keep the order of p."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cxlib.families import family, q_values

FDR = json.loads((Path(__file__).parent / "reference" / "fdr.json").read_text(encoding="utf-8"))["vectors"]
PS = st.lists(st.floats(0, 1), max_size=40).map(np.array)


def numbers(values):
    return np.array(values, dtype=float)


@pytest.mark.parametrize("vector", [pytest.param(v, id=v["id"]) for v in FDR])
def test_q_values_are_those_of_r(vector):
    p, expected = numbers(vector["input"]["p"]), vector["expected"]
    assert_allclose(q_values(p), numbers(expected["bh"]), rtol=0, atol=1e-9)
    assert_allclose(q_values(p, any_dependence=True), numbers(expected["by"]), rtol=0, atol=1e-9)
    listed = [bool(v) for v in expected["reject_bh"]]
    assert (q_values(p) <= vector["input"]["q"]).tolist() == listed
    if vector["published"]:
        assert sum(listed) == vector["published"]["rejected_by_bh_at_0.05"]


def test_no_comparisons_make_an_empty_family():
    found = family([])
    assert (found.q.size, found.listed.size, found.tested) == (0, 0, 0)


def test_hidden_nodes_are_not_in_the_family():
    found = family([0.03, np.nan, 0.9, np.nan])
    assert found.tested == 2
    assert found.listed.tolist() == [True, False, False, False]
    assert family([np.nan]).tested == 0


def test_what_is_no_probability_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        q_values([0.5, 1.2])


@given(PS)
def test_a_smaller_p_never_has_a_larger_q_and_q_is_never_below_p(p):
    q = q_values(p)
    assert np.all(np.diff(q[np.argsort(p, kind="stable")]) >= 0)
    assert np.all((q >= p - 1e-12) & (q <= 1))


@given(PS, st.randoms(use_true_random=False))
def test_the_order_of_nodes_changes_nothing(p, chance):
    order = np.array(chance.sample(range(p.size), p.size), dtype=int)
    assert_array_equal(q_values(p)[order], q_values(p[order]))
