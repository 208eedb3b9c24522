"""How single items were judged at each node, apart by site, month, part of the day and member of staff."""

from __future__ import annotations

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.flow import Flow


class Judged(Flow):
    """A reader that also reads how items were judged. Totals are not in it: they tell no sites, persons and hours."""

    def judged(self, scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
        """All items asked of nodes, as they were; `by` may hold "site" and "period" (months).

        One line per node, item and group: `node, item, *by, n, w, w_sq, top, w_top` (answers, weights, satisfied).
        """
        asked = {f"by_{key}": key in by for key in ("site", "period")}
        rows = self._frame(sql("judged"), self._places(scope) | asked)
        return rows.drop(columns=[key for key in ("site", "period") if key not in by])

    def judged_apart(self, scope: Scope, by: str) -> pd.DataFrame:
        """The same by part of the day (`by="shift"`) or member of staff (`"staff"`): `node, item, part, n, top`.

        A viewer who may not see names gets numbers in their place, the most active first.
        """
        rows = self._frame(sql("judged_apart"), self._places(scope) | {"staff": by == "staff"})
        if by == "staff" and not self.viewer.staff_names:
            order = rows.groupby("part")["n"].sum().sort_values(ascending=False, kind="stable").index
            rows["part"] = rows["part"].map({name: str(place + 1) for place, name in enumerate(order)})
        return rows

    def said_of(self, scope: Scope, node: str, item: str, limit: int = 2_000) -> pd.DataFrame:
        """Masked comments at a node, and about its journey by who scored the item there; lowest score first.

        `day, owner, text, answer` (who scored the item there; missing: nobody), `box` (of the item, else of the whole;
        missing: none), `whole` (the score it came with),
        `channel`, `wait_s` and `category` as far as known.
        """
        places = {name: self._places(scope)[name] for name in ("start", "end", "sites", "channels", "segments")}
        known = {code: number for number, code in self._known("node").items()}
        wholes = [known[code] for code in self.wholes(node)]
        asked = {"node": known.get(node, -1), "wholes": wholes, "item": self._item(item), "limit": limit}
        return self._frame(sql("said_of"), places | asked)

    def wholes(self, node: str) -> list[str]:
        """The codes of the nodes that stand for the whole of a node's journey."""
        nodes = self.catalogue().nodes
        mine = nodes["journey"].isin(nodes.loc[nodes["code"] == node, "journey"])
        return list(nodes.loc[mine & (nodes["kind"] == "journey"), "code"])
