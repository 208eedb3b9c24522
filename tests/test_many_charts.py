"""Many nodes are looked at together: each gets what it would get alone."""

import numpy as np
import pytest

from cxlib.control import choose_chart, choose_charts, choose_grain, enough
from cxlib.intervals import medians

PERIODS = 26


@pytest.fixture
def nodes():
    """Forty nodes: few and many cases, rare and frequent events, periods missing here and there or not at all."""
    rng = np.random.default_rng(5)
    size = rng.choice([3, 35, 60, 4_000], (40, 1))
    n = rng.poisson(size * rng.choice([0.2, 1.0, 1.0], (40, PERIODS))).astype(float)
    x = rng.binomial(n.astype(int), rng.choice([0.001, 0.3, 0.8], (40, 1)) * rng.uniform(0.6, 1, (40, PERIODS)))
    counted = rng.random((40, PERIODS)) > rng.choice([0.0, 0.0, 0.2, 1.0], (40, 1))
    return x.astype(float), n, counted


@pytest.mark.parametrize("kind", ["share", "rate", "score"])
def test_each_of_many_series_gets_the_chart_it_would_get_alone(nodes, kind):
    x, n, counted = nodes
    alone = [choose_chart(kind, one[there], m[there]) if there.any() else choose_chart("share")
             for one, m, there in zip(x, n, counted, strict=True)]  # fmt: skip
    together = choose_charts(kind, x, n, counted)
    assert [choice[:2] for choice in together] == [choice[:2] for choice in alone]
    np.testing.assert_array_equal([choice.sigma_z for choice in together], [choice.sigma_z for choice in alone])
    assert len({choice.reason for choice in together}) >= (2 if kind == "score" else 4)


def test_enough_cases_is_what_the_choice_of_a_grain_calls_enough(nodes):
    _, n, counted = nodes
    cases = np.where(counted, n, 0.0)
    assert enough(cases).tolist() == [choose_grain({"W": one}).reason == "ENOUGH" for one in cases]
    assert 0 < enough(cases).sum() < len(cases)


def test_the_median_of_each_series_is_that_of_its_counted_values(nodes):
    _, n, counted = nodes
    alone = [np.median(one[there]) if there.any() else np.nan for one, there in zip(n, counted, strict=True)]
    np.testing.assert_array_equal(medians(n, counted), alone)
    assert np.isnan(medians(np.empty((2, 0)), np.empty((2, 0), dtype=bool))).all()
