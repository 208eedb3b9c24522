"""The rows behind the figures, a bounded page at a time, through the same seam."""

from __future__ import annotations

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.reader import Reader


class Cases(Reader):
    """A reader that also reads tickets, comments and what was promised."""

    def categories(self, scope: Scope) -> pd.DataFrame:
        """Complaints by category: `category`, `n`, most first."""
        return self._frame(sql("categories"), self._places(scope))

    def tickets(self, scope: Scope, kind: str | None = None, offset: int = 0, limit: int = 50) -> pd.DataFrame:
        """One page of the tickets behind a figure, newest first."""
        return self._frame(sql("tickets"), self._places(scope) | {"kind": kind, "offset": offset, "limit": limit})

    def comments(self, scope: Scope, offset: int = 0, limit: int = 20, order: str = "low") -> pd.DataFrame:
        """One page of masked comments: worst score first (`order="low"`) or newest first (`"new"`)."""
        page = {"low_first": order == "low", "offset": offset, "limit": limit}
        return self._frame(sql("comments"), self._places(scope) | page)

    def standards(self) -> pd.DataFrame:
        """All standards: node, metric, value, first and last day in force."""
        return self._frame(sql("standards"), {})
