"""Intervals at the edges of their range, and what holds for every sample."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from cxlib import intervals as iv
from cxlib import rates


@pytest.mark.parametrize("n", [1, 7, 30, 333, 10**9])
def test_none_of_n_starts_at_exactly_0_and_all_of_n_ends_at_exactly_1(n):
    none, everyone = iv.proportion(0, n), iv.proportion(n, n)
    assert none.low == 0 < none.high
    assert everyone.low < 1 == everyone.high


def test_no_answers_give_no_share_and_no_difference():
    assert np.isnan(iv.proportion(0, 0)).all()
    assert np.isnan(iv.proportion_difference(3, 10, 0, 0)).all()


@pytest.mark.parametrize(("x", "n"), [(11, 10), (-1, 10), (np.nan, 10), (1, np.nan)])
def test_counts_that_cannot_be_give_no_share(x, n):
    assert np.isnan(iv.proportion(x, n)).all()


def test_weights_that_are_all_alike_change_nothing():
    assert_allclose(iv.proportion(2.1, 7 * 0.7, n_effective=7), iv.proportion(3, 7), rtol=1e-12)
    assert_allclose(iv.mean(2 * 15, 2 * 82, 2 * 480, n_effective=15), iv.mean(15, 82, 480), rtol=1e-12)
    assert_allclose(iv.nps(4, 2, 1.5, n_effective=15), iv.nps(8, 4, 3), rtol=1e-12)


def test_unequal_weights_widen_the_interval():
    assert np.ptp(iv.proportion(50, 100, n_effective=60)) > np.ptp(iv.proportion(50, 100))
    assert np.ptp(iv.mean(100, 400, 1900, n_effective=60)) > np.ptp(iv.mean(100, 400, 1900))
    assert np.ptp(iv.nps(150, 30, 20, n_effective=120)) > np.ptp(iv.nps(150, 30, 20))


def test_limits_below_100_answers_come_from_three_added_answers_and_the_value_does_not():
    adjusted, by_hand = iv.nps(8, 4, 3), iv.nps(8.75, 5.5, 3.75, adjust=False)
    assert_allclose(adjusted.value, 100 * 5 / 15)
    assert_allclose(adjusted[1:], by_hand[1:], rtol=1e-12)


def test_from_100_answers_on_nothing_is_added():
    assert_array_equal(iv.nps(60, 30, 10), iv.nps(60, 30, 10, adjust=False))
    assert iv.nps(60, 30, 9).low != iv.nps(60, 30, 9, adjust=False).low
    big = (60, 30, 10), (50, 30, 40)
    assert_array_equal(iv.nps_difference(*big), iv.nps_difference(*big, adjust=False))


def test_no_answers_give_no_score_and_one_answer_gives_no_limits():
    assert np.isnan(iv.nps(0, 0, 0)).all()
    one = iv.nps(1, 0, 0)
    assert one.value == 100
    assert np.isnan(one[1:]).all()
    beside = iv.nps_difference((1, 0, 0), (8, 4, 3))
    assert_allclose(beside.value, 100 - 100 / 3)
    assert np.isnan(beside[1:]).all()


def test_an_effective_n_of_one_by_rounding_gives_no_limits():
    assert np.isnan(iv.nps(0.7, 0, 0, n_effective=1.0000000000000002)[1:]).all()


@pytest.mark.parametrize("counts", [(12, 0, 0), (0, 12, 0), (0, 0, 12)], ids=["promoters", "passives", "detractors"])
def test_answers_in_one_group_have_no_plain_width_but_an_adjusted_one(counts):
    assert np.ptp(iv.nps(*counts, adjust=False)) == 0
    assert np.ptp(iv.nps(*counts)) > 20


def test_limits_stay_inside_the_scale():
    assert iv.nps(14, 1, 0, adjust=False).high == 100
    assert iv.nps(0, 1, 14, adjust=False).low == -100


def test_adjusted_limits_cover_the_truth_where_plain_ones_do_not():
    rng = np.random.default_rng(1)
    up, middle, down = rng.multinomial(15, (0.8, 0.15, 0.05), 20_000).T

    def coverage(adjust):
        _, low, high = iv.nps(up, middle, down, adjust=adjust)
        return np.mean((low <= 75) & (high >= 75))

    assert coverage(adjust=False) < 0.93 < coverage(adjust=True)


def test_no_answers_give_no_mean_and_one_answer_gives_no_limits():
    assert np.isnan(iv.mean(0, 0, 0)).all()
    assert_array_equal(iv.mean(1, 6, 36), (6, np.nan, np.nan))


@pytest.mark.parametrize("answer", [5, 0.1, 86_399.7])
def test_equal_answers_give_an_interval_of_no_width(answer):
    answers = np.full(1000, answer, dtype=float)
    assert_allclose(np.ptp(iv.mean(1000, answers.sum(), (answers**2).sum())), 0, atol=0)


def test_no_complaint_has_a_lower_limit_of_exactly_0():
    value, low, high = rates.rate(0, 500)
    assert value == low == 0
    assert_allclose(high, 1000 * 3.688879454 / 500, rtol=1e-9)


@pytest.mark.parametrize("exposure", [0, np.nan, -1])
def test_unknown_exposure_gives_no_rate(exposure):
    assert np.isnan(rates.rate(0, exposure)).all()
    assert np.isnan(rates.rate_ratio(3, exposure, 3, 100)).all()
    assert np.isnan(rates.rate_ratio(3, 100, 3, exposure)).all()


def test_events_below_0_give_no_rate():
    assert np.isnan(rates.rate(-1, 500)).all()
    assert np.isnan(rates.rate_ratio(-1, 500, 3, 500)).all()


def test_more_complaints_than_services_are_legal():
    assert rates.rate(12, 10).value == 1200


def test_ratio_to_a_node_without_events_has_only_a_lower_limit():
    value, low, high = rates.rate_ratio(5, 1100, 0, 900)
    assert np.isnan(value)
    assert np.isnan(high)
    assert_allclose(low, 1 / 1.333785573, rtol=1e-6)  # the mirror of rrp03
    assert np.isnan(rates.rate_ratio(0, 10, 0, 10)).all()


# What holds for every sample.

COUNTS = st.integers(0, 10**6)
CONF = st.sampled_from([0.9, 0.95, 0.998])
ROOM = 1e-9


def holds(estimate, low=-np.inf, high=np.inf):
    value, lower, upper = estimate
    room = ROOM * np.maximum(1, np.abs(value))
    return np.all((low <= lower) & (lower <= value + room) & (value - room <= upper) & (upper <= high))


@given(COUNTS, st.integers(1, 10**6), CONF)
def test_share_lies_in_its_interval_and_that_between_0_and_1(x, more, conf):
    assert holds(iv.proportion(x, x + more, conf), 0, 1)
    assert holds(iv.proportion_difference(x, x + more, more, x + more, conf), -1, 1)


@pytest.mark.parametrize("adjust", [True, False], ids=["adjusted", "plain"])
@pytest.mark.parametrize("conf", [0.5, 0.9, 0.95, 0.998])
def test_score_lies_in_its_interval_and_that_on_the_scale(conf, adjust):
    up, middle, down = np.indices((40, 40, 40)).reshape(3, -1)[:, 1:]  # all samples with up to 39 answers a group
    up, middle, down = (c[up + middle + down > 1] for c in (up, middle, down))
    assert holds(iv.nps(up, middle, down, conf, adjust), -100, 100)
    assert holds(iv.nps_difference((up, middle, down), (down, up, middle), conf, adjust), -200, 200)


@given(COUNTS, st.integers(1, 10**6), CONF)
def test_rate_lies_in_its_interval(events, exposure, conf):
    assert holds(rates.rate(events, exposure, 1000, conf), 0)
    assert holds(rates.rate_ratio(events, exposure, exposure, events + 1, conf), 0)


@given(COUNTS, st.integers(1, 10**6), CONF)
def test_two_nodes_differ_alike_from_either_side(x, more, conf):
    there, back = (iv.proportion_difference(*pair, conf) for pair in ((x, x + more, 1, 9), (1, 9, x, x + more)))
    assert_allclose(there, (-back.value, -back.high, -back.low), atol=1e-12)
    ratio, turned = rates.rate_ratio(x + 1, 70, more, 90, conf), rates.rate_ratio(more, 90, x + 1, 70, conf)
    assert_allclose(ratio, (1 / turned.value, 1 / turned.high, 1 / turned.low), rtol=1e-6)


@pytest.mark.parametrize(
    "figure",
    [
        lambda a, b, c: iv.proportion(a, a + b),
        lambda a, b, c: iv.proportion_difference(a, a + b, c, c + b),
        iv.nps,
        lambda a, b, c: iv.nps_difference((a, b, c), (c, a, b)),
        lambda a, b, c: iv.mean(a, b, b * b + c),
        lambda a, b, c: rates.rate(a, b),
        lambda a, b, c: rates.rate_ratio(a, b, c, b),
    ],
    ids=["share", "difference", "score", "score difference", "mean", "rate", "ratio"],
)
def test_many_groups_at_once_are_as_one_by_one_in_any_order(figure):
    columns = np.random.default_rng(5).integers(0, 40, (3, 200))
    columns[:, :3] = [[0, 1, 0], [0, 0, 5], [0, 0, 0]]
    together = np.array(figure(*columns))
    assert_array_equal(together, np.array([figure(*row) for row in columns.T]).T)
    assert_array_equal(together[:, ::-1], np.array(figure(*columns[:, ::-1])))
