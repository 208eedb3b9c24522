"""CSV for spreadsheets: UTF-8 with the mark that makes Excel read it as such, and text that cannot run as a formula."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd

from cxlib.report.cells import Cell, records

# Excel also takes the full-width signs of Chinese and Japanese keyboards for the start of a formula.
_STARTS = frozenset("=+-@＝＋－＠")
_CONTROLS = frozenset("\t\r\n")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*([eE][+-]?\d+)?\s?%?")


def harmless(value: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe in front; numbers, also written as text, stay numbers.

    >>> harmless("=HYPERLINK(1)"), harmless("-3.5"), harmless(-3.5)
    ("'=HYPERLINK(1)", '-3.5', -3.5)
    """
    if not isinstance(value, str) or not value or _NUMBER.fullmatch(value):
        return value
    risky = value[0] in _CONTROLS or value.lstrip()[:1] in _STARTS
    return f"'{value}" if risky else value


def to_csv(frame: pd.DataFrame) -> bytes:
    """The frame as CSV bytes: UTF-8 with signature, comma, CRLF, one header row, empty cells where a value is missing.

    >>> to_csv(pd.DataFrame({"节点": ["=1+1"], "n": [3]})).decode("utf-8-sig").splitlines()
    ['节点,n', "'=1+1,3"]
    """
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow([harmless(str(name)) for name in frame.columns])
    writer.writerows([harmless(value) for value in row] for row in records(frame))
    return page.getvalue().encode("utf-8-sig", errors="replace")
