"""The marks on charts, read through the same seam."""

from __future__ import annotations

import json

import pandas as pd

from cxlib.marks import SUBJECTS
from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.judged import Judged


class Marked(Judged):
    """A reader that also reads events, step changes, one-offs and who set them."""

    def events(self, scope: Scope) -> pd.DataFrame:
        """Events of a scope or of all places: `event_id, day, node, site, kind, name_zh, name_en` (node "" = all).

        A training is an event at each of its nodes, with its `training_id` and the `event_id` 0 (else the other way).
        """
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

    def history(self, node: str, limit: int = 200) -> pd.DataFrame:
        """The audit of the marks of one node and of those that hold for all, newest first; `facts` as a dict.

        Among the newest 2,000 changes of the board, at most `limit` of them.
        """
        number = {self._known("node")[one]: one for one in self._known("node")}.get(node)
        done = self.audit(2_000)
        done = done[done["subject"].isin(SUBJECTS.values())]
        done = done.assign(facts=done["facts"].map(json.loads))
        about = [_is_about(facts, node, number) for facts in done["facts"]]
        return done[pd.Series(about, index=done.index, dtype=bool)].head(limit).reset_index(drop=True)


def _is_about(facts: dict[str, object], node: str, number: int | None) -> bool:
    """A mark names its node by code when it is set, by number when it is removed; without either it holds for all."""
    if "node" in facts or "node_id" in facts:
        return facts.get("node") == node or (number is not None and facts.get("node_id") == number)
    return True
