"""What every control chart is: points, limits, the rules that fire, and the segments a person cut it into.

All arrays have periods along their last axis and series along the ones before, so that one call charts one series or
many. NaN is a missing period. Nothing reaches across a missing or ghosted point or from one segment into the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxlib.control.rules import RULES, broken
from cxlib.control.settings import Settings
from cxlib.intervals import Floats, floats

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Codes = NDArray[np.str_]

EMPTY, DOTS, TRIAL, FULL = "empty", "dots", "trial", "full"


class Limits(NamedTuple):
    """Centre, limits (three sigma) and inner limits (two sigma), one per point; NaN where there is none."""

    centre: Floats
    low: Floats
    high: Floats
    inner_low: Floats
    inner_high: Floats


@dataclass(frozen=True)
class Points:
    """The points of a chart before it has limits.

    `values` as charted; `counted` is false where a period is missing or ghosted; `segment` numbers the segments from 0;
    `baseline` says which points make the limits.
    """

    values: Floats
    counted: Bools
    segment: Ints
    baseline: Bools


@dataclass(frozen=True)
class Chart:
    """A finished chart; every array has the shape of `values`.

    `values`, `counted`, `segment` as in `Points`; `limits` unclipped, as the rules use them; `widened` is the factor by
    which limits are wider than chance alone (1 except for p' and u'); `stage` says of each point how far its segment
    is: "empty", "dots" (no limits), "trial" (limits, no icon), "full"; `flags` has a leading axis for `RULES`.
    """

    values: Floats
    counted: Bools
    segment: Ints
    limits: Limits
    widened: Floats
    stage: Codes
    flags: Bools
    settings: Settings

    @property
    def rule(self) -> Codes:
        """Code of the leading rule at each point, "none" where no rule fires: outside > trend > two of three > shift.

        >>> from cxlib.control import xmr
        >>> xmr([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 9]).rule[-1]
        np.str_('above_upl')
        """
        names = np.array([*RULES, "none"])
        return names[np.where(self.flags.any(axis=0), self.flags.argmax(axis=0), len(RULES))]

    def row(self, index: int) -> Chart:
        """One series of a chart of many.

        >>> from cxlib.control import xmr
        >>> xmr([[1, 2, 3], [4, 5, 6]]).row(1).values.tolist()
        [4.0, 5.0, 6.0]
        """
        return Chart(
            self.values[index], self.counted[index], self.segment[index], Limits(*(v[index] for v in self.limits)),
            self.widened[index], self.stage[index], self.flags[:, index], self.settings,
        )  # fmt: skip


def numbered(points: int, starts: ArrayLike = ()) -> Ints:
    """Segment number of each of `points` periods; `starts` are the places of the first point after each step change.

    >>> numbered(6, [2, 5]).tolist()
    [0, 0, 1, 1, 1, 2]
    """
    cuts = np.asarray(starts, dtype=np.int64)
    if not cuts.size:
        return np.zeros(points, dtype=np.int64)
    return np.searchsorted(np.sort(cuts), np.arange(points), side="right")


def points_of(values: ArrayLike, segment: ArrayLike | None, ghosts: ArrayLike | None, settings: Settings) -> Points:
    """Points ready for limits; missing values and ghosts do not count.

    >>> points_of([3, 4, float("nan")], None, [True, False, False], Settings()).counted.tolist()
    [False, True, False]
    """
    y = floats(values)
    pieces = np.zeros(y.shape, dtype=np.int64) if segment is None else np.broadcast_to(np.asarray(segment), y.shape)
    if (np.diff(pieces, axis=-1) < 0).any():
        raise ValueError("segment numbers must not fall")
    ghosted = np.zeros(y.shape, dtype=bool) if ghosts is None else np.broadcast_to(np.asarray(ghosts, bool), y.shape)
    counted = ~np.isnan(y) & ~ghosted
    baseline = counted
    if settings.fix_after_n is not None:
        baseline = np.zeros(y.shape, dtype=bool)
        for inside in each_segment(pieces):
            here = counted & inside
            baseline |= here & (np.cumsum(here, axis=-1) <= settings.fix_after_n)
    return Points(y, counted, pieces, baseline)


def each_segment(segment: Ints) -> Iterator[Bools]:
    """Where each segment lies, one mask after the other."""
    for number in range(int(segment.max(initial=-1)) + 1):
        yield segment == number


def finished(points: Points, limits: Limits, settings: Settings, widened: ArrayLike = 1.0) -> Chart:
    """The chart of points and limits: how far each segment is, and which rules fire."""
    y, counted, segment = points.values, points.counted, points.segment
    n = np.zeros(y.shape, dtype=np.int64)
    for inside in each_segment(segment):
        n += np.where(inside, (counted & inside).sum(axis=-1, keepdims=True), 0)
    stage = np.select([n >= settings.icons_from, n >= settings.limits_from, n > 0], [FULL, TRIAL, DOTS], EMPTY)
    flags = broken(np.where(counted & (n >= settings.limits_from), y, np.nan), segment, limits, settings)
    return Chart(y, counted, segment, limits, np.broadcast_to(floats(widened), y.shape), stage, flags, settings)
