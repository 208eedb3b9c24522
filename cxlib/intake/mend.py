r"""Records whose quotation marks do not fit, read again by the number of cells the table has.

A cell is quoted from its first letter to its last, and quotes inside are doubled. People and programs get that wrong:
`"Round 48"","Made here"`, `"Cap,"warm, dry"`. `csv.reader` then drops marks and cuts or joins cells without a word.
Here such a record is found, and read with every way its marks can be taken: a mark may close the cell where a delimiter
follows, or be a letter. Of the ways that give as many cells as the table has columns, the one with the fewest odd marks
is taken. If there is none, the record stays as `csv.reader` read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from cxlib.intake.dialect import Dialect

MOST_WAYS = 50_000
"""How many ways a record may be looked at; one with more is left as it is."""


def soundness(dialect: Dialect) -> Callable[[bytes], object]:
    """A function that says whether every cell of a record that begins with a quote is quoted to its end.

    >>> is_sound = soundness(Dialect())
    >>> bool(is_sound(b'5" wide,"a ""b",x')), bool(is_sound(b'"he said "no",x'))
    (True, False)
    """
    if not dialect.quote or dialect.blank_after:
        return lambda _: True
    return _sound(dialect.delimiter, dialect.quote, dialect.escape).fullmatch


def mend(record: str, dialect: Dialect, width: int) -> list[str] | None:
    """The cells of a record that is not sound, `width` in number; None if no way of reading gives so many.

    >>> mend('"Round 48"","Made here, by hand",x', Dialect(), 3)
    ['Round 48"', 'Made here, by hand', 'x']
    >>> mend('"Cap,"warm, dry",x', Dialect(), 3)
    ['"Cap', 'warm, dry', 'x']
    """
    text = record.rstrip("\r\n")
    if not width or not dialect.quote or dialect.escape or dialect.blank_after:
        return None
    ways = _ways(text, dialect, width)
    ends = _cheapest(ways, width)
    if ends is None:
        return None
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [_plain(text[start:end], dialect.quote) for start, end in zip(starts, ends, strict=True)]


@lru_cache
def _sound(delimiter: str, quote: str, escape: str) -> re.Pattern[bytes]:
    mark, part = re.escape(quote), re.escape(delimiter)
    plain, pair = (rf"[^{mark}\\]*+", r"\\[\s\S]") if escape else (f"[^{mark}]*+", mark * 2)
    cell = f"(?:{mark}{plain}(?:{pair}{plain})*+{mark}|(?!{mark})[^{part}\r\n]*+)"
    return re.compile(f"{cell}(?:{part}{cell})*+[\r\n]*+".encode())


def _ways(text: str, dialect: Dialect, width: int) -> dict[int, list[tuple[int, int]]]:
    """Where a cell can begin → where it can end, and how many odd marks it then holds; nothing if there are too many
    ways.
    """
    quote, delimiter = dialect.quote, dialect.delimiter
    starts = [0, *(found.end() for found in re.finditer(re.escape(delimiter), text))]
    closing = [found.start() for found in re.finditer(f"{re.escape(quote)}(?={re.escape(delimiter)}|\\Z)", text)]
    if len(starts) * len(closing) * width > MOST_WAYS:
        return {}
    ways: dict[int, list[tuple[int, int]]] = {}
    for start, after in zip(starts, [*(start - 1 for start in starts[1:]), len(text)], strict=True):
        raw = text[start:after]
        ways[start] = [] if "\n" in raw or "\r" in raw else [(after, raw.count(quote))]
        if raw.startswith(quote):
            ways[start] += [
                (mark + 1, text[start + 1 : mark].replace(quote + quote, "").count(quote))
                for mark in closing if mark > start
            ]  # fmt: skip
    return ways


def _cheapest(ways: dict[int, list[tuple[int, int]]], width: int) -> list[int] | None:
    """Where each cell ends in the way of `width` cells with the fewest odd marks."""
    last = max((end for found in ways.values() for end, _ in found), default=0)
    # Start → cells from there to the end → odd marks among them, and where the first of them ends.
    best: dict[int, dict[int, tuple[int, int]]] = {}
    for start in sorted(ways, reverse=True):
        here: dict[int, tuple[int, int]] = {}
        for end, odd in ways[start]:
            rest = {0: (0, 0)} if end == last else best.get(end + 1, {})
            for cells, (more, _) in rest.items():
                if cells < width:
                    here[cells + 1] = min(here.get(cells + 1, (odd + more, end)), (odd + more, end))
        best[start] = here
    if width not in best.get(0, {}):
        return None
    ends, start = [], 0
    for left in range(width, 0, -1):
        ends.append(best[start][left][1])
        start = ends[-1] + 1
    return ends


def _plain(cell: str, quote: str) -> str:
    quoted = len(cell) > 1 and cell.startswith(quote) and cell.endswith(quote)
    return cell[1:-1].replace(quote * 2, quote) if quoted else cell
