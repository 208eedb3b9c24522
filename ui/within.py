"""A share of the waits by node: served within the standard, or left without service."""

from __future__ import annotations

from cxlib.scope import Scope
from ui import cached, cards, ranking, tables


def section(scope: Scope, metric: str) -> None:
    """One dot per node with its interval, the worst on top; nodes without a figure are named with the reason."""
    found = cached.figure(scope, (metric,), by=("node",))
    if not cards.has_figures(found):
        return
    ranking.ranked(found, "node", cached.figure(scope, (metric,)), metric, scope)
    cards.left_out(found, "node")
    tables.behind(found, metric.replace("_", "-"), scope)
