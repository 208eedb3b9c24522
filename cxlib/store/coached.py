"""Trainings and scorecards, read through the same seam."""

from __future__ import annotations

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.marked import Marked


class Coached(Marked):
    """A reader that also reads trainings and what observers saw."""

    def trainings(self) -> pd.DataFrame:
        """All trainings the viewer's sites had a part in, newest first.

        Columns `training_id, kind, name_zh, name_en, first_day, last_day, nodes, sites` (lists of codes, sites cut
        to the viewer's; no sites = all), `groups, methods, aim, chosen, upload_id, who, set_at`.
        """
        return self._frame(sql("trainings"), self._own())

    def observations(self, scope: Scope) -> pd.DataFrame:
        """Checks on scorecards of a scope: `card_id, upload_id, day, node, site, observer, role, step, item, score`
        (share of full marks), `passed`; both missing where it could not be seen.
        """
        places = self._places(scope)
        return self._frame(sql("observations"), {name: places[name] for name in ("start", "end", "nodes", "sites")})
