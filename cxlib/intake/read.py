"""Reading a file: bytes → a table of text, without losing a row or a cell.

    sheet = read(Path("survey.csv"), "survey.csv")
    for block in sheet.blocks(): ...

Text tables (comma, semicolon, tab, bar, blank; any encoding of `cxlib.intake.text`), workbooks (xlsx, xls, xlsb, ods),
and zip archives with exactly one of them. What could not be known is decided by the modules behind and told in
`sheet.facts`; `ReadOptions` overrules it. What the types mean stands in `cxlib.intake.sheet`.

Everything that can go wrong is a CxError: FILE_NOT_FOUND, UNREADABLE, FILE_TOO_LARGE, EMPTY_FILE, NOT_A_TABLE
(`looks_like`), UNKNOWN_ENCODING, BAD_DELIMITER, TOO_MANY_COLUMNS, ENCRYPTED_FILE, BROKEN_EXCEL, ZIP_BOMB,
ZIP_WITH_SEVERAL (`files`, `count`), NO_SUCH_SHEET (`sheets`); and while the blocks are read FILE_TOO_LONG,
CELL_TOO_LONG (`row`, `column`), UNREADABLE.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from cxlib.errors import CxError
from cxlib.intake.archive import Packed, only_file, whole
from cxlib.intake.csvread import read_csv
from cxlib.intake.excel import read_excel
from cxlib.intake.kinds import kind
from cxlib.intake.options import Limits, ReadOptions
from cxlib.intake.sheet import Block, ReadFacts, Sheet
from cxlib.intake.text import Opener

__all__ = ["Block", "Limits", "ReadFacts", "ReadOptions", "Sheet", "read"]

_HEAD = 64 * 1024


def read(source: Path | bytes, name: str, options: ReadOptions | None = None) -> Sheet:
    r"""The table of a file; `name` is how the file is called in errors and facts. Nothing large is read before its size
    is known.

    Raises `FILE_NOT_FOUND`, `UNREADABLE`, `EMPTY_FILE`, `NOT_A_TABLE`, `ENCRYPTED_FILE`, `BROKEN_EXCEL`,
    `NO_SUCH_SHEET`, `ZIP_WITH_SEVERAL`, `ZIP_BOMB`; beyond the limits `FILE_TOO_LARGE`, `FILE_TOO_LONG`,
    `TOO_MANY_COLUMNS` and `CELL_TOO_LONG`; for options that cannot be `UNKNOWN_ENCODING` and `BAD_DELIMITER`.

    >>> sheet = read("号,满意\n1,很好\n2,\n".encode("gb18030"), "a.csv")
    >>> sheet.columns, sheet.facts.encoding
    (('号', '满意'), 'gb18030')
    >>> [block.table.to_pylist() for block in sheet.blocks()]
    [[{'号': '1', '满意': '很好'}, {'号': '2', '满意': ''}]]
    >>> sheet.facts.records
    2
    """
    options = options or ReadOptions()
    size = _size(source, name)
    if size > options.limits.bytes:
        raise CxError("FILE_TOO_LARGE", file=name, size=size, limit=options.limits.bytes)

    def open_file() -> BinaryIO:
        return io.BytesIO(source) if isinstance(source, bytes) else _open(source, name)

    try:
        return _read(open_file, name, size, options)
    except OSError as error:
        raise CxError("UNREADABLE", file=name, detail=str(error)) from error


def _read(open_file: Opener, name: str, size: int, options: ReadOptions) -> Sheet:
    with open_file() as file:
        head = file.read(_HEAD)
    if not head.strip(b" \t\r\n\0"):
        raise CxError("EMPTY_FILE", file=name)
    # A person who names an encoding has said that it is text.
    found = kind(head, is_text=options.encoding is not None)
    if head.startswith(b"PK"):
        packed = only_file(open_file, name, options.limits, _HEAD)
        if packed:
            return _read_packed(packed, name, options)
    if found == "workbook":
        return read_excel(open_file, name, size, options)
    if found != "text":
        raise CxError("NOT_A_TABLE", file=name, looks_like=found)
    return read_csv(open_file, name, size, options)


def _read_packed(packed: Packed, name: str, options: ReadOptions) -> Sheet:
    """The table of the one file in an archive. An archive inside is taken for a workbook or refused."""
    if kind(packed.head, is_text=options.encoding is not None) == "workbook":
        sheet = read_excel(whole(packed, name, options.limits), name, packed.size, options)
    else:
        sheet = _read(packed.open_file, name, packed.size, options)
    sheet.facts = replace(sheet.facts, packed=packed.name)
    return sheet


def _size(source: Path | bytes, name: str) -> int:
    if isinstance(source, bytes):
        return len(source)
    try:
        if source.is_file():
            return source.stat().st_size
    except OSError as error:
        raise CxError("UNREADABLE", file=name, detail=str(error)) from error
    if source.exists():
        raise CxError("UNREADABLE", file=name, detail="not a file")
    raise CxError("FILE_NOT_FOUND", file=name)


def _open(path: Path, name: str) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise CxError("FILE_NOT_FOUND", file=name) from error
    except OSError as error:
        raise CxError("UNREADABLE", file=name, detail=str(error)) from error
