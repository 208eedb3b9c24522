"""The rows behind the figures, a bounded page at a time, through the same seam."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.reader import Reader


@dataclass(frozen=True)
class Narrow:
    """What a chart's bar, dot or cell asks beyond a scope.

    `weekday` (Monday = 1) of the ticket's day, `hour` in which it was opened, `categories` (any of these words; "" =
    without one; none = all), `item` of an answer, and of a ticket which length of time it must have told (`timed`:
    "wait", "service"; "" = any ticket).
    """

    weekday: int | None = None
    hour: int | None = None
    categories: tuple[str, ...] = ()
    item: str | None = None
    timed: str = ""


ANY = Narrow()


class Cases(Reader):
    """A reader that also reads tickets, comments and what was promised."""

    def categories(self, scope: Scope) -> pd.DataFrame:
        """Complaints by category: `category`, `n`, most first."""
        return self._frame(sql("categories"), self._places(scope))

    def tickets(
        self, scope: Scope, kind: str | None = None, offset: int = 0, limit: int = 50, narrow: Narrow = ANY
    ) -> pd.DataFrame:
        """One page of the tickets behind a figure, newest first; of kind "service" are enquiries too, as in figures."""
        page = {"kind": kind, "offset": offset, "limit": limit}
        asked = {"weekday": narrow.weekday, "hour": narrow.hour, "categories": list(narrow.categories) or None,
                 "timed": narrow.timed}  # fmt: skip
        return self._frame(sql("tickets"), self._places(scope) | page | asked)

    def answers(
        self, scope: Scope, offset: int = 0, limit: int = 50, narrow: Narrow = ANY, order: str = "low"
    ) -> pd.DataFrame:
        """One page of scores behind a survey's figure, with their comments: lowest (`order="low"`) or newest first."""
        page = {"low_first": order == "low", "offset": offset, "limit": limit}
        asked = {"item": None if narrow.item is None else self._item(narrow.item)}
        return self._frame(sql("answers"), self._places(scope) | page | asked)

    def comments(self, scope: Scope, offset: int = 0, limit: int = 20, order: str = "low") -> pd.DataFrame:
        """One page of masked comments: worst score first (`order="low"`) or newest first (`"new"`)."""
        page = {"low_first": order == "low", "offset": offset, "limit": limit}
        return self._frame(sql("comments"), self._places(scope) | page)

    def paired(self, scope: Scope, hours: tuple[int, int] | None = None) -> pd.DataFrame:
        """Answers about satisfaction joined to their tickets: `minutes` waited (whole), `n`, `satisfied`.

        `hours` are the first and last hour of the ticket's day that count; `None` = all.
        """
        first, last = hours or (None, None)
        values = self._places(scope) | {"item": self._item("csat"), "from_hour": first, "to_hour": last}
        return self._frame(sql("paired"), values)

    def pairing(self, scope: Scope) -> tuple[int, int, int]:
        """How many answered about satisfaction, how many of them name a ticket, how many tickets are there."""
        answers, named, matched = self._rows(sql("pairing"), self._places(scope) | {"item": self._item("csat")})[0]
        return int(answers), int(named), int(matched)

    def standards(self) -> pd.DataFrame:
        """All standards: node, metric, value, first and last day in force."""
        return self._frame(sql("standards"), {})
