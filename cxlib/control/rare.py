"""g- and t-charts: when events are rare, chart what lies between them.

**Question.** Most months have no complaint at all. Are complaints becoming more or less frequent?

**Method.** g: so many services went well between two events, a geometric count with mean m, p = 1 / (m + 1); limits are
its quantiles at 0.135 % and 99.865 %, inner limits at 2.275 % and 97.725 %, centre at 50 %: the tails of three and two
sigma. t: days between events to the power 1 / 3.6 are nearly normal; XmR of these, taken back.

**Source.** Benneyan 2001, Health Care Management Science 4:305 (g); Nelson 1994, Journal of Quality Technology 26:176
(t); R qicharts2 0.8.1, whose g-chart has m ± 3 sqrt(m (m + 1)) instead: calm data cross that once in 60 points, the
quantiles once in 150 (of 26 gaps, whose mean is an estimate).

**Limits.** High is long between events: for complaints that is good. The gap since the last event is not closed and not
charted. With fewer than 13 gaps the limits are a trial.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cxlib.control.chart import Chart, Limits, each_segment, finished, points_of
from cxlib.control.settings import DEFAULT, Settings
from cxlib.control.xmr import LIMIT_FACTOR, around, centre_and_range
from cxlib.intervals import Floats, floats, ratio

POWER = 3.6


def g_chart(
    between: ArrayLike,
    segment: ArrayLike | None = None,
    ghosts: ArrayLike | None = None,
    settings: Settings = DEFAULT,
) -> Chart:
    """Chart of the number of services without an event from one event to the next (whole numbers from 0).

    No gap, or only gaps of 0: no limits. A gap below 0: ValueError. Source: Benneyan 2001, with probability limits.

    >>> chart = g_chart([99] * 13)
    >>> [round(float(line[0])) for line in chart.limits[:3]]
    [69, 0, 657]
    """
    points = points_of(_gaps(between), segment, ghosts, settings)
    mean = np.full(points.values.shape, np.nan)
    for inside in each_segment(points.segment):
        base = points.baseline & inside
        total, n = (np.where(base, v, 0).sum(axis=-1, keepdims=True) for v in (points.values, 1.0))
        mean = np.where(inside, ratio(total, n), mean)
    per_service = np.log1p(-1 / (np.where(mean > 0, mean, np.nan) + 1))
    lines = (np.log1p(-special.ndtr(sigma)) / per_service for sigma in (0, -3, 3, -2, 2))
    return finished(points, Limits(*lines), settings)


def t_chart(
    between: ArrayLike,
    segment: ArrayLike | None = None,
    ghosts: ArrayLike | None = None,
    settings: Settings = DEFAULT,
) -> Chart:
    """Chart of the time from one event to the next (0 or more, any unit); events at one moment are 0 apart.

    A lower limit below 0 is NaN: no gap is too short. A gap below 0: ValueError. Source: Nelson 1994, as in qicharts2.

    >>> chart = t_chart([3, 9, 5, 14, 2, 7, 11, 4, 6, 10, 8, 5, 12])
    >>> [round(float(line[0]), 2) for line in chart.limits[:3]]
    [6.72, 0.26, 36.0]
    """
    gaps = _gaps(between)
    points = points_of(gaps ** (1 / POWER), segment, ghosts, settings)
    centre, amr = centre_and_range(points, settings.screen)
    limits = (np.where(line < 0, np.nan, line) for line in around(centre, LIMIT_FACTOR * amr))
    back = Limits(*(line**POWER for line in limits))
    return finished(points_of(gaps, segment, ghosts, settings), back, settings)


def _gaps(between: ArrayLike) -> Floats:
    gaps = floats(between)
    if (gaps < 0).any():
        raise ValueError("a gap is 0 or more")
    return gaps
