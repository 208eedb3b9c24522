"""Figures of single nodes over stretches of days: one reading for all that have a metric and grain in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from cxlib.assemble import Lines, length
from cxlib.figures import columns
from cxlib.scope import Scope
from cxlib.store.measures import RATE
from cxlib.store.stretched import BY, Stretch, Stretched

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

TOLD = ("value", "n", "low", "high", "served")
SERVED = ""
"""In the place of a metric: how many were served."""
Line = dict[str, Any]


class Asked(NamedTuple):
    """A metric (or `SERVED`) of a node ("" = all together) over a stretch of days: whole periods of a grain."""

    metric: str
    node: str
    start: date
    end: date
    grain: str


def over_stretches(reader: Marked, scope: Scope, asked: list[Asked]) -> list[Line]:
    """For each one asked its `value, n, low, high`, or `served`; nothing where there is no figure."""
    groups: dict[tuple[str, str, bool], list[int]] = {}
    for place, one in enumerate(asked):
        if one.start <= one.end:
            groups.setdefault((one.metric, one.grain, bool(one.node)), []).append(place)
    told: dict[int, Line] = {}
    for (_, _, by_node), places in groups.items():
        lines = (_of_nodes if by_node else _of_all)(reader, scope, [asked[place] for place in places])
        told |= dict(zip(places, lines, strict=True))
    return [told.get(place, {}) for place in range(len(asked))]


def _of_nodes(reader: Marked, scope: Scope, group: list[Asked]) -> list[Line]:
    stretches, last = tuple(Stretch(one.node, one.start, one.end) for one in group), reader.extent().last
    start, end = min(one.start for one in group), max(one.end for one in group)
    # days after the last one of the data would make it another scope than that of the charts, and be read once more
    during = replace(scope, start=start, end=max(start, min(end, last or end)), grain=group[0].grain)
    during = during.within(nodes=dict.fromkeys(one.node for one in group))
    told = _told(Stretched(reader.database, reader.viewer, stretches), during, group[0].metric, BY)
    return [_line(told, np.flatnonzero(told["stretch"] == number)) for number in range(len(group))]


def _of_all(reader: Marked, scope: Scope, group: list[Asked]) -> list[Line]:
    told = [_told(reader, replace(scope, start=one.start, end=one.end), one.metric, ()) for one in group]
    return [_line(lines, np.arange(length(lines))) for lines in told]


def _told(reader: Marked | Stretched, scope: Scope, key: str, by: tuple[str, ...]) -> Lines:
    return reader.ticket_columns(scope, by, of=RATE) if key == SERVED else columns(reader, scope, key, by)


def _line(told: Lines, rows: np.ndarray) -> Line:
    return {name: told[name][row] for row in rows[:1] for name in TOLD if name in told}
