"""Excel workbooks in which text stays text: no formulas, no links, whatever a file or a comment contained."""

from __future__ import annotations

import io
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import repeat

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cxlib.errors import CxError
from cxlib.report.cells import Cell, records

ROWS = 1_048_576  # of one sheet; Excel's own limit, header included
TEXT = 32_767  # characters of one cell; beyond it the file would be refused
EXACT = 2**53  # whole numbers beyond it lose their last digits in a spreadsheet
FIRST_YEAR = 1900  # of a spreadsheet's calendar; earlier days are written as text
WIDEST = 60

Formats = Mapping[str, str | Sequence[str]]

_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def to_xlsx(sheets: Mapping[str, pd.DataFrame], formats: Formats | None = None) -> bytes:
    """A workbook with one sheet per frame, in the order given: header frozen and filterable, columns wide enough.

    `formats` gives number formats by column name: one for the column (`"0.0%"`) or one per row. A missing value is an
    empty cell; text longer than Excel holds is cut and ends in "…". Raises `TOO_MANY_ROWS`.
    """
    for frame in sheets.values():
        if len(frame) >= ROWS:
            raise CxError("TOO_MANY_ROWS", rows=len(frame), limit=ROWS - 1)
    page = io.BytesIO()
    with xlsxwriter.Workbook(page, _SAFE) as book:
        styles = _Styles(book)
        for name, frame in sheets.items():
            sheet = book.add_worksheet(sheet_name(name, [other.get_name() for other in book.worksheets()]))
            _fill(sheet, frame, styles, formats or {})
    return page.getvalue()


def sheet_name(name: str, taken: Sequence[str] = ()) -> str:
    r"""A name Excel accepts: at most 31 characters, none of `[]:*?/\`, not yet taken.

    >>> sheet_name("wait/complaints?"), sheet_name("a", ["A"])
    ('wait complaints', 'a 2')
    """
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]+", " ", name).strip(" '")[:31] or "Sheet"
    lower = {other.lower() for other in taken}
    choices = [plain, *(f"{plain[:28]} {number}" for number in range(2, len(taken) + 3))]
    return next(choice for choice in choices if choice.lower() not in lower)


class _Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        self.header = book.add_format({"bold": True, "bottom": 1})

    def of(self, code: str) -> Format | None:
        """The format that shows a number by this Excel code; `None` for Excel's own choice."""
        if code and code not in self._made:
            self._made[code] = self._book.add_format({"num_format": code})
        return self._made.get(code)


def _fill(sheet: Worksheet, frame: pd.DataFrame, styles: _Styles, formats: Formats) -> None:
    rows = records(frame)
    for place, name in enumerate(map(str, frame.columns)):
        sheet.write_string(0, place, _text(name), styles.header)
        longest = max((_width(row[place]) for row in rows[:500]), default=0)
        sheet.set_column(place, place, min(max(longest, _width(name) + 3) + 1, WIDEST))
        wanted = formats.get(name, "")
        codes = repeat(wanted) if isinstance(wanted, str) else wanted
        for number, (row, code) in enumerate(zip(rows, codes, strict=False), start=1):
            _write(sheet, (number, place), row[place], styles.of(code), styles)
    sheet.freeze_panes(1, 0)
    if frame.shape[1]:
        sheet.autofilter(0, 0, max(len(rows), 1), frame.shape[1] - 1)


def _write(sheet: Worksheet, place: tuple[int, int], value: Cell, style: Format | None, styles: _Styles) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, date) and value.year >= FIRST_YEAR:
        code = "yyyy-mm-dd hh:mm:ss" if isinstance(value, datetime) else "yyyy-mm-dd"
        sheet.write_datetime(*place, value, styles.of(code))
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) <= EXACT:
        sheet.write_number(*place, value, style)
    else:
        sheet.write_string(*place, _text(str(value)))


def _text(value: str) -> str:
    text = value.encode("utf-8", errors="replace").decode("utf-8")
    return text if len(text) <= TEXT else text[: TEXT - 1] + "…"


def _width(value: Cell) -> int:
    """Columns a value takes on screen; Chinese characters take two."""
    text = f"{value:.6g}" if isinstance(value, float) else "" if value is None else str(value)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text[:WIDEST])
