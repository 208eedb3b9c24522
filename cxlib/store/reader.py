"""The one seam for reading: every read of rows or roll-up goes through a `Reader`, which knows who asks.

What a page asks over all sites is added up from node-days that were read once (`cxlib.store.days`). Sites, channels
and segments are many more numbers: those the database adds up, by the keys asked for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.aggregated import told
from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.store.bins import Bins, binned, histograms
from cxlib.store.days import CUTS, PLACES, WHOSE, Days
from cxlib.store.db import sql
from cxlib.store.spans import spans
from cxlib.store.sums import Sums, first_days
from cxlib.store.totals import answers_with_totals, tickets_with_totals

KEYS = ("node", "period", "site", "channel", "segment", "weekday", "hour")
BY_DAYS, BY_HOURS = {"node", "period"}, {"weekday", "hour"}
GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter"}


class Reader(Days):
    """Reads measures for one viewer."""

    def ratings(self, scope: Scope, item: str, by: tuple[str, ...], nodes: Collection[int]) -> pd.DataFrame:
        """Rating measures of one item (perception) at these nodes: one line per group of the keys in `by`."""
        number = self._item(item)
        rows = self._measured("ratings", scope, by, nodes, number)
        return answers_with_totals(self, rows, scope, by, number, [*nodes]) if self.has_totals() else rows

    def responses(self, scope: Scope, by: tuple[str, ...], journeys: Collection[int]) -> pd.DataFrame:
        """Persons who answered, of these journeys: one line per group of the keys in `by` (`node` is no key here)."""
        return self._measured("responses", scope, tuple(key for key in by if key != "node"), journeys)

    def tickets_measured(self, scope: Scope, by: tuple[str, ...], nodes: Collection[int] | None = None) -> pd.DataFrame:
        """Ticket measures: one line per group of the keys in `by`; of some nodes only, if given."""
        rows = self._measured("tickets", scope, by, self.node_ids(scope) if nodes is None else nodes)
        only = {} if nodes is None else {"nodes": [*nodes]}
        return tickets_with_totals(self, rows, scope, by, only) if self.has_totals() else rows

    def totals(self, scope: Scope, subject: str, by: tuple[str, ...], **more: Any) -> pd.DataFrame:
        """What totals of one subject tell, and how many are cut or too coarse: one line per group (totals.sql)."""
        _refuse_unknown(by)
        return self._told("totals", scope, by, subject=subject, **({"item": None} | more))

    def totals_aside(self, scope: Scope) -> pd.DataFrame:
        """Totals that are there and not counted, as finer data tell the same: `node, subject, totals, n`."""
        found = self._frame(sql("totals_aside"), self._places(scope))
        found["node_id"] = self._codes("node", found["node_id"].to_numpy())
        return found.rename(columns={"node_id": "node"})

    def with_volume(self, scope: Scope) -> list[int]:
        """The numbers of the nodes of a scope that served anybody in it, as far as can be told."""
        served = self.tickets_measured(scope, ("node",))
        uncounted = told(served, "cut_volume", "coarse_volume")
        busy = set(served["node"].to_numpy()[(served["served"].to_numpy() > 0) | (uncounted > 0)])
        known = self._known("node")
        return [number for number in self.node_ids(scope) if known[number] in busy]

    def complaining_journeys(self) -> frozenset[int]:
        """The numbers of the journeys about which any complaint has ever been taken in."""
        query = sql("complaining_journeys")
        return self.database.kept(query, lambda: frozenset(int(one) for (one,) in self._rows(query)))

    def times(self, scope: Scope, what: str, by: tuple[str, ...]) -> Bins:
        """Waits (`what="wait"`), service times or times to close: one histogram per group of the keys in `by`."""
        _refuse_unknown(by)
        return self.kept(("times", scope, what, by), partial(self._times, scope, what, by))

    def _times(self, scope: Scope, what: str, by: tuple[str, ...]) -> Bins:
        bins = histograms(self._binned(scope, what, by), by, scope.grain)
        return replace(bins, keys=self._coded(bins.keys, scope.grain))

    def _binned(self, scope: Scope, what: str, by: tuple[str, ...]) -> Sums:
        """Rows of bins: by node and day for all that asks for no more, else by the keys asked for."""
        places = self._places(scope)
        if any(places[cut] is not None for cut in CUTS) or not set(by) <= BY_DAYS:
            keys = ("node", "period") if set(by) <= BY_DAYS else by
            asked = places | {"what": what, "grain": GRAINS[scope.grain]}
            return self.kept(("bins", what, scope, keys), lambda: binned(self._asked("times_by_site", asked, keys)))
        asked = places | {"what": what} | spans(places["start"], places["end"], scope.grain)
        statement = "times_by_week" if scope.grain in "DW" else "times_by_month"
        return self.kept(("bins", what, scope), lambda: binned(self._asked(statement, asked, ("node", "day"))))

    def _measured(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None = None
    ) -> pd.DataFrame:
        """Measures with codes; several figures of a page rest on the same ones, so they are kept."""
        _refuse_unknown(by)
        make = partial(self._by_node if set(by) <= BY_DAYS else self._by_site, name, scope, by, members, item)
        return self.kept(("measures", name, scope, by, tuple(members), item), make).copy(deep=False)

    def _by_node(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None
    ) -> pd.DataFrame:
        days = self._days(name, scope, item)
        there = np.isin(days.keys[WHOSE[name]], np.array([*members], dtype=np.int64))
        keys, sums = days.where(there).added(by, scope.grain)
        frame = pd.DataFrame(sums.T, columns=pd.Index(days.names))
        for place, (key, column) in enumerate(self._coded(keys, scope.grain).items()):
            frame.insert(place, key, column)
        return frame

    def _by_site(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None
    ) -> pd.DataFrame:
        grain = "hour" if BY_HOURS & set(by) else "site"
        return self._told(f"{name}_by_{grain}", scope, by, item=item, **{f"{WHOSE[name]}s": [*members]})

    def _told(self, statement: str, scope: Scope, by: tuple[str, ...], **more: Any) -> pd.DataFrame:
        """What a statement tells by some keys, with codes."""
        columns = self._asked(statement, self._places(scope) | {"grain": GRAINS[scope.grain]} | more, by)
        dates = {"period": columns["period"].astype("datetime64[us]")} if "period" in columns else {}
        codes = {key: self._codes(key, columns[key]) for key in by if key in PLACES}
        return pd.DataFrame(columns | codes | dates)

    def _coded(self, keys: dict[str, NDArray[Any]], grain: str) -> dict[str, NDArray[Any]]:
        """Keys as the frames have them: codes of places, first days of periods."""
        told = {key: self._codes(key, column) if key in PLACES else column for key, column in keys.items()}
        return {key: first_days(column, grain) if key == "period" else column for key, column in told.items()}


def _refuse_unknown(by: tuple[str, ...]) -> None:
    if unknown := set(by) - set(KEYS):
        raise CxError("UNKNOWN_KEY", keys=sorted(unknown), known=list(KEYS))
