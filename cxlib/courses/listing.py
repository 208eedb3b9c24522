"""What changed, as facts of sentences: since when, from what to what, and how many customers it touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cxlib.courses.course import Course
from cxlib.courses.episodes import Episode, latest
from cxlib.figures import figures
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

COLUMNS = ["node", "metric", "meaning", "direction", "rule", "since", "until", "points", "current", "before", "now",
           "n", "low", "high", "touched", "grain", "chart", "centre"]  # fmt: skip
TOLD = ("value", "n", "low", "high", "served")


def signals(reader: Marked, scope: Scope, charted: list[Course]) -> pd.DataFrame:
    """The last episode of each course that reaches into the scope's period, most customers touched first.

    Columns: `node` ("" = all together), `metric`, `meaning` (improvement, concern, neutral), `direction` (high, low),
    `rule`, `since` and `until` (first days of the first and last flagged period), `points` flagged, `current` (the last
    counted point is flagged), `before` and `now` (the figure over the chart's time before, and from `since` on), `n`,
    `low`, `high` of `now`, `touched` (customers since then: served, else answers), `grain`, `chart`, `centre`.
    """
    found = [(course, episode) for course in charted if (episode := latest(course)) is not None]
    found = [pair for pair in found if scope.start is None or _end(*pair) >= scope.start]
    if not found:
        return pd.DataFrame(columns=COLUMNS)
    windows = _Windows(reader, scope)
    told = pd.DataFrame([_line(windows, *pair) for pair in found])[COLUMNS]
    return told.sort_values("touched", ascending=False, kind="stable").reset_index(drop=True)


class _Windows:
    """Figures over stretches of days: one reading per stretch serves all nodes that need it."""

    def __init__(self, reader: Marked, scope: Scope) -> None:
        self.reader, self.scope = reader, scope
        self.made: dict[tuple[date, date, bool, str], pd.DataFrame] = {}

    def line(self, course: Course, start: date, end: date) -> dict[str, Any]:
        """The figure of the course's metric at its node (or of all) from one day to another."""
        return self._found(course, start, end, course.metric)

    def served(self, course: Course, start: date, end: date) -> float:
        """How many were served at the course's node (or at all) from one day to another."""
        return float(self._found(course, start, end, "").get("served", 0.0))

    def _found(self, course: Course, start: date, end: date, key: str) -> dict[str, Any]:
        keys, asked = ("node",) if course.node else (), (start, end, bool(course.node), key)
        if asked not in self.made:
            during = replace(self.scope, start=start, end=end)
            made = figures(self.reader, during, (key,), keys) if key else self.reader.tickets_measured(during, keys)
            self.made[asked] = made
        frame = self.made[asked]
        rows = np.flatnonzero(frame["node"] == course.node) if course.node else range(len(frame))
        return {name: frame[name].iloc[row] for row in rows[:1] for name in TOLD if name in frame}


def _line(windows: _Windows, course: Course, episode: Episode) -> dict[str, object]:
    first, since, end = course.grid.periods[0].date(), episode.since.date(), _end(course, episode)
    now, served, before = windows.line(course, since, end), windows.served(course, since, end), float("nan")
    if first < since:
        before = windows.line(course, first, since - timedelta(days=1)).get("value", before)
    return {
        "node": course.node, "metric": course.metric, "meaning": episode.meaning, "direction": episode.side,
        "rule": episode.rule, "since": episode.since, "until": episode.until, "points": episode.points,
        "current": episode.current, "before": before, "now": now["value"], "n": int(now["n"]), "low": now["low"],
        "high": now["high"], "touched": int(served or now["n"]), "grain": course.grain, "chart": course.kind,
        "centre": episode.centre,
    }  # fmt: skip


def _end(course: Course, episode: Episode) -> date:
    last: date = pd.Period(episode.until, course.grain).end_time.date()
    return last
