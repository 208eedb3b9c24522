"""What reading a file gives: a table in blocks, and how it was read.

A `Sheet` is one table of a file. Its cells are the text as it stands in the file; nothing is interpreted here. The
table comes in `Block`s, so that a large file never has to be in memory at once, and `blocks()` can be called again to
read it again.

Row numbers are those a spreadsheet program shows when it opens the file: every record counts one, also a title row, a
header row and a blank line, and a record with line breaks inside its quotes still counts one. With one header row the
first record is row 2.

Every record is given out once: as a row of a block's table, or, if it has more cells than there are columns or belongs
to a second table below, whole in `ragged`. A record with fewer cells is filled up with "". Blank lines are no records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.errors import CxError
from cxlib.intake.below import footer_rows, header_rows_again
from cxlib.intake.options import Limits

NAMED_ROWS = 1_000
"""How many row numbers of one fault the facts list; the counts beside them are always complete."""


@dataclass(frozen=True)
class ReadFacts:
    """How the file was read. The last group is None, or empty, until `Sheet.blocks()` has run to its end.

    `decided` says how the encoding was found: given, bom, zeros (UTF-16 by its zero bytes), ascii, utf8, utf8_broken,
    text (judged by the words), and `certainty` is certain, likely or guess. `replaced` counts the places where broken
    bytes became U+FFFD. `header` says how the header was found: given, found, two_rows (it has two), repeated (it
    stands there again), none (the first row is data). `sheet_found`: it is one of several sheets, and nobody named it.
    `packed` is the name of the file inside a zip archive.
    `open_quote_rows` have a quotation mark that is never closed, `odd_quote_rows` other marks that do not fit; both are
    read by the number of cells the table has. `second_table` is the row where another table begins, `second_table_rows`
    are handed out apart because of it and do not count as long. `header_again_rows` (the header once more) and
    `footer_rows` (a total, a lonely cell at the end) are records like any other; they are only named.
    """

    name: str
    format: str
    size: int
    encoding: str = ""
    decided: str = ""
    certainty: str = "certain"
    replaced: int = 0
    delimiter: str = ""
    quote: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    preamble_rows: int = 0
    header_rows: int = 1
    header: str = "found"
    packed: str = ""
    sheet_found: bool = False

    records: int | None = None
    blank_rows: int = 0
    short_rows: int = 0
    long_rows: int = 0
    replaced_rows: tuple[int, ...] = ()
    open_quote_rows: tuple[int, ...] = ()
    odd_quote_rows: tuple[int, ...] = ()
    second_table: int = 0
    second_table_rows: int = 0
    header_again_rows: tuple[int, ...] = ()
    footer_rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Block:
    """A stretch of records: an Arrow table of strings without nulls, and what does not fit into it.

    `numbers` holds the row number of each row of the table; None means that they run on from `first_row`. `ragged`
    holds the records that do not fit, as (row number, all its cells). `short` are the numbers of rows that were
    filled up, `open_quotes` of rows with a quotation mark that is never closed, `odd_quotes` of other rows whose marks
    do not fit. `blank` is the number of blank lines passed over. `below` are those of the ragged records that belong to
    a second table, its header first.

    >>> block = Block(2, pa.table({"a": ["x", "y"]}), ragged=((4, ("1", "2")),))
    >>> block.row_numbers().tolist(), block.records
    ([2, 3], 3)
    """

    first_row: int
    table: pa.Table
    ragged: tuple[tuple[int, tuple[str, ...]], ...] = ()
    numbers: np.ndarray | None = None
    short: tuple[int, ...] = ()
    open_quotes: tuple[int, ...] = ()
    blank: int = 0
    odd_quotes: tuple[int, ...] = ()
    below: tuple[int, ...] = ()

    def row_numbers(self) -> np.ndarray:
        """The row number of each row of the table."""
        return self.first_row + np.arange(self.table.num_rows) if self.numbers is None else self.numbers

    @property
    def records(self) -> int:
        """How many records of the file this block accounts for."""
        return int(self.table.num_rows) + len(self.ragged)


_COUNTED = ("blank_rows", "short_rows", "long_rows", "second_table", "second_table_rows")
_NAMED = ("replaced_rows", "open_quote_rows", "odd_quote_rows", "header_again_rows", "footer_rows")
_NOTHING_COUNTED: dict[str, Any] = {**dict.fromkeys(_COUNTED, 0), **dict.fromkeys(_NAMED, ())}


class Sheet:
    """One table of a file: `columns`, `facts`, and `blocks()`, which reads it from the start each time it is called.

    >>> sheet = Sheet(("a",), ReadFacts("x.csv", "csv", 4), lambda: iter([Block(2, pa.table({"a": ["1"]}))]))
    >>> [block.table["a"].to_pylist() for block in sheet.blocks()], sheet.facts.records
    ([['1']], 1)
    """

    def __init__(
        self,
        columns: tuple[str, ...],
        facts: ReadFacts,
        open_blocks: Callable[[], Iterator[Block]],
        limits: Limits | None = None,
    ) -> None:
        self.columns = columns
        self.facts = facts
        self._open = open_blocks
        self._limits = limits or Limits()

    def blocks(self) -> Iterator[Block]:
        """The records from first to last. Raises CxError FILE_TOO_LONG, CELL_TOO_LONG, UNREADABLE."""
        counted, last = replace(self.facts, records=0, **_NOTHING_COUNTED), None
        try:
            for block in self._open():
                counted = self._count(counted, block)
                last = block if block.table.num_rows else last
                yield block
        except OSError as error:
            raise CxError("UNREADABLE", file=self.facts.name, detail=str(error)) from error
        self.facts = replace(counted, footer_rows=footer_rows(last.table, last.row_numbers()) if last else ())

    def head(self, rows: int = 50) -> pa.Table:
        """The first rows as a table, for a preview; reads no further than it must."""
        for block in self._open():
            if block.table.num_rows:
                return block.table.slice(0, rows)
        return pa.table({name: pa.array([], pa.string()) for name in self.columns})

    def _count(self, facts: ReadFacts, block: Block) -> ReadFacts:
        records = (facts.records or 0) + block.records
        if records > self._limits.rows:
            raise CxError("FILE_TOO_LONG", file=facts.name, limit=self._limits.rows)
        _check_cells(block, facts.name, self._limits.cell_characters)
        again = header_rows_again(block.table, block.row_numbers())
        replaced = facts.replaced_rows
        if facts.replaced and len(replaced) < NAMED_ROWS:
            replaced = (replaced + _replaced_rows(block))[:NAMED_ROWS]
        return replace(
            facts,
            records=records,
            blank_rows=facts.blank_rows + block.blank,
            short_rows=facts.short_rows + len(block.short),
            long_rows=facts.long_rows + len(block.ragged) - len(block.below),
            replaced_rows=replaced,
            open_quote_rows=(facts.open_quote_rows + block.open_quotes)[:NAMED_ROWS],
            odd_quote_rows=(facts.odd_quote_rows + block.odd_quotes)[:NAMED_ROWS],
            second_table=facts.second_table or min(block.below, default=0),
            second_table_rows=facts.second_table_rows + len(block.below),
            header_again_rows=(facts.header_again_rows + again)[:NAMED_ROWS],
        )


def _check_cells(block: Block, name: str, limit: int) -> None:
    for column, cells in zip(block.table.column_names, block.table.columns, strict=True):
        # Bytes first: a look at the offsets settles nearly every column without counting characters.
        if (pc.max(pc.binary_length(cells)).as_py() or 0) <= limit:
            continue
        too_long = np.flatnonzero(pc.utf8_length(cells).to_numpy() > limit)
        if len(too_long):
            row = int(block.row_numbers()[too_long[0]])
            raise CxError("CELL_TOO_LONG", file=name, row=row, column=column, limit=limit)
    for row, cells in block.ragged:
        if max(map(len, cells)) > limit:
            raise CxError("CELL_TOO_LONG", file=name, row=row, column="", limit=limit)


def _replaced_rows(block: Block) -> tuple[int, ...]:
    hit = np.zeros(block.table.num_rows, dtype=bool)
    for column in block.table.column_names:
        hit |= pc.match_substring(block.table[column], "\ufffd").to_numpy(zero_copy_only=False)
    rows = block.row_numbers()[hit].tolist()
    return tuple(sorted(rows + [row for row, cells in block.ragged if any("\ufffd" in cell for cell in cells)]))
