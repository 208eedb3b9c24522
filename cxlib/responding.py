"""Response share: of those served, how many said how satisfied they were.

A figure from few of the many may not stand for all: the share is shown beside every figure of a survey. It needs both
files: nodes without served tickets in the scope are left out, and more answers than services (a survey that also
reaches people without a ticket) give no share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlib import aggregated, intervals
from cxlib.assemble import Basis, Lines, because, keys_of, lines, places, taken
from cxlib.registry import Metric
from cxlib.scope import Scope
from cxlib.store.measures import RATE

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

ENOUGH = 0.20
"""Below this share a figure "may not stand for all customers"."""


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """Response shares; see `cxlib.figures.figures`. `n` is the number served."""
    nodes = reader.with_volume(scope) or reader.node_ids(scope)
    served = reader.ticket_columns(scope, by, nodes, RATE)
    answers = reader.rating_columns(scope, card.item, by, nodes)
    at = places(served, answers, by)
    summed = taken(aggregated.told(answers, "total_n"), at, 0.0)
    given, n = taken(answers["n"], at, 0.0) + summed, served["served"]
    frame = lines(card, keys_of(served, by), intervals.proportion(given, n), Basis(n))
    frame = because(frame, given > n, "MORE_ANSWERS_THAN_SERVED")
    frame = because(frame, (given == 0) & (n > 0), "NO_ANSWERS")
    uncounted = taken(aggregated.told(answers, "cut_answer", "coarse_answer"), at, 0.0)
    part = aggregated.share(served | {"cut_answer": uncounted}, "total_served", ("volume", "answer"))
    return aggregated.both_marked(aggregated.marked(frame, part, whole_only=True), summed, given)
