"""A mapped sheet goes into the store: in one transaction, every row accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from cxlib.errors import CxError
from cxlib.intake.layout import layout
from cxlib.intake.map import Mapper
from cxlib.intake.mapping import dump_mapping
from cxlib.store import calendar
from cxlib.store.db import Database, sql
from cxlib.store.numbers import Numbers
from cxlib.store.roll import refresh

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.columns import Mapping
    from cxlib.intake.mapped import Mapped
    from cxlib.intake.sheet import Sheet

STAGED = {"missed": "staged_missed", "comment": "staged_comment", "kano": "staged_kano",
          "ticket": "staged_ticket", "total": "staged_total", "band": "staged_band",
          "entry": "staged_entry"}  # fmt: skip


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
    mapper = Mapper(mapping, sheet.columns)
    with database.transaction() as cursor:
        cursor.execute(sql("stage"))
        upload_id = _announce(cursor, mapper, sheet, taken)
        numbers, rows_in, rejected = Numbers(), 0, 0
        for mapped in _ahead(mapper.blocks(sheet)):
            rows_in += mapped.rows_in
            rejected += len(mapped.refused)
            _stage(cursor, mapped, numbers, upload_id)
            if taken.progress:
                taken.progress(rows_in)
        if not rows_in:
            raise CxError("NO_ROWS", file=taken.file_name)
        if sheet.facts.records not in (None, rows_in):
            raise CxError("NOT_RECONCILED", file=taken.file_name, records=sheet.facts.records, rows=rows_in)
        _stage_names(cursor, mapper)
        _insert(cursor, "staged_code", numbers.codes())
        _insert(cursor, "staged_answer", numbers.answers())
        # So far only temporary tables were written. Committed, they are read by all cores from here on; what a
        # transaction wrote itself is read by one.
        cursor.execute("commit")
        cursor.execute("begin transaction")
        lists = mapping.kind == "catalogue"
        for step in ("resolve", "entries", "account") if lists else ("dedupe", "resolve", "renew", "account"):
            cursor.execute(sql(step))
        updated = _count(cursor, "renewed")
        named = ("retell",) if lists else ("name", *(("set_aside",) if updated else ()))
        for step in (*named, "place", "place_total"):
            cursor.execute(sql(step))
        calendar.keep(cursor, "select upload_id from taking")
        refresh(cursor)
        return _conclude(cursor, sheet.columns, rows_in, rejected, updated)


def _ahead(blocks: Iterator[Mapped]) -> Iterator[Mapped]:
    """The same blocks; each is read and mapped while the one before goes into the database."""
    with ThreadPoolExecutor(1) as worker:
        coming = worker.submit(next, blocks, None)
        while (block := coming.result()) is not None:
            coming = worker.submit(next, blocks, None)
            yield block


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


def _stage(cursor: duckdb.DuckDBPyConnection, mapped: Mapped, numbers: Numbers, upload_id: int) -> None:
    cursor.register("incoming", numbers.rows(mapped))
    cursor.execute(sql("stage_row"))
    cursor.unregister("incoming")
    for name, table in mapped.tables.items():
        if table.num_rows and name in STAGED:
            _insert(cursor, STAGED[name], numbers.given(table))
    if mapped.rejects:
        rows, columns, values, codes = zip(*mapped.rejects, strict=True)
        size = len(rows)
        _insert(cursor, "staged_reject", pa.table([[upload_id] * size, rows, columns, values, codes],
                ["upload_id", "row_no", "column_name", "value", "code"]))  # fmt: skip
    if mapped.refused:
        rows, cells = zip(*mapped.refused, strict=True)
        parts = [[upload_id] * len(rows), rows, pa.array(cells, pa.list_(pa.string()))]
        _insert(cursor, "staged_refused", pa.table(parts, ["upload_id", "row_no", "cells"]))


def _insert(cursor: duckdb.DuckDBPyConnection, table: str, arrow: pa.Table) -> None:
    cursor.register("incoming", arrow)
    cursor.execute(f"insert into {table} by name select * from incoming")  # noqa: S608 - our own table names
    cursor.unregister("incoming")


def _stage_names(cursor: duckdb.DuckDBPyConnection, mapper: Mapper) -> None:
    mapping = mapper.mapping
    names = [("journey", mapping.journey, 0)]
    names += [("node", node, position) for position, node in enumerate(mapping.nodes)]
    names += [("site", site, position) for position, site in enumerate(mapping.sites)]
    cursor.executemany(
        "insert into staged_name values (?, ?, ?, ?, ?, ?, ?)",
        [(what, one.code, one.zh, one.en, one.kind, one.stage, position) for what, one, position in names],
    )
    if mapper.targets:
        cursor.executemany(
            "insert into staged_target values (?, ?, ?, ?, ?, ?, ?)",
            [(number, *target) for target, number in mapper.targets.items()],
        )
    for one in mapping.standards:
        cursor.execute(
            "insert into staged_standard values (?, ?, ?, ?, ?)",
            [one.node, one.metric, one.value, one.valid_from, one.valid_to],
        )


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


def _count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(cursor.execute(f"select count(*) from {table}").fetchall()[0][0])  # noqa: S608 - our own table names
