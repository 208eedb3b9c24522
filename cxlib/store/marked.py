"""The marks on charts, read through the same seam."""

from __future__ import annotations

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.flow import Flow


class Marked(Flow):
    """A reader that also reads events, step changes, one-offs and who set them."""

    def events(self, scope: Scope) -> pd.DataFrame:
        """Events of a scope or of all places: `event_id, day, node, site, kind, name_zh, name_en` (node "" = all)."""
        places = self._places(scope)
        return self._frame(sql("events"), {name: places[name] for name in ("start", "end", "nodes", "sites")})

    def rebases(self) -> pd.DataFrame:
        """All declared step changes: `rebase_id, node, metric, day, reason, who, set_at` (node "" = all together)."""
        return self._frame(sql("rebases"), {})

    def ghosts(self) -> pd.DataFrame:
        """All known one-offs: `ghost_id, node, metric, first_day, last_day, reason, who, set_at`."""
        return self._frame(sql("ghosts"), {})

    def audit(self, limit: int = 200) -> pd.DataFrame:
        """What was changed by hand, newest first: `done_at, who, action, subject, subject_id, facts` (JSON)."""
        return self._frame(sql("audit"), {"limit": limit})
