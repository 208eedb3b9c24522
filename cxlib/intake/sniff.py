"""Which letter parts the cells of a text table, and which one quotes them.

Method. The head of the file is parsed with each of `, ; tab |`. A delimiter is good when it gives most records the same
number of cells, several of them, and when the cells look like values (numbers, dates, plain words). When none gives a
steady number of cells of two or more, the file has one column: commas in comments are commas. The apostrophe quotes
only if it opens and closes whole cells several times and the quotation mark does so nowhere. The backslash escapes
quotes only if with it every quotation mark fits, and without it not.

A blank is a delimiter only where no other is found, and where nearly every line has quoted cells side by side (`"a"
"b"`), or the same number of words, four or more, some of them numbers: sentences have neither.

Limits. Several letters as delimiter are not looked for; a single character can be given by name.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from cxlib.errors import CxError
from cxlib.intake.dialect import Dialect
from cxlib.intake.options import ReadOptions
from cxlib.intake.tape import Batch, Tape, read_batch

DELIMITERS = (",", ";", "\t", "|")
NO_DELIMITER = "\x1f"
"""The delimiter of a table with one column: the unit separator, which no one types."""

_VALUE = re.compile(r"[^,;\t|]{0,60}|[+-]?[\d.]+,\d+|https?://\S+")


def find_dialect(
    head: str, delimiter: str | None = None, quote: str | None = None, escape: str | None = None
) -> Dialect:
    r"""The dialect of a text, from its head (whole records). What is given is kept.

    >>> find_dialect("a;b\n1,5;2,5\n").delimiter
    ';'
    >>> find_dialect("comment\nGood, but slow\nFine\n").delimiter == NO_DELIMITER
    True
    """
    quote = _find_quote(head) if quote is None else quote
    if delimiter is None:
        hint = re.match(r"sep=([,;|\t ])\r?\n", head)
        delimiter = hint.group(1) if hint else _find_delimiter(head, quote, escape or "")
    found = Dialect(delimiter, quote, escape or "", _blank_after(head, delimiter, quote))
    return _with_escape(found, head) if escape is None else found


def check_given(options: ReadOptions, file: str) -> None:
    """Raise CxError BAD_DELIMITER if a delimiter, quote or escape sign is given that can be none.

    >>> check_given(ReadOptions(delimiter=";"), "a.csv")
    """
    for given in (options.delimiter, options.quote, options.escape):
        if given and (len(given) > 1 or not given.isascii() or given in "\r\n\0"):
            raise CxError("BAD_DELIMITER", file=file, value=given)
    if options.delimiter and options.delimiter in (options.quote or '"', options.escape):
        raise CxError("BAD_DELIMITER", file=file, value=options.delimiter)


def _find_quote(head: str) -> str:
    edge = f"[{re.escape(''.join(DELIMITERS))}\r\n]"
    whole = {
        quote: len(re.findall(f"(?:^|(?<={edge})){quote}[^{quote}\r\n]*{quote}(?={edge}|$)", head)) for quote in "\"'"
    }
    return "'" if whole["'"] >= 3 and not whole['"'] else '"'


def _find_delimiter(head: str, quote: str, escape: str) -> str:
    scores = {
        letter: _score(head, Dialect(letter, quote, escape, _blank_after(head, letter, quote)))
        for letter in DELIMITERS
        if letter in head
    }
    best = max(scores, key=lambda letter: scores[letter], default=NO_DELIMITER)
    return best if scores.get(best) else " " if _parted_by_blanks(head, quote) else NO_DELIMITER


def _parted_by_blanks(head: str, quote: str) -> bool:
    lines = [line for line in head.splitlines() if line]
    mark = re.escape(quote)
    side_by_side = sum(bool(re.search(f"{mark} {mark}\\S", line)) for line in lines) if quote else 0
    if len(lines) < 4 or side_by_side >= 0.9 * len(lines):
        return len(lines) >= 4
    rows = [line.split(" ") for line in lines]
    width = len(rows[0])
    steady = sum(len(row) == width and all(row) for row in rows) >= 0.95 * len(rows)
    numbers = sum(re.fullmatch(r"[-+]?\d[\d.,:/-]*", cell) is not None for row in rows[1:] for cell in row)
    return width >= 4 and steady and numbers >= len(rows)


def _with_escape(dialect: Dialect, head: str) -> Dialect:
    """The dialect with the backslash as escape sign, if only so all quotes fit."""
    if dialect.blank_after or not dialect.quote or f"\\{dialect.quote}" not in head:
        return dialect
    escaped = replace(dialect, escape="\\")
    as_it_is, with_sign = (_batch(head, one) for one in (dialect, escaped))
    worse = with_sign.odd or with_sign.stray or not (as_it_is.odd or as_it_is.stray)
    return dialect if worse else escaped


def _batch(head: str, dialect: Dialect) -> Batch:
    return read_batch(Tape(iter([head.encode()]), ""), dialect, 0)


def _blank_after(head: str, delimiter: str, quote: str) -> bool:
    """Whether a blank stands between delimiter and quote: without passing over it nothing would be quoted."""
    return bool(quote) and head.count(f"{delimiter} {quote}") > head.count(f"{delimiter}{quote}")


def _score(head: str, dialect: Dialect) -> float:
    """0 if the number of cells is not steady, else steadiness × (1 - 1/cells) × how far cells look like values."""
    rows = [row for row in _batch(head, dialect).cells if row][:1000]
    lead = next((i for i, row in enumerate(rows) if len(row) > 1), len(rows))
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    # One cell in the first row is the header of a one-column file, or a title above a table, then steady below.
    titled = width > 2 and 0 < lead < len(rows) - 1
    steady = often / len(rows[lead:] if titled else rows)
    if steady < (0.95 if titled else 0.8 if lead else 0.3 if width > 2 else 0.6):
        return 0.0
    cells = [cell for row in rows if len(row) == width for cell in row]
    values = sum(_VALUE.fullmatch(cell) is not None for cell in cells) / len(cells)
    steady *= 0.7 if titled else 1
    return steady * (1 - 1 / width) * (0.3 + 0.7 * values)
