"""Where a chart may have stepped to a new level: a suggestion, never an act.

**Method.** In the last segment, the cut with the smallest sum of squares about two means, each side with at least
`limits_from` points. It is suggested only if (1) the shift rule fires in the segment, (2) the last point lies on the
new side of the old mean, so that the shift was not taken back, (3) the step is at least four standard errors, sigma
sqrt(1/n1 + 1/n2) with sigma = AMR / 1.128 from ranges within both sides, and (4) after the cut the shift rule fires on
neither side: one step explains it, not a slope.

**Source.** Least squares: Hinkley 1970, Biometrika 57:1, for one change of mean. Conditions: Making Data Count asks for
a sustained shift and a known cause; only people know the cause. `ruptures` finds many cuts in long series and would
need a penalty to be chosen; for one cut it gives the same place.

**Limits.** One cut at a time, the strongest. Calm data get a suggestion about once in 500 charts (24, 52 and 104
points).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxlib.control.attributes import D2
from cxlib.control.chart import Chart
from cxlib.control.rules import RULES
from cxlib.control.xmr import xmr
from cxlib.intervals import Floats

STEP = 4.0  # standard errors: the best of many cuts exceeds three by chance now and then
SHIFTS = [RULES.index("shift_high"), RULES.index("shift_low")]


@dataclass(frozen=True)
class Suggestion:
    """A possible step: `at` is the place of the first point of the new level, `step` its size in standard errors."""

    at: int
    before: float
    after: float
    points: int
    step: float


def suggested_rebase(chart: Chart) -> Suggestion | None:
    """The step that one series seems to have made in its last segment, or `None`.

    >>> calm = [5, 6, 5, 4, 5, 6, 4, 5, 4, 6, 5, 4, 5]
    >>> found = suggested_rebase(xmr(calm + [y + 4 for y in calm]))
    >>> found.at, round(found.after - found.before, 1)
    (13, 4.0)
    """
    places = np.flatnonzero(chart.counted & (chart.segment == chart.segment[-1:]))
    y = chart.values[places]
    least = chart.settings.limits_from
    if places.size < 2 * least or not chart.flags[SHIFTS][:, places].any():
        return None
    cut = _best_cut(y, least)
    before, after = y[:cut].mean(), y[cut:].mean()
    error = _error(chart, int(places[cut]))
    kept = (y[-1] - y.mean()) * (after - before) > 0
    if not kept or abs(after - before) < STEP * error or _still_shifting(chart, int(places[cut])):
        return None
    step = abs(after - before) / error if error > 0 else np.inf
    return Suggestion(int(places[cut]), float(before), float(after), y.size - cut, float(step))


def _best_cut(y: Floats, least: int) -> int:
    n = np.arange(1, y.size)
    left = np.cumsum(y - y.mean())[:-1]
    between = left**2 / n + left**2 / (y.size - n)  # sum of squares that two means explain
    allowed = (n >= least) & (y.size - n >= least)
    return int(n[np.argmax(np.where(allowed, between, -1))])


def _cut(chart: Chart, at: int) -> Chart:
    """The same points as an XmR chart with one more segment from `at` on."""
    segment = chart.segment + (np.arange(chart.values.size) >= at)
    return xmr(chart.values, segment, ~chart.counted, chart.settings)


def _still_shifting(chart: Chart, at: int) -> bool:
    there = _cut(chart, at)
    here = there.segment >= chart.segment[-1]
    return bool(there.flags[SHIFTS][:, here].any())


def _error(chart: Chart, at: int) -> float:
    y = np.where(chart.counted, chart.values, np.nan)
    here = chart.segment == chart.segment[-1]
    places = np.arange(y.size)
    ranges = np.abs(np.diff(y, prepend=np.nan))[here & np.roll(here, 1) & (places > 0) & (places != at)]
    old, new = (np.count_nonzero(chart.counted & here & side) for side in (places < at, places >= at))
    return float(np.nanmean(ranges) / D2 * np.sqrt(1 / old + 1 / new))
