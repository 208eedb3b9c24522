"""The marks on charts, read through the same seam."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from cxlib.marks import SUBJECTS
from cxlib.scope import Scope
from cxlib.store.db import sql
from cxlib.store.judged import Judged


class MarkLines(NamedTuple):
    """What charts are drawn with, in lines that each begin with node ("" = all together) and metric.

    `rebases` go on with the day, `ghosts` with first and last day, `standards` with first and last day and value.
    """

    rebases: list[tuple[str, str, date]]
    ghosts: list[tuple[str, str, date, date]]
    standards: list[tuple[str, str, date, date, float]]


class Marked(Judged):
    """A reader that also reads events, step changes, one-offs and who set them."""

    def mark_lines(self) -> MarkLines:
        """The marks and standards of all charts, oldest first: lines, as to make frames of a few takes longest."""
        known, told = self._known("node"), MarkLines([], [], [])
        for mark, node, *facts in self._rows(sql("marks_of_charts")):
            getattr(told, mark).append((known.get(node, ""), *(fact for fact in facts if fact is not None)))
        return told

    def events(self, scope: Scope) -> pd.DataFrame:
        """Events of a scope or of all places: `event_id, day, node, site, kind, name_zh, name_en` (node "" = all).

        A training is an event at each of its nodes, with its `training_id` and the `event_id` 0 (else the other way).
        """
        places = self._places(scope)
        return self._frame(sql("events"), {name: places[name] for name in ("start", "end", "nodes", "sites")})

    def rebases(self) -> pd.DataFrame:
        """All declared step changes: `rebase_id, node, metric, day, reason, who, set_at` (node "" = all together)."""
        return self.kept("rebases", lambda: self._frame(sql("rebases"), {})).copy()

    def ghosts(self) -> pd.DataFrame:
        """All known one-offs: `ghost_id, node, metric, first_day, last_day, reason, who, set_at`."""
        return self.kept("ghosts", lambda: self._frame(sql("ghosts"), {})).copy()

    def audit(self, limit: int = 200) -> pd.DataFrame:
        """The newest `limit` changes made by hand, newest first.

        Columns `audit_id, done_at, who, action, subject, subject_id, facts` (JSON).

        A viewer with sites sees those among them that name no site, or none but these.
        """
        done = self._frame(sql("audit"), {"limit": limit})
        if self.viewer.sites is None:
            return done
        known = self._known("site")
        own = {"", *known, *known.values()}
        seen = [_sites(json.loads(facts)) <= own for facts in done["facts"]]
        return done[pd.Series(seen, index=done.index, dtype=bool)].reset_index(drop=True)

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


def _sites(facts: dict[str, Any]) -> set[str | int]:
    """The sites a change names: by code when something was put in, by number when it was taken out."""
    return {facts.get("site", ""), facts.get("site_id", ""), *facts.get("sites", ()), *facts.get("site_ids", ())}


def _is_about(facts: dict[str, object], node: str, number: int | None) -> bool:
    """A mark names its node by code when it is set, by number when it is removed; without either it holds for all."""
    if "node" in facts or "node_id" in facts:
        return facts.get("node") == node or (number is not None and facts.get("node_id") == number)
    return True
