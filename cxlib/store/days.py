"""The measures of every node and day of a scope, read once and then added up for every question of a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from numpy.typing import NDArray

from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store.asking import at_places, with_keys
from cxlib.store.db import sql
from cxlib.store.held import Held
from cxlib.store.measures import narrowed, summed
from cxlib.store.scoped import FIRST, LAST, Scoped
from cxlib.store.sums import Sums

Items = tuple[int | None, ...]
ASKED = {card.item for card in METRICS.values()} - {""}
"""The items that metrics are about."""
CUTS = ("sites", "channels", "segments")
PLACES = ("node", "journey", "site", "channel", "segment")
DATES = ("day", "period", "weekday", "hour")
WHOSE = {"ratings": "node", "tickets": "node", "responses": "journey"}
CHARTED = timedelta(days=3 * 366)


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
        for one in self.chain():
            if one.kind == "journey":
                whole.setdefault(one.journey, []).append(one.node)
            else:
                parts[one.journey] = parts.get(one.journey, 0.0) + answers.get(one.node, 0.0)
        speaking: list[int] = []
        for journey, its in whole.items():
            n = sum(answers.get(node, 0.0) for node in its)
            if n > 0 and journey in persons and (not parts.get(journey) or n >= persons[journey] / 2):
                speaking += its
        return speaking

    def _item(self, code: str) -> int:
        """The number of an item (perception); -1, which no answer has, if nobody was ever asked it."""
        query = "select code, item_id from item where facet = 'perception'"
        known: dict[str, int] = self.database.kept(query, lambda: dict(self._rows(query)))
        return known.get(code, -1)

    def _days(self, name: str, scope: Scope, item: int | None = None, everywhere: bool = False) -> Sums:
        """The measures of each node (or journey) and day of a scope's days; nodes outside it may be among them.

        Of some nodes, these alone are read where all of them are not there already.
        """
        places, first = self._places(scope), self._everything().first
        if name != "responses" and first is not None and places["end"] < first:  # none there: nothing need be asked
            known = self._days(name, replace(scope, start=first, end=first), item, everywhere)
            return known.between(places["start"], places["end"])
        cuts = dict.fromkeys(CUTS) if everywhere else self._cuts(scope)
        items = self._read_together(item) if any(cut is not None for cut in cuts.values()) else (item,)
        key = ("days", name, items, *(None if cut is None else tuple(cut) for cut in cuts.values()))
        held, nodes = self.database.kept(key, Held), None
        if scope.nodes and WHOSE[name] == "node" and not held.has(places["start"], places["end"]):
            nodes = places["nodes"] if all(cut is None for cut in cuts.values()) else None
            held = held if nodes is None else self.database.kept((*key, tuple(nodes)), Held)
        read = partial(self._read_days, name, items, {"nodes": nodes, **cuts})
        rows = held.between(places["start"], places["end"], self._wider(scope, cuts), read)
        return rows if len(items) == 1 else rows.where(rows.keys["item"] == item)

    def _read_together(self, item: int | None) -> Items:
        """Items whose ratings at some sites, channels or segments are read at once: those that metrics are about."""
        asked = set() if item is None else {self._item(code) for code in ASKED} - {-1}
        return tuple(sorted(asked)) if item in asked else (item,)

    def _cuts(self, scope: Scope) -> dict[str, Any]:
        places = self._places(scope)
        return {cut: places[cut] for cut in CUTS}

    def _wider(self, scope: Scope, cuts: dict[str, Any]) -> date:
        """From which day on to read what is asked of a scope: the period before it, and charts, are asked next.

        Charts reach back up to three years. Of some sites, channels or segments all days before: there looking at rows
        takes the time, not finding some.
        """
        first, start, end = self.extent().first, scope.start or FIRST, scope.end or LAST
        if first is None or any(cut is not None for cut in cuts.values()):
            return min(start, first or start)
        earlier = scope.previous()
        return min(start, max(min(earlier.start if earlier and earlier.start else start, end - CHARTED), first))

    def _read_days(self, name: str, items: Items, only: dict[str, Any], start: date, end: date) -> Sums:
        grain = "day" if all(only[cut] is None for cut in CUTS) else "site"
        values = {"start": start, "end": end, "journeys": None, "grain": "day", **only}
        values |= {"item": items[0], "items": [*items]}
        keys = (WHOSE[name], "day", *(("item",) if len(items) > 1 else ()))
        return summed(self._asked(f"{self._plainly(name)}_by_{grain}", values, keys), keys, name).in_order()

    def _plainly(self, name: str) -> str:
        """How the statement for these measures begins: where every answer weighs 1, no weights are read."""
        return f"plain_{name}" if name == "ratings" and not self._weighted() else name

    def _weighted(self) -> bool:
        """Whether any answer has a weight other than 1."""
        query = "select 1 from rating where weight <> 1 limit 1"
        return self.database.kept(query, lambda: bool(self._rows(query)))

    def _whole_or_not(self, scope: Scope) -> dict[str, Any]:
        """A scope's places, and `whole`: whether they are all sites, channels and segments, as in the roll-up."""
        return self._places(scope) | {"whole": self._everywhere(scope)}

    def _everywhere(self, scope: Scope) -> bool:
        """Whether a scope has all sites, channels and segments, as the roll-up has."""
        return all(cut is None for cut in self._cuts(scope).values())

    def _asked(self, statement: str, values: dict[str, Any], by: tuple[str, ...]) -> dict[str, NDArray[Any]]:
        """The columns of a statement by name; those of keys not in `by` are left out."""
        told = values | {f"by_{key}": key in by for key in (*PLACES, *DATES)}
        columns = self._columns(with_keys(sql(at_places(statement, values)), by), told)
        named = {name.removesuffix("_id"): column for name, column in columns.items()}
        return {name: column for name, column in named.items() if name in by or name not in (*PLACES, *DATES)}


def _ends(places: dict[str, Any]) -> dict[str, Any]:
    return {end: places[end] for end in ("start", "end")}


def _by_one(key: str, sums: Sums) -> dict[int, float]:
    """The first measure by one key."""
    keys, measures = narrowed(sums, sums.names[:1]).added((key,))
    return dict(zip(keys[key].tolist(), measures[0].tolist(), strict=True))
