"""Mapped blocks on their way into the temporary tables of a load, several at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from cxlib.store.db import sql
from cxlib.store.numbers import Numbers

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.map import Mapper
    from cxlib.intake.mapped import Mapped

TABLES = ("missed", "comment", "kano", "ticket", "total", "band", "entry", "observation")
"""Tables of a mapped block that are staged as they are, as `staged_…`."""
DIGESTED = ("row", "ticket")
"""Tables of which some text is put in as its digest alone."""
MORE = ("weight", "seconds", "ticket_code")
"""What few files say of a row: such rows are told apart, so that those of all other files stay narrow."""
REJECT = pa.schema([
    ("row_no", pa.int32()), ("column_name", pa.string()), ("value", pa.string()), ("code", pa.string())
])  # fmt: skip
REFUSED = pa.schema([("row_no", pa.int32()), ("cells", pa.list_(pa.string()))])
GROUP = 122_880
"""Rows of a row group of the database: part of one would take the room of a whole one in memory."""
AT_ONCE = 2
"""Row groups put in by one statement. Of a single one only one thread can work, and DuckDB's client waits for it
holding a core that reading and mapping the next block could use.
"""


class Staging:
    """What was mapped so far: `rows_in` rows of the file, of which `rejected` were refused."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, upload_id: int) -> None:
        self.rows_in = self.rejected = 0
        self._cursor, self._upload_id = cursor, upload_id
        self._numbers = Numbers()
        self._waiting: dict[str, list[pa.Table]] = {}

    def add(self, mapped: Mapped) -> None:
        """Take a block; it stands in the database when `end` has been called, if not before."""
        self.rows_in += mapped.rows_in
        self.rejected += len(mapped.refused)
        rows = self._numbers.rows(mapped)
        self._put("row", rows.drop_columns(list(MORE)))
        self._put("more", rows.filter(_says_more(rows)).select(["row_no", *MORE]))
        for name in TABLES:
            if name in mapped.tables:
                self._put(name, self._numbers.given(mapped.tables[name]))
        if mapped.rejects:
            self._put("reject", self._told(REJECT, mapped.rejects))
        if mapped.refused:
            self._put("refused", self._told(REFUSED, mapped.refused))
        if sum(table.num_rows for table in self._waiting.get("row", ())) >= GROUP * AT_ONCE:
            self._write(GROUP * AT_ONCE)

    def end(self, mapper: Mapper) -> None:
        """Write what is waiting, and what the numbers in the rows stand for."""
        for name, known in (("target", mapper.legend.targets), ("answer", mapper.legend.answers)):
            if known:
                self._put(name, pa.Table.from_pylist([one._asdict() | {name: at} for one, at in known.items()]))
        self._put("code", self._numbers.codes())
        self._write()
        mapping = mapper.mapping
        names = [("journey", mapping.journey, 0)]
        names += [("node", node, position) for position, node in enumerate(mapping.nodes)]
        names += [("site", site, position) for position, site in enumerate(mapping.sites)]
        self._cursor.executemany(
            "insert into staged_name values (?, ?, ?, ?, ?, ?, ?)",
            [(what, one.code, one.zh, one.en, one.kind, one.stage, position) for what, one, position in names],
        )
        for one in mapping.standards:
            self._cursor.execute(
                "insert into staged_standard values (?, ?, ?, ?, ?)",
                [one.node, one.metric, one.value, one.valid_from, one.valid_to],
            )

    def _put(self, name: str, table: pa.Table) -> None:
        if table.num_rows:
            self._waiting.setdefault(name, []).append(table)

    def _told(self, schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
        columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
        upload = pa.array([self._upload_id] * len(rows), pa.int32())
        return pa.table(columns, schema=schema).append_column("upload_id", upload)

    def _write(self, together: int = 1) -> None:
        """Write what is waiting; of a table with so many rows that they come `together`, the odd ones wait on."""
        waiting, self._waiting = self._waiting, {}
        while waiting:
            name, tables = waiting.popitem()
            table = pa.concat_tables(tables)
            ready = table.num_rows // together * together or table.num_rows
            self._put(name, table[ready:])
            groups = [table[start : min(start + GROUP, ready)].combine_chunks() for start in range(0, ready, GROUP)]
            self._cursor.register("incoming", pa.concat_tables(groups))
            del tables, table, groups
            put = f"insert into staged_{name} by name select * from incoming"  # noqa: S608 - our own table names
            self._cursor.execute(sql(f"stage_{name}") if name in DIGESTED else put)
            self._cursor.unregister("incoming")
        # Only temporary tables were written so far. A transaction would hold on to the blocks until its end.
        self._cursor.execute("commit")
        self._cursor.execute("begin transaction")
        pa.default_memory_pool().release_unused()


def _says_more(rows: pa.Table) -> pa.ChunkedArray:
    weighted = pc.not_equal(rows["weight"], 1)
    return pc.or_(weighted, pc.or_(pc.is_valid(rows["seconds"]), pc.is_valid(rows["ticket_code"])))
