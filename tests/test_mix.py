"""The change of a total splits into within and mix without a rest, and Simpson is told."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from cxlib.intervals import proportion, proportion_difference
from cxlib.mix import mix_shift
from cxlib.rates import rate

COUNTS = st.tuples(st.integers(0, 40), st.integers(0, 40))
NODES = st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=8)


def split_of(x0, n0, x1, n1):
    return mix_shift(proportion(x0, n0), n0, proportion(x1, n1), n1)


def counts(nodes):
    return np.array([(a, a + b, c, c + d) for (a, b), (c, d) in nodes], dtype=float).T


def test_better_everywhere_and_worse_in_total_is_simpsons():
    split = split_of([90, 40], [100, 100], [47, 75], [50, 150])
    # parts 1/2, 1/2 become 1/4, 3/4; shares .90, .40 become .94, .50; total .65 becomes .61
    assert_allclose(split.change, -0.04)
    assert_allclose(split.within, [0.375 * 0.04, 0.625 * 0.10])
    assert_allclose(split.mix, [-0.25 * (0.92 - 0.63), 0.25 * (0.45 - 0.63)])
    assert split.verdict == "SIMPSON"


@pytest.mark.parametrize(
    ("counted", "verdict"),
    [
        (([90, 40], [100, 100], [90, 40], [100, 100]), "UNCHANGED"),
        (([90, 40], [100, 100], [80, 30], [100, 100]), "MOSTLY_WITHIN"),
        (([90, 40], [100, 100], [45, 60], [50, 150]), "MOSTLY_MIX"),
        (([90, 40, 50], [100, 100, 100], [47, 75, 49], [50, 150, 100]), "REVERSED"),
        (([0, 0], [0, 0], [5, 6], [9, 9]), "NO_DATA"),
    ],
)
def test_the_verdict_says_what_moved_the_total(counted, verdict):
    assert split_of(*counted).verdict == verdict


def test_a_node_of_one_period_only_is_all_mix():
    closed, opened = ([90, 40], [100, 100], [90, 0], [100, 0]), ([90, 0], [100, 0], [90, 40], [100, 100])
    for counted, change in ((closed, 0.9 - 0.65), (opened, 0.65 - 0.9)):
        split = split_of(*counted)
        assert_allclose(split.change, change)
        assert_allclose(split.within, 0)
        assert_allclose(split.mix.sum(), change)


def test_one_node_is_all_within_with_the_interval_of_its_difference():
    split = split_of([56], [70], [48], [80])
    assert_allclose(split.mix, 0)
    assert_allclose(split.within_total, proportion_difference(48, 80, 56, 70))


def test_rates_split_too():
    split = mix_shift(rate([5, 20], [1000, 2000]), [1000, 2000], rate([6, 9], [3000, 1000]), [3000, 1000])
    assert_allclose(split.change, 1000 * (15 / 4000 - 25 / 3000))
    assert_allclose(split.within.sum() + split.mix.sum(), split.change)
    low, high = split.within_total[1:]
    assert low < split.within.sum() < high


def test_no_data_has_no_figures():
    split = split_of([0], [0], [5], [9])
    assert np.isnan(split.change)
    assert np.isnan(split.within_total).all()


@given(NODES)
def test_the_parts_add_up_to_the_change_of_the_pooled_share(nodes):
    x0, n0, x1, n1 = counts(nodes)
    assume(n0.sum() > 0 and n1.sum() > 0)
    split = split_of(x0, n0, x1, n1)
    assert_allclose(split.change, x1.sum() / n1.sum() - x0.sum() / n0.sum(), atol=1e-12)
    assert_allclose(split.within.sum() + split.mix.sum(), split.change, atol=1e-12)


@given(NODES)
def test_back_in_time_everything_turns_round_and_the_order_of_nodes_changes_nothing(nodes):
    x0, n0, x1, n1 = counts(nodes)
    assume(n0.sum() > 0 and n1.sum() > 0)
    there, back = split_of(x0, n0, x1, n1), split_of(x1, n1, x0, n0)
    assert_allclose(back.within, -there.within, atol=1e-12)
    assert_allclose(back.mix, -there.mix, atol=1e-12)
    turned = split_of(x0[::-1], n0[::-1], x1[::-1], n1[::-1])
    assert_allclose(turned.within[::-1], there.within, atol=1e-12)
