"""A database written by an earlier version becomes one of today's: facts are kept, the roll-up is made anew.

Every table is set aside under another name, today's schema is created, and each row moves over by the names of its
columns: a column added since gets its default, and today's checks judge the rows of yesterday. All in the caller's
transaction: it ends as a database of today, or as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlib import daily
from cxlib.store.roll import refresh

if TYPE_CHECKING:
    import duckdb

MADE_ANEW = {*daily.TABLES, "sparse_day", "rolled_node", "time_quantile", "sampled_rating"}
ASIDE = "before_"
RATINGS = {"rating", "earlier_rating"}


def migrate(cursor: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Move everything over to the tables of `schema`."""
    tables = [
        name for (name,) in cursor.execute("select table_name from duckdb_tables() where not temporary").fetchall()
    ]
    for table in tables:
        cursor.execute(f"alter table {table} rename to {ASIDE}{table}")
    cursor.execute(schema)
    for table in tables:
        if table not in MADE_ANEW | {"schema_version"}:
            _move(cursor, table, _scaled(cursor, table) if table in RATINGS else ASIDE + table)
        cursor.execute(f"drop table {ASIDE}{table}")
    cursor.execute("create or replace temp table touched_day (day date primary key)")
    for (table,) in cursor.execute("select table_name from duckdb_columns() where column_name = 'day'").fetchall():
        if table in tables and table not in MADE_ANEW:
            cursor.execute(f"insert or ignore into touched_day select distinct day from {table}")  # noqa: S608
    refresh(cursor)
    cursor.execute("update data_version set version = version + 1")


def _move(cursor: duckdb.DuckDBPyConnection, table: str, source: str) -> None:
    shared = _columns(cursor, source) & _columns(cursor, table)
    if not shared:
        return
    names = ", ".join(f'"{name}"' for name in sorted(shared))
    cursor.execute(f"delete from {table}")  # noqa: S608 - our own names
    cursor.execute(f"insert into {table} by name select {names} from {source}")  # noqa: S608


def _scaled(cursor: duckdb.DuckDBPyConnection, table: str) -> str:
    """Ratings with the number of their scale. Before version 9 each told its scale itself."""
    before = ASIDE + table
    if "scale_id" in _columns(cursor, before):
        return before
    number = "(select coalesce(max(scale_id), 0) from scale) + row_number() over (order by low, high, reversed)"
    told = f"(select distinct low, high, reversed from {before} anti join scale using (low, high, reversed))"  # noqa: S608
    cursor.execute(f"insert into scale select {number}, low, high, reversed from {told}")  # noqa: S608
    return f"{before} join scale using (low, high, reversed)"


def _columns(cursor: duckdb.DuckDBPyConnection, source: str) -> set[str]:
    return {name for name, *_ in cursor.execute(f"select * from {source} limit 0").description}  # noqa: S608
