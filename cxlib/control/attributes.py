"""p- and u-charts and Laney's p' and u': shares and rates whose n differs from period to period.

**Question.** A share from 40 answers wobbles more than one from 4,000. Which periods differ by more than their n
allows, and by more than periods differ anyway?

**Method.** Centre c = events / n, both summed. Chance alone gives s_i = sqrt(c (1 - c) / n_i) for shares, sqrt(c / n_i)
for rates; limits c ± 3 s_i. Laney: z_i = (y_i / n_i - c) / s_i, sigma_z = mean |z_i - z_(i-1)| / 1.128, limits
c ± 3 s_i sigma_z. For display sigma_z is at least 1.

**Source.** Laney 2002, Quality Engineering 14:531; qicharts2 0.8.1; Montgomery's orange juice.

**Limits.** Small n (c n below 5) has no lower limit to cross: use larger periods or the time between events.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cxlib.control.chart import Chart, Points, each_segment, finished, points_of
from cxlib.control.settings import DEFAULT, Settings
from cxlib.control.xmr import around, centre_and_range
from cxlib.intervals import Floats, floats, ratio

D2 = 1.128  # mean range of two normal values, in sigma


def p_chart(
    events: ArrayLike,
    n: ArrayLike,
    segment: ArrayLike | None = None,
    ghosts: ArrayLike | None = None,
    settings: Settings = DEFAULT,
) -> Chart:
    """Chart of shares events / n (fractions), p' unless `settings.prime` is off; `widened` is the sigma_z used.

    n = 0 is a missing period. All or none of n in a whole segment: no limits ("no event yet"). Source: Laney 2002.

    >>> events = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17]
    >>> chart = p_chart(events, [50] * 13, settings=Settings(prime=False))
    >>> [round(float(line[0]), 4) for line in chart.limits[:3]]
    [0.2046, 0.0335, 0.3758]
    """
    return _chart(events, n, 1.0, (segment, ghosts), settings)


def u_chart(
    events: ArrayLike,
    exposure: ArrayLike,
    segment: ArrayLike | None = None,
    ghosts: ArrayLike | None = None,
    settings: Settings = DEFAULT,
) -> Chart:
    """Chart of rates events / exposure (per one unit), u' unless `settings.prime` is off.

    Exposure 0 or unknown is a missing period. No event in a whole segment: no limits. Source: Laney 2002.

    >>> u_chart([3, 5, 4, 4, 3, 5, 4, 4], [1000] * 8).limits.centre[0].item()
    0.004
    """
    return _chart(events, exposure, 0.0, (segment, ghosts), settings)


def sigma_z(events: ArrayLike, n: ArrayLike, share: bool = True) -> Floats:
    """How many times wider than chance the periods spread, one number per series (1 = as chance).

    `share` for shares, else rates. NaN without two neighbouring periods or with all or none of n.

    >>> float(sigma_z([10, 30, 10, 30, 10], [100] * 5).round(2))
    4.62
    """
    points = points_of(_values(events, n), None, None, DEFAULT)
    z, _ = _standardised(points, _centre(points, events, n), n, float(share))
    return centre_and_range(z, DEFAULT.screen_z)[1][..., -1] / D2


def _chart(
    events: ArrayLike,
    n: ArrayLike,
    ceiling: float,
    marks: tuple[ArrayLike | None, ArrayLike | None],
    settings: Settings,
) -> Chart:
    points = points_of(_values(events, n), *marks, settings)
    centre = _centre(points, events, n)
    z, chance = _standardised(points, centre, n, ceiling)
    widened = np.ones_like(chance)
    if settings.prime:
        spread = centre_and_range(z, settings.screen_z)[1] / D2
        widened = spread if settings.narrow else np.fmax(spread, 1.0)
    return finished(points, around(centre, 3 * chance * widened), settings, widened)


def _values(events: ArrayLike, n: ArrayLike) -> Floats:
    return ratio(*np.broadcast_arrays(floats(events), floats(n)))


def _centre(points: Points, events: ArrayLike, n: ArrayLike) -> Floats:
    """Events over n of each point's segment, both summed over the points that make the limits."""
    centre = np.full(points.values.shape, np.nan)
    for inside in each_segment(points.segment):
        base = points.baseline & inside
        x, m = (np.where(base, floats(v), 0).sum(axis=-1, keepdims=True) for v in (events, n))
        centre = np.where(inside, ratio(x, m), centre)
    return centre


def _standardised(points: Points, centre: Floats, n: ArrayLike, ceiling: float) -> tuple[Points, Floats]:
    """Points as z-values, and the standard error s_i that chance alone gives each (NaN where it is 0)."""
    # ceiling 1: variance c (1 - c) of a share; ceiling 0: variance c of a rate
    variance = ratio(centre * (1 - ceiling * centre), floats(n))
    chance = np.sqrt(np.where(variance > 0, variance, np.nan))
    return Points((points.values - centre) / chance, points.counted, points.segment, points.baseline), chance
