"""A text as a tape of UTF-8 bytes: looked at, cut, and read record by record, with only the part at hand in memory.

`record_ends` cuts many records at once by the parity of quotation marks, and only where that is provably right: every
quote opens right after a delimiter or line end and closes right before one (or is doubled). Then `csv.reader` would cut
at the same places. For any other text it returns None, and `read_batch` reads with `csv.reader` itself.

A stray quotation mark would swallow the records up to the next one, or the rest of the file. `read_batch` notices it
when the text ends inside quotes, when a cell with line breaks closes in the middle of a word, or when the record
outgrows the limits; then it reads the line where it stands again with quotes as plain letters. Nothing else differs
from `csv.reader`.
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

PIECE = 4 * 1024 * 1024
LF, CR = 10, 13

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
    """Records one after the other: their cells ([] for a blank line), where each ends on the tape, and which had a
    stray quote.
    """

    cells: list[list[str]]
    ends: np.ndarray
    stray: tuple[int, ...]


def read_batch(tape: Tape, dialect: Dialect, size: int = PIECE) -> Batch:
    r"""The next records, as many as are whole in about `size` bytes; none only when the tape has ended. The tape stays
    where it is.

    Raises CxError CELL_TOO_LONG for a line beyond the limit.

    >>> tape = Tape(iter([b'a,"b\nc"\n\nd,"e\nf,g\n']), name="x.csv")
    >>> batch = read_batch(tape, Dialect())
    >>> batch.cells, batch.stray
    ([['a', 'b\nc'], [], ['d', '"e'], ['f', 'g']], (2,))
    """
    while True:
        tape.want(size)
        lines = tape.data.splitlines(keepends=True)
        # The last line may go on, and a CR at the end may be the half of a CR LF.
        if lines and not tape.ended and not lines[-1].endswith(b"\n"):
            lines.pop()
        batch = _cut(lines, dialect, tape.ended or size > tape.record_limit)
        if batch.cells or tape.ended:
            return batch
        if size > tape.record_limit:
            raise CxError("CELL_TOO_LONG", file=tape.name, row=tape.row, column="", limit=tape.cell_limit)
        size *= 2


def _cut(lines: list[bytes], dialect: Dialect, last: bool) -> Batch:
    """The records of whole lines. A record still open at the end waits for more lines, or is read literally if these
    are the last.
    """
    cells: list[list[str]] = []
    upto: list[int] = []
    stray: list[int] = []
    done = 0
    while done < len(lines):
        reader = dialect.reader(map(bytes.decode, lines[done:]))
        base, wrong = done, False
        for row in reader:
            end = base + reader.line_num
            wrong = end - done > 1 and _swallows(b"".join(lines[done:end]).decode(), dialect)
            if wrong or (end == len(lines) and _open(b"".join(lines[done:end]).decode(), dialect)):
                break
            cells.append(row)
            upto.append(end)
            done = end
        else:
            break
        if not (wrong or last):
            break
        stray.append(len(cells))
        cells.append(parse_one(lines[done].decode(), Dialect(dialect.delimiter, "", dialect.escape)))
        done += 1
        upto.append(done)
    ends = np.cumsum(np.fromiter(map(len, lines), np.int64, len(lines)))
    return Batch(cells, ends[np.array(upto, dtype=np.int64) - 1], tuple(stray))


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


def record_ends(data: bytes, ended: bool, dialect: Dialect) -> np.ndarray | None:
    r"""Where each whole record ends (the index after its line end), or None if quotes do not stand where they should.

    >>> record_ends(b'a,"b\nc"\r\nd', False, Dialect()).tolist()
    [9]
    >>> record_ends(b'5" wide,"x"\n', True, Dialect()) is None
    True
    """
    # pyarrow would drop what it takes for a byte order mark.
    if dialect.escape or dialect.blank_after or data.startswith(b"\xef\xbb\xbf"):
        return None
    letters = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(letters == LF)
    if b"\r" in data:
        returns = np.flatnonzero(letters == CR)
        after = letters[np.minimum(returns + 1, len(letters) - 1)]
        alone = returns[np.where(returns + 1 == len(letters), ended, after != LF)]
        ends = np.sort(np.concatenate((ends, alone))) if len(alone) else ends
    if dialect.quote and (quote := dialect.quote.encode()) in data:
        quotes = np.flatnonzero(letters == quote[0])
        if not _regular(letters, quotes, dialect) or (ended and len(quotes) % 2):
            return None
        ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
    ends = ends + 1
    if ended and (not len(ends) or ends[-1] < len(data)):
        ends = np.append(ends, len(data))
    return ends


def _regular(letters: np.ndarray, quotes: np.ndarray, dialect: Dialect) -> bool:
    """Every opening quote follows, and every closing quote precedes, a delimiter, a line end, another quote or an end
    of the data.
    """
    edge = np.zeros(256, dtype=bool)
    edge[[ord(dialect.delimiter), ord(dialect.quote), LF, CR]] = True
    opening, closing = quotes[0::2], quotes[1::2]
    before = edge[letters[opening - 1]] | (opening == 0)
    after = edge[letters[np.minimum(closing + 1, len(letters) - 1)]] | (closing + 1 == len(letters))
    return bool(before.all() and after.all())
