"""Weak points of a scope with their evidence, read through a reader of the store.

The journeys of the scope's nodes are read whole, for a node is weak against its journey; the nodes asked for are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.coaching.weak import ranked, without_wholes
from cxlib.coaching.weak_spread import COLUMNS, consistency
from cxlib.coaching.weak_volume import customers
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.judged import Judged

SIDES = ("site", "shift", "staff")


@dataclass(frozen=True)
class WeakPoints:
    """`points` as `cxlib.coaching.weak.ranked` gives them; `spread` as `consistency` does, with the column `by`
    ("site", "shift", "staff"); `tested` is the size of the family.
    """

    points: pd.DataFrame
    spread: pd.DataFrame
    tested: int

    def unequal(self) -> pd.DataFrame:
        """The lines of `spread` that are told apart from chance, widest first."""
        uneven = self.spread[self.spread["uneven"].astype(bool)]
        width = uneven["high"].astype(float) - uneven["low"].astype(float)
        return uneven.loc[width.sort_values(ascending=False, kind="stable").index]


def weak_points(reader: Judged, scope: Scope, importance: pd.Series | None = None) -> WeakPoints:
    """The weak points of a scope. `importance` by (node, item), 1 = average (`cxlib.coaching.weak_evidence`).

    >>> from cxlib.store import open_store
    >>> weak_points(open_store().reader(), Scope()).points.empty
    True
    """
    whole = _journeys_whole(reader, scope)
    cells = cells_of(reader, whole)
    tickets = reader.ticket_columns(whole, ("node",), of=("served",))
    served = pd.Series(tickets["served"], index=tickets["node"])
    persons = cells.sort_values("n", ascending=False, kind="stable").drop_duplicates("node")
    told = ranked(cells, importance, customers(persons, served))
    tested = int(told["q"].notna().sum())
    chosen = told["node"].isin(scope.nodes) if scope.nodes else told["node"].notna()
    shown = told[chosen].reset_index(drop=True)
    return WeakPoints(shown, _spread(reader, scope), tested)


def cells_of(reader: Judged, scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Every item asked at every node: `node, journey, stage, item, *by, n, n_effective, value` (share satisfied)."""
    rows, nodes = reader.judged(scope, by), reader.catalogue().nodes
    at = pd.Index(nodes["code"]).get_indexer(pd.Index(rows["node"]))
    weight, squares, top = ("w", "w_sq", "w_top") if scope.weighted else ("n", "n", "top")
    n, total = rows["n"].to_numpy(), rows[weight].to_numpy()
    keys = {name: nodes[name].array.take(at) for name in ("journey", "stage")}
    return pd.DataFrame(
        {"node": rows["node"], **keys, "item": rows["item"], **{name: rows[name] for name in by}, "n": n.astype(int),
         "n_effective": np.minimum(total**2 / rows[squares].to_numpy(), n), "value": rows[top].to_numpy() / total}
    )  # fmt: skip


def _spread(reader: Judged, scope: Scope) -> pd.DataFrame:
    apart = {by: reader.judged_apart(scope, by) for by in SIDES}
    parts = [consistency(without_wholes(rows)).assign(by=by) for by, rows in apart.items() if len(rows)]
    told = [part for part in parts if len(part)]
    return pd.concat(told, ignore_index=True) if told else pd.DataFrame(columns=[*COLUMNS, "by"])


def _journeys_whole(reader: Judged, scope: Scope) -> Scope:
    if not scope.nodes:
        return scope
    nodes = reader.catalogue().nodes
    return scope.within(journeys=nodes.loc[nodes["code"].isin(scope.nodes), "journey"], nodes=())
