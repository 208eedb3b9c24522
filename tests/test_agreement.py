"""Two observers: kappa and its limits are those of SAS, and checks of one visit count as one."""

import numpy as np
import pytest

from cxlib.coaching.agreement import kappa, kappa_by_visit, level

PRINTED = [
    # SAS PROC FREQ: kappa, error, 95 % limits
    ([[0, 4, 1], [0, 8, 0], [0, 1, 5]], (0.4842, 0.1380, 0.2137, 0.7547)),
    ([[0, 0, 0], [5, 16, 3], [8, 12, 28]], (0.3333, 0.0814, 0.1738, 0.4929)),
]


@pytest.mark.parametrize(("table", "printed"), PRINTED)
def test_kappa_and_its_limits_are_those_printed_by_sas(table, printed):
    got = kappa(table)
    assert (got.kappa, got.se, got.low, got.high) == pytest.approx(printed, abs=5.1e-5)


def test_two_who_agree_on_everything_have_kappa_one_and_a_lower_limit_below_it():
    got = kappa([[10, 0], [0, 10]])
    assert (got.kappa, got.high) == (1, 1)
    assert 0.5 < got.low < 1


def test_two_who_pass_everything_agree_on_all_and_have_no_kappa():
    got = kappa([[0, 0], [0, 25]])
    assert np.isnan(got.kappa)
    assert (got.agreed, got.reason) == (1, "ONE_ANSWER")


def test_no_checks_give_no_kappa():
    assert kappa([[0, 0], [0, 0]]).reason == "NO_DATA"


def test_ten_checks_of_one_kind_a_visit_are_not_ten_independent_ones():
    # six visits, each with ten checks that all say the same: two visits in six disagree on everything
    first = [1] * 10 + [0] * 10 + [1] * 10 + [0] * 10 + [1] * 10 + [0] * 10
    second = [1] * 10 + [0] * 10 + [1] * 10 + [0] * 10 + [0] * 10 + [1] * 10
    visits = [n // 10 for n in range(60)]
    alone, together = kappa_by_visit(first, second, list(range(60))), kappa_by_visit(first, second, visits)
    assert alone.kappa == together.kappa == pytest.approx(1 / 3)
    assert together.high - together.low > 2 * (alone.high - alone.low)
    assert (together.n, together.visits) == (60, 6)


def test_a_kappa_has_a_word():
    assert [level(one) for one in (0.9, 0.5, 0.1)] == ["very_good", "moderate", "slight"]
