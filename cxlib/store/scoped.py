"""Who asks, and what the codes of a scope are as numbers: the ground the one seam for reading stands on.

A scope's codes become numbers here, and the viewer's sites are cut here, before any row is touched; no page and no
metric can read past it. Unknown codes select nothing, so that a misspelt scope never shows figures of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.access import Viewer
from cxlib.scope import Scope
from cxlib.store.asking import as_asked
from cxlib.store.catalogue import Catalogue, Extent
from cxlib.store.db import Database, sql
from cxlib.store.kept import Made

FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)


class Link(NamedTuple):
    """A node by number and code, its journey by code and number, its kind."""

    node: int
    code: str
    journey_code: str
    journey: int
    kind: str


@dataclass(frozen=True)
class Scoped:
    """Reads for one viewer, in scopes. Frames come with codes, never with internal numbers."""

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
            sites = cursor.execute("select site_id, code, name_zh, name_en, region from site order by site_id").df()
            channels = cursor.execute("select channel_id, code, name_zh, name_en from channel order by channel_id").df()
            segments = cursor.execute("select segment_id, code, name_zh, name_en from segment order by segment_id").df()
        seen = sites["code"].map(self.viewer.may_see).astype(bool)
        return Catalogue(journeys, self._nodes(), sites[seen].reset_index(drop=True), channels, segments)

    def extent(self) -> Extent:
        """How far the data of the viewer's sites reach."""
        if self.viewer.sites is None:
            return self._everything()
        return self.kept("extent", lambda: Extent(*self._rows(sql("extent_at_sites"), self._own())[0]))

    def _everything(self) -> Extent:
        """How far the data of all sites reach."""
        return self.database.kept("extent", lambda: Extent(*self._rows(sql("extent"))[0]))

    def node_ids(self, scope: Scope) -> list[int]:
        """The numbers of the nodes a scope is about."""
        return list(self.kept(("nodes", scope.journeys, scope.nodes), lambda: self._node_ids(scope)))

    def _node_ids(self, scope: Scope) -> list[int]:
        theirs = [one for one in self.chain() if not scope.journeys or one.journey_code in scope.journeys]
        return [one.node for one in theirs if not scope.nodes or one.code in scope.nodes]

    def chain(self) -> tuple[Link, ...]:
        """All nodes by number, with their journeys and kinds, in order."""
        return self.kept("chain", self._chain)

    def _chain(self) -> tuple[Link, ...]:
        nodes = self._nodes()
        columns = (nodes[name].tolist() for name in ("node_id", "code", "journey", "journey_id", "kind"))
        return tuple(Link(*one) for one in zip(*columns, strict=True))

    def _nodes(self) -> pd.DataFrame:
        return self.kept("nodes by journey", lambda: self._frame(sql("catalogue_nodes"), {}))

    def _places(self, scope: Scope) -> dict[str, Any]:
        """The numbers behind a scope's codes, and its days; to be looked at, not changed."""
        return self.kept(("places", scope), lambda: self._numbered_places(scope))

    def _numbered_places(self, scope: Scope) -> dict[str, Any]:
        return {
            "start": scope.start or FIRST,
            "end": scope.end or LAST,
            "nodes": self.node_ids(scope) if scope.nodes or scope.journeys else None,
            "sites": self._numbers("site", scope.sites, every=self.viewer.sites is None),
            "channels": self._numbers("channel", scope.channels),
            "segments": self._numbers("segment", scope.segments),
        }

    def _own(self) -> dict[str, Any]:
        """Who asks, for what lies in no scope: the numbers of the sites they may see (`None` = all), and their name."""
        return {"sites": self._numbers("site", (), every=self.viewer.sites is None), "who": self.viewer.name}

    def _numbers(self, key: str, codes: tuple[str, ...], every: bool = True) -> list[int] | None:
        """The numbers behind codes; without codes all there are, or `None` where nothing is cut (`every`)."""
        if not codes and every:
            return None
        return [number for number, code in self._known(key).items() if not codes or code in codes]

    def _codes(self, key: str, numbers: NDArray[Any]) -> NDArray[Any]:
        """The codes behind numbers of nodes, sites, channels or segments."""
        known = self._known(key)
        return np.array([known[number] for number in numbers.tolist()], dtype=object)

    def _known(self, key: str) -> dict[int, str]:
        return self.kept(("codes", key), lambda: self._numbered(key))

    def _numbered(self, key: str) -> dict[int, str]:
        if key == "node":
            return {one.node: one.code for one in self.chain()}
        told = self._rows(f"select {key}_id, code from {key} order by {key}_id")  # noqa: S608 - our own names
        return {number: code for number, code in told if key != "site" or self.viewer.may_see(code)}

    def _columns(self, query: str, values: dict[str, Any]) -> dict[str, NDArray[Any]]:
        """The columns of a result as arrays; numbers with missing ones among them have NaN there."""
        with self.database.cursor() as cursor:
            table = cursor.execute(*as_asked(query, values)).to_arrow_table()
        return {name: table[name].to_numpy() for name in table.column_names}

    def _frame(self, query: str, values: dict[str, Any]) -> pd.DataFrame:
        with self.database.cursor() as cursor:
            return cursor.execute(*as_asked(query, values)).df()

    def _rows(self, query: str, values: Any = None) -> list[tuple[Any, ...]]:
        with self.database.cursor() as cursor:
            asked = as_asked(query, values) if isinstance(values, dict) else (query, values)
            return cursor.execute(*asked).fetchall() if values else cursor.execute(query).fetchall()
