"""The roll-up: portable SELECT statements, rows → additive measures per day and node.

They use only what means the same on every engine (counts, conditional sums, dates, whole-number bins; no quantiles), so
they can run where the rows are. Each reads the table `touched_day` (one column `day`) to know which days to make.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

TABLES = {
    "daily_rating": ("rating", "rating_weighted", "missing"),
    "daily_response": ("response",),
    "daily_ticket": ("ticket",),
    "node_time": ("time_wait", "time_service", "time_close"),
    "daily_total": ("total",),
    "node_rating": ("node_rating", "node_rating_weighted", "node_missing"),
    "node_ticket": ("node_ticket",),
    "journey_response": ("journey_response",),
    "week_time": ("week_time",),
    "month_time": ("month_time",),
}
"""Roll-up table → the statements whose results it holds; what a statement reads of other tables is made before it."""
SPANS = {"week_time": "week", "month_time": "month"}
"""Roll-up tables with a line per so many days, told by the first one; the others have one per day."""


@cache
def statement(name: str) -> str:
    """The SQL of one statement, by file name.

    >>> "group by" in statement("response")
    True
    """
    return (files(__name__) / f"{name}.sql").read_text(encoding="utf-8")
