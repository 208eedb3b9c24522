"""Keeping the roll-up equal to the rows: the touched days are made anew inside the transaction that changed them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from cxlib import daily
from cxlib.store.ready import refresh_quantiles
from cxlib.store.statements import sql

if TYPE_CHECKING:
    import duckdb

# Rows that are asked for together lie together: a scope of one node or site then skips most of the table.
ORDER = {"daily_rating": "item_id, node_id, site_id, day", "daily_ticket": "node_id, site_id, day",
         "ticket_by_site": "site_id, node_id, day",
         "daily_response": "site_id, day", "week_time": "what, node_id, day", "month_time": "what, node_id, day",
         "daily_total": "node_id, site_id, day"}  # fmt: skip
SPARSE_FROM, SPARSE_SHARE = 50_000, 0.5
"""Days with so many ratings (responses), more places than this share of them, keep no cells: rows are read as fast.
`daily/sparse.sql` counts no further than that."""
CELLS = {"daily_rating": "rating", "daily_response": "response"}
"""Roll-up table with a line per place → what it has cells of."""
OVER_ALL = {"node_rating": "rating", "journey_response": "response"}
"""Roll-up table of few lines → the rows they are over. Only such are made from two scans: many lines, twice at once, do
not fit in memory."""
HALVES = ("touched_early", "touched_late")


def refresh(
    cursor: duckdb.DuckDBPyConnection,
    tables: Collection[str] = daily.TABLES.keys(),
    between: Callable[[], None] = lambda: None,
) -> None:
    """Make the days in the temporary table `touched_day` anew, in the caller's transaction; of all roll-up `tables`, or
    of those that what was changed can tell in. `between` two tables somebody may want to hear, or to stop it.
    """
    cursor.execute(f"insert into touched_day {daily.statement('moved')}")
    cursor.execute("delete from sparse_day where day in (select day from touched_day)")
    counted = [found for found in cursor.execute(daily.statement("sparse")).fetchall() if found[1] >= SPARSE_FROM]
    sparse = {what for what, _, looked_at, places in counted if places > SPARSE_SHARE * looked_at}
    many = {what for what, *_ in counted}
    if many:
        cursor.execute(sql("halves"))
    for what in sparse:
        cursor.execute("insert into sparse_day select distinct day, ? from touched_day", [what])
    for table in (name for name in daily.TABLES if name in tables):
        between()
        span = daily.SPANS.get(table, "day")
        touched = f"select cast(date_trunc('{span}', day) as date) from touched_day"  # noqa: S608 - our own names
        cursor.execute(f"delete from {table} where day in ({touched})")  # noqa: S608 - our own names
        for name in () if CELLS.get(table) in sparse else daily.TABLES[table]:
            made, order = daily.statement(name), ORDER.get(table, "day")
            lines = _side_by_side(made) if OVER_ALL.get(table) in many else made
            cursor.execute(f"insert into {table} by name {lines} order by {order}")
    if "daily_rating" in tables:
        cursor.execute(sql("sample"))
    if "node_time" in tables:
        refresh_quantiles(cursor)
    cursor.execute("delete from rolled_node")
    cursor.execute(f"insert into rolled_node {daily.statement('rolled')}")


def _side_by_side(made: str) -> str:
    """The same lines from two scans, each of half the days: the rows that a transaction wrote into an empty table are
    read by one core a scan.
    """
    halves = (f"(with touched_day as (from {half}) select * from ({made}))" for half in HALVES)  # noqa: S608 - our own
    return " union all by name ".join(halves)
