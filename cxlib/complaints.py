"""Complaints: ticket measures in, figures out.

A rate needs a volume: without served tickets of the same nodes and period there is a count and no rate. A complaint
that is open and not yet due counts neither as in time nor as late.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from cxlib import aggregated, intervals, rates
from cxlib.assemble import Basis, Lines, because, keys_of, length, lines
from cxlib.display import NORMAL, PROVISIONAL
from cxlib.registry import Metric
from cxlib.scope import Scope
from cxlib.store.measures import RATE
from cxlib.waiting import quantile_lines

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

SHARES = {"answered_in_time": ("answered_in_time", "answer_due"), "closed_in_time": ("closed_in_time", "close_due"),
          "fcr": ("fcr", "fcr_known")}  # fmt: skip
LATE_DAYS = 28
"""Complaints about the last four weeks are still arriving: such a period is provisional."""


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """Figures of one complaints metric; see `cxlib.figures.figures`."""
    if card.key == "close_median_s":
        return quantile_lines(reader, scope, card, by, "close", 0.5)
    if card.key == "complaints_per_1000":
        return _rate(reader, scope, card, by)
    measures = reader.ticket_columns(scope, by)
    part, whole = (measures[name] for name in SHARES[card.key])
    frame = lines(card, keys_of(measures, by), intervals.proportion(part, whole), Basis(whole))
    if card.key == "fcr":
        return frame
    frame = because(frame, (whole == 0) & (measures["complaints"] > 0), "NO_DEADLINE")
    return aggregated.marked(frame, aggregated.share(measures, "", ("complaint",), "total_complaints"))


def _rate(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """A journey about which no complaint file was ever taken in has no rate: silence is not satisfaction.

    A node that served nobody in the whole scope has complaints but no rate, and they are in no pooled rate either.
    """
    measures = reader.ticket_columns(scope, by, counted_nodes(reader, scope, pooled="node" not in by), RATE)
    if not length(measures):
        unheard = reader.ticket_columns(scope, by, _with_volume(reader, scope, pooled="node" not in by), RATE)
        frame = _rate_lines(card, unheard, by)
        return because(frame, unheard["served"] > 0, "NO_COMPLAINT_DATA")
    frame = _rate_lines(card, measures, by)
    last = reader.extent().last
    if "period" in by and last is not None:
        arriving = (frame["period"] > np.datetime64(last - timedelta(days=LATE_DAYS))) & (frame["class"] == NORMAL)
        frame = because(frame, arriving, "STILL_ARRIVING", kind=PROVISIONAL)
    return frame


def counted_nodes(reader: Reader, scope: Scope, *, pooled: bool) -> list[int]:
    """The numbers of the nodes a rate counts: those of journeys with any complaint file, `pooled` those with a volume.

    Where none of them has a volume all count: that people complained is said, also where there is no rate.

    >>> from cxlib.store import open_store
    >>> counted_nodes(open_store().reader(), Scope(), pooled=True)
    []
    """
    heard = reader.complaining_journeys()
    speaking = {one.node for one in reader.chain() if one.journey in heard}
    counted = [node for node in _with_volume(reader, scope, pooled=pooled) if node in speaking]
    return counted or [node for node in reader.node_ids(scope) if node in speaking]


def _with_volume(reader: Reader, scope: Scope, *, pooled: bool) -> list[int]:
    nodes = reader.node_ids(scope)
    return (reader.with_volume(scope) or nodes) if pooled else nodes


def _rate_lines(card: Metric, measures: Lines, by: tuple[str, ...]) -> Lines:
    events, served = measures["complaints"], measures["served"]
    frame = lines(card, keys_of(measures, by), rates.rate(events, served), Basis(served, events=events))
    frame = because(frame, (served == 0) & (events > 0), "NO_VOLUME")
    part = aggregated.share(measures, "total_served", ("volume", "complaint"))
    frame = aggregated.marked(frame, part, whole_only=True)
    return aggregated.both_marked(frame, aggregated.told(measures, "total_complaints"), events)
