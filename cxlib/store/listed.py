"""Lists are read from the last days backwards: who asks for the newest rows needs a few days of them, not all years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any

import pandas as pd

from cxlib.intake.scales import home
from cxlib.store.db import sql
from cxlib.store.reader import Reader

AT_ONCE = 100_000
"""Rows of a table, about, that its last days hold to begin with: to read fewer takes as long."""
FAR = 1_000
"""Of so many rows of a list all days are read at once."""
TIMES = 8


class Listed(Reader):
    """A reader that also reads lists of rows, newest first, or lowest first and among equals newest."""

    def _listed(self, statement: str, table: str, values: dict[str, Any], least: float | None = None) -> pd.DataFrame:
        """A page of a list, from no more of its last days than hold it; where no few do, from all.

        A list with the lowest first begins with those of the `least` score there can be. As long as these fill a page,
        the last days with so many of them hold it; else any day may.
        """
        for start in self._lately(table, values):
            rows = self._frame(sql(statement), values | {"start": start, "least": least})
            if len(rows) == values["limit"]:
                return rows
        return self._frame(sql(statement), values | {"least": None})

    def _lately(self, table: str, values: dict[str, Any]) -> Iterator[date]:
        extent, query = self.extent(), f"select count(*) from {table}"  # noqa: S608 - our own names
        if not extent.first or not extent.last or values["offset"] + values["limit"] >= FAR:
            return
        rows = self.database.kept(query, lambda: self._rows(query)[0][0])
        days = ceil(AT_ONCE / max(rows, 1) * ((extent.last - extent.first).days + 1))
        yield from lately(max(values["start"], extent.first), min(values["end"], extent.last), days)

    def _least_answer(self, values: dict[str, Any], item: str | None) -> float:
        """The lowest score there can be among the answers of a scope, about one item or about any asked there."""
        if item is not None:
            return home(item)[0]
        asked = {name: values[name] for name in ("start", "end", "nodes")}
        return min((home(code)[0] for (code,) in self._rows(sql("items_asked"), asked)), default=0)

    def _least_comment(self) -> float | None:
        """The lowest score a comment came with."""
        query = "select cast(min(score) as double) from comment"
        least: float | None = self.database.kept(query, lambda: self._rows(query)[0][0])
        return least


def lately(start: date, end: date, days: int) -> Iterator[date]:
    """The first days of ever longer stretches that end with the last day: so many days, 8 times as many …, but not all.

    >>> [day.isoformat() for day in lately(date(2026, 1, 1), date(2026, 3, 31), 1)]
    ['2026-03-31', '2026-03-24', '2026-01-27']
    """
    while days <= (end - start).days:
        yield end - timedelta(days=days - 1)
        days *= TIMES
