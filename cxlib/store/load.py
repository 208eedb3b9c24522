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
from cxlib.store.db import Database, sql
from cxlib.store.roll import refresh

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.columns import Mapping
    from cxlib.intake.mapped import Mapped
    from cxlib.intake.sheet import Sheet

STAGED = {"rating": "staged_rating", "missed": "staged_missed", "comment": "staged_comment", "kano": "staged_kano",
          "ticket": "staged_ticket"}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What became of a file: rows in = accepted + duplicate + rejected; `reasons` counts rejects by code and column."""

    upload_id: int
    rows_in: int
    accepted: int
    duplicate: int
    rejected: int
    reasons: pd.DataFrame
    new_nodes: tuple[str, ...] = ()

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
        rows_in, rejected = 0, 0
        for mapped in _ahead(mapper.block(block) for block in sheet.blocks()):
            rows_in += mapped.rows_in
            rejected += len(mapped.refused)
            _stage(cursor, mapped, upload_id)
            if taken.progress:
                taken.progress(rows_in)
        if not rows_in:
            raise CxError("NO_ROWS", file=taken.file_name)
        if sheet.facts.records not in (None, rows_in):
            raise CxError("NOT_RECONCILED", file=taken.file_name, records=sheet.facts.records, rows=rows_in)
        _stage_names(cursor, mapper)
        for step in ("dedupe", "resolve", "name", "place"):
            cursor.execute(sql(step))
        refresh(cursor)
        return _conclude(cursor, upload_id, sheet.columns, rows_in, rejected)


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
    several = any(mapping.one(role) for role in ("node", "item", "facet"))
    tells = {role: mapping.one(role) is not None for role in ("outcome", "closed", "answered")}
    told = [tells["outcome"], tells["outcome"] or tells["closed"], tells["answered"]]
    file = [taken.who, taken.file_name, taken.size]
    read = [mapping.kind, mapping.name, list(sheet.columns), dump_mapping(mapping), mapping.journey.code]
    cursor.execute(
        "insert into taking values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [upload_id, *file, *read, several, *told]
    )
    return upload_id


def _stage(cursor: duckdb.DuckDBPyConnection, mapped: Mapped, upload_id: int) -> None:
    cursor.register("incoming", mapped.rows)
    cursor.execute(sql("stage_row"))
    cursor.unregister("incoming")
    for name, table in mapped.tables.items():
        if table.num_rows:
            _insert(cursor, STAGED[name], table)
    if mapped.rejects:
        rows, columns, values, codes = zip(*mapped.rejects, strict=True)
        size = len(rows)
        _insert(cursor, "reject", pa.table([[upload_id] * size, rows, columns, values, codes],
                ["upload_id", "row_no", "column_name", "value", "code"]))  # fmt: skip
    if mapped.refused:
        rows, cells = zip(*mapped.refused, strict=True)
        parts = [[upload_id] * len(rows), rows, pa.array(cells, pa.list_(pa.string()))]
        _insert(cursor, "rejected_row", pa.table(parts, ["upload_id", "row_no", "cells"]))


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
    cursor: duckdb.DuckDBPyConnection, upload_id: int, columns: tuple[str, ...], rows_in: int, rejected: int
) -> Outcome:
    accepted = int(cursor.execute("select count(*) from fresh").fetchall()[0][0])
    duplicate = int(
        cursor.execute("select count(*) from duplicate_row where upload_id = ?", [upload_id]).fetchall()[0][0]
    )
    if rows_in != accepted + duplicate + rejected:
        raise CxError("NOT_RECONCILED", rows=rows_in, accepted=accepted, duplicate=duplicate, rejected=rejected)
    cursor.execute(
        sql("log_upload"), {"rows_in": rows_in, "accepted": accepted, "duplicate": duplicate, "rejected": rejected}
    )
    cursor.execute(sql("remember"), {"layout": layout(columns)})
    reasons = cursor.sql(sql("reasons"), params={"upload_id": upload_id}).df()
    nodes = cursor.execute("select code from node where upload_id = ? order by node_id", [upload_id]).fetchall()
    return Outcome(upload_id, rows_in, accepted, duplicate, rejected, reasons, tuple(code for (code,) in nodes))
