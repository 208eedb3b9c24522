"""The drift before a training is the least-squares line, as scipy draws it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from cxlib.coaching.past import past


@pytest.mark.parametrize("missing", [(), (3,), (0, 5)])
def test_slope_and_p_are_those_of_scipy_also_where_months_are_missing(missing: tuple[int, ...]) -> None:
    gaps = np.array([1.0, 1.4, 0.9, 1.8, 1.6, 2.3, 1.9])
    gaps[list(missing)] = np.nan
    there = ~np.isnan(gaps)
    line = stats.linregress(np.flatnonzero(there), gaps[there])
    found = past([gaps], [np.ones(7)])
    assert (found.slope, found.p) == pytest.approx((line.slope, line.pvalue))


def test_a_gap_that_never_moves_has_no_p() -> None:
    found = past([[2.0, 2.0, 2.0, 2.0]], [[1.0, 1.0, 1.0, 1.0]])
    assert found.slope == 0
    assert not found.known
