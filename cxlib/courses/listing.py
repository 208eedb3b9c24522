"""What changed, as facts of sentences: since when, from what to what, and how many customers it touches."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pandas as pd

from cxlib.courses.course import Course
from cxlib.courses.episodes import Episode, flagged_since, last_day, latest, reaches
from cxlib.courses.since import SERVED, Asked, Line, over_stretches
from cxlib.registry import metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

COLUMNS = ["node", "metric", "meaning", "direction", "rule", "since", "until", "points", "spanned", "current",
           "before", "before_since", "now", "n", "low", "high", "touched", "counts", "grain", "chart",
           "centre"]  # fmt: skip
OF_COMPLAINTS = {"answered_in_time": "due", "closed_in_time": "due", "close_median_s": "closed", "fcr": "closed"}
"""What these figures count, whoever was served beside it."""
OTHER = {"high": "low", "low": "high"}
"""A short time between events is a high rate."""
DAY = timedelta(days=1)


def signals(reader: Marked, scope: Scope, charted: list[Course]) -> pd.DataFrame:
    """The last episode of each course that reaches into the scope's period.

    Those that last stand before those that are over; among each, most customers touched first.

    Columns: `node` ("" = all together), `metric`, `meaning` (improvement, concern, neutral), `direction` in which the
    metric went (high, low), `rule` (the strongest that any flagged period breaks), `since` and `until` (first days of
    the first and last flagged period; of a time between rare events, when it began and ended), `points` flagged
    of the `spanned` ones from `since` to `until`, `current` (the last counted point is flagged), `before` and `now`
    (the figure over the chart's time before, from `before_since` on, and from `since` to `until`; NaN without volume),
    `n`, `low`, `high` of `now`, `touched` in that time and what it `counts` ("served", "answers" where nobody counts
    services, complaints "due" or "closed"), `grain`, `chart`, `centre`.
    """
    recent = [course for course in charted if flagged_since(course, scope.start)]
    found = [(course, episode) for course in recent if (episode := latest(course)) is not None]
    found = [pair for pair in found if reaches(*pair, scope.start)]
    if not found:
        return pd.DataFrame(columns=COLUMNS)
    asked = [one for pair in found for one in _asked(*pair)]
    told = iter(over_stretches(reader, scope, asked))
    lines = [_line(course, episode, next(told), next(told), next(told)) for course, episode in found]
    return pd.DataFrame(sorted(lines, key=_rank), columns=COLUMNS)


def _asked(course: Course, episode: Episode) -> tuple[Asked, Asked, Asked]:
    """The figure since the episode began, how many were served since, and the figure over the chart's time before."""
    first, since, end = course.begins(0).date(), episode.since.date(), last_day(course, episode)
    now = Asked(course.metric, course.node, since, end, course.grain)
    return now, now._replace(metric=SERVED), now._replace(start=first, end=since - DAY)


def _rank(line: dict[str, Any]) -> tuple[bool, int]:
    return not line["current"], -line["touched"]


def _line(course: Course, episode: Episode, now: Line, served: Line, before: Line) -> dict[str, Any]:
    side = OTHER[episode.side] if course.between else episode.side
    counts = _counts(course.metric, served)
    return {
        "node": course.node, "metric": course.metric, "meaning": episode.meaning, "direction": side,
        "rule": episode.rule, "since": episode.since, "until": episode.until, "points": episode.points,
        "spanned": episode.spanned, "current": episode.current, "before": before.get("value", float("nan")),
        "before_since": course.begins(0), "now": now["value"], "n": int(now["n"]), "low": now["low"],
        "high": now["high"], "touched": int((counts == "served" and served.get("served", 0.0)) or now["n"]),
        "counts": counts, "grain": course.grain, "chart": course.kind, "centre": episode.centre,
    }  # fmt: skip


def _counts(key: str, served: Line) -> str:
    """What the number of a signal of this metric counts."""
    unserved = metric(key).family == "satisfaction" and not served.get("served", 0.0)
    return OF_COMPLAINTS.get(key, "answers" if unserved else "served")
