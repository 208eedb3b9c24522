"""How long a period must be so that its points rest on enough cases: the scope's grain, or a longer one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cxlib.control import choose_grain, enough
from cxlib.courses.grid import Bools, Floats, Grid, grid
from cxlib.courses.window import coarser, window
from cxlib.figures import columns
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

Seen = dict[str, dict[str, tuple[Floats, Floats]]]
ONE_EVENT = 1 + 1e-9


@dataclass(frozen=True)
class Chosen:
    """Nodes that are charted at one grain, and for each why that grain.

    `reasons`: AS_WISHED; FEW_CASES or RARE_EVENTS at the grain wished; NONE_SERVES (the best there is).
    """

    grain: str
    reasons: tuple[str, ...]
    grid: Grid


def chosen(reader: Marked, scope: Scope, key: str, by_node: bool) -> list[Chosen]:
    """The metric of each node over its window, at the shortest grain from the scope's on that has enough cases."""
    extent = reader.extent()
    if extent.first is None or extent.last is None:
        return []
    grids: dict[str, Grid] = {}
    seen: Seen = {}
    told: dict[str, tuple[str, str]] = {}
    left: list[str] = []
    for grain in coarser(scope.grain):
        asked = window(scope, extent.first, extent.last, grain)
        asked = asked.within(nodes=left) if left and by_node else asked
        lines = columns(reader, asked, key, ("node", "period") if by_node else ("period",))
        found = grid(lines, key, grain, extent.last) if "period" in lines else None
        if found is not None:
            grids[grain] = found
            plain = _plainly_enough(found) if grain == scope.grain else np.zeros(len(found.nodes), dtype=bool)
            told |= {found.nodes[row]: (grain, "AS_WISHED") for row in np.flatnonzero(plain)}
            for row in np.flatnonzero(~plain):
                node = found.nodes[row]
                counted = found.counted[row]
                basis = found.numbers["n_effective"][row][counted], found.numbers["x"][row][counted]
                seen.setdefault(node, {})[grain] = basis
                told[node] = _choice(seen[node], scope.grain)
        left = [node for node, (_, reason) in told.items() if reason == "NONE_SERVES"]
        if not left:
            break
    return _grouped(grids, told)


def _grouped(grids: dict[str, Grid], told: dict[str, tuple[str, str]]) -> list[Chosen]:
    groups = []
    for grain, found in grids.items():
        places = [row for row, node in enumerate(found.nodes) if told[node][0] == grain]
        if places:
            groups.append(Chosen(grain, tuple(told[found.nodes[row]][1] for row in places), found.rows(places)))
    return groups


def _plainly_enough(found: Grid) -> Bools:
    """The nodes that have enough cases a point, and more than an event in most points: nothing else need be looked at.

    A mean of one, give or take a rounding, is left to a closer look (`_rare`).
    """
    x = np.where(found.counted, found.numbers["x"], np.nan)
    known = ~np.isnan(x)
    often = np.nansum(x, axis=1) > known.sum(axis=1) * ONE_EVENT
    cases = enough(np.where(found.counted, found.numbers["n_effective"], 0.0))
    return np.asarray(cases & (often | ~known.any(axis=1)))


def _choice(parts: dict[str, tuple[Floats, Floats]], wished: str) -> tuple[str, str]:
    """The grain and why it: enough cases a point, and for shares and rates an event in most points."""
    often = {grain: n for grain, (n, x) in parts.items() if not _rare(x)}
    choice = choose_grain(often or {grain: n for grain, (n, _) in parts.items()})
    grain = choice.grain or (wished if wished in parts else next(iter(parts)))
    if not often or choice.reason != "ENOUGH":
        return grain, "NONE_SERVES"
    why = "RARE_EVENTS" if wished in parts and wished not in often else "FEW_CASES"
    return grain, "AS_WISHED" if grain == wished else why


def _rare(x: Floats) -> bool:
    known = x[~np.isnan(x)]
    return bool(known.size and known.mean() < 1)
