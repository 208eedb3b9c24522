"""How single items were judged at each node, apart by site, month, part of the day and member of staff."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.asking import with_keys
from cxlib.store.db import sql
from cxlib.store.flow import Flow
from cxlib.store.scoped import FIRST, LAST


class Judged(Flow):
    """A reader that also reads how items were judged. Totals are not in it: they tell no sites, persons and hours."""

    def judged(self, scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
        """All items asked of nodes, as they were; `by` may hold "site" and "period" (months).

        One line per node, item and group: `node, item, *by, n, w, w_sq, top, w_top` (answers, weights, satisfied).
        """
        whole = "site" not in by and self._everywhere(scope)
        statement = with_keys(sql("judged_everywhere" if whole else "judged"), by)
        return self.kept(("judged", scope, by), lambda: self._frame(statement, self._places(scope))).copy()

    def judged_apart(self, scope: Scope, by: str) -> pd.DataFrame:
        """The same by `"site"`, part of the day (`"shift"`) or member of staff (`"staff"`), as far as it is known:
        `node, item, part, n, top`.

        A viewer who may not see names of staff gets numbers in their place, the most active first.
        """
        if by == "site":
            return self._frame(sql("judged_at_sites"), self._places(scope))
        told = self.kept(("judged apart", scope), lambda: self._apart_known(scope))
        rows = told.groupby(["node", "item", by], as_index=False)[["n", "top"]].sum().rename(columns={by: "part"})
        if by == "staff" and not self.viewer.staff_names:
            order = rows.groupby("part")["n"].sum().sort_values(ascending=False, kind="stable").index
            rows["part"] = rows["part"].map({name: str(place + 1) for place, name in enumerate(order)})
        return rows

    def _apart_known(self, scope: Scope) -> pd.DataFrame:
        """By part of the day and member of staff together: the answers and their tickets are read once for both."""
        places = self._places(scope)
        known = self._rows(f"select 1 {sql('judged_asked')} limit 1", places)
        # a statement that finds no answer tells so only after it has looked at every ticket
        return self._frame(sql("judged_apart"), places if known else places | {"end": FIRST, "start": LAST})

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
