"""A workbook (xlsx, xls, xlsb, ods) → blocks of Arrow strings, by python-calamine.

Cells become the text a person sees, as far as the file tells it: 3 and not 3.0, dates as 2025-03-01 or 2025-03-01
15:00:00, spans of time as 26:30:00, TRUE and FALSE, and for a formula the value it had when the file was saved. Number
formats are not read: 85% comes as 0.85, and error values (#N/A) come empty. Row numbers are those of the sheet; rows
without any value are passed over and counted.

If no sheet is named, the one with the largest table is read, a hidden one only if there is no other. What counts is
the cells of rows about as full as the fullest: a cover sheet has few, however far apart they stand.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from cxlib.errors import CxError
from cxlib.intake.header import Layout, find_layout
from cxlib.intake.options import ReadOptions
from cxlib.intake.sheet import Block, ReadFacts, Sheet
from cxlib.intake.text import Opener
from cxlib.intake.zipcheck import check_zip

BLOCK_ROWS = 50_000
HEAD_ROWS = 300
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_excel(open_file: Opener, name: str, size: int, options: ReadOptions) -> Sheet:
    """The table of one sheet. Raises CxError as `cxlib.intake.read.read` says."""
    with open_file() as file:
        format_name = _check_container(file, name, options)
    names, source = _open_sheet(open_file, name, options)
    width = source.width
    if width > options.limits.columns:
        raise CxError("TOO_MANY_COLUMNS", file=name, columns=width, limit=options.limits.columns)
    head = [_texts(row) for row in itertools.islice(source.iter_rows(), HEAD_ROWS)]
    rows = [row if any(row) else [] for row in head]
    if not any(rows):
        raise CxError("EMPTY_FILE", file=name, sheet=source.name, sheets=names)
    header_rows, how = options.header_rows, ""
    if header_rows is None and not options.columns and _merged_header(source, rows, options):
        header_rows, how = 2, "two_rows"
    layout = find_layout(rows, header_rows, options.skip_rows, options.columns)
    facts = ReadFacts(
        name=name,
        format=format_name,
        size=size,
        sheets=names,
        sheet=source.name,
        sheet_found=options.sheet is None and len(names) > 1,
        preamble_rows=layout.preamble,
        header_rows=layout.header_rows,
        header=how or layout.how,
    )
    return Sheet(layout.columns, facts, lambda: _blocks(source, layout), options.limits)


def cell_text(value: Value) -> str:
    """A cell as a person sees it.

    >>> cell_text(3.0), cell_text(0.1 + 0.2), cell_text(True), cell_text(dt.datetime(2025, 3, 1, 15))
    ('3', '0.3', 'TRUE', '2025-03-01 15:00:00')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        # Fifteen digits are what a spreadsheet keeps; more would show the binary fraction behind.
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else f"{value:.15g}"
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, dt.datetime):
        # Times are fractions of a day in the file: 14:59:59.9999995 is meant to be 15:00.
        return str((value + dt.timedelta(microseconds=500)).replace(microsecond=0)) if _near(value) else str(value)
    return str(value)


def _near(value: dt.datetime) -> bool:
    return value.microsecond < 500 or value.microsecond >= 999_500


def _texts(row: list[Value]) -> list[str]:
    return [cell if type(cell) is str else cell_text(cell) for cell in row]


def _check_container(file: BinaryIO, name: str, options: ReadOptions) -> str:
    if file.read(2) == b"PK":
        file.seek(0)
        return check_zip(file, name, options.limits)
    file.seek(0)
    tail = b""
    while piece := file.read(1024 * 1024):
        if _ENCRYPTED in tail + piece:
            raise CxError("ENCRYPTED_FILE", file=name)
        tail = piece[-64:]
    return "xls"


def _open_sheet(open_file: Opener, name: str, options: ReadOptions) -> tuple[tuple[str, ...], CalamineSheet]:
    try:
        with open_file() as file:
            book = CalamineWorkbook.from_filelike(file)
            names = tuple(meta.name for meta in book.sheets_metadata if meta.typ == SheetTypeEnum.WorkSheet)
            if options.sheet is not None:
                return names, book.get_sheet_by_name(_named(names, name, options.sheet))
            hidden = {meta.name for meta in book.sheets_metadata if meta.visible != SheetVisibleEnum.Visible}
            sheets = [book.get_sheet_by_name(sheet) for sheet in names]
            if not sheets:
                raise CxError("EMPTY_FILE", file=name)
            # max() keeps the first of equals.
            return names, max(sheets, key=lambda sheet: (sheet.height > 0, sheet.name not in hidden, _table(sheet)))
    except PasswordError as error:
        raise CxError("ENCRYPTED_FILE", file=name) from error
    except (CalamineError, ValueError, OSError) as error:
        raise CxError("BROKEN_EXCEL", file=name, detail=str(error)) from error
    except BaseException as error:
        # A panic of the reader's Rust code stands outside Python's Exception and has no importable name.
        if type(error).__name__ != "PanicException":
            raise
        raise CxError("BROKEN_EXCEL", file=name, detail=str(error)) from error


def _table(sheet: CalamineSheet) -> float:
    """About how many cells of a sheet stand in rows like those of a table, judged by its first rows."""
    filled = [sum(cell != "" for cell in row) for row in itertools.islice(sheet.iter_rows(), HEAD_ROWS)]
    widest = max(filled, default=0)
    cells = sum(count for count in filled if count >= max(2, widest / 2))
    return cells * sheet.height / max(1, len(filled))


def _named(names: tuple[str, ...], file: str, wanted: str | int) -> str:
    if isinstance(wanted, str) and wanted in names:
        return wanted
    if isinstance(wanted, int) and 0 <= wanted < len(names):
        return names[wanted]
    raise CxError("NO_SUCH_SHEET", file=file, sheet=wanted, sheets=names)


def _merged_header(sheet: CalamineSheet, rows: list[list[str]], options: ReadOptions) -> bool:
    """Whether cells of the header row are merged sideways, each over only a part of the table: then names stand in two
    rows.
    """
    layout = find_layout(rows, 1, options.skip_rows)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top == bottom == layout.preamble and 0 < right - left < sheet.width - 1:
            return len(rows) > top + 1 and any(rows[top + 1])
    return False


def _blocks(sheet: CalamineSheet, layout: Layout) -> Iterator[Block]:
    above = layout.preamble + layout.header_rows
    numbered = itertools.islice(enumerate(sheet.iter_rows(), start=1), above, None)
    while part := list(itertools.islice(numbered, BLOCK_ROWS)):
        texts = [(number, _texts(row)) for number, row in part]
        filled = [(number, row) for number, row in texts if any(row)]
        extra = [""] * (len(layout.columns) - sheet.width)
        cells = list(zip(*(row + extra for _, row in filled), strict=True)) or [()] * len(layout.columns)
        table = pa.table([pa.array(column, pa.string()) for column in cells], names=list(layout.columns))
        numbers = np.array([number for number, _ in filled], dtype=np.int64)
        first = int(numbers[0]) if len(numbers) else part[0][0]
        yield Block(first, table, numbers=numbers, blank=len(part) - len(filled))
