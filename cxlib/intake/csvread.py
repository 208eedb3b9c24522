"""A text table → blocks of Arrow strings.

Encoding, dialect and layout are found from the head of the file; then the records run by as a tape
(`cxlib.intake.pieces`).

Limits. One table a file; of a second one below only the header's place is told (`cxlib.intake.below`). Delimiter and
quote are single ASCII letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from statistics import median

from cxlib.errors import CxError
from cxlib.intake.dialect import Dialect
from cxlib.intake.header import Layout, find_layout
from cxlib.intake.options import ReadOptions
from cxlib.intake.pieces import read_tape
from cxlib.intake.sheet import Block, ReadFacts, Sheet
from cxlib.intake.sniff import NO_DELIMITER, check_given, find_dialect
from cxlib.intake.tape import Batch, Tape, read_batch
from cxlib.intake.text import Decoding, Opener, decide, utf8_chunks

HEAD_BYTES = 128 * 1024
HEAD_ROWS = 300


def read_csv(open_file: Opener, name: str, size: int, options: ReadOptions) -> Sheet:
    """The table of a text file. Raises CxError as `cxlib.intake.read.read` says."""
    decoding = decide(open_file, options.encoding)
    dialect = _dialect(open_file, decoding, name, options)
    rows, ends = _first_rows(open_file, decoding, dialect, name, options)
    width = int(median(map(len, rows))) if rows else 0
    if width > options.limits.columns:  # said before anything looks at columns one by one
        raise CxError("TOO_MANY_COLUMNS", file=name, columns=width, limit=options.limits.columns)
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
    width = len(options.columns or ())
    batch = _head(open_file, decoding, dialect, name, options, (width, size))
    if not width and (batch.odd or batch.stray):
        width = Counter(map(len, batch.cells)).most_common(1)[0][0]
        batch = _head(open_file, decoding, dialect, name, options, (width, size))
    wanted = max(HEAD_ROWS, (options.skip_rows or 0) + 10)
    return batch.cells[:wanted], batch.ends[:wanted].tolist()


def _head(
    open_file: Opener, decoding: Decoding, dialect: Dialect, name: str, options: ReadOptions, extent: tuple[int, int]
) -> Batch:
    with closing(utf8_chunks(open_file, decoding)) as chunks:
        return read_batch(Tape(chunks, name, options.limits.cell_characters), dialect, *extent)


def _facts(name: str, size: int, decoding: Decoding, dialect: Dialect, layout: Layout) -> ReadFacts:
    found = (decoding.encoding, decoding.decided, decoding.certainty, decoding.replaced)
    delimiter = "" if dialect.delimiter == NO_DELIMITER else dialect.delimiter
    return ReadFacts(
        name, "csv", size, *found, delimiter, dialect.quote, (), "", layout.preamble, layout.header_rows, layout.how
    )
