"""Did satisfaction change, or only who was asked? The change of a pooled figure split by node (`cxlib.mix`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxlib.assemble import Floats, Lines, length, places, taken
from cxlib.errors import CxError
from cxlib.figures import columns
from cxlib.intervals import Estimate
from cxlib.mix import MixShift, mix_shift
from cxlib.registry import metric
from cxlib.satisfaction import speaking
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

ENDS = ("value", "low", "high")
POOLED = ("share", "score", "nps", "rate")


def mixing(reader: Reader, scope: Scope, key: str) -> MixShift | None:
    """The change from the period before, split into within nodes and mix; `None` without a period before.

    Only for figures that pool by counts (shares, means, NPS, rates); raises `NOT_POOLED` for medians and quantiles.

    >>> from cxlib.store import open_store
    >>> mixing(open_store().reader(), Scope(), "csat") is None
    True
    """
    if metric(key).unit not in POOLED:
        raise CxError("NOT_POOLED", metric=key)
    earlier = scope.previous()
    if earlier is None:
        return None
    now, before = (_by_node(reader, period, key, scope) for period in (scope, earlier))
    nodes = {"node": np.array(sorted({*now["node"], *before["node"]}), dtype=object)}
    if not length(nodes):
        return None
    (old, n_old), (new, n_new) = (_at(nodes, lines) for lines in (before, now))
    return mix_shift(old, n_old, new, n_new)


def _by_node(reader: Reader, period: Scope, key: str, scope: Scope) -> Lines:
    """The figures of the nodes that have one, and speak."""
    lines = columns(reader, period, key, ("node",))
    there = ~np.isnan(lines["value"])
    if metric(key).family == "satisfaction":
        speak = {*speaking(reader, scope, metric(key).item)}
        there &= np.array([node in speak for node in lines["node"]], dtype=bool)
    return {name: lines[name][there] for name in ("node", *ENDS, "n_effective")}


def _at(nodes: Lines, lines: Lines) -> tuple[Estimate, Floats]:
    """The estimates of these nodes, and what they rest on: NaN, and 0, where there is none."""
    at = places(nodes, lines, ("node",))
    return Estimate(*(taken(lines[end], at, np.nan) for end in ENDS)), taken(lines["n_effective"], at, 0.0)
