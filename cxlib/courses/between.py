"""Rare events one by one: how many were served, or how many days passed, from each to the next.

**Question.** Most weeks have no complaint at all, and longer periods are too few for limits. Do complaints come more or
less often than before?

**Method.** Each event from the second on is one point, on its day: served (or days) since the event before. Several on
one day are taken as spread evenly over those served that day, as the roll-up knows days and no order within them. The
time since the last event is not over: it is told (`Between.open`) and not charted.

**Source.** Benneyan 2001 and Nelson 1994, as in `cxlib.control.rare`.

**Limits.** Fewer than five events make no course: they are told as a number. Where totals hold some of the events,
their days are not known and there is no such chart either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.assemble import Lines, keys_of, length
from cxlib.complaints import LATE_DAYS, counted_nodes
from cxlib.courses.course import Between, Course
from cxlib.courses.grid import Bools, Floats
from cxlib.courses.window import MOST, coarser, window
from cxlib.scope import Scope
from cxlib.store.day_numbers import first_days, number_of, numbers_of, period_of
from cxlib.store.measures import RATE, WAITED

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

FEWEST = 5


class Counted(NamedTuple):
    """Which measures are the events and those they happen among; `own` = 1 if an event is itself one of these."""

    events: str
    among: str
    own: int


COUNTED = {
    "complaints_per_1000": Counted("complaints", "served", 0),
    "abandoned_share": Counted("abandoned", "told", 1),
}


COUNTED_AS = ("events", "among")


class Gaps(NamedTuple):
    """What lies between the events of one node: one place per event from the second on, in order.

    `kind` is "g" (served between) or "t" (days between); `days` of the events, `size` of the gaps before them;
    `arriving`: more events of that time may still come in.
    """

    node: str
    kind: str
    days: pd.DatetimeIndex
    size: Floats
    arriving: Bools
    between: Between


class Days(NamedTuple):
    """Events and those they happen among, of one node: a place per day there is, told by its number, in order."""

    day: NDArray[np.integer]
    events: NDArray[Any]
    among: NDArray[Any]


def gaps(reader: Marked, scope: Scope, key: str, by_node: bool, made: list[Course]) -> Iterator[Gaps]:
    """The nodes whose events are too rare for a chart by periods, of those charted (`made`) and those that cannot be.

    Too rare: on average less than one in a period of the scope's grain, and no longer grain gives enough periods.
    """
    extent, counted = reader.extent(), COUNTED.get(key)
    if counted is None or extent.first is None or extent.last is None:
        return
    asked = window(scope, extent.first, extent.last, coarser(scope.grain)[-1])
    end = number_of(asked.end or extent.last)
    late = extent.last - timedelta(days=LATE_DAYS) if key == "complaints_per_1000" else extent.last
    for node, days in _by_day(reader, asked, key, by_node, made).items():
        first, last = period_of(np.array([days.day[0], end]), scope.grain)
        if FEWEST <= days.events.sum() < last - first + 1:
            found = _spaced(node, days, counted, end)
            yield found._replace(arriving=np.asarray(found.days > pd.Timestamp(late)))


def _by_day(reader: Marked, asked: Scope, key: str, by_node: bool, made: list[Course]) -> dict[str, Days]:
    """Events and those they happen among per day, of each node whose periods give no chart.

    A node is left out where totals know of more than the days do.
    """
    done = {course.node for course in made if course.grain_reason != "NONE_SERVES"}
    known = _per_day(_measured(reader, asked, key, by_node, ("node",)))
    open_ones = [node for node, whole in known.items() if whole.events.sum() >= FEWEST and node not in done]
    if not open_ones:
        return {}
    within = asked.within(nodes=open_ones) if by_node else asked
    told = _per_day(_measured(reader, replace(within, grain="D"), key, by_node, ("node", "period")))
    return {node: days for node, days in told.items()
            if all(days[part].sum() == known[node][part].sum() for part in (1, 2))}  # fmt: skip


def _measured(reader: Marked, asked: Scope, key: str, by_node: bool, by: tuple[str, ...]) -> Lines:
    """Events and those they happen among, by these keys; of all nodes together each under the node ""."""
    if key == "complaints_per_1000":
        found = reader.ticket_columns(asked, by, counted_nodes(reader, asked, pooled=not by_node), RATE)
    else:
        found = reader.ticket_columns(asked, by, of=WAITED)
    keys = keys_of(found, by) | ({} if by_node else {"node": np.full(length(found), "", dtype=object)})
    return keys | dict(zip(COUNTED_AS, (found[name] for name in COUNTED[key][:2]), strict=True))


def _per_day(lines: Lines) -> dict[str, Days]:
    """The lines of each node, those of one day added up; without days all of them are one."""
    which, nodes = pd.factorize(lines["node"])
    days = numbers_of(lines["period"]) if "period" in lines else np.zeros(len(which), dtype=np.int32)
    if not days.size:
        return {}
    first, span = int(days.min()), int(np.ptp(days)) + 1
    cells = which * span + (days - first)
    there = np.flatnonzero(np.bincount(cells))
    day, (events, among) = there % span + first, (np.bincount(cells, lines[name])[there] for name in COUNTED_AS)
    ends = np.searchsorted(there // span, np.arange(len(nodes) + 1))
    of = {str(node): slice(ends[place], ends[place + 1]) for place, node in enumerate(nodes)}
    return {node: Days(day[rows], events[rows], among[rows]) for node, rows in of.items()}


def _spaced(node: str, days: Days, counted: Counted, end: int) -> Gaps:
    x, n = days.events.astype(np.int64), days.among
    each = np.repeat(np.arange(x.size), x)
    when = days.day[each]
    if n.any():
        within = (np.arange(each.size) - (np.cumsum(x) - x)[each] + 0.5) / x[each]
        at = (np.cumsum(n) - n)[each] + within * n[each]
        kind, own, rest = "g", counted.own, float(n.sum() - at[-1])
    else:
        at = (when - when[0]).astype(float)
        kind, own, rest = "t", 0, float(end - when[-1])
    size = np.maximum(np.round(np.diff(at)) - own, 0)[-MOST:]
    dates = pd.DatetimeIndex(first_days(when.astype(np.int64), "D"))
    between = Between(dates[:-1][-MOST:], float(round(rest)))
    return Gaps(node, kind, dates[1:][-MOST:], size, np.zeros(size.size, dtype=bool), between)
