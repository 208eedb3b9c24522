"""The tape of a text table → blocks of Arrow strings.

Method. Where quoting is regular a piece of some megabytes is cut into records by numpy and parsed by pyarrow; pyarrow's
rows must be as many as the records counted before, else the piece is read again with `csv.reader`. Where quoting is
irregular `csv.reader` reads from the start. Both ways give the same cells; a property test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv

from cxlib.intake.below import Below
from cxlib.intake.dialect import Dialect
from cxlib.intake.parity import CR, LF, record_ends
from cxlib.intake.sheet import Block
from cxlib.intake.tape import PIECE, Tape, parse_one, read_batch

BLOCK_ROWS = 131_072


def read_tape(
    tape: Tape, dialect: Dialect, columns: tuple[str, ...], first_row: int, *, fast: bool = True
) -> Iterator[Block]:
    """The records of a tape as blocks; `fast=False` uses `csv.reader` throughout (the same cells, several times
    slower).
    """
    row, below = first_row, Below(columns)
    while True:
        tape.want(PIECE)
        tape.row = row
        if not tape.data:
            return
        ends = record_ends(tape.data, tape.ended, dialect) if fast else None
        block = None
        if ends is not None and len(ends):
            block = _parse(memoryview(tape.data)[: ends[-1]], ends, dialect, row, below)
        if block is None:
            block, used = _read_slowly(tape, dialect, row, below)
        else:
            used = int(ends[-1])  # type: ignore[index]
        tape.take(used)
        row += block.records + block.blank
        yield from _in_parts(block)


def _parse(data: memoryview, ends: np.ndarray, dialect: Dialect, first: int, below: Below) -> Block | None:
    """One piece of whole records by pyarrow; None if its count of rows is not ours."""
    odd: list[tuple[int, str]] = []

    def keep(row: pa.csv.InvalidRow) -> str:
        odd.append((row.number - 1, row.text))
        return "skip"

    try:
        table = _arrow(data, dialect, below.columns, keep)
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
    return _with_odd(
        Block(first, table, numbers=numbers, blank=int(blank.sum())), wrong, first + np.flatnonzero(blank), below
    )


def _arrow(data: memoryview, dialect: Dialect, columns: tuple[str, ...], keep: Callable[[Any], str]) -> pa.Table:
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


def _with_odd(block: Block, wrong: list[tuple[int, tuple[str, ...]]], blank: np.ndarray, below: Below) -> Block:
    """Put the records with too few cells back among the others, filled up; those with too many, and those of a second
    table, stay apart.
    """
    width = block.table.num_columns
    gaps = frozenset(blank.tolist())
    apart = [(row, cells) for row, cells in wrong if below.takes(row, cells, gaps)] if wrong else []
    rest = [pair for pair in wrong if pair not in apart] if apart else wrong
    short = [(row, cells + ("",) * (width - len(cells))) for row, cells in rest if len(cells) < width]
    ragged = sorted(apart + [(row, cells) for row, cells in rest if len(cells) > width])
    numbers, table = block.row_numbers(), block.table
    if short:
        numbers = np.concatenate((numbers, [row for row, _ in short]))
        order = np.argsort(numbers, kind="stable")
        table = pa.concat_tables([table, _table([cells for _, cells in short], tuple(table.column_names))]).take(order)
        numbers = numbers[order]
    return replace(
        block,
        table=table,
        ragged=tuple(ragged),
        numbers=numbers,
        short=tuple(row for row, _ in short),
        below=tuple(row for row, _ in apart),
    )


def _read_slowly(tape: Tape, dialect: Dialect, first: int, below: Below) -> tuple[Block, int]:
    """The next records by `csv.reader`, and the bytes they took."""
    columns = below.columns
    batch = read_batch(tape, dialect, len(columns))
    widths = np.fromiter(map(len, batch.cells), np.int64, len(batch.cells))
    right, wrong = widths == len(columns), (widths != len(columns)) & (widths > 0)
    numbers = first + np.flatnonzero(right)
    rows = batch.cells if right.all() else [batch.cells[i] for i in np.flatnonzero(right)]
    block = Block(first, _table(rows, columns), numbers=numbers, blank=int((widths == 0).sum()))
    odd = [(first + int(i), tuple(batch.cells[i])) for i in np.flatnonzero(wrong)]
    block = _with_odd(block, odd, first + np.flatnonzero(widths == 0), below)
    stray, unsound = (tuple(first + position for position in found) for found in (batch.stray, batch.odd))
    return replace(block, open_quotes=stray, odd_quotes=unsound), int(batch.ends[-1])


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
            yield replace(block, first_row=first, table=table, numbers=part)
        else:
            yield Block(first, table, numbers=part)
