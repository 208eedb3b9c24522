"""The facts behind the sentences: "7 weeks above the mean since 3 August" as codes and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from cxlib.control.chart import Bools, Chart, Ints
from cxlib.control.icons import MEANING
from cxlib.control.rules import RULES


@dataclass(frozen=True)
class Signal:
    """One run of points that one rule marks, in one segment.

    `rule` is a code of `RULES`; `meaning` improvement, concern or neutral; `since` and `until` the first and last
    marked period; `points` how many are marked; `from_value` and `to_value` the values there; `centre` the mean and
    `limit` the limit on the signal's side, both at `until`; `current`: it holds at the last present point.
    """

    rule: str
    meaning: str
    since: Any
    until: Any
    points: int
    from_value: float
    to_value: float
    centre: float
    limit: float
    current: bool


def signals(chart: Chart, periods: Sequence[Any], better: str) -> list[Signal]:
    """Signals of one series, latest end first; at one end in order of precedence. `periods` names the points.

    Rules overlap: a point outside may also belong to a shift, and both are told.

    >>> from cxlib.control import xmr
    >>> calm = [5, 6, 5, 4, 5, 6, 4, 5, 4, 6, 5, 4, 5, 6, 5]
    >>> [found] = signals(xmr([*calm, 9]), range(16), "low")
    >>> found.rule, found.meaning, found.since, found.points, found.current
    ('above_upl', 'concern', 15, 1, True)
    """
    present = np.flatnonzero(chart.counted)
    last = present[-1] if present.size else -1
    found = [
        (places[-1], _signal(chart, rule, places, periods, (better, bool(places[-1] == last))))
        for rule, marked in zip(RULES, chart.flags, strict=True)
        for places in _runs(marked, chart)
    ]
    return [signal for _, signal in sorted(found, key=lambda pair: -pair[0])]


def _runs(marked: Bools, chart: Chart) -> list[Ints]:
    """Places of marked points, cut where an unmarked point lies between or a segment begins."""
    places = np.flatnonzero(marked)
    cuts = np.flatnonzero((np.diff(places) > 1) | (np.diff(chart.segment[places]) > 0)) + 1
    return [places[a:b] for a, b in pairwise([0, *cuts, places.size]) if b > a]


def _signal(chart: Chart, rule: str, places: Ints, periods: Sequence[Any], told: tuple[str, bool]) -> Signal:
    first, last = int(places[0]), int(places[-1])
    side = "high" if RULES.index(rule) % 2 == 0 else "low"
    better, current = told
    return Signal(
        rule=rule,
        meaning=MEANING[better][side],
        since=periods[first],
        until=periods[last],
        points=places.size,
        from_value=float(chart.values[first]),
        to_value=float(chart.values[last]),
        centre=float(chart.limits.centre[last]),
        limit=float(chart.limits.high[last] if side == "high" else chart.limits.low[last]),
        current=current,
    )
