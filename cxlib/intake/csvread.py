"""A text table → blocks of Arrow strings.

Method. The text runs by as a tape of UTF-8. Where quoting is regular a piece of some megabytes is cut into records by
numpy and parsed by pyarrow; pyarrow's rows must be as many as the records counted before, else the piece is read again
with `csv.reader`. Where quoting is irregular `csv.reader` reads from the start. Both ways give the same cells; a
property test compares them.

Limits. Only one table a file; a second one below comes as further records. Delimiter and quote are single ASCII
letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from cxlib.errors import CxError
from cxlib.intake.dialect import Dialect
from cxlib.intake.header import Layout, find_layout
from cxlib.intake.options import ReadOptions
from cxlib.intake.sheet import Block, ReadFacts, Sheet
from cxlib.intake.sniff import NO_DELIMITER, check_given, find_dialect
from cxlib.intake.tape import CR, LF, PIECE, Tape, parse_one, read_batch, record_ends
from cxlib.intake.text import Decoding, Opener, decide, utf8_chunks

BLOCK_ROWS = 50_000
HEAD_BYTES = 128 * 1024
HEAD_ROWS = 300


def read_csv(open_file: Opener, name: str, size: int, options: ReadOptions) -> Sheet:
    """The table of a text file. Raises CxError as `cxlib.intake.read.read` says."""
    decoding = decide(open_file, options.encoding)
    dialect = _dialect(open_file, decoding, name, options)
    rows, ends = _first_rows(open_file, decoding, dialect, name, options)
    layout = find_layout(rows, options.header_rows, options.skip_rows, options.columns)
    above = layout.preamble + layout.header_rows
    if not any(map(any, rows)) or above > len(rows):
        raise CxError("EMPTY_FILE", file=name)
    if len(layout.columns) > options.limits.columns:
        raise CxError("TOO_MANY_COLUMNS", file=name, columns=len(layout.columns), limit=options.limits.columns)
    facts, start = _facts(name, size, decoding, dialect, layout), ends[above - 1] if above else 0

    def blocks() -> Iterator[Block]:
        with closing(utf8_chunks(open_file, decoding)) as chunks:
            tape = Tape(chunks, name, options.limits.cell_characters)
            tape.want(start)
            tape.take(start)
            yield from read_tape(tape, dialect, layout.columns, above + 1)

    return Sheet(layout.columns, facts, blocks, options.limits)


def read_tape(
    tape: Tape, dialect: Dialect, columns: tuple[str, ...], first_row: int, *, fast: bool = True
) -> Iterator[Block]:
    """The records of a tape as blocks; `fast=False` uses `csv.reader` throughout (the same cells, several times
    slower).
    """
    row = first_row
    while True:
        tape.want(PIECE)
        tape.row = row
        if not tape.data:
            return
        ends = record_ends(tape.data, tape.ended, dialect) if fast else None
        block = None
        if ends is not None and len(ends):
            block = _parse(tape.data[: ends[-1]], ends, dialect, columns, row)
        if block is None:
            block, used = _read_slowly(tape, dialect, columns, row)
        else:
            used = int(ends[-1])  # type: ignore[index]
        tape.take(used)
        row += block.records + block.blank
        yield from _in_parts(block)


def _parse(data: bytes, ends: np.ndarray, dialect: Dialect, columns: tuple[str, ...], first: int) -> Block | None:
    """One piece of whole records by pyarrow; None if its count of rows is not ours."""
    odd: list[tuple[int, str]] = []

    def keep(row: pa.csv.InvalidRow) -> str:
        odd.append((row.number - 1, row.text))
        return "skip"

    try:
        table = _arrow(data, dialect, columns, keep)
    except pa.ArrowInvalid:
        return None
    if table.num_rows + len(odd) != len(ends):
        return None
    letters = np.frombuffer(data, np.uint8)
    blank = np.isin(letters[np.concatenate(([0], ends[:-1]))], (LF, CR))
    in_table = np.ones(len(ends), dtype=bool)
    in_table[[row for row, _ in odd]] = False
    if blank.any():
        table = table.filter(pa.array(~blank[in_table]))
    numbers = first + np.flatnonzero(in_table & ~blank)
    wrong = [(first + row, tuple(parse_one(text, dialect))) for row, text in odd if not blank[row]]
    return _with_short(Block(first, table, numbers=numbers, blank=int(blank.sum())), wrong)


def _arrow(data: bytes, dialect: Dialect, columns: tuple[str, ...], keep: Callable[[Any], str]) -> pa.Table:
    names = [str(position) for position in range(len(columns))]
    return pa.csv.read_csv(
        pa.py_buffer(data),
        pa.csv.ReadOptions(use_threads=False, block_size=len(data) + 1, column_names=names),
        pa.csv.ParseOptions(
            delimiter=dialect.delimiter,
            quote_char=dialect.quote or False,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=keep,
        ),
        pa.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), check_utf8=False),
    ).rename_columns(list(columns))


def _with_short(block: Block, wrong: list[tuple[int, tuple[str, ...]]]) -> Block:
    """Put the records with too few cells back among the others, filled up; those with too many stay apart."""
    width = block.table.num_columns
    short = [(row, cells + ("",) * (width - len(cells))) for row, cells in wrong if len(cells) < width]
    ragged = tuple((row, cells) for row, cells in wrong if len(cells) > width)
    numbers, table = block.row_numbers(), block.table
    if short:
        numbers = np.concatenate((numbers, [row for row, _ in short]))
        order = np.argsort(numbers, kind="stable")
        table = pa.concat_tables([table, _table([cells for _, cells in short], tuple(table.column_names))]).take(order)
        numbers = numbers[order]
    return Block(block.first_row, table, ragged, numbers, tuple(row for row, _ in short), blank=block.blank)


def _read_slowly(tape: Tape, dialect: Dialect, columns: tuple[str, ...], first: int) -> tuple[Block, int]:
    """The next records by `csv.reader`, and the bytes they took."""
    batch = read_batch(tape, dialect)
    widths = np.fromiter(map(len, batch.cells), np.int64, len(batch.cells))
    right, wrong = widths == len(columns), (widths != len(columns)) & (widths > 0)
    numbers = first + np.flatnonzero(right)
    rows = batch.cells if right.all() else [batch.cells[i] for i in np.flatnonzero(right)]
    blank = int((widths == 0).sum())
    block = Block(first, _table(rows, columns), numbers=numbers, blank=blank)
    block = _with_short(block, [(first + int(i), tuple(batch.cells[i])) for i in np.flatnonzero(wrong)])
    open_quotes = tuple(first + position for position in batch.stray)
    return replace(block, open_quotes=open_quotes), int(batch.ends[-1])


def _table(rows: Sequence[Sequence[str]], columns: tuple[str, ...]) -> pa.Table:
    arrays = [pa.array([row[i] for row in rows], pa.string()) for i in range(len(columns))]
    return pa.table(arrays, names=list(columns))


def _in_parts(block: Block) -> Iterator[Block]:
    """A large block as several of at most BLOCK_ROWS rows; what belongs to no row of the table goes with the first."""
    numbers = block.row_numbers()
    for start in range(0, max(1, block.table.num_rows), BLOCK_ROWS):
        part = numbers[start : start + BLOCK_ROWS]
        first = int(part[0]) if len(part) else block.first_row
        table = block.table.slice(start, BLOCK_ROWS)
        if start == 0:
            yield Block(first, table, block.ragged, part, block.short, block.open_quotes, block.blank)
        else:
            yield Block(first, table, numbers=part)


def _dialect(open_file: Opener, decoding: Decoding, name: str, options: ReadOptions) -> Dialect:
    check_given(options, name)
    with closing(utf8_chunks(open_file, decoding)) as chunks:
        tape = Tape(chunks, name)
        tape.want(HEAD_BYTES + 4)
    head = tape.data[:HEAD_BYTES]
    if not tape.ended or len(tape.data) > HEAD_BYTES:
        # Whole lines only: half a line has too few cells.
        head = head[: head.rfind(b"\n" if b"\n" in head else b"\r") + 1] or head
    return find_dialect(head.decode(errors="ignore"), options.delimiter, options.quote, options.escape)


def _first_rows(
    open_file: Opener, decoding: Decoding, dialect: Dialect, name: str, options: ReadOptions
) -> tuple[list[list[str]], list[int]]:
    """The first records and where each ends."""
    size = HEAD_BYTES + (options.skip_rows or 0) * 1024
    with closing(utf8_chunks(open_file, decoding)) as chunks:
        batch = read_batch(Tape(chunks, name, options.limits.cell_characters), dialect, size)
    wanted = max(HEAD_ROWS, (options.skip_rows or 0) + 10)
    return batch.cells[:wanted], batch.ends[:wanted].tolist()


def _facts(name: str, size: int, decoding: Decoding, dialect: Dialect, layout: Layout) -> ReadFacts:
    found = (decoding.encoding, decoding.decided, decoding.certainty, decoding.replaced)
    delimiter = "" if dialect.delimiter == NO_DELIMITER else dialect.delimiter
    return ReadFacts(
        name, "csv", size, *found, delimiter, dialect.quote, (), "", layout.preamble, layout.header_rows, layout.how
    )
