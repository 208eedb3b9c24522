"""Funnels: nodes outside are exactly the unlikely ones, and calm nodes are seldom outside."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cxlib.funnel import rate_funnel, rate_limits, share_funnel, share_limits
from cxlib.intervals import proportion

NODES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=2, max_size=12)


def test_p_is_twice_the_smaller_tail_of_the_binomial():
    x, n = np.array([80, 83, 40, 9, 50]), np.array([100, 100, 100, 10, 60])
    c = x.sum() / n.sum()
    tails = np.minimum(stats.binom.cdf(x, n, c), stats.binom.sf(x - 1, n, c))
    assert_allclose(share_funnel(x, n).p, np.minimum(1, 2 * tails), rtol=1e-9)
    assert_allclose(share_funnel(x, n).overall, c)


def test_p_of_a_rate_is_twice_the_smaller_tail_of_the_poisson():
    x, t = np.array([4, 6, 21, 0]), np.array([1000, 1000, 1000, 400])
    expected = t * x.sum() / t.sum()
    tails = np.minimum(stats.poisson.cdf(x, expected), stats.poisson.sf(x - 1, expected))
    assert_allclose(rate_funnel(x, t).p, np.minimum(1, 2 * tails), rtol=1e-9)


@pytest.mark.parametrize("conf", [0.95, 0.998])
@pytest.mark.parametrize("c", [0.03, 0.5, 0.9])
def test_lines_and_positions_agree_for_every_count(c, conf):
    n = 40
    x = np.arange(n + 1)
    tail = np.minimum(stats.binom.cdf(x, n, c), stats.binom.sf(x - 1, n, c))
    low, high = (float(v) for v in share_limits(c, n, conf))
    outside = (x / n < low) | (x / n > high)  # a limit that does not exist is NaN: nothing lies beyond it
    assert_array_equal(outside, 2 * tail < 1 - conf)


@pytest.mark.parametrize("conf", [0.95, 0.998])
@pytest.mark.parametrize("rate", [1, 4, 50])
def test_lines_of_rates_agree_with_the_poisson(rate, conf):
    x = np.arange(200)
    expected = rate * 0.9
    tail = np.minimum(stats.poisson.cdf(x, expected), stats.poisson.sf(x - 1, expected))
    low, high = (float(v) for v in rate_limits(rate, 900, conf))
    outside = (x / 0.9 < low) | (x / 0.9 > high)
    assert_array_equal(outside, 2 * tail < 1 - conf)


def test_everybody_satisfied_of_thirty_is_nothing_special_where_wilson_limits_say_so():
    assert np.isnan(share_limits(0.95, 30)[1])
    assert proportion(0.95 * 30, 30, 0.998).high < 1
    assert stats.binom.pmf(30, 30, 0.95) > 0.2


def test_calm_nodes_are_outside_no_more_often_than_promised():
    rng = np.random.default_rng(6)
    n = rng.integers(20, 400, (200, 30))
    position = np.array([share_funnel(rng.binomial(row, 0.85), row).position for row in n])
    assert np.mean(position != "inside") < 0.05
    assert np.mean(np.char.startswith(position, "very")) < 0.003


def test_spread_is_one_by_chance_and_more_where_nodes_differ():
    rng = np.random.default_rng(7)
    n = rng.integers(2000, 9000, 60)
    calm = share_funnel(rng.binomial(n, 0.8), n)
    apart = share_funnel(rng.binomial(n, rng.normal(0.8, 0.03, 60)), n)
    assert 0.5 < calm.spread < 1.3
    assert not calm.overdispersed
    assert apart.overdispersed


def test_nodes_without_answers_have_no_place_and_no_weight():
    found = share_funnel([30, 0, 45], [50, 0, 50])
    assert found.position.tolist()[1] == ""
    assert np.isnan(found.p[1])
    assert found.overall == 0.75
    assert np.isnan(share_funnel([], []).overall)
    assert np.isnan(rate_funnel([5], [0]).overall)
    assert share_funnel([12], [10]).position.tolist() == [""]


@pytest.mark.parametrize("x", [0, 20])
def test_all_or_none_everywhere_is_inside(x):
    found = share_funnel([x] * 3, [20] * 3)
    assert found.position.tolist() == ["inside"] * 3
    assert np.isnan(found.spread)


@given(NODES, st.randoms(use_true_random=False))
def test_the_order_of_nodes_changes_nothing(nodes, chance):
    x, n = np.array([(a, a + b) for a, b in nodes], dtype=float).T
    order = np.array(chance.sample(range(x.size), x.size))
    there, shuffled = share_funnel(x, n), share_funnel(x[order], n[order])
    assert_allclose(shuffled.p, there.p[order], rtol=1e-9)
    assert_array_equal(shuffled.position, there.position[order])
    assert_allclose(shuffled.spread, there.spread, rtol=1e-9)


@given(NODES)
def test_satisfied_high_is_dissatisfied_low(nodes):
    x, n = np.array([(a, a + b) for a, b in nodes], dtype=float).T
    there, turned = share_funnel(x, n), share_funnel(n - x, n)
    assert_allclose(turned.p, there.p, rtol=1e-9)
