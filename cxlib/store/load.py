"""A mapped sheet goes into the store: in one transaction, every row accounted for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from cxlib import daily
from cxlib.errors import CxError
from cxlib.intake.ahead import ahead
from cxlib.intake.layout import layout
from cxlib.intake.map import Mapper
from cxlib.intake.mapping import dump_mapping
from cxlib.store import calendar, frugal
from cxlib.store.db import Database, sql
from cxlib.store.memory import MEMORY_LIMIT, PLACING_LIMITS, STAGING_LIMIT, limit_memory
from cxlib.store.roll import refresh
from cxlib.store.staging import Staging
from cxlib.store.zones import site_zones

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.columns import Mapping
    from cxlib.intake.sheet import Sheet

WAITING = 2
"""Mapped blocks that may wait while others are written: about as many rows as are written at once."""


@dataclass(frozen=True)
class Outcome:
    """What became of a file: rows in = accepted + duplicate + rejected; `reasons` counts rejects by code and column.

    `updated` of the accepted rows say something newer of a ticket or response that was there, and took its place.
    """

    upload_id: int
    rows_in: int
    accepted: int
    duplicate: int
    rejected: int
    reasons: pd.DataFrame
    new_nodes: tuple[str, ...] = ()
    updated: int = 0

    @property
    def reconciled(self) -> bool:
        """Whether every row of the file is accounted for."""
        return self.rows_in == self.accepted + self.duplicate + self.rejected


@dataclass(frozen=True)
class Taken:
    """About a file being taken in: its name and size for the log, and who brings it.

    `progress` is told the rows read so far; what it raises cancels the upload and leaves nothing behind.
    """

    file_name: str
    size: int = 0
    who: str = "local owner"
    progress: Callable[[int], None] | None = None


def load(database: Database, sheet: Sheet, mapping: Mapping, taken: Taken) -> Outcome:
    """Take a sheet in by a mapping; all of it or, on any error, nothing.

    Raises `COLUMNS_NOT_FOUND`, `NO_ROWS`, `NOT_RECONCILED` (a row vanished: a fault of ours) and the database's errors.
    """
    frugal.settle()
    with database.transaction() as cursor:
        limit_memory(cursor, STAGING_LIMIT)
        mapper = Mapper(mapping, sheet.columns, site_zones(cursor))
        cursor.execute(sql("stage"))
        staging = Staging(cursor, _announce(cursor, mapper, sheet, taken))
        for mapped in ahead(mapper.blocks(sheet), WAITING):
            staging.add(mapped)
            if taken.progress:
                taken.progress(staging.rows_in)
        staging.end(mapper)
        rows_in = staging.rows_in
        if not rows_in:
            raise CxError("NO_ROWS", file=taken.file_name)
        if sheet.facts.records not in (None, rows_in):
            raise CxError("NOT_RECONCILED", file=taken.file_name, records=sheet.facts.records, rows=rows_in)
        if _count(cursor, "staged_row where whole"):
            limit_memory(cursor, MEMORY_LIMIT)  # rows known by their content alone are put in its order
        if mapping.kind != "catalogue":
            cursor.execute(sql("keys"))
        # So far only temporary tables were written. Committed, they are read by all cores from here on; what a
        # transaction wrote itself is read by one. And they are still there if it has to begin anew.
        cursor.execute("commit")
        return _fitted(cursor, lambda: _placed(cursor, mapping, sheet.columns, staging, taken))


def _fitted(cursor: duckdb.DuckDBPyConnection, place: Callable[[], Outcome]) -> Outcome:
    """What `place` gives, in a new transaction; begun anew with more memory where it does not fit."""
    import duckdb

    *tried, most = PLACING_LIMITS
    for limit in tried:
        limit_memory(cursor, limit)
        cursor.execute("begin transaction")
        with suppress(duckdb.OutOfMemoryException):
            return place()
        cursor.execute("rollback")
    limit_memory(cursor, most)
    cursor.execute("begin transaction")
    return place()


def _placed(
    cursor: duckdb.DuckDBPyConnection, mapping: Mapping, columns: tuple[str, ...], staging: Staging, taken: Taken
) -> Outcome:
    """What was staged goes to its tables, and the roll-up with it. After each step it can still be cancelled."""

    def still_wanted() -> None:
        if taken.progress:
            taken.progress(staging.rows_in)

    lists = mapping.kind == "catalogue"
    for step in ("resolve", "entries", "account") if lists else ("dedupe", "resolve", "renew", "account"):
        cursor.execute(sql(step))
        still_wanted()
    updated = _count(cursor, "renewed")
    named = ("retell",) if lists else ("name", *(("set_aside",) if updated else ()))
    for step in (*named, "place", "place_total", "place_observation"):
        cursor.execute(sql(step))
        still_wanted()
    calendar.keep(cursor, "select upload_id from taking")
    refresh(cursor, _changed(cursor, mapping), still_wanted)
    return _conclude(cursor, columns, staging.rows_in, staging.rejected, updated)


def _announce(cursor: duckdb.DuckDBPyConnection, mapper: Mapper, sheet: Sheet, taken: Taken) -> int:
    mapping = mapper.mapping
    upload_id = int(cursor.execute("select coalesce(max(upload_id), 0) + 1 from upload").fetchall()[0][0])
    several = mapping.kind == "survey" and any(map(mapping.one, ("node", "item", "question", "facet")))
    outcome = mapping.tells("outcome", "abandoned", "no_show")
    told = [outcome, outcome or mapping.tells("closed"), mapping.tells("answered")]
    file = [taken.who, taken.file_name, taken.size]
    read = [mapping.kind, mapping.name, list(sheet.columns), dump_mapping(mapping), mapping.journey.code]
    cursor.execute(
        "insert into taking values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [upload_id, *file, *read, several, *told]
    )
    return upload_id


def _conclude(
    cursor: duckdb.DuckDBPyConnection, columns: tuple[str, ...], rows_in: int, rejected: int, updated: int
) -> Outcome:
    upload_id = int(cursor.execute("select upload_id from taking").fetchall()[0][0])
    duplicate = _count(cursor, "passed")
    accepted = _count(cursor, "staged_row") - duplicate
    fate = {"rows_in": rows_in, "accepted": accepted, "duplicate": duplicate, "rejected": rejected}
    if rows_in != accepted + duplicate + rejected:
        raise CxError("NOT_RECONCILED", **{"rows" if name == "rows_in" else name: n for name, n in fate.items()})
    cursor.execute(sql("log_upload"), fate | {"updated": updated})
    cursor.execute(sql("remember"), {"layout": layout(columns)})
    reasons = cursor.sql(sql("reasons"), params={"upload_id": upload_id}).df()
    nodes = cursor.execute("select code from node where upload_id = ? order by node_id", [upload_id]).fetchall()
    return Outcome(upload_id, **fate, reasons=reasons, new_nodes=tuple(code for (code,) in nodes), updated=updated)


def _changed(cursor: duckdb.DuckDBPyConnection, mapping: Mapping) -> set[str]:
    """The roll-up tables a file can change: a survey tells of no tickets, but may bring standards to judge them by."""
    brought = "select count(*) from standard s join taking t on t.upload_id = s.upload_id"
    of_none = mapping.kind == "survey" and not cursor.execute(brought).fetchall()[0][0]
    return set(daily.TABLES) - (daily.OF_TICKETS if of_none else set())


def _count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(cursor.execute(f"select count(*) from {table}").fetchall()[0][0])  # noqa: S608 - our own table names
