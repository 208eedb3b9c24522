"""How many came in which hour, how many left, and which complaints lie open."""

from __future__ import annotations

from datetime import date

import pandas as pd

from cxlib.assemble import framed
from cxlib.scope import Scope
from cxlib.store import calendar
from cxlib.store.cases import Cases
from cxlib.store.days import CUTS
from cxlib.store.db import sql
from cxlib.store.measures import WAITED


class Flow(Cases):
    """A reader that also reads the flow of tickets."""

    def volume_by_hour(self, scope: Scope) -> pd.DataFrame:
        """Served by `weekday` (Monday = 1) and `hour`: `days`, `served`, `squares` (of the daily numbers)."""
        return self._frame(sql("volume_by_hour"), self._whole_or_not(scope))

    def left(self, scope: Scope) -> pd.DataFrame:
        """How many left before they were served, by `node` (in order of the codes) where anybody did: `left`."""
        rows = self._measured("tickets", scope, ("node",), self.node_ids(scope), of=WAITED)
        left = framed({"node": rows["node"], "left": rows["abandoned"]})
        return left[left["left"] > 0].sort_values("node", ignore_index=True)

    def lying(self, scope: Scope, ends: list[date]) -> pd.DataFrame:
        """Complaints open at the end of each of these days: `last`, `age` (days), `n`, `judged`, `late`."""
        places = self._whole_or_not(scope)
        asked = {"ends": ends, "earliest": min(ends), "latest": max(ends)}
        return self._frame(sql("backlog"), {key: places[key] for key in (*CUTS, "nodes", "whole")} | asked)

    def returned(self, scope: Scope) -> tuple[int, int, int, int]:
        """Complaints telling whether they were opened again, those that were, all, and those of unknown end."""
        told, reopened, complaints, untold = self._rows(sql("returned"), self._whole_or_not(scope))[0]
        return int(told), int(reopened), int(complaints), int(untold)

    def still_open(self, scope: Scope) -> tuple[int, int]:
        """Complaints of a scope, and how many of them are still open by the last word of the files."""
        complaints, still = self._rows(sql("still_open"), self._whole_or_not(scope))[0]
        return int(complaints), int(still)

    def repeats(self, scope: Scope, days: int) -> pd.DataFrame:
        """Complaints by `node`: `complaints`, `known` (whose customer is), `judged`, `repeated` within these days."""
        return self._frame(sql("repeats"), self._places(scope) | {"days": days})

    def customers(self, scope: Scope) -> tuple[int, int]:
        """Customers known who complained in a scope, and how many of them twice or more."""
        customers, twice = self._rows(sql("customers"), self._places(scope))[0]
        return int(customers), int(twice)

    def calendar_country(self) -> str:
        """The country whose holidays are no working days; "" = Monday to Friday."""
        with self.database.cursor() as cursor:
            return calendar.country(cursor)

    def own_days(self) -> pd.DataFrame:
        """Days of which a person has said whether they are worked: `day`, `working`, newest first."""
        return self._frame("select day, working from own_day order by day desc", {})
