"""Whether a zipped workbook may be opened: its size when unpacked, and the area its cells span.

What the archive says about its sizes can be false, so it is unpacked once, in small pieces, and measured. The reader
behind keeps a sheet as a dense grid: two cells at opposite corners would ask for hundreds of gigabytes and end the
process. So the corners are found here, before it looks.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from cxlib.errors import CxError
from cxlib.intake.options import Limits

_PIECE = 1024 * 1024
_COLUMN = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})\d""")
_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,3}(\d{1,9})["']""")
# In OpenDocument a cell with a value can say that it stands there a million times.
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,9})[\"']")
_VALUE = re.compile(rb"office:value")


def check_zip(file: BinaryIO, name: str, limits: Limits) -> str:
    """The kind of workbook in an archive: xlsx, ods or xlsb. Raises CxError ZIP_BOMB, BROKEN_EXCEL, NOT_A_TABLE."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            found = workbook_format({member.filename for member in members})
            if not found:
                raise CxError("NOT_A_TABLE", file=name, looks_like="zip archive")
            left = limits.unpacked_bytes
            for member in members:
                left -= _measure(archive, member, left, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise CxError("BROKEN_EXCEL", file=name, detail=str(error)) from error
    return found


def workbook_format(names: set[str]) -> str:
    """The kind of workbook an archive with such members is, "" if none.

    >>> workbook_format({"content.xml", "mimetype"}), workbook_format({"data.csv"})
    ('ods', '')
    """
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.lower().endswith("xl/workbook.xml") for name in names) or any(n.startswith("xl/") for n in names):
        return "xlsx"
    return "ods" if "content.xml" in names and "mimetype" in names else ""


def _measure(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int, name: str, limits: Limits) -> int:
    """The unpacked size of one member."""
    # Python reads no further than the size stated; a larger one makes it read what is really there, beyond the limit.
    member.file_size = left + 2 * _PIECE
    size, columns, last_row = 0, {b"A"}, 1
    for size, piece in _pieces(archive, member):
        if size > left:
            raise CxError("ZIP_BOMB", file=name, limit=limits.unpacked_bytes)
        if "worksheets/" in member.filename:
            columns.update(_COLUMN.findall(piece))
            last_row = max(last_row, *map(int, set(_ROW.findall(piece))), 1)
            if last_row * max(map(_column_number, columns)) > limits.cells:
                raise CxError("ZIP_BOMB", file=name, limit=limits.cells)
        elif member.filename == "content.xml" and _overgrown(piece, limits):
            raise CxError("ZIP_BOMB", file=name, limit=limits.cells)
    return size


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[tuple[int, bytes]]:
    """The content in pieces that overlap a little, so that no cell's address is cut in two, and the size up to
    there.
    """
    size, tail = 0, b""
    with archive.open(member) as content:
        while piece := content.read(_PIECE):
            size += len(piece)
            yield size, tail + piece
            tail = piece[-64:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _overgrown(piece: bytes, limits: Limits) -> bool:
    """Whether a row or cell with a value repeats so often that it is no table a person filled in."""
    for element in re.split(rb"(?=<table:table-row)", piece):
        times = max(map(int, _REPEATED.findall(element.split(b"<table:table-cell", 1)[0])), default=1)
        for cell in re.findall(rb"<table:table-cell[^>]*>", element):
            if _VALUE.search(cell):
                wide = max(map(int, _REPEATED.findall(cell)), default=1)
                if times * wide > min(10_000, limits.cells):
                    return True
    return False
