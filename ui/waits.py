"""Waits and service times by node, a picture a journey: times of several journeys stand on no common axis."""

from __future__ import annotations

from cxlib.scope import Scope
from ui import alts, average_waits, cached, cards, mixture, plots, ranking, tables, targets

WAITS, SERVICE = ("wait_median_s", "wait_p90_s"), ("service_median_s",)


def longest(scope: Scope) -> None:
    """Median and P90 of every node against its standard; where only totals are known, the means."""
    found = cached.figure(scope, WAITS, by=("node",))
    if cards.has_figures(found):
        for code, title, part in mixture.by_journey(found):
            picture = plots.waits(part, targets.in_force(scope))
            plots.show(picture, alts.ranking(part, "node"), f"waits_{code}", title, opens=scope)
        cards.left_out(found, "node")
        tables.behind(found, "wait-by-node", scope)
    average_waits.show(scope)


def services(scope: Scope) -> None:
    """How long the service itself takes at every node."""
    found = cached.figure(scope, SERVICE, by=("node",))
    if not cards.has_figures(found):
        return
    for code, title, part in mixture.by_journey(found):
        whole = cached.figure(scope.within(journeys=[code]), SERVICE)
        ranking.ranked(part, "node", whole, f"service_{code}", scope, title)
    tables.behind(found, "service-by-node", scope)
