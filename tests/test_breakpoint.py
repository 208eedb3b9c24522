"""The wait from which satisfaction falls: an honest test, an honest interval, and a reason where nothing is told."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from scipy import special

from cxlib.breakpoint import fitted, satisfaction_break
from cxlib.breakpoint.chance import break_p, resampled
from cxlib.breakpoint.groups import grouped

WAIT = np.arange(1.0, 31)


def falling_after(corner, steep=0.2):
    return special.expit(2.2 - steep * np.maximum(WAIT - corner, 0))


# --- honesty of the test and of the interval -----------------------------------------------------------------------


@pytest.mark.parametrize("family", ["binomial", "gaussian"])
def test_of_straight_lines_one_in_twenty_is_called_broken(family):
    rng = np.random.default_rng(5)
    called = []
    for seed in range(40):
        x = np.round(rng.gamma(2, 6, 150) / 2)
        score = 4 - 0.1 * x + rng.normal(0, 1, x.size)
        satisfied = (rng.random(x.size) < special.expit(2 - 0.16 * x)).astype(float)
        data = grouped(x, satisfied if family == "binomial" else score, np.ones(x.size), family)
        called.append(break_p(data, seed) < 0.05)
    assert np.mean(called) < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 40)


def test_intervals_hold_the_corner():
    rng = np.random.default_rng(9)
    held = []
    for seed in range(12):
        share = rng.binomial(100, falling_after(14)) / 100
        psi, _ = resampled(grouped(WAIT, share, np.full(30, 100.0), "binomial"), seed)
        low, high = np.quantile(psi, [0.025, 0.975])
        held.append(low <= 14 <= high)
    assert sum(held) >= 9  # 150 tries held it 93 times in 100; so few of 12 happen once in 100


def test_the_same_seed_gives_the_same_answer_and_the_order_of_rows_does_not_matter():
    rng = np.random.default_rng(3)
    x = rng.integers(1, 31, 900).astype(float)
    y = rng.random(900) < falling_after(14)[x.astype(int) - 1]
    there, again = (satisfaction_break(x, y, seed=4) for _ in range(2))
    order = rng.permutation(900)
    assert_array_equal(there.place, again.place)
    assert_allclose(satisfaction_break(x[order], y[order], seed=4).place, there.place)


def test_the_unit_of_the_wait_changes_the_unit_only():
    y = falling_after(12)
    minutes, seconds = (satisfaction_break(unit * WAIT, y, np.full(30, 400)) for unit in (1, 60))
    assert_allclose(np.array(seconds.place), 60 * np.array(minutes.place), rtol=1e-4)
    assert_allclose(np.array(seconds.fall), np.array(minutes.fall) / 60, rtol=1e-4)
    assert seconds.p == minutes.p


def test_level_and_fall_are_those_of_the_curve():
    found = satisfaction_break(WAIT, falling_after(12), np.full(30, 400))
    assert_allclose(found.place.value, 12, atol=0.01)
    assert_allclose(found.level, special.expit(2.2), atol=1e-3)
    end = 29  # P95 of the waits
    assert_allclose(found.fall.value, (special.expit(2.2) - special.expit(2.2 - 0.2 * 17)) / 17, rtol=1e-2)
    assert_allclose(fitted(found.line, [5, end]), falling_after(12)[[4, end - 1]], atol=1e-3)
    assert found.fall.low < found.fall.value < found.fall.high


def test_scores_fall_in_points():
    rng = np.random.default_rng(2)
    x = rng.integers(1, 31, 1500).astype(float)
    y = np.round(4.4 - 0.1 * np.maximum(x - 12, 0) + rng.normal(0, 0.5, 1500))
    found = satisfaction_break(x, y, family="gaussian")
    assert found.reason == ""
    assert found.place.low < 12 < found.place.high
    assert abs(found.fall.value - 0.1) < 0.02


# --- when nothing is told ------------------------------------------------------------------------------------------


def told_nothing(wait, satisfied, answers=None, **options):
    found = satisfaction_break(wait, satisfied, answers, **options)
    assert np.isnan([*found.place, *found.fall, found.level]).all()
    return found.reason


@pytest.mark.parametrize(
    ("share", "answers", "reason"),
    [
        (falling_after(12), 3, "TOO_FEW"),
        (np.full(30, 0.8), 40, "NO_BREAK"),
        (special.expit(3 - 0.1 * WAIT), 40, "NO_BREAK"),
        (special.expit(0.2 * np.maximum(WAIT - 12, 0)), 60, "NOT_A_DROP"),
        (special.expit(3 - 0.2 * np.minimum(WAIT, 12)), 100, "NOT_A_DROP"),
        (special.expit(2.2 - 0.003 * WAIT**2), 80, "VAGUE"),
    ],
    ids=["few persons", "flat", "straight", "rises", "falls and stops", "a curve without a corner"],
)
def test_a_reason_is_given_where_no_break_is_told(share, answers, reason):
    assert told_nothing(WAIT, share, np.full(30, answers)) == reason


def test_seven_waits_are_too_few_to_bend_at():
    assert told_nothing([1, 2, 3, 4, 5, 6, 7], [0.9] * 4 + [0.5] * 3, [100] * 7) == "FEW_DISTINCT"
    tenths = np.r_[np.ones(990), np.arange(2.0, 12)]  # nine in ten at one wait: nowhere to bend
    assert told_nothing(tenths, tenths < 5) == "FEW_DISTINCT"


def test_no_persons_give_no_break():
    found = satisfaction_break([], [])
    assert (found.reason, found.n, found.cut, found.line) == ("TOO_FEW", 0, 0, None)


def test_few_persons_beyond_the_corner_are_not_told():
    assert told_nothing(WAIT, falling_after(26, 3), np.full(30, 4)) == "FEW_ON_A_SIDE"  # 16 persons of 120


def test_a_corner_beyond_the_inner_waits_is_not_placed_at_their_end():
    busy_early = np.r_[np.full(26, 20), np.full(4, 6)]
    assert told_nothing(WAIT, falling_after(26, 3), busy_early) == "AT_EDGE"


def test_missing_waits_and_answers_are_left_out():
    wait = np.r_[np.tile(WAIT, 10), np.nan, 5, 6]
    y = np.r_[np.tile(falling_after(12), 10) > 0.5, 1, np.nan, 1]
    assert satisfaction_break(wait, y).n == 301


def test_very_long_waits_are_cut_and_counted():
    wait = np.r_[np.tile(WAIT, 100), [500.0] * 20]
    found = satisfaction_break(wait, np.r_[np.tile(falling_after(12), 100) > 0.5, [0] * 20])
    assert (found.cut, found.n) == (20, 3000)


@pytest.mark.parametrize("options", [{"family": "poisson"}, {"family": "gaussian", "answers": [3]}])
def test_what_cannot_be_fitted_is_refused(options):
    with pytest.raises(ValueError, match="binomial"):
        satisfaction_break([1], [1], **options)
