"""Would both sides have gone the same way without the training? What their past says.

**Question.** The comparison is fair if trained and other units moved alike before. Did they?

**Method.** Per month before the training: mean of the trained units minus mean of the others, each unit taken as its
distance from its own mean, so that a month in which one unit has no figure does not jump. A straight line through these
gaps; p of its slope (t, months - 2 degrees); below 0.10 the past is not parallel.

**Source.** `docs/statistics.md`; ordinary least squares.

**Limits.** Few months see only a strong drift: no sign of one is no proof. A dip just before the training, because of
which the units were chosen, mends itself: regression to the mean.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

NAN = float("nan")
MONTHS_FOR_A_SLOPE = 4
DRIFT = 0.10


@dataclass(frozen=True)
class Past:
    """The gap per month before the training (NaN where a side has no figure), its slope a month, and p of the slope."""

    gaps: tuple[float, ...]
    slope: float
    p: float

    @property
    def known(self) -> bool:
        """Whether there are months enough to look for a drift."""
        return not np.isnan(self.p)

    @property
    def parallel(self) -> bool:
        """Whether no drift was seen; true also where nothing is known."""
        return not self.p < DRIFT


def past(trained: ArrayLike, others: ArrayLike) -> Past:
    """What the months before say: two tables of figures, one line per unit, one column per month, NaN = no figure.

    >>> found = past([[1.0, 2.0, 3.0, 4.0]], [[1.0, 1.0, 1.0, 1.1]])
    >>> [round(gap, 2) for gap in found.gaps], round(found.slope, 2), found.parallel
    ([-1.48, -0.48, 0.52, 1.42], 0.97, False)
    """
    gaps = _level(trained) - _level(others)
    there = ~np.isnan(gaps)
    if there.sum() < MONTHS_FOR_A_SLOPE:
        return Past(tuple(gaps.tolist()), NAN, NAN)
    slope, p = _line(np.flatnonzero(there).astype(np.float64), gaps[there])
    return Past(tuple(gaps.tolist()), slope, p)


def _line(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """Slope of least squares and two-sided p of its t-test, NaN for none; as scipy.stats.linregress, long to load."""
    apart = x - x.mean()
    spread, df = float(apart @ apart), len(x) - 2
    slope = float(apart @ y) / spread
    left = y - y.mean() - slope * apart
    se = float(np.sqrt(left @ left / df / spread))
    if not se > 0:
        return slope, 0.0 if slope else NAN
    return slope, float(2 * special.stdtr(df, -abs(slope) / se))


def mean_course(units: ArrayLike) -> NDArray[np.float64]:
    """The mean per month over units (lines), free of jumps where a unit has no figure in a month.

    >>> mean_course([[1.0, 2.0], [5.0, float("nan")]]).tolist()
    [3.0, 3.75]
    """
    table = np.atleast_2d(np.asarray(units, dtype=np.float64))
    seen = table[(~np.isnan(table)).any(axis=1)]
    if not len(seen):
        return np.full(table.shape[1], NAN)
    return np.asarray(np.nanmean(seen, axis=1).mean() + _level(seen))


def _level(units: ArrayLike) -> NDArray[np.float64]:
    """Mean distance of the units from their own means, per month; NaN where no unit has a figure."""
    table = np.atleast_2d(np.asarray(units, dtype=np.float64))
    n = (~np.isnan(table)).sum(axis=1)
    own = np.nansum(table, axis=1) / np.where(n, n, 1)
    apart = table - own[:, None]
    months = (~np.isnan(apart)).sum(axis=0)
    return np.where(months, np.nansum(apart, axis=0) / np.where(months, months, 1), NAN)
