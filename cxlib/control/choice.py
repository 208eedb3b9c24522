"""Which chart a measure needs, and how long its periods must be, each with the reason as a code.

**Rules.** Scores (means, medians, NPS): XmR. Shares and rates with fewer than one event per period: what lies between
events. Shares whose largest n is less than twice the smallest: XmR. Else p or u; p' or u' where the spread is more than
1.2 times chance and the median n above 1,000. Periods: the shortest grain with a median n of 30 or more and 13 periods
or more; then what comes nearest.

**Source.** Making Data Count (XmR by default); Laney 2002; the bounds 2, 1.2 and 1,000 are the board's own.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxlib.control.attributes import sigma_z
from cxlib.control.settings import DEFAULT, Settings
from cxlib.display import BOUNDS, Bounds
from cxlib.intervals import Floats, floats, medians

STEADY_BELOW, WIDENED_ABOVE, LARGE_ABOVE = 2.0, 1.2, 1000.0
KINDS = ("score", "share", "rate")


class ChartChoice(NamedTuple):
    """`chart` is xmr, p, pp, u, up, g, t or none; `reason` a code; `sigma_z` the spread by chance (NaN: not asked)."""

    chart: str
    reason: str
    sigma_z: float


class GrainChoice(NamedTuple):
    """`grain` (None: none serves), `reason` code, periods that have any n, their median n (NaN without a period)."""

    grain: str | None
    reason: str
    points: int
    median_n: float


def choose_chart(kind: str, events: ArrayLike = (), n: ArrayLike = ()) -> ChartChoice:
    """The chart of a measure of kind "score", "share" or "rate", from events and n per period of one series.

    Reasons: SCORE; RARE (g: services between events; t, days between, if n is unknown); STEADY_N; OVERDISPERSED (pp,
    up); AS_CHANCE (p, u); NO_DATA (none). Raises ValueError for another kind.

    >>> choose_chart("rate", [0, 1, 0, 0, 2, 0], [90, 80, 85, 95, 100, 90])[:2]
    ('g', 'RARE')
    >>> choose_chart("share", [40, 44, 39], [50, 55, 52])[:2]
    ('xmr', 'STEADY_N')
    """
    if kind not in KINDS:
        raise ValueError(f"kind is one of {', '.join(KINDS)}")
    if kind == "score":
        return ChartChoice("xmr", "SCORE", np.nan)
    x, m = np.broadcast_arrays(floats(events), floats(n)) if np.size(n) else (floats(events), floats([]))
    if not m.size:
        return _without_n(x)
    served = m > 0
    if not served.any():
        return ChartChoice("none", "NO_DATA", np.nan)
    return _by_n(kind, x[np.newaxis, served], m[np.newaxis, served])[0]


def choose_charts(kind: str, events: Floats, n: Floats, counted: NDArray[np.bool_]) -> list[ChartChoice]:
    """`choose_chart` of many series (rows) of one kind, each from its counted periods.

    Series that have the same periods are looked at together; chart "none" where nothing is counted.

    >>> x, n = np.array([[0.0, 1, 0], [40, 44, 39]]), np.array([[90.0, 80, 85], [50, 55, 52]])
    >>> [choice.chart for choice in choose_charts("share", x, n, n > 0)]
    ['g', 'xmr']
    """
    nothing = ChartChoice("none", "NO_DATA", np.nan)
    if kind == "score":
        return [choose_chart(kind) if there.any() else nothing for there in counted]
    found = [nothing] * len(counted)
    alike: dict[bytes, list[int]] = {}
    known = counted & (n > 0)
    for row, there in enumerate(known):
        alike.setdefault(there.tobytes(), []).append(row)
    for rows in alike.values():
        there = known[rows[0]]
        if there.any():
            told = _by_n(kind, *(np.compress(there, part[rows], axis=1) for part in (events, n)))
            for row, choice in zip(rows, told, strict=True):
                found[row] = choice
    return found


def _without_n(x: Floats) -> ChartChoice:
    if not x.size:
        return ChartChoice("none", "NO_DATA", np.nan)
    return ChartChoice("t", "RARE", np.nan) if np.nanmean(x) < 1 else ChartChoice("xmr", "NO_EXPOSURE", np.nan)


def _by_n(kind: str, x: Floats, m: Floats) -> list[ChartChoice]:
    """The choice of each series (row); none of their periods is missing."""
    share, spread = kind == "share", np.full(len(x), np.nan)
    rare = np.nanmean(x, axis=1) < 1
    steady = ~rare & share & (m.max(axis=1) < STEADY_BELOW * m.min(axis=1))
    asked = ~rare & ~steady
    spread[asked] = sigma_z(x[asked], m[asked], share)
    wide = (spread > WIDENED_ABOVE) & (np.median(m, axis=1) > LARGE_ABOVE)
    letter = "p" if share else "u"
    chart = np.select([rare, steady, wide], ["g", "xmr", f"{letter}p"], letter)
    why = np.select([rare, steady, wide], ["RARE", "STEADY_N", "OVERDISPERSED"], "AS_CHANCE")
    return [ChartChoice(*one) for one in zip(chart.tolist(), why.tolist(), spread.tolist(), strict=True)]


def enough(n: Floats, bounds: Bounds = BOUNDS, settings: Settings = DEFAULT) -> NDArray[np.bool_]:
    """Whether `choose_grain` would say ENOUGH of each series (row) of n per period.

    >>> enough(np.array([[31.0] * 26, [31.0] * 12 + [0.0] * 14])).tolist()
    [True, False]
    """
    there = n > 0
    return np.asarray((there.sum(axis=1) >= settings.icons_from) & (medians(n, there) >= bounds.provisional_below))


def choose_grain(n: Mapping[str, ArrayLike], bounds: Bounds = BOUNDS, settings: Settings = DEFAULT) -> GrainChoice:
    """The shortest grain whose points have enough n. `n` maps each grain, shortest first, to n per period.

    Reasons: ENOUGH (median n normal, enough periods for an icon); TRIAL_LIMITS (normal n, enough periods for limits
    only); FEW_ANSWERS (limits, but the median point is provisional); TOO_FEW (no grain gives limits over points that
    may be shown; the longest one is described). Periods without n do not count.

    >>> choose_grain({"D": [4, 6, 3] * 60, "W": [31] * 26, "M": [130] * 6})
    GrainChoice(grain='W', reason='ENOUGH', points=26, median_n=31.0)
    """
    seen = {grain: floats(counts)[floats(counts) > 0] for grain, counts in n.items()}
    found = [(grain, v.size, statistics.median(v.tolist()) if v.size else np.nan) for grain, v in seen.items()]
    for reason, least_n, least_points in (
        ("ENOUGH", bounds.provisional_below, settings.icons_from),
        ("TRIAL_LIMITS", bounds.provisional_below, settings.limits_from),
        ("FEW_ANSWERS", bounds.hidden_below, settings.limits_from),
    ):
        for grain, points, median in found:
            if median >= least_n and points >= least_points:
                return GrainChoice(grain, reason, points, median)
    _, points, median = found[-1] if found else (None, 0, np.nan)
    return GrainChoice(None, "TOO_FEW", points, median)
