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
    "ticket_by_site": ("ticket_by_site",),
    "node_time": ("time_wait", "time_service", "time_close", "time_left"),
    "daily_total": ("total",),
    "node_rating": ("node_rating", "node_rating_weighted", "node_missing"),
    "node_ticket": ("node_ticket",),
    "node_hour": ("node_hour",),
    "node_complaint": ("node_complaint",),
    "node_lying": ("node_lying",),
    "journey_response": ("journey_response",),
    "week_time": ("week_time",),
    "month_time": ("month_time",),
    "journey_hour": ("journey_hour",),
    "month_hour": ("month_hour",),
    "journey_time": ("journey_time",),
    "journey_month_time": ("journey_month_time",),
}
"""Roll-up table → the statements whose results it holds; what a statement reads of other tables is made before it."""
OF_TICKETS = {"daily_ticket", "ticket_by_site", "node_time", "node_ticket", "node_hour", "node_complaint", "node_lying",
              "week_time", "month_time", "journey_hour", "month_hour", "journey_time",
              "journey_month_time"}  # fmt: skip
"""Roll-up tables that hold nothing of surveys."""
SPANS = {"week_time": "week", "month_time": "month", "month_hour": "month", "journey_month_time": "month"}
"""Roll-up tables with a line per so many days, told by the first one; the others have one per day."""


@cache
def statement(name: str) -> str:
    """The SQL of one statement, by file name.

    >>> "group by" in statement("response")
    True
    """
    return (files(__name__) / f"{name}.sql").read_text(encoding="utf-8")
