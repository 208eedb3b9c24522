"""The rows behind the figures, a bounded page at a time, through the same seam."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any

import pandas as pd

from cxlib.repeats import WITHIN
from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.listed import Listed


@dataclass(frozen=True)
class Narrow:
    """What a chart's bar, dot or cell asks beyond a scope.

    `weekday` (Monday = 1) of the ticket's day, `hour` in which it was opened, `categories` (any of these words; "" =
    without one; none = all), `item` of an answer, and of a ticket which length of time it must have told (`timed`:
    "wait", "service"; "" = any ticket). `staff` who served (of an answer: by its ticket); only a viewer who may see the
    names of staff can ask for one. `waited`: of an answer's ticket, first and last whole minute, `hours` the first and
    last hour in which it was taken. `open_on`: complaints that lay open at the end of that day, whenever they came in.
    `repeated`: complaints that repeat an earlier one (`cxlib.repeats`). `low`: answers in the lowest boxes alone;
    `said`: those whose giver also wrote something, there or about the journey as a whole.
    """

    weekday: int | None = None
    hour: int | None = None
    categories: tuple[str, ...] = ()
    item: str | None = None
    timed: str = ""
    staff: str | None = None
    waited: tuple[int, int] | None = None
    hours: tuple[int, int] | None = None
    open_on: date | None = None
    repeated: bool = False
    low: bool = False
    said: bool = False


ANY = Narrow()
COUNTED = {"service": False, "complaint": True}
"""Kinds of tickets the roll-up counts → whether they are complaints."""


class Cases(Listed):
    """A reader that also reads tickets, comments and what was promised."""

    def categories(self, scope: Scope) -> pd.DataFrame:
        """Complaints by category: `category`, `n`, most first."""
        return self._frame(sql("categories"), self._whole_or_not(scope))

    def tickets(
        self, scope: Scope, kind: str | None = None, offset: int = 0, limit: int = 50, narrow: Narrow = ANY
    ) -> pd.DataFrame:
        """One page of the tickets behind a figure, newest first; of kind "service" are enquiries too, as in figures."""
        page = {"offset": offset, "limit": limit}
        return self._listed("tickets", "ticket", self._ticket_values(scope, kind, narrow) | page)

    def count_tickets(self, scope: Scope, kind: str | None = None, narrow: Narrow = ANY) -> int:
        """How many tickets are behind a figure, on all pages."""
        if kind in COUNTED and narrow == ANY and self._everywhere(scope):
            return int(self._rows(sql("tickets_in_days"), self._places(scope) | {"complaints": COUNTED[kind]})[0][0])
        return int(self._rows(sql("tickets_counted"), self._ticket_values(scope, kind, narrow))[0][0])

    def _ticket_values(self, scope: Scope, kind: str | None, narrow: Narrow) -> dict[str, Any]:
        asked = {"weekday": narrow.weekday, "hour": narrow.hour, "categories": list(narrow.categories) or None,
                 "timed": narrow.timed, "open_on": narrow.open_on}  # fmt: skip
        # what lay open may have come in at any time before
        within = scope if narrow.open_on is None else replace(scope, start=None, end=None)
        asked |= {"kind": kind, "staff": self._staff(narrow)}
        return self._places(within) | asked | {"tickets": self._repeated(scope) if narrow.repeated else None}

    def _repeated(self, scope: Scope) -> list[int]:
        return [int(one) for (one,) in self._rows(sql("repeated"), self._places(scope) | {"days": WITHIN})]

    def answers(
        self, scope: Scope, offset: int = 0, limit: int = 50, narrow: Narrow = ANY, order: str = "low"
    ) -> pd.DataFrame:
        """One page of scores behind a survey's figure, with their comments: lowest (`order="low"`) or newest first."""
        values = self._answer_values(scope, narrow)
        page = {"low_first": order == "low", "offset": offset, "limit": limit}
        least = self._least_answer(values, narrow.item) if order == "low" else None
        return self._listed("answers", "rating", values | page, least)

    def count_answers(self, scope: Scope, narrow: Narrow = ANY) -> int:
        """How many scores are behind a survey's figure, on all pages."""
        plain = replace(narrow, item=None, low=False) == ANY
        if plain and self._everywhere(scope):
            return int(self._rows(sql("answers_in_days"), self._answer_values(scope, narrow))[0][0])
        return int(self._rows(sql("answers_counted"), self._answer_values(scope, narrow))[0][0])

    def _answer_values(self, scope: Scope, narrow: Narrow) -> dict[str, Any]:
        (low, high), (first, last) = narrow.waited or (None, None), narrow.hours or (None, None)
        asked: dict[str, Any] = {"from_minute": low, "to_minute": high, "from_hour": first, "to_hour": last}
        item = None if narrow.item is None else self._item(narrow.item)
        asked |= {"item": item, "staff": self._staff(narrow), "low": narrow.low, "said": narrow.said}
        return self._places(scope) | asked

    def comments(self, scope: Scope, offset: int = 0, limit: int = 20, order: str = "low") -> pd.DataFrame:
        """One page of masked comments: worst score first (`order="low"`) or newest first (`"new"`)."""
        page = {"low_first": order == "low", "offset": offset, "limit": limit}
        least = self._least_comment() if order == "low" else None
        return self._listed("comments", "comment", self._places(scope) | page, least)

    def paired(self, scope: Scope, hours: tuple[int, int] | None = None) -> pd.DataFrame:
        """Answers about satisfaction joined to their tickets: `minutes` waited (whole), `n`, `satisfied`.

        `hours` are the first and last hour of the ticket's day that count; `None` = all.
        """
        first, last = hours or (None, None)
        values = self._places(scope) | {"item": self._item("csat"), "from_hour": first, "to_hour": last}
        return self._frame(sql("paired"), values)

    def pairing(self, scope: Scope) -> tuple[int, int, int]:
        """How many answers about satisfaction there are, how many name a ticket, for how many of these it is there."""
        item = self._item("csat")
        if self._everywhere(scope):
            answers = self.count_answers(scope, replace(ANY, item="csat"))
        else:
            answers = self._measured("ratings", scope, (), self.node_ids(scope), item)["n"].sum()
        named, matched = self._rows(sql("pairing"), self._places(scope) | {"item": item})[0]
        return int(answers), int(named), int(matched)

    def has_staff(self) -> bool:
        """Whether any ticket names who served."""
        query = "select 1 from ticket where staff is not null limit 1"
        return self.database.kept("staff", lambda: bool(self._rows(query)))

    def staffed(self, scope: Scope, metric: str) -> pd.DataFrame:
        """Counts by member of staff ("" = not told) and node: `served, judged, within, complaints` of tickets, for
        "csat" `answers, top` of the answers that can be joined to their ticket.

        A viewer who may not see names gets numbers in their place, in no order that tells anything.
        """
        return self.kept(("staffed", scope, metric == "csat"), partial(self._staffed, scope, metric == "csat")).copy()

    def _staffed(self, scope: Scope, answers: bool) -> pd.DataFrame:
        item = {"item": self._item("csat")} if answers else {}
        found = self._frame(sql("staffed_answers" if answers else "staffed"), self._places(scope) | item)
        if not self.viewer.staff_names:
            shuffled = sorted(set(found["staff"]) - {""}, key=lambda name: blake2b(name.encode()).digest())
            found["staff"] = found["staff"].map({"": ""} | {name: str(n) for n, name in enumerate(shuffled, 1)})
        return found

    def _staff(self, narrow: Narrow) -> str | None:
        return narrow.staff if self.viewer.staff_names else None

    def standards(self) -> pd.DataFrame:
        """All standards: node, metric, value, first and last day in force."""
        return self.kept("standards", lambda: self._frame(sql("standards"), {})).copy()
