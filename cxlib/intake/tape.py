"""A text as a tape of UTF-8 bytes: looked at, cut, and read record by record, with only the part at hand in memory.

`read_batch` reads with `csv.reader`, with two exceptions. A stray quotation mark would swallow the records up to the
next one, or the rest of the file. `read_batch` notices it when the text ends inside quotes, when a cell with line
breaks closes in the middle of a word, or when the record outgrows the limits; then it reads the line where it stands by
itself. Such a line, and any record whose quotation marks do not fit, is read by the number of cells it should have
(`cxlib.intake.mend`); where that finds nothing, a stray line is read with quotes as plain letters.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cxlib.errors import CxError
from cxlib.intake.dialect import Dialect
from cxlib.intake.mend import mend, soundness

PIECE = 4 * 1024 * 1024

# The module's own limit (131072 letters, for the whole process) would break on long cells; the tape has its own.
csv.field_size_limit(2**31 - 1)


class Tape:
    r"""The part of a text that is at hand: `data`; `ended` says that nothing follows it.

    >>> tape = Tape(iter([b"a,b", b"\n1,2\n"]), name="x.csv")
    >>> tape.want(4)
    >>> tape.data
    b'a,b\n1,2\n'
    """

    def __init__(self, chunks: Iterator[bytes], name: str, cell_characters: int = 1_000_000) -> None:
        self._chunks = chunks
        self.name = name
        self.row = 1  # the number of the record the tape stands at
        self.data = b""
        self.ended = False
        # Four bytes a letter at most, and room for the other cells of the record.
        self.record_limit = 4 * cell_characters + 1024 * 1024
        self.cell_limit = cell_characters

    def want(self, size: int) -> None:
        """Have at least `size` bytes at hand, unless the text ends before."""
        parts = [self.data]
        have = len(self.data)
        while have < size and not self.ended:
            part = next(self._chunks, None)
            self.ended = part is None
            parts.append(part or b"")
            have += len(parts[-1])
        self.data = b"".join(parts)

    def take(self, size: int) -> None:
        """Leave the first `size` bytes behind."""
        self.data = self.data[size:]


@dataclass(frozen=True)
class Batch:
    """Records one after the other: their cells ([] for a blank line), where each ends on the tape, which had a stray
    quote, and in which others the quotes do not fit.
    """

    cells: list[list[str]]
    ends: np.ndarray
    stray: tuple[int, ...]
    odd: tuple[int, ...]


def read_batch(tape: Tape, dialect: Dialect, width: int, size: int = PIECE) -> Batch:
    r"""The next records, as many as are whole in about `size` bytes; none only when the tape has ended. The tape stays
    where it is. `width` is how many cells a record should have, 0 if that is not known.

    Raises CxError CELL_TOO_LONG for a line beyond the limit.

    >>> tape = Tape(iter([b'a,"b\nc"\n\nd,"e\nf,g\n']), name="x.csv")
    >>> batch = read_batch(tape, Dialect(), 2)
    >>> batch.cells, batch.stray
    ([['a', 'b\nc'], [], ['d', '"e'], ['f', 'g']], (2,))
    """
    while True:
        tape.want(size)
        data = tape.data[:size]
        ended = tape.ended and len(data) == len(tape.data)
        lines = data.splitlines(keepends=True)
        # The last line may go on, and a CR at the end may be the half of a CR LF.
        if lines and not ended and not lines[-1].endswith(b"\n"):
            lines.pop()
        batch = _cut(lines, dialect, width, ended or size > tape.record_limit)
        if batch.cells or ended:
            return batch
        if size > tape.record_limit:
            raise CxError("CELL_TOO_LONG", file=tape.name, row=tape.row, column="", limit=tape.cell_limit)
        size *= 2


def _cut(lines: list[bytes], dialect: Dialect, width: int, last: bool) -> Batch:
    """The records of whole lines. A record still open at the end waits for more lines, or is read by itself if these
    are the last.
    """
    cells: list[list[str]] = []
    upto, stray, odd = [0], list[int](), list[int]()
    is_sound, mark = soundness(dialect), dialect.quote.encode()
    while (done := upto[-1]) < len(lines):
        reader, held = dialect.reader(map(bytes.decode, lines[done:])), False
        for row in reader:
            end = done + reader.line_num
            record = lines[upto[-1]] if end - upto[-1] == 1 else b"".join(lines[upto[-1] : end])
            wrong = end - upto[-1] > 1 and _swallows(record.decode(), dialect)
            held = wrong or (end == len(lines) and _open(record.decode(), dialect))
            if held:
                break
            if mark in record and not is_sound(record):
                odd.append(len(cells))
                row = mend(record.decode(), dialect, width) or row  # noqa: PLW2901
            cells.append(row)
            upto.append(end)
        if not held or not (wrong or last):
            break
        stray.append(len(cells))
        cells.append(_alone(lines[upto[-1]].decode(), dialect, width))
        upto.append(upto[-1] + 1)
    ends = np.cumsum(np.fromiter(map(len, lines), np.int64, len(lines)))
    return Batch(cells, ends[np.array(upto[1:], dtype=np.int64) - 1], tuple(stray), tuple(odd))


def _alone(line: str, dialect: Dialect, width: int) -> list[str]:
    return mend(line, dialect, width) or parse_one(line, Dialect(dialect.delimiter, "", dialect.escape))


def parse_one(text: str, dialect: Dialect) -> list[str]:
    """The cells of a text that is one record."""
    return next(iter(_parse(text, dialect)), [])


def _open(text: str, dialect: Dialect) -> bool:
    """Whether a record ends inside quotes: only then is a further line a part of it."""
    return len(_parse(text + "\nx", dialect)) == 1


def _parse(text: str, dialect: Dialect) -> list[list[str]]:
    return list(dialect.reader(io.StringIO(text, newline="")))


def _swallows(text: str, dialect: Dialect) -> bool:
    """Whether a quoted cell with a line break ends before a letter: then it was no cell, but two stray quotes."""
    quote, delimiter = re.escape(dialect.quote), re.escape(dialect.delimiter)
    if dialect.escape or dialect.blank_after or not quote:
        return False
    # A cell is in quotes or runs to the next delimiter; what follows the closing quote shows whether it was one.
    cell = re.compile(
        f"(?:{quote}((?:[^{quote}]|{quote}{quote})*+){quote})?([^{delimiter}\r\n]*)(?:{delimiter}|$|\r?\n|\r)"
    )
    return any(found[2] and re.search(r"[\r\n]", found[1] or "") for found in cell.finditer(text))
