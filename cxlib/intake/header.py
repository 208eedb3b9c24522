"""Where the header of a table is, and what its columns are called.

Method. Title rows above the table have a single filled cell (or none) where the table has several; they are passed over
only if what follows looks like a header. The first row is data, not a header, if its cells are numbers or dates like
those below it and no cell is a word above numbers. A second header row is one that fills in names where the first has
gaps, without a number or date and without a value that comes again below. Every rule errs on the side of one header
row: a person can say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

Row = Sequence[str]

_NUMBER = re.compile(r"[-+]?[$€£¥￥]?\d[\d,]*(\.\d+)?%?")
_DATE = re.compile(r"\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4}日?)?([ T].*)?|\d{1,2}:\d{2}(:\d{2})?.{0,4}")
_EDGES = " \t\r\n\xa0\u3000\ufeff\u200b\u200c\u200d\u2060"


@dataclass(frozen=True)
class Layout:
    """How many rows stand above the header, how many rows the header has, the column names, and how that was found."""

    preamble: int
    header_rows: int
    columns: tuple[str, ...]
    how: str


def find_layout(
    rows: Sequence[Row], header_rows: int | None = None, skip: int | None = None, names: Sequence[str] | None = None
) -> Layout:
    """The layout of a table from its first rows (blank ones as empty lists); what is given is kept.

    >>> find_layout([["Report"], [], ["day", "score"], ["1 May", "4"], ["2 May", "5"]])
    Layout(preamble=2, header_rows=1, columns=('day', 'score'), how='found')
    >>> find_layout([["Kim", "12"], ["Lee", "15"], ["Cho", "11"]]).columns
    ('column_1', 'column_2')
    """
    start = _preamble(rows) if skip is None else skip
    start += next((i for i, row in enumerate(rows[start:]) if any(row)), 0)
    body = rows[start:]
    how = "given"
    if header_rows is None:
        header_rows, how = (0, "given") if names else _header_rows(body)
    head, below = body[:header_rows], [row for row in body[header_rows:] if row]
    usual = Counter(len(row) for row in below).most_common(1)[0][0] if below else 0
    width = max([len(row) for row in head] + [len(names or ()), usual])
    # What was given as names stays as given; names beyond them are made up like any empty name.
    titles = list(names) if names else merge_titles(head, width)
    return Layout(start, header_rows, unique_names(titles + [""] * (width - len(titles))), how)


def merge_titles(head: Sequence[Row], width: int) -> list[str]:
    """One title per column out of several header rows; an empty upper cell belongs to the filled one on its left.

    >>> merge_titles([["Taking a number", "", "Sex"], ["Speed", "Manner", ""]], 3)
    ['Taking a number—Speed', 'Taking a number—Manner', 'Sex']
    """
    padded = [[clean_name(cell) for cell in row] + [""] * (width - len(row)) for row in head]
    for upper, lower in pairwise(padded):
        for i in range(1, width):
            if not upper[i] and lower[i]:
                upper[i] = upper[i - 1]
    parts = ([part for part, _ in groupby(filter(None, column))] for column in zip(*padded, strict=True))
    return ["—".join(part) for part in parts]


def clean_name(text: str) -> str:
    r"""A header cell as a name: line breaks folded to one blank, invisible letters at its ends removed.

    >>> clean_name("\ufeff How was\r\n the wait? \xa0")
    'How was the wait?'
    """
    return re.sub(r"[ \t]*[\r\n]+\s*", " ", text.strip(_EDGES))


def unique_names(titles: Sequence[str]) -> tuple[str, ...]:
    """Names that are all different and never empty.

    >>> unique_names(["a", "", "a", "a"])
    ('a', 'column_2', 'a (2)', 'a (3)')
    """
    titles = [clean_name(title) for title in titles]
    taken: set[str] = set()
    names = []
    for position, title in enumerate(titles, start=1):
        base = name = title or f"column_{position}"
        again = 1
        while name in taken or (again > 1 and name in titles):
            again += 1
            name = f"{base} ({again})"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _preamble(rows: Sequence[Row]) -> int:
    usual = Counter(sum(map(bool, row)) for row in rows if any(row)).most_common(1)
    if not usual or usual[0][0] < 2:
        return 0
    for start, row in enumerate(rows):
        filled = sum(map(bool, row))
        # In a table of two columns a lone first cell may be a header with an unnamed neighbour: only a row cut short is
        # a title.
        if filled > 1 or (filled == 1 and (not row[0] or len(row) == 2) and not row[0].startswith("sep=")):
            looks_named = not any(kind_of(cell) for cell in row) and filled >= max(2, usual[0][0] / 2)
            return start if looks_named else 0
    return 0


def _header_rows(body: Sequence[Row]) -> tuple[int, str]:
    first, below = (body[0] if body else []), [row for row in body[1:] if any(row)]
    if _is_data(first, below):
        return 0, "none"
    repeats = next((i for i, row in enumerate(body[1:]) if list(row) != list(first)), 0)
    if repeats and len(first) > 2 and all(first) and len(set(first)) == len(first):
        return 1 + min(repeats, 2), "repeated"
    return (2, "two_rows") if below and _is_second_header(first, below[0], below[1:]) else (1, "found")


def _is_data(first: Row, below: Sequence[Row]) -> bool:
    if len(below) < 2:
        return False
    numbers = [int(cell) for cell in first if cell.isascii() and cell.isdigit()]
    if len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers)):
        return False  # years or question numbers: a header of numbers
    alike = False
    for i, cell in enumerate(first):
        column = [row[i] for row in below if i < len(row) and row[i]]
        kind = Counter(map(kind_of, column)).most_common(1)[0] if column else ("", 0)
        if not kind[0] or kind[1] < 0.8 * len(column) or not cell:
            continue
        if kind_of(cell) != kind[0]:
            return False
        lengths = [len(other) for other in column]
        alike |= kind[0] == "date" or min(lengths) - 1 <= len(cell) <= max(lengths) + 1
    return alike


def _is_second_header(top: Row, second: Row, below: Sequence[Row]) -> bool:
    gaps = [i for i, cell in enumerate(top) if not cell and i and any(top[:i])]
    filled = [i for i in gaps if i < len(second) and second[i]]
    if not below or not filled or 2 * len(filled) < len(gaps):
        return False
    for i, cell in enumerate(second):
        if cell and (kind_of(cell) == "number" or any(i < len(row) and row[i] == cell for row in below)):
            return False
    return True


def kind_of(cell: str) -> str:
    """What a cell looks like: number, date, or "" for anything else.

    >>> kind_of("1,200.5"), kind_of("2025-03-01"), kind_of("desk")
    ('number', 'date', '')
    """
    cell = cell.strip()
    return "number" if _NUMBER.fullmatch(cell) else "date" if _DATE.fullmatch(cell) else ""
