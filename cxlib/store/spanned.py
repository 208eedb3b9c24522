"""Bins of all sites: of nodes and of whole journeys, read as whole weeks or months and the odd days beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from cxlib.scope import Scope
from cxlib.store.bins import binned
from cxlib.store.days import Days
from cxlib.store.held import Held
from cxlib.store.spans import DAY, spans
from cxlib.store.sums import Sums, joined

LONG = timedelta(weeks=13)
"""From here on whole months and the odd days beside them are fewer rows than weeks and their odd days."""
SHORT = timedelta(weeks=26)
"""Up to here the days of journeys are read at once with those of the period before."""
NODES = {"W": "week", "M": "month", "Q": "month"}
JOURNEYS = {"": "month", "M": "month", "Q": "month"}
"""Grain → the longest time for which there are bins in one; "" = all of a scope together. Else they are read by day."""


class Spanned(Days):
    """Reads lengths of time in bins, over all sites, channels and segments."""

    def _whole_journeys(self, scope: Scope) -> bool:
        return not scope.nodes and self._everywhere(scope)

    def _journeys(self, scope: Scope) -> list[int] | None:
        """The numbers of the journeys a scope names; `None` where it names none: all."""
        chosen = set(self.node_ids(scope)) if scope.journeys else None
        return None if chosen is None else sorted({one.journey for one in self.chain() if one.node in chosen})

    def _binned_everywhere(self, scope: Scope, what: str, by: tuple[str, ...]) -> Sums:
        """Rows of bins by node and day, by node alone, or by journey and day: the fewest that answer."""
        places = self._places(scope)
        if "node" not in by and self._whole_journeys(scope):
            return self._binned_journeys(scope, what, scope.grain if by else "")
        if not {"period", "stretch"} & set(by):
            return self._binned_together(scope, what)
        return self._binned_spans("node", NODES.get(scope.grain, ""), {"what": what, "nodes": places["nodes"]}, places)

    def _binned_together(self, scope: Scope, what: str) -> Sums:
        """The bins of nodes over all days of a scope, added up by the database."""
        places = self._places(scope)
        weeks = places["end"] - places["start"] <= LONG
        asked = {"what": what, "nodes": places["nodes"], "start": places["start"], "end": places["end"], "weeks": weeks}
        asked |= spans(places["start"], places["end"], "W" if weeks else "M")
        key = ("bins", "together", what, replace(scope, grain="D"))
        return self.kept(key, lambda: binned(self._asked("node_times_together", asked, ("node",))))

    def _binned_journeys(self, scope: Scope, what: str, grain: str) -> Sums:
        places, only = self._places(scope), {"what": what, "journeys": self._journeys(scope)}
        start, end = places["start"], places["end"]
        if end - start > SHORT:
            return self._binned_spans("journey", JOURNEYS.get(grain, ""), only, places)
        held = self.database.kept(("days of journeys", *_key(only)), Held)
        return held.between(start, end, start - (end - start) - DAY, partial(self._journey_days, only))

    def _journey_days(self, only: dict[str, Any], first: date, last: date) -> Sums:
        return self._bins_asked("journey_times_by_day", only | {"start": first, "end": last} | spans(first, last, "D"))

    def _binned_spans(self, whose: str, span: str, only: dict[str, Any], places: dict[str, Any]) -> Sums:
        """Whole weeks or months as such, held for the next question; the days beside them."""
        start, end = places["start"], places["end"]
        ends = spans(start, end, {"week": "W", "month": "M"}.get(span, "D"))
        key = _key(only)
        parts = []
        if ends["first"] <= ends["last"]:
            whole = f"{whose}_times_by_{span}"
            held = self.database.kept((whole, *key), Held)
            parts.append(held.between(ends["first"], ends["last"], ends["first"], partial(self._spanned, whole, only)))
        if start <= ends["before"] or ends["after"] <= end or not parts:
            days, beside = f"{whose}_times_by_day", {"start": start, "end": end} | ends
            make = partial(self._bins_asked, days, only | beside)
            parts.append(self.database.kept((days, *key, *beside.values()), make))
        return joined(parts)

    def _spanned(self, statement: str, only: dict[str, Any], first: date, last: date) -> Sums:
        return self._bins_asked(statement, only | {"first": first, "last": last})

    def _bins_asked(self, statement: str, asked: dict[str, Any]) -> Sums:
        return binned(self._asked(statement, asked, (statement.partition("_")[0], "day")))


def _key(only: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(tuple(one) if isinstance(one, list) else one for one in only.values())
