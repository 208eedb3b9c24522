"""The one seam for reading: every read of rows or roll-up goes through a `Reader`, which knows who asks.

A scope's codes become numbers here, and the viewer's sites are cut here, before any row is touched; no page and no
metric can read past it. Unknown codes select nothing, so that a misspelt scope never shows figures of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cxlib.access import Viewer
from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.store.catalogue import Catalogue, Extent
from cxlib.store.db import Database, sql
from cxlib.store.kept import Made

KEYS = ("node", "period", "site", "channel", "segment", "weekday", "hour")
GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter"}
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)


@dataclass(frozen=True)
class Reader:
    """Reads for one viewer. Frames come with codes, never with internal numbers."""

    database: Database
    viewer: Viewer

    def version(self) -> int:
        """A number that grows with every change of the data."""
        return self.database.version

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once per state of the data and viewer; to be looked at, not changed."""
        return self.database.kept((self.viewer, key), make)

    def catalogue(self) -> Catalogue:
        """The catalogues, sites cut to those the viewer may see; to be looked at, not changed."""
        return self.kept("catalogue", self._catalogue)

    def _catalogue(self) -> Catalogue:
        with self.database.cursor() as cursor:
            journeys = cursor.execute(
                "select journey_id, code, name_zh, name_en from journey order by position, journey_id"
            ).df()
            nodes = cursor.execute(sql("catalogue_nodes")).df()
            sites = cursor.execute("select site_id, code, name_zh, name_en, region from site order by site_id").df()
            channels = cursor.execute("select channel_id, code, name_zh, name_en from channel order by channel_id").df()
            segments = cursor.execute("select segment_id, code, name_zh, name_en from segment order by segment_id").df()
        seen = sites["code"].map(self.viewer.may_see).astype(bool)
        return Catalogue(journeys, nodes, sites[seen].reset_index(drop=True), channels, segments)

    def extent(self) -> Extent:
        """How far the data reach."""
        return self.database.kept("extent", lambda: Extent(*self._rows(sql("extent"))[0]))

    def ratings(self, scope: Scope, item: str, by: tuple[str, ...], nodes: list[int]) -> pd.DataFrame:
        """Rating measures of one item (perception) at these nodes: one line per group of the keys in `by`."""
        return self._measures("ratings", scope, by, {"item": self._item(item), "nodes": nodes})

    def responses(self, scope: Scope, by: tuple[str, ...], journeys: list[int]) -> pd.DataFrame:
        """Persons who answered, of these journeys: one line per group of the keys in `by` (`node` is no key here)."""
        keys = tuple(key for key in by if key != "node")
        values = self._values(scope, keys) | {"journeys": journeys}
        return self._measured("responses", values, keys)

    def tickets_measured(
        self, scope: Scope, by: tuple[str, ...], journeys: frozenset[int] | None = None
    ) -> pd.DataFrame:
        """Ticket measures: one line per group of the keys in `by`; of some journeys only, if given."""
        if journeys is None or journeys >= set(self.catalogue().journeys["journey_id"]):
            return self._measures("tickets", scope, by, {})
        catalogue = self.catalogue().nodes
        heard = set(catalogue.loc[catalogue["journey_id"].isin(journeys), "node_id"])
        return self._measures("tickets", scope, by, {"nodes": [one for one in self.node_ids(scope) if one in heard]})

    def with_volume(self, scope: Scope) -> list[str]:
        """The codes of the nodes that served anybody in a scope."""
        served = self.tickets_measured(scope, ("node",))
        return [str(code) for code in served.loc[served["served"] > 0, "node"]]

    def complaining_journeys(self) -> frozenset[int]:
        """The numbers of the journeys about which any complaint has ever been taken in."""
        query = sql("complaining_journeys")
        return self.database.kept(query, lambda: frozenset(int(one) for (one,) in self._rows(query)))

    def times(self, scope: Scope, what: str, by: tuple[str, ...]) -> pd.DataFrame:
        """Bins of waits (`what="wait"`), service times or times to close: one line per group and bin."""
        values = self._values(scope, by) | {"what": what}
        return self._measured("times_by_node" if self._coarse(scope, by) else "times_by_site", values, by)

    def node_ids(self, scope: Scope) -> list[int]:
        """The numbers of the nodes a scope is about."""
        nodes = self.catalogue().nodes
        if scope.journeys:
            nodes = nodes[nodes["journey"].isin(scope.journeys)]
        if scope.nodes:
            nodes = nodes[nodes["code"].isin(scope.nodes)]
        return [int(one) for one in nodes["node_id"]]

    def whole_nodes(self, scope: Scope, item: str) -> list[int]:
        """The numbers of the nodes that speak for a whole journey about an item in the scope's period."""
        values = {"item": self._item(item), "start": scope.start or FIRST, "end": scope.end or LAST}
        asked = ("whole_nodes", *values.values())
        return self.database.kept(asked, lambda: [int(node) for (node,) in self._rows(sql("whole_nodes"), values)])

    def _item(self, code: str) -> int:
        """The number of an item (perception); -1, which no answer has, if nobody was ever asked it."""
        query = "select item_id from item where code = ? and facet = 'perception'"
        found = self.database.kept(("item", code), lambda: self._rows(query, [code]))
        return int(found[0][0]) if found else -1

    def _measures(self, name: str, scope: Scope, by: tuple[str, ...], more: dict[str, Any]) -> pd.DataFrame:
        grain = "by_node" if self._coarse(scope, by) else "by_site"
        return self._measured(f"{name}_{grain}", self._values(scope, by) | more, by)

    def _measured(self, name: str, values: dict[str, Any], by: tuple[str, ...]) -> pd.DataFrame:
        """The result of a statement, with codes; several figures of a page rest on the same one, so it is kept."""
        values = _only(values, name)
        key = (name, by, *(tuple(value) if isinstance(value, list) else value for value in values.values()))
        kept = self.database.kept(key, lambda: self._coded(self._frame(sql(name), values), by))
        return kept.copy(deep=False)

    def _coarse(self, scope: Scope, by: tuple[str, ...]) -> bool:
        """Whether the roll-up over all sites, channels and segments answers the question."""
        fine = {"site", "channel", "segment", "weekday", "hour"} & set(by)
        return not (fine or scope.sites or scope.channels or scope.segments or self.viewer.sites is not None)

    def _values(self, scope: Scope, by: tuple[str, ...]) -> dict[str, Any]:
        if unknown := set(by) - set(KEYS):
            raise CxError("UNKNOWN_KEY", keys=sorted(unknown), known=list(KEYS))
        asked = {f"by_{key}": key in by for key in KEYS}
        return asked | {"grain": GRAINS[scope.grain]} | self._places(scope)

    def _places(self, scope: Scope) -> dict[str, Any]:
        catalogue = self.catalogue()
        return {
            "start": scope.start or FIRST,
            "end": scope.end or LAST,
            "nodes": self.node_ids(scope) if scope.nodes or scope.journeys else None,
            "sites": _ids(catalogue.sites, "site_id", scope.sites, every=self.viewer.sites is None),
            "channels": _ids(catalogue.channels, "channel_id", scope.channels),
            "segments": _ids(catalogue.segments, "segment_id", scope.segments),
        }

    def _coded(self, frame: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
        """Numbers of nodes, sites, channels and segments become codes; keys not asked for go."""
        catalogue = self.catalogue()
        tables = {"node": catalogue.nodes, "site": catalogue.sites, "channel": catalogue.channels,
                  "segment": catalogue.segments}  # fmt: skip
        columns: dict[str, Any] = {}
        for name in frame:
            key = name.removesuffix("_id")
            if key in by and key in tables:
                codes = dict(zip(tables[key][name].tolist(), tables[key]["code"].tolist(), strict=True))
                columns[key] = np.array([codes[number] for number in frame[name].tolist()], dtype=object)
            elif key in by or key not in KEYS:
                columns[key] = frame[name].to_numpy()
        return pd.DataFrame(columns)

    def _frame(self, query: str, values: dict[str, Any]) -> pd.DataFrame:
        with self.database.cursor() as cursor:
            return cursor.execute(query, values).df() if values else cursor.execute(query).df()

    def _rows(self, query: str, values: Any = None) -> list[tuple[Any, ...]]:
        with self.database.cursor() as cursor:
            return cursor.execute(query, values).fetchall() if values else cursor.execute(query).fetchall()


def _ids(table: pd.DataFrame, column: str, codes: tuple[str, ...], every: bool = True) -> list[int] | None:
    """The numbers behind codes; without codes those of the table, or `None` where it is not cut (`every`)."""
    if not codes and every:
        return None
    wanted = table[table["code"].isin(codes)] if codes else table
    return [int(one) for one in wanted[column]]


def _only(values: dict[str, Any], name: str) -> dict[str, Any]:
    """The values a statement asks for: DuckDB refuses any other."""
    text = sql(name)
    return {key: value for key, value in values.items() if f"${key}" in text}
