"""The XmR chart: is a series of figures only wobbling, or did something change?

**Question.** A figure goes up and down from week to week. Which points differ by more than it usually wobbles?

**Method.** Per segment: mean m, AMR = mean of |y_i - y_(i-1)| between present neighbours; with screening, ranges of
3.267 AMR or more are dropped once and the mean taken again. Limits m ± 2.66 AMR, inner limits at two thirds of that, mR
limit 3.267 AMR. Rules: `cxlib.control.rules`.

**Source.** Making Data Count as in R NHSRplotthedots 0.2.2; qicharts2 0.8.1 and NIST 6.3.2.2 write 3 / 1.128 for 2.66.

**Limits.** Points should be independent: with a lag-1 correlation of 0.6 most calm charts show a signal. Limits may lie
outside what is possible; `drawn` leaves those lines out, the rules do not need them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from cxlib.control.chart import DOTS, EMPTY, Bools, Chart, Limits, Points, each_segment, finished, points_of
from cxlib.control.settings import DEFAULT, Settings
from cxlib.intervals import Floats, medians, ratio

LIMIT_FACTOR, RANGE_FACTOR = 2.66, 3.267


class Drawn(NamedTuple):
    """Lines to draw, NaN where there is none; the two last say that a limit was left out as impossible."""

    centre: Floats
    low: Floats
    high: Floats
    low_impossible: Bools
    high_impossible: Bools


def xmr(
    values: ArrayLike, segment: ArrayLike | None = None, ghosts: ArrayLike | None = None, settings: Settings = DEFAULT
) -> Chart:
    """XmR chart of one series, or of many with periods along the last axis. NaN is a missing period.

    `segment` numbers segments from 0 (`numbered`), `ghosts` is true at known one-offs. A segment without two present
    neighbours has no limits; equal values have limits of no width and no signal. Source: NHSRplotthedots 0.2.2.

    >>> chart = xmr([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    >>> [round(float(line[0]), 4) for line in chart.limits[:3]]
    [1.9444, -0.7156, 4.6044]
    >>> chart.rule[4]
    np.str_('above_upl')
    """
    points = points_of(values, segment, ghosts, settings)
    centre, amr = centre_and_range(points, settings.screen)
    return finished(points, around(centre, LIMIT_FACTOR * amr), settings)


def centre_and_range(points: Points, screen: bool) -> tuple[Floats, Floats]:
    """Mean and mean moving range of each point's segment; NaN without points or without two present neighbours."""
    centre, amr = np.full((2, *points.values.shape), np.nan)
    ranges = np.abs(np.diff(points.values, axis=-1, prepend=np.nan))
    for inside in each_segment(points.segment):
        base = points.baseline & inside
        both = base & np.roll(base, 1, axis=-1)
        both[..., :1] = False
        mean_range = _mean(ranges, both)
        if screen:
            # a calm series of equal values has nothing to drop although 0 >= 3.267 times 0
            kept = both & ((ranges < RANGE_FACTOR * mean_range) | (mean_range == 0))
            screened = _mean(ranges, kept)
            # nothing but equal neighbours left: limits of no width would call every other point a signal
            mean_range = np.where((screened == 0) & (mean_range > 0), mean_range, screened)
        centre, amr = np.where(inside, _mean(points.values, base), centre), np.where(inside, mean_range, amr)
    return centre, amr


def around(centre: Floats, half: Floats) -> Limits:
    """Limits at `half` on both sides of the centre, inner limits at two thirds."""
    return Limits(centre, centre - half, centre + half, centre - half * 2 / 3, centre + half * 2 / 3)


def moving_ranges(chart: Chart) -> tuple[Floats, Floats]:
    """Moving range of each point (NaN where a neighbour is missing or in another segment) and its upper limit.

    >>> chart = xmr([5, 6, 5, 7, 6, 5, 6, 7])
    >>> [round(float(v[1]), 3) for v in moving_ranges(chart)]
    [1.0, 3.734]
    """
    y = np.where(chart.counted, chart.values, np.nan)
    ranges = np.abs(np.diff(y, axis=-1, prepend=np.nan))
    first = np.diff(chart.segment, axis=-1, prepend=-1) != 0
    upper = RANGE_FACTOR * (chart.limits.high - chart.limits.centre) / LIMIT_FACTOR
    return np.where(first, np.nan, ranges), upper


def drawn(chart: Chart, floor: float = -np.inf, ceiling: float = np.inf) -> Drawn:
    """The lines a reader may see, between what is possible (a share: 0 and 1).

    A segment with too few points for limits has its median instead of a centre, one point alone has no line.

    >>> drawn(xmr([0.9, 0.99] * 7), 0, 1).high_impossible[0]
    np.True_
    """
    few = (chart.stage == DOTS) | (chart.stage == EMPTY)
    centre = np.where(few, _medians(chart), chart.limits.centre)
    too_low, too_high = ~few & (chart.limits.low < floor), ~few & (chart.limits.high > ceiling)
    low = np.where(few | too_low, np.nan, chart.limits.low)
    high = np.where(few | too_high, np.nan, chart.limits.high)
    return Drawn(centre, low, high, too_low, too_high)


def _medians(chart: Chart) -> Floats:
    median = np.full(chart.values.shape, np.nan)
    for inside in each_segment(chart.segment):
        here = chart.counted & inside
        found = medians(chart.values, here)[..., np.newaxis]
        median = np.where(inside & (here.sum(axis=-1, keepdims=True) > 1), found, median)
    return median


def _mean(values: Floats, where: Bools) -> Floats:
    n = where.sum(axis=-1, keepdims=True)
    return ratio(np.where(where, values, 0).sum(axis=-1, keepdims=True), n)
