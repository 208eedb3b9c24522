"""Lengths of time as histograms: which rows of bins a question needs, and what of them was read before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from math import prod
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.store.bins import Bins, binned, histograms
from cxlib.store.day_numbers import first_days
from cxlib.store.days import PLACES
from cxlib.store.held import Held
from cxlib.store.spanned import Spanned
from cxlib.store.spans import spans
from cxlib.store.sums import Sums

APART = ("site", "channel", "segment")
KEYS = ("node", "period", *APART, "weekday", "hour")
EACH = (*APART, "weekday", "hour")
QUESTIONS = {("site",): 3, ("channel",): 5, ("segment",): 6, ("weekday", "hour"): 7}
"""Keys of the questions that are answered together → what marks their lines (times_by_each.sql)."""
BY_DAYS, BY_HOURS = {"node", "period", "stretch"}, {"weekday", "hour"}
FEW, FEW_OF_ALL_DAYS = 400_000, 100_000
"""Tickets that are held at once, with their places and hours; and before the end of a scope, as bins of each day."""
GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter"}


class Times(Spanned):
    """Reads waits, service times and times to close, in bins."""

    keys: ClassVar[tuple[str, ...]] = KEYS

    def times(self, scope: Scope, what: str, by: tuple[str, ...]) -> Bins:
        """Lengths of time as histograms, one per group of the keys in `by`.

        `what`: "wait", "service", "close" or "left" (how long those waited who left).
        """
        self._refuse_unknown(by)
        return self.kept(("times", scope, what, by), partial(self._times, scope, what, by))

    def _times(self, scope: Scope, what: str, by: tuple[str, ...]) -> Bins:
        bins = histograms(self._binned(scope, what, by), by, scope.grain)
        return replace(bins, keys=self._coded(bins.keys, scope.grain))

    def _binned(self, scope: Scope, what: str, by: tuple[str, ...]) -> Sums:
        """Rows of bins: by node and day for all that asks for no more, else by the keys asked for."""
        places = self._places(scope)
        if what == "wait" and by and set(by) <= BY_HOURS and self._whole_journeys(scope):
            return self._binned_hours(places, scope, by)
        if self._everywhere(scope) and set(by) <= BY_DAYS:
            return self._binned_everywhere(scope, what, by)
        asked = places | {"what": what, "grain": GRAINS[scope.grain]}
        if set(by) <= BY_DAYS and self._few(scope):
            return self._binned_days(asked, scope)
        if set(by) <= set(EACH) and len(scope.nodes) == 1:
            if self._all_parts(scope):
                return self.kept(("each", what, scope), lambda: binned(self._asked("times_of_each", asked, EACH)))
            if by in QUESTIONS:
                return self.kept(("by each", what, scope), partial(self._binned_each, asked))[by]
        keys = ("node", "period") if set(by) <= BY_DAYS else by
        return self.kept(("bins", what, scope, keys), lambda: binned(self._asked("times_by_site", asked, keys)))

    def _binned_each(self, asked: dict[str, Any]) -> dict[tuple[str, ...], Sums]:
        """The bins of one node for each of the questions its page asks, from one look at its many tickets."""
        told = self._asked("times_by_each", asked, EACH)
        # where other questions have no such key, a column of whole numbers comes with gaps
        return {
            by: binned({name: _whole(told[name][told["question"] == mark]) for name in (*by, "bin", "n", "total")})
            for by, mark in QUESTIONS.items()
        }

    def _all_parts(self, scope: Scope) -> bool:
        """Whether sites, channels, segments and hours are read in one go, ticket by ticket: of one node, whose page
        asks for each of them, and which has few tickets.
        """
        if len(scope.nodes) != 1:
            return False
        tickets = self._days("tickets", scope)
        return int(tickets.measures[0][np.isin(tickets.keys["node"], self.node_ids(scope))].sum()) <= FEW

    def _parts_together(self, scope: Scope) -> bool:
        """Whether sums of one node by site, channel and segment are read in one go: as few as its tickets are, or its
        places.
        """
        if len(scope.nodes) != 1:
            return False
        return prod(len(self._known(part)) for part in APART) <= FEW // 10 or self._all_parts(scope)

    def _binned_hours(self, places: dict[str, Any], scope: Scope, by: tuple[str, ...]) -> Sums:
        asked = places | spans(places["start"], places["end"], "M") | {"journeys": self._journeys(scope)}
        return self.kept(("bins", "hours", scope, by), lambda: binned(self._asked("times_by_hour", asked, by)))

    def _few(self, scope: Scope) -> bool:
        """Whether a scope's places have so few tickets before its end that all can be held day by day."""
        tickets = self._days("tickets", replace(scope, nodes=(), start=self._wider(scope, self._cuts(scope))))
        return int(tickets.measures[0].sum()) <= FEW_OF_ALL_DAYS

    def _binned_days(self, asked: dict[str, Any], scope: Scope) -> Sums:
        """The bins of each day: read once of all nodes, for periods of any length."""
        cuts = self._cuts(scope)

        def read(start: date, end: date) -> Sums:
            days = asked | {"start": start, "end": end, "nodes": None, "grain": "day"}
            return binned(self._asked("times_by_site", days, ("node", "period")))

        key = ("bins by day", asked["what"], *(None if cut is None else tuple(cut) for cut in cuts.values()))
        held = self.database.kept(key, Held)
        rows = held.between(asked["start"], asked["end"], self._wider(scope, cuts), read)
        return rows if asked["nodes"] is None else rows.where(np.isin(rows.keys["node"], asked["nodes"]))

    def _coded(self, keys: dict[str, NDArray[Any]], grain: str) -> dict[str, NDArray[Any]]:
        """Keys as the frames have them: codes of places, first days of periods."""
        told = {key: self._codes(key, column) if key in PLACES else column for key, column in keys.items()}
        return {key: first_days(column, grain) if key == "period" else column for key, column in told.items()}

    def _refuse_unknown(self, by: tuple[str, ...]) -> None:
        if unknown := set(by) - set(self.keys):
            raise CxError("UNKNOWN_KEY", keys=sorted(unknown), known=list(self.keys))


def _whole(column: NDArray[Any]) -> NDArray[Any]:
    return column if np.isnan(column).any() else column.astype(np.int64)
