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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cxlib.assemble import Lines, framed, keys_of, length
from cxlib.complaints import LATE_DAYS, counted_nodes
from cxlib.courses.course import Between, Course
from cxlib.courses.grid import Bools, Floats
from cxlib.courses.window import MOST, coarser, window
from cxlib.scope import Scope
from cxlib.store.days import RATE

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


def gaps(reader: Marked, scope: Scope, key: str, by_node: bool, made: list[Course]) -> Iterator[Gaps]:
    """The nodes whose events are too rare for a chart by periods, of those charted (`made`) and those that cannot be.

    Too rare: on average less than one in a period of the scope's grain, and no longer grain gives enough periods.
    """
    extent, counted = reader.extent(), COUNTED.get(key)
    if counted is None or extent.first is None or extent.last is None:
        return
    asked = window(scope, extent.first, extent.last, coarser(scope.grain)[-1])
    late = extent.last - timedelta(days=LATE_DAYS) if key == "complaints_per_1000" else extent.last
    for node, frame in _by_day(reader, asked, key, by_node, made).items():
        periods = len(pd.period_range(frame["period"].iloc[0], asked.end, freq=scope.grain))
        if FEWEST <= frame[counted.events].sum() < periods:
            found = _spaced(node, frame, counted, pd.Timestamp(asked.end))
            yield found._replace(arriving=np.asarray(found.days > pd.Timestamp(late)))


def _by_day(reader: Marked, asked: Scope, key: str, by_node: bool, made: list[Course]) -> dict[str, pd.DataFrame]:
    """Events and those they happen among per day, of each node whose periods give no chart.

    A node is left out where totals know of more than the days do.
    """
    columns = list(COUNTED[key][:2])
    done = {course.node for course in made if course.grain_reason != "NONE_SERVES"}
    whole = _measured(reader, asked, key, by_node, ("node",))
    often = whole[columns[0]] if by_node else whole[columns[0]].sum(keepdims=True)
    nodes = whole["node"] if by_node else [""]
    open_ones = [node for node, events in zip(nodes, often, strict=True) if events >= FEWEST and node not in done]
    if not open_ones:
        return {}
    within = asked.within(nodes=open_ones) if by_node else asked
    daily = _measured(reader, replace(within, grain="D"), key, by_node, ("node", "period"))
    known = framed(whole).groupby("node")[columns].sum()
    days = framed(daily).groupby(["node", "period"], sort=True)[columns].sum().reset_index()
    told = {str(node): part for node, part in days.groupby("node")}
    return {node: part for node, part in told.items() if (part[columns].sum() == known.loc[node]).all()}


def _measured(reader: Marked, asked: Scope, key: str, by_node: bool, by: tuple[str, ...]) -> Lines:
    """Events and those they happen among, by these keys; of all nodes together each under the node ""."""
    if key == "complaints_per_1000":
        found = reader.ticket_columns(asked, by, counted_nodes(reader, asked, pooled=not by_node), RATE)
    else:
        found = reader.ticket_columns(asked, by)
    keys = keys_of(found, by) | ({} if by_node else {"node": np.full(length(found), "", dtype=object)})
    return keys | {name: found[name] for name in COUNTED[key][:2]}


def _spaced(node: str, frame: pd.DataFrame, counted: Counted, end: pd.Timestamp) -> Gaps:
    x, n = (frame[name].to_numpy(dtype=float) for name in (counted.events, counted.among))
    each = np.repeat(np.arange(len(x)), x.astype(int))
    when = pd.DatetimeIndex(frame["period"].to_numpy()[each])
    if n.any():
        within = np.concatenate([(np.arange(count) + 0.5) / count for count in x[x > 0].astype(int)])
        at = (np.cumsum(n) - n)[each] + within * n[each]
        kind, own, rest = "g", counted.own, n.sum() - at[-1]
    else:
        at = np.asarray((when - when[0]).days, dtype=float)
        kind, own, rest = "t", 0, (end - when[-1]).days
    size = np.maximum(np.round(np.diff(at)) - own, 0)[-MOST:]
    between = Between(when[:-1][-MOST:], float(round(rest)))
    return Gaps(node, kind, when[1:][-MOST:], size, np.zeros(size.size, dtype=bool), between)
