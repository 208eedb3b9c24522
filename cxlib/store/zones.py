"""The time zones of the sites, by all that a file may call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlib.store.db import sql

if TYPE_CHECKING:
    import duckdb


def site_zones(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Code or name of a site → its time zone, of the sites that have one; leaves `alias` behind."""
    cursor.execute(sql("alias"))
    return dict(cursor.execute(sql("site_zones")).fetchall())
