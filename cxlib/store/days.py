"""The measures of every node and day of a scope, read once and then added up for every question of a page."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.held import Held
from cxlib.store.scoped import Scoped
from cxlib.store.sums import Sums, numbers_of

CUTS = ("sites", "channels", "segments")
PLACES = ("node", "journey", "site", "channel", "segment")
DATES = ("day", "period", "weekday", "hour")
WHOSE = {"ratings": "node", "tickets": "node", "responses": "journey"}
MILLIONTHS = 1_000_000
"""Scores and weights are decimals of six places: as millionths they are whole numbers, and their sums are exact."""


class Days(Scoped):
    """Reads measures per node (or journey) and day: of a scope and the period before it, which is asked for next."""

    def has_totals(self) -> bool:
        """Whether any file of totals was taken in."""
        return self.database.kept("totals", lambda: bool(self._rows("select 1 from daily_total limit 1")))

    def whole_nodes(self, scope: Scope, item: str) -> list[int]:
        """The numbers of the nodes of kind `journey` that speak for their whole journey about an item in the period.

        They do if at least half of the persons who answered anything about the journey answered that item about the
        whole, or nobody answered it about a node: a few such answers do not silence the many. Over all sites, channels
        and segments, and alike for every viewer.
        """
        period, number = Scope(scope.start, scope.end), self._item(item)
        return self.database.kept(("whole", number, period), partial(self._whole_nodes, period, number))

    def _whole_nodes(self, period: Scope, item: int) -> list[int]:
        answers = _by_one("node", self._days("ratings", period, item, everywhere=True))
        persons = _by_one("journey", self._days("responses", period, everywhere=True))
        if self.has_totals():
            journey_of = {one.node: one.journey for one in self.chain()}
            for node, n in self._rows(sql("answers_in_totals"), {"item": item} | _ends(self._places(period))):
                answers[node] = answers.get(node, 0.0) + n
                persons.setdefault(journey_of[node], 0.0)
        whole: dict[int, list[int]] = {}
        parts: dict[int, float] = {}
        for node, journey, kind in self.chain():
            if kind == "journey":
                whole.setdefault(journey, []).append(node)
            else:
                parts[journey] = parts.get(journey, 0.0) + answers.get(node, 0.0)
        speaking: list[int] = []
        for journey, its in whole.items():
            n = sum(answers.get(node, 0.0) for node in its)
            if n > 0 and journey in persons and (not parts.get(journey) or n >= persons[journey] / 2):
                speaking += its
        return speaking

    def _item(self, code: str) -> int:
        """The number of an item (perception); -1, which no answer has, if nobody was ever asked it."""
        query = "select item_id from item where code = ? and facet = 'perception'"
        found = self.database.kept(("item", code), lambda: self._rows(query, [code]))
        return int(found[0][0]) if found else -1

    def _days(self, name: str, scope: Scope, item: int | None = None, everywhere: bool = False) -> Sums:
        """The measures of each node (or journey) and day of a scope's days; nodes outside it may be among them."""
        places = self._places(scope)
        cuts = {cut: None if everywhere else places[cut] for cut in CUTS}
        key = ("days", name, item, *(None if cut is None else tuple(cut) for cut in cuts.values()))
        earlier = scope.previous()
        wider = earlier.start if earlier and earlier.start else places["start"]
        read = partial(self._read_days, name, item, cuts)
        return self.database.kept(key, Held).between(places["start"], places["end"], wider, read)

    def _read_days(self, name: str, item: int | None, cuts: dict[str, Any], start: date, end: date) -> Sums:
        grain = "day" if all(cut is None for cut in cuts.values()) else "site"
        values = {"start": start, "end": end, "item": item, "nodes": None, "journeys": None, "grain": "day", **cuts}
        columns = self._asked(f"{name}_by_{grain}", values, (WHOSE[name], "day"))
        keys = {WHOSE[name]: columns.pop(WHOSE[name]), "day": numbers_of(columns.pop("day"))}
        scale = 1 if name == "tickets" else MILLIONTHS
        measures = [np.rint(column * float(scale)).astype(np.int64) for column in columns.values()]
        return Sums(keys, tuple(columns), np.array(measures), scale)

    def _asked(self, statement: str, values: dict[str, Any], by: tuple[str, ...]) -> dict[str, NDArray[Any]]:
        """The columns of a statement by name; those of keys not in `by` are left out."""
        text = sql(statement)
        told = values | {f"by_{key}": key in by for key in (*PLACES, *DATES)}
        columns = self._columns(text, {name: value for name, value in told.items() if f"${name}" in text})
        named = {name.removesuffix("_id"): column for name, column in columns.items()}
        return {name: column for name, column in named.items() if name in by or name not in (*PLACES, *DATES)}


def _ends(places: dict[str, Any]) -> dict[str, Any]:
    return {end: places[end] for end in ("start", "end")}


def _by_one(key: str, sums: Sums) -> dict[int, float]:
    """The first measure by one key."""
    keys, measures = sums.added((key,))
    return dict(zip(keys[key].tolist(), measures[0].tolist(), strict=True))
