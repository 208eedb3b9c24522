"""What DuckDB may hold in memory before it puts the rest aside on disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MEMORY_LIMIT, MORE_MEMORY = "220MB", "1GB"
"""For readers and for taking in a file; and for a writer that needs more: not all that a transaction puts into its
tables can wait on disk.
"""
STAGING_LIMIT = "130MB"
"""While a file is read into temporary tables: they are only written, and may wait on disk. The blocks being mapped need
the room meanwhile.
"""
PLACING_LIMITS = (MEMORY_LIMIT, "300MB", MORE_MEMORY)
"""Tried in turn while what was read goes to its tables."""


@contextmanager
def more_memory(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A writer may hold more while this lasts."""
    import duckdb

    limit_memory(cursor, MORE_MEMORY)
    try:
        yield
    finally:
        with suppress(duckdb.Error):  # a database that failed for good has said why already
            limit_memory(cursor, MEMORY_LIMIT)


def limit_memory(cursor: duckdb.DuckDBPyConnection, limit: str) -> None:
    """Settle what DuckDB may hold from here on, for all that read and write; as before, if they hold more just now."""
    import duckdb

    # on a cursor of its own: an error would end the caller's transaction
    with closing(cursor.cursor()) as aside, suppress(duckdb.OutOfMemoryException):
        aside.execute(f"set memory_limit = '{limit}'")
