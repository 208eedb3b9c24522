"""What stands below or among the records and is none: a second table, the header once more, a footer.

A second table begins with a record of another width than the table has, whose cells name columns: at least half of them
(and two) are names of the table's own header, or it follows a blank line and is made of different words only. That
record and those of the same width after it are handed out apart (`Block.ragged`), never filled up into the first table.
A second table of the same width cannot be told from more records; its header can.

A repeated header and footers (a total, a line of one cell at the end of a wider table) stay records of the table, since
they may be real; they are named in the facts, and what does not fit in them is refused when the columns are mapped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.header import clean_name, kind_of

_TOTAL = re.compile(
    r"(grand |sub-?)?totals?|sum|average|mean|count|合计|总计|小计|共计|平均|均值|合計|總計|小計|합계|총계|평균",
    re.IGNORECASE,
)
_SUMS = re.compile(rf"(?:{_TOTAL.pattern}|平均分|均分)\s*[:：]?.{{0,12}}", re.IGNORECASE)
FEW_SUMS = 0.1
"""The share of rows up to which words like 合计 and average are those of sums, and no answers."""
_LAST = 5
"""How many rows at the end of a file can be its footer."""


@dataclass
class Below:
    """Watches the records that do not fit for the header of a second table; `row` is where it stands, `width` how many
    cells it has (0: none yet).

    >>> below = Below(("day", "node", "score"))
    >>> below.takes(7, ("day", "node"), ()), below.takes(8, ("1 May", "desk"), ()), below.row
    (True, True, 7)
    >>> below.takes(9, ("5",), ())
    False
    """

    columns: tuple[str, ...]
    row: int = 0
    width: int = 0

    def takes(self, row: int, cells: Sequence[str], blank_rows: Collection[int]) -> bool:
        """Whether a record of another width than the table's belongs to a second table."""
        if not self.width and self._is_header(cells, row - 1 in blank_rows):
            self.row, self.width = row, len(cells)
        return len(cells) == self.width

    def _is_header(self, cells: Sequence[str], after_blank: bool) -> bool:
        names = [clean_name(cell) for cell in cells]
        if len(names) < 2 or any(map(kind_of, names)):
            return False
        known = sum(name in self.columns for name in names if name)
        words = len(set(names)) == len(names) and all(re.search(r"[^\W\d_]", name) for name in names)
        return known >= max(2, len(names) / 2) or (after_blank and words)


def without_sums(cells: dict[str, list[str]]) -> dict[str, list[str]]:
    """The texts of every column without the rows that add up others (合计, Total, 平均分), where they are few: they say
    nothing of what a column holds.

    >>> without_sums({"month": ["1", "2", "合计"], "n": ["5", "7", "12"]})
    {'month': ['1', '2'], 'n': ['5', '7']}
    """
    rows = list(zip(*cells.values(), strict=True))
    sums = {at for at, row in enumerate(rows) if _SUMS.fullmatch(next(filter(None, row), ""))}
    if not sums or len(sums) > max(1, FEW_SUMS * len(rows)):
        return cells
    return {name: [text for at, text in enumerate(texts) if at not in sums] for name, texts in cells.items()}


def header_rows_again(table: pa.Table, numbers: np.ndarray) -> tuple[int, ...]:
    """The numbers of rows that are the header once more.

    >>> header_rows_again(pa.table({"a": ["1", "a"], "b": ["2", "b"]}), np.array([2, 3]))
    (3,)
    """
    names = table.column_names
    if len(names) < 2 or not pc.any(pc.equal(table.column(0), names[0])).as_py():
        return ()
    same = np.ones(table.num_rows, dtype=bool)
    for position, name in enumerate(names):
        same &= pc.equal(table.column(position), name).to_numpy(zero_copy_only=False)
    return tuple(numbers[same].tolist())


def footer_rows(table: pa.Table, numbers: np.ndarray) -> tuple[int, ...]:
    """The numbers of the rows at the end of a file that look like a footer: a total, or one filled cell in a table of
    three columns and more.

    >>> footer_rows(pa.table({"a": ["x", "Total"], "b": ["1", "9"], "c": ["y", ""]}), np.array([2, 3]))
    (3,)
    """
    found = []
    last = table.slice(max(0, table.num_rows - _LAST)).to_pylist()
    for number, row in zip(reversed(numbers.tolist()), reversed(last), strict=False):
        filled = [cell for cell in row.values() if cell.strip()]
        lonely = len(filled) == 1 < len(row) - 1
        if not filled or not (lonely or _TOTAL.fullmatch(filled[0].strip(" :：."))):
            break
        found.append(number)
    # A table whose rows all look so has no footer.
    return tuple(reversed(found)) if len(found) < len(last) else ()
