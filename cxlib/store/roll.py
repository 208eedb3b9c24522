"""Keeping the roll-up equal to the rows: the touched days are made anew inside the transaction that changed them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlib import daily

if TYPE_CHECKING:
    import duckdb

COARSE = ("node_rating", "node_ticket")
# Rows that are asked for together lie together: a scope of one node or site then skips most of the table.
ORDER = {"daily_rating": "node_id, site_id, day", "daily_ticket": "node_id, site_id, day",
         "daily_response": "site_id, day", "node_time": "day"}  # fmt: skip


def refresh(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the days in the temporary table `touched_day` anew; the caller's transaction holds it."""
    for table, statements in daily.TABLES.items():
        cursor.execute(f"delete from {table} where day in (select day from touched_day)")  # noqa: S608 - our own names
        for name in statements:
            cursor.execute(f"insert into {table} by name {daily.statement(name)} order by {ORDER[table]}")
    for table in COARSE:
        cursor.execute(f"delete from {table} where day in (select day from touched_day)")  # noqa: S608
        cursor.execute(f"insert into {table} by name {daily.statement(table)}")
