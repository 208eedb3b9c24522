"""Response share: of those served, how many said how satisfied they were.

A figure from few of the many may not stand for all: the share is shown beside satisfaction. It needs both files: nodes
without served tickets in the scope are left out. So is a node with more answers than services (a survey that also
reaches people without a ticket), with its answers and its services: who of them was counted nobody can tell. Where no
node is left there is no share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxlib import aggregated, intervals
from cxlib.assemble import Basis, Lines, because, columns_of, framed, keys_of, lines, places, taken
from cxlib.registry import Metric
from cxlib.scope import Scope
from cxlib.store.measures import RATE

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

ENOUGH = 0.20
"""Below this share a figure "may not stand for all customers"."""
COUNTED = ("given", "served", "total_given", "total_served")
"""Answers and services, and how many of each are from totals."""
UNCLEAR = ("cut_volume", "coarse_volume", "cut_answer")
"""Totals that are there and could not be counted."""


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """Response shares; see `cxlib.figures.figures`. `n` is the number served."""
    counted = pooled(_by_node(reader, scope, card.item, tuple(dict.fromkeys((*by, "node")))), by)
    given, n = counted["given"], counted["served"]
    frame = lines(card, keys_of(counted, by), intervals.proportion(given, n), Basis(n))
    frame = because(frame, given > n, "MORE_ANSWERS_THAN_SERVED")
    frame = because(frame, (given == 0) & (n > 0), "NO_ANSWERS")
    part = aggregated.share(counted, "total_served", ("volume", "answer"))
    return aggregated.both_marked(aggregated.marked(frame, part, whole_only=True), counted["total_given"], given)


def pooled(counts: Lines, by: tuple[str, ...]) -> Lines:
    """Counts by node added up for each group of the keys in `by`, without nodes where more answered than were served.

    Where no node is left all are added up, so that the figure can say why there is none. Totals that could not be
    counted are told of every node.

    >>> two = {name: np.zeros(2) for name in (*COUNTED, *UNCLEAR)}
    >>> two |= {"given": np.array([30.0, 90.0]), "served": np.array([100.0, 50.0])}
    >>> [pooled(two, ())[name].tolist() for name in ("given", "served")]
    [[30.0], [100.0]]
    """
    frame = framed(counts)
    groups = [frame[key] for key in by] or [np.zeros(len(frame))]
    fits = (frame["served"] > 0) & (frame["given"] <= frame["served"])
    fits |= ~fits.groupby(groups, dropna=False).transform("any")
    for name in COUNTED:
        frame[name] = frame[name].where(fits, 0.0)
    added = frame.groupby(groups, sort=False, dropna=False)[[*COUNTED, *UNCLEAR]].sum()
    return columns_of(added.reset_index(drop=not by))


def _by_node(reader: Reader, scope: Scope, item: str, keys: tuple[str, ...]) -> Lines:
    """Answers and services by keys with the node among them; nodes that served nobody in the scope have no line."""
    nodes = reader.with_volume(scope) or reader.node_ids(scope)
    served = reader.ticket_columns(scope, keys, nodes, RATE)
    answers = reader.rating_columns(scope, item, keys, nodes)
    at = places(served, answers, keys)
    summed = taken(aggregated.told(answers, "total_n"), at, 0.0)
    return keys_of(served, keys) | {
        "given": taken(answers["n"], at, 0.0) + summed, "served": served["served"], "total_given": summed,
        "total_served": aggregated.told(served, "total_served"), "cut_volume": aggregated.told(served, "cut_volume"),
        "coarse_volume": aggregated.told(served, "coarse_volume"),
        "cut_answer": taken(aggregated.told(answers, "cut_answer", "coarse_answer"), at, 0.0),
    }  # fmt: skip
