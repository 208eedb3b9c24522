"""The one seam for reading: every read of rows or roll-up goes through a `Reader`, which knows who asks.

What a page asks over all sites is added up from node-days that were read once (`cxlib.store.days`). Sites, channels
and segments are many more numbers: those the database adds up, by the keys asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.aggregated import told
from cxlib.assemble import Lines, columns_of, framed
from cxlib.scope import Scope
from cxlib.store.days import PLACES, WHOSE
from cxlib.store.db import sql
from cxlib.store.measures import PLAIN, RATE, narrowed, summed, with_weights
from cxlib.store.quantiled import Quantiled
from cxlib.store.sums import Sums
from cxlib.store.times import APART, BY_DAYS, BY_HOURS, GRAINS
from cxlib.store.totals import answers_with_totals, tickets_with_totals


class Reader(Quantiled):
    """Reads measures for one viewer."""

    def ratings(self, scope: Scope, item: str, by: tuple[str, ...], nodes: Collection[int]) -> pd.DataFrame:
        """Rating measures of one item (perception) at these nodes: one line per group of the keys in `by`."""
        return framed(self.rating_columns(scope, item, by, nodes))

    def rating_columns(self, scope: Scope, item: str, by: tuple[str, ...], nodes: Collection[int]) -> Lines:
        """The same as columns; to be looked at, not changed."""
        number = self._item(item)
        rows = self._measured("ratings", scope, by, nodes, number)
        if not self.has_totals():
            return rows
        return columns_of(answers_with_totals(self, framed(rows), scope, by, number, [*nodes]))

    def responses(self, scope: Scope, by: tuple[str, ...], journeys: Collection[int]) -> pd.DataFrame:
        """Persons who answered, of these journeys: one line per group of the keys in `by` (`node` is no key here)."""
        return framed(self.response_columns(scope, by, journeys))

    def response_columns(self, scope: Scope, by: tuple[str, ...], journeys: Collection[int]) -> Lines:
        """The same as columns; to be looked at, not changed."""
        return self._measured("responses", scope, tuple(key for key in by if key != "node"), journeys)

    def tickets_measured(self, scope: Scope, by: tuple[str, ...], nodes: Collection[int] | None = None) -> pd.DataFrame:
        """Ticket measures: one line per group of the keys in `by`; of some nodes only, if given."""
        return framed(self.ticket_columns(scope, by, nodes))

    def ticket_columns(
        self, scope: Scope, by: tuple[str, ...], nodes: Collection[int] | None = None, of: tuple[str, ...] = ()
    ) -> Lines:
        """The same as columns; to be looked at, not changed. `of`: the measures needed, where not all are."""
        rows = self._measured("tickets", scope, by, self.node_ids(scope) if nodes is None else nodes, of=of)
        if not self.has_totals():
            return rows
        only = {} if nodes is None else {"nodes": [*nodes]}
        return columns_of(tickets_with_totals(self, framed(rows), scope, by, only))

    def totals(self, scope: Scope, subject: str, by: tuple[str, ...], **more: Any) -> pd.DataFrame:
        """What totals of one subject tell, and how many are cut or too coarse: one line per group (totals.sql)."""
        self._refuse_unknown(by)
        return self._told("totals", scope, by, subject=subject, **({"item": None} | more))

    def totals_aside(self, scope: Scope) -> pd.DataFrame:
        """Totals that are there and not counted, as finer data tell the same: `node, subject, totals, n`."""
        found = self._frame(sql("totals_aside"), self._places(scope))
        found["node_id"] = self._codes("node", found["node_id"].to_numpy())
        return found.rename(columns={"node_id": "node"})

    def with_volume(self, scope: Scope) -> list[int]:
        """The numbers of the nodes of a scope that served anybody in it, as far as can be told."""
        served = self.ticket_columns(scope, ("node",), of=RATE)
        uncounted = told(served, "cut_volume", "coarse_volume")
        busy = set(served["node"][(served["served"] > 0) | (uncounted > 0)])
        known = self._known("node")
        return [number for number in self.node_ids(scope) if known[number] in busy]

    def complaining_journeys(self) -> frozenset[int]:
        """The numbers of the journeys about which any complaint has ever been taken in."""
        query = sql("complaining_nodes")
        nodes: set[int] = self.database.kept(query, lambda: {int(one) for (one,) in self._rows(query)})
        return frozenset(one.journey for one in self.chain() if one.node in nodes)

    def _measured(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None = None,
        of: tuple[str, ...] = (),
    ) -> Lines:  # fmt: skip
        """Measures with codes; several figures of a page rest on the same ones, so they are kept."""
        self._refuse_unknown(by)
        of = of if set(by) <= BY_DAYS else ()
        make = (partial(self._by_node, name, scope, by, members, item, of) if set(by) <= BY_DAYS
                else partial(self._by_site, name, scope, by, members, item))  # fmt: skip
        return self.kept(("measures", name, scope, by, tuple(members), item, of), make)

    def _by_node(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None,
        of: tuple[str, ...],
    ) -> Lines:  # fmt: skip
        return self._added(self._few_rows(name, scope, item, of), name, scope, by, members)

    def _few_rows(self, name: str, scope: Scope, item: int | None, of: tuple[str, ...]) -> Sums:
        """The measures of a scope by node (or journey) and period: all its figures are sums of these.

        Of single nodes, and day by day, they are no fewer than the rows that were read.
        """
        if scope.nodes or scope.grain == "D":
            return narrowed(self._days(name, scope, item), of)
        return self.kept(("periods", name, scope, item, of), partial(self._together, name, scope, item, of))

    def _together(self, name: str, scope: Scope, item: int | None, of: tuple[str, ...]) -> Sums:
        return narrowed(self._days(name, scope, item), of).together(WHOSE[name], scope.grain)

    def _added(self, days: Sums, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int]) -> Lines:
        """The sums of some members' rows with codes."""
        keys, sums = days.where(_among(days.keys[WHOSE[name]], members)).added(by, scope.grain)
        names, sums = with_weights(days.names, sums)
        return self._coded(keys, scope.grain) | dict(zip(names, sums, strict=True))

    def _by_site(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None
    ) -> Lines:
        if set(by) <= {"node", *APART} and len(set(APART) & set(by)) == 1:
            return self._added(self._apart(name, scope, by, item), name, scope, by, members)
        only = {"items": [item], f"{WHOSE[name]}s": [*members]}
        if not BY_HOURS & set(by):
            return self._told_columns(f"{self._plainly(name)}_by_site", scope, by, **only)
        whole = self._whole_or_not(scope)["whole"] and not set(by) & set(APART)
        return self._told_columns(f"{name}_by_hour", scope, by, whole=whole, **only)

    def _apart(self, name: str, scope: Scope, by: tuple[str, ...], item: int | None) -> Sums:
        """Measures by node (or journey) and site, channel or segment: read once, asked with the node and without.

        Of one node with few tickets, or in few such places, by all three.
        """
        keys = (WHOSE[name], *(APART if self._parts_together(scope) else (key for key in by if key in APART)))
        make = partial(self._read_apart, name, scope, keys, item)
        return self.kept(("apart", name, scope, keys, item), make)

    def _read_apart(self, name: str, scope: Scope, keys: tuple[str, ...], item: int | None) -> Sums:
        values = self._places(scope) | {"items": [item], "journeys": None, "grain": "day"}
        return summed(self._asked(f"{self._plainly(name)}_by_site", values, keys), keys, name)

    def _told(self, statement: str, scope: Scope, by: tuple[str, ...], **more: Any) -> pd.DataFrame:
        """What a statement tells by some keys, with codes."""
        return framed(self._told_columns(statement, scope, by, **more))

    def _told_columns(self, statement: str, scope: Scope, by: tuple[str, ...], **more: Any) -> Lines:
        columns = self._asked(statement, self._places(scope) | {"grain": GRAINS[scope.grain]} | more, by)
        if statement.startswith("plain_"):
            columns |= {name: columns[like] for name, like in PLAIN.items()}
        dates = {"period": columns["period"].astype("datetime64[us]")} if "period" in columns else {}
        codes = {key: self._codes(key, columns[key]) for key in by if key in PLACES}
        return columns | codes | dates


def _among(numbers: NDArray[np.integer], chosen: Collection[int]) -> NDArray[np.bool_]:
    """Which numbers of nodes or journeys are chosen ones: they are small, so a table tells it faster than a search."""
    table = np.zeros(max(int(numbers.max(initial=0)), *chosen, 0) + 1, dtype=bool)
    table[[*chosen]] = True
    return np.asarray(table[numbers])
