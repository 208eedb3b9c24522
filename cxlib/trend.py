"""The trend of a figure in words a manager needs: so much a month, or nothing.

**Question.** Does the figure rise or fall over the whole time shown, and by how much?

**Method.** Sen's slope with its interval, in the last segment of a chart only. Monthly data of two years or more:
within months of the year (seasonal form). Else, if the detrended values are correlated with their neighbours: Hamed and
Rao's variance for test and interval, if it is the larger; where it fails the plain test, with a caveat. Only a slope
whose interval holds no 0 is told.

**Source.** `cxlib.kendall`.

**Limits.** A step looks like a trend: mark the step change first. A straight line is not promised to go on.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cxlib.display import HIDDEN, NORMAL, PROVISIONAL
from cxlib.intervals import Estimate, Floats, floats
from cxlib.kendall import (
    SIGNIFICANT,
    Kendall,
    autocorrelation,
    hamed_rao,
    mann_kendall,
    seasonal_kendall,
    seasonal_slope,
    sen_slope,
)

MONTHS = 12
HIDDEN_BELOW, PROVISIONAL_BELOW = 4, 10
PLAIN, SEASONAL, CORRELATED = "plain", "seasonal", "correlated"


@dataclass(frozen=True)
class Trend:
    """A trend: the test, the slope per period and per year with limits, and how far to trust it.

    `method` plain, seasonal or correlated; `caveat` "" or CORRECTION_FAILED (neighbours are correlated, the interval is
    too narrow); `display_class` hidden (fewer than 4 points, all figures NaN), provisional (fewer than 10) or normal;
    `told` is true where the interval of the slope holds no 0.
    """

    method: str
    caveat: str
    test: Kendall
    per_period: Estimate
    per_year: Estimate
    display_class: str
    told: bool


def trend(y: ArrayLike, periods_per_year: float, segment: ArrayLike | None = None) -> Trend:
    """Trend of the last segment of one series of equally spaced periods; NaN is a missing period.

    `periods_per_year`: 12 for months, 52.18 for weeks. Missing periods keep their place: distances are true ones.

    >>> found = trend([78, 80, 80, 79, 82, 81, 83, 83, 82, 83, 86, 85], 12)
    >>> [round(float(v), 2) for v in found.per_period], found.told, found.method
    ([0.6, 0.33, 0.83], True, 'plain')
    """
    x = floats(y)
    if segment is not None:
        x = x[np.asarray(segment) == np.asarray(segment)[-1:]]
    n = int((~np.isnan(x)).sum())
    if n < HIDDEN_BELOW:
        nothing, none = Kendall(n, *[np.nan] * 5), Estimate(*np.full((3,), np.nan))
        return Trend(PLAIN, "", nothing, none, none, HIDDEN, told=False)
    method, caveat, test, slope = _fitting(x, periods_per_year)
    return Trend(
        method=method,
        caveat=caveat,
        test=test,
        per_period=slope,
        per_year=Estimate(*(v * periods_per_year for v in slope)),
        display_class=PROVISIONAL if n < PROVISIONAL_BELOW else NORMAL,
        told=bool(slope.low > 0 or slope.high < 0),
    )


def _fitting(x: Floats, periods_per_year: float) -> tuple[str, str, Kendall, Estimate]:
    if periods_per_year == MONTHS and x.size >= 2 * MONTHS:
        per_year = seasonal_slope(x, MONTHS)
        return SEASONAL, "", seasonal_kendall(x, MONTHS), Estimate(*(v / MONTHS for v in per_year))
    plain, slope = mann_kendall(x), sen_slope(x)
    if not _correlated(x, float(slope.value)):
        return PLAIN, "", plain, slope
    corrected = hamed_rao(x)
    if np.isnan(corrected.z):
        return PLAIN, "CORRECTION_FAILED", plain, slope
    if corrected.variance < plain.variance:  # a correction to the sharp side can make anything significant
        return PLAIN, "", plain, slope
    return CORRELATED, "", corrected, sen_slope(x, variance=corrected.variance)


def _correlated(x: Floats, slope: float) -> bool:
    there = ~np.isnan(x)
    rest = (x - slope * np.arange(x.size))[there]
    return bool(abs(autocorrelation(rest)[0]) > SIGNIFICANT / np.sqrt(rest.size))
