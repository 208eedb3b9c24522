"""What goes with overall satisfaction in one journey: drivers, halo check and performance, read through a reader.

Where most were asked about the whole ("overall, how satisfied …"), that is the outcome; else satisfaction with the
node that was visited. Drivers are the items asked beside it (elements, competencies, statements), or the nodes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib import satisfaction
from cxlib.coaching.answered import Answered, answered
from cxlib.coaching.drivers import Drivers, drivers
from cxlib.coaching.halo import Halo, halo, straight
from cxlib.coaching.quadrant import Quadrants, quadrants
from cxlib.intervals import Estimate
from cxlib.registry import METRICS
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.surveyed import Surveyed

KINDS = ("item", "node")
ASKED_OF = 0.5
"""A driver counts if at least half of the persons answered it: one that few were asked about would cost all others."""


@dataclass(frozen=True)
class Driving:
    """What goes with overall satisfaction by `of` ("item" or "node").

    `outcome`: codes of the nodes the outcome is about; `found`: the drivers; `without`: the same (no limits) without
    persons who ticked one score throughout; `halo`: how alike the scores are; `rare`: drivers left out as fewer than
    half answered them; `performance`: figures (`driver, n, value, low, high, class, reason`) in the order of
    `found.names`.
    """

    of: str
    outcome: tuple[str, ...]
    found: Drivers
    without: Drivers
    halo: Halo
    rare: tuple[str, ...]
    performance: pd.DataFrame

    def grid(self) -> Quadrants:
        """Importance (share of R²) × performance (share in the two best boxes)."""
        columns = (self.performance[name].to_numpy(dtype=float) for name in ("value", "low", "high"))
        return quadrants(self.found.share, Estimate(*columns))


def driving(reader: Surveyed, scope: Scope, of: str = "item") -> Driving:
    """The drivers of satisfaction in a scope, by item or by node; to be asked of one journey at a time.

    By node the nodes of the scope's journey are all drivers, whatever nodes the scope names.

    >>> from cxlib.store import open_store
    >>> driving(open_store().reader(), Scope()).found.reason
    'TOO_FEW_PERSONS'
    """
    asked = scope if of == "item" else _whole(reader, scope)
    nodes = reader.catalogue().nodes
    there = nodes[nodes["node_id"].isin(reader.node_ids(asked))]
    outcome = satisfaction.speaking(reader, asked, "csat") if of == "item" else _journeys(there)
    drive = list(there["code"]) if of == "item" else list(there.loc[there["kind"] != "journey", "code"])
    nobody = answered((), [], np.empty((0, 0))), ()
    told, rare = _answered(*reader.driving(asked, outcome, drive, of)) if outcome and drive else nobody
    found = drivers(told)
    full = told.complete()
    without = drivers(full.where(~straight(full)), resamples=1)
    performance = _performance(reader, asked, of, found.names)
    return Driving(of, tuple(outcome), found, without, halo(told), rare, performance)


def importance(told: Driving) -> dict[str, float]:
    """Driver → its share of R², where the drivers are ranked; nothing where they are too few or explain too little.

    >>> from cxlib.store import open_store
    >>> importance(driving(open_store().reader(), Scope()))
    {}
    """
    if told.found.reason:
        return {}
    return dict(zip(told.found.names, told.found.share.value.tolist(), strict=True))


def _answered(lines: pd.DataFrame, scores: pd.DataFrame) -> tuple[Answered, tuple[str, ...]]:
    """The answers as a table of drivers, and the drivers too few were asked about."""
    table, times = scores.to_numpy(dtype=float), lines["times"].to_numpy(dtype=float)
    often = times @ ~np.isnan(table) >= ASKED_OF * times.sum()
    names, rare = (tuple(str(name) for name in scores.columns[one]) for one in (often, ~often))
    return answered(names, lines["outcome"], table[:, often], lines["times"], lines["weight"]), rare


def _performance(reader: Surveyed, scope: Scope, of: str, names: tuple[str, ...]) -> pd.DataFrame:
    columns = ["driver", "n", "value", "low", "high", "class", "reason"]
    card = METRICS["csat"]
    if of == "node":
        lines = pd.DataFrame(satisfaction.figure(reader, scope, card, ("node",))).rename(columns={"node": "driver"})
    else:
        parts = [pd.DataFrame(satisfaction.figure(reader, scope, replace(card, item=name), ())).assign(driver=name)
                 for name in names]  # fmt: skip
        lines = pd.concat(parts) if parts else pd.DataFrame(columns=columns)
    return lines.set_index("driver").reindex(list(names)).reset_index()[columns]


def _whole(reader: Surveyed, scope: Scope) -> Scope:
    """The scope over all nodes of its journeys."""
    if not scope.nodes:
        return scope
    nodes = reader.catalogue().nodes
    return replace(scope, nodes=(), journeys=tuple(nodes.loc[nodes["code"].isin(scope.nodes), "journey"].unique()))


def _journeys(nodes: pd.DataFrame) -> list[str]:
    return list(nodes.loc[nodes["kind"] == "journey", "code"])
