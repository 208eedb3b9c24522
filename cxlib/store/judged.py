"""How single items were judged at each node, apart by site, month, part of the day and member of staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pandas as pd

from cxlib.scope import NOT_GIVEN, Scope
from cxlib.store.asking import with_keys
from cxlib.store.db import sql
from cxlib.store.flow import Flow
from cxlib.store.measures import PLAIN
from cxlib.store.scoped import FIRST, LAST

EARLIER = timedelta(days=31)
"""So long before an answer the visit may have been that it names."""
AT_ONCE = 500_000
MEASURES = ["n", "w", "w_sq", "top", "w_top"]


class Judged(Flow):
    """A reader that also reads how items were judged. Totals are not in it: they tell no sites, persons and hours."""

    def judged(self, scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
        """All items asked of nodes, as they were; `by` may hold "site" and "period" (months).

        One line per node, item and group: `node, item, *by, n, w, w_sq, top, w_top` (answers, weights, satisfied).
        """
        weighted, everywhere = self._weighted(), self._everywhere(scope)
        if by or (weighted and not everywhere):
            rows = self._judged(scope, by, weighted)
        elif not everywhere:  # asked for apart by site as well: the rows are looked at once
            rows = self._judged(scope, ("site",), weighted)
            rows = rows.groupby(["node", "item"], as_index=False)[["n", "top"]].sum()
        else:  # a page asks for a node, its journey and all nodes: few lines, read once
            rows = self._judged(Scope(scope.start, scope.end), by, weighted)
            known = self._known("node")
            rows = rows[rows["node"].isin([known[number] for number in self.node_ids(scope)])].reset_index(drop=True)
        columns = ("node", "item", *by, *MEASURES)
        return pd.DataFrame({name: rows[name if name in rows else PLAIN[name]] for name in columns})

    def _judged(self, scope: Scope, by: tuple[str, ...], weighted: bool) -> pd.DataFrame:
        whole = "site" not in by and self._everywhere(scope)
        statement = with_keys(sql("judged_everywhere" if whole else "judged"), (*by, *["weight"] * weighted))
        return self.kept(("judged", scope, by, weighted), lambda: self._frame(statement, self._judged_of(scope)))

    def judged_apart(self, scope: Scope, by: str) -> pd.DataFrame:
        """The same by `"site"`, part of the day (`"shift"`) or member of staff (`"staff"`), as far as it is known:
        `node, item, part, n, top`.

        A viewer who may not see names of staff gets numbers in their place, the most active first.
        """
        if by == "site":
            rows = self._judged(scope, ("site",), weighted=False).rename(columns={"site": "part"})
            return rows.loc[rows["part"] != NOT_GIVEN, ["node", "item", "part", "n", "top"]]
        told = self.kept(("judged apart", scope), lambda: self._apart_known(scope))
        rows = told.groupby(["node", "item", by], as_index=False)[["n", "top"]].sum().rename(columns={by: "part"})
        if by == "staff" and not self.viewer.staff_names:
            order = rows.groupby("part")["n"].sum().sort_values(ascending=False, kind="stable").index
            rows["part"] = rows["part"].map({name: str(place + 1) for place, name in enumerate(order)})
        return rows

    def _apart_known(self, scope: Scope) -> pd.DataFrame:
        """By part of the day and member of staff together: the answers and their tickets are read once for both.

        Of many answers some days' at a time: all of them beside their tickets do not fit in memory.
        """
        places = self._judged_of(scope)
        n, first, last = self._rows(f"select count(*), min(r.day), max(r.day) {sql('judged_asked')}", places)[0]
        since, until = max(places["start"], FIRST + EARLIER) - EARLIER, places["end"]
        if not n:  # a statement that finds no answer tells so only after it has looked at every ticket
            first = last = LAST
        step = timedelta(days=(last - first).days * AT_ONCE // max(n, AT_ONCE))
        parts = []
        while first <= last:
            days = {"start": first, "end": min(first + step, last), "since": since, "until": until}
            parts.append(self._frame(sql("judged_apart"), places | days))
            first = days["end"] + timedelta(days=1)
        return pd.concat(parts)

    def _judged_of(self, scope: Scope) -> dict[str, Any]:
        """A scope's places with the items and nodes that are judged: not what is about the whole."""
        query = "select item_id from item where facet = 'perception' and code not in ('nps', 'ces', 'use_again')"
        items = self.kept(query, lambda: [int(number) for (number,) in self._rows(query)])
        whole = {one.node for one in self.chain() if one.kind == "journey"}
        nodes = [number for number in self.node_ids(scope) if number not in whole]
        return self._places(scope) | {"items": items, "nodes": nodes}

    def said_of(self, scope: Scope, node: str, item: str, limit: int = 2_000) -> pd.DataFrame:
        """Masked comments at a node, and about its journey by who scored the item there; lowest score first.

        `day, owner, text, answer` (who scored the item there; missing: nobody), `box` (of the item, else of the whole;
        missing: none), `whole` (the score it came with),
        `channel`, `wait_s` and `category` as far as known.
        """
        return self._frame(sql("said_of"), self._written(scope, node, item) | {"limit": limit})

    def said_low(self, scope: Scope, node: str, item: str) -> pd.DataFrame:
        """What those write who scored an item low at a node, there or about its journey: `answer` (who), `text`."""
        return self._frame(sql("said_low"), self._written(scope, node, item))

    def _written(self, scope: Scope, node: str, item: str) -> dict[str, Any]:
        """What tells the comments at a node and about its journey."""
        places = {name: self._places(scope)[name] for name in ("start", "end", "sites", "channels", "segments")}
        known = {code: number for number, code in self._known("node").items()}
        wholes = [known[code] for code in self.wholes(node)]
        return places | {"node": known.get(node, -1), "wholes": wholes, "item": self._item(item)}

    def wholes(self, node: str) -> list[str]:
        """The codes of the nodes that stand for the whole of a node's journey."""
        nodes = self.catalogue().nodes
        mine = nodes["journey"].isin(nodes.loc[nodes["code"] == node, "journey"])
        return list(nodes.loc[mine & (nodes["kind"] == "journey"), "code"])
