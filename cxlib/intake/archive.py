"""A zip archive with one file in it, read as if it were that file.

Unpacked as it is read, so that a long table never lies in memory whole; only a workbook does, since its reader must
jump about in it. What the archive says about sizes can be false, so what comes out is counted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from cxlib.errors import CxError
from cxlib.intake.options import Limits
from cxlib.intake.text import Opener
from cxlib.intake.zipcheck import workbook_format

NAMED = 20
WORKBOOK_BYTES = 256 * 1024 * 1024
_PIECE = 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True)
class Packed:
    """The one file of an archive: its name there, how to open it, its unpacked size, and its first bytes."""

    name: str
    open_file: Opener
    size: int
    head: bytes


def only_file(open_file: Opener, name: str, limits: Limits, head_bytes: int) -> Packed | None:
    """The one file of an archive, or None if the archive is a workbook itself, or cut off (mostly a workbook too).

    Raises CxError NOT_A_TABLE for an archive without a file, ZIP_WITH_SEVERAL, ENCRYPTED_FILE, ZIP_BOMB, UNREADABLE.
    """
    with _told(name), open_file() as file:
        if not zipfile.is_zipfile(file):
            return None
        archive = zipfile.ZipFile(file)
        members = [member for member in archive.infolist() if not _is_by_catch(member)]
        if workbook_format({member.filename for member in archive.infolist()}):
            return None
        if not members:
            raise CxError("NOT_A_TABLE", file=name, looks_like="zip archive")
        if len(members) > 1:
            found = tuple(member.filename for member in members[:NAMED])
            raise CxError("ZIP_WITH_SEVERAL", file=name, files=found, count=len(members))
        member = members[0]
        if member.flag_bits & 1:
            raise CxError("ENCRYPTED_FILE", file=name)
        size, head = _measure(archive, member, name, limits, head_bytes)
    return Packed(member.filename, lambda: _Unpacked(open_file(), member.filename, name), size, head)


def whole(packed: Packed, name: str, limits: Limits) -> Opener:
    """The file unpacked into memory, for a reader that jumps about. Raises CxError ZIP_BOMB."""
    limit = min(WORKBOOK_BYTES, limits.unpacked_bytes)
    if packed.size > limit:
        raise CxError("ZIP_BOMB", file=name, limit=limit)
    with packed.open_file() as file:
        data = file.read()
    return lambda: io.BytesIO(data)


def _is_by_catch(member: zipfile.ZipInfo) -> bool:
    """Folders, and what systems put into archives by themselves."""
    last = member.filename.rsplit("/", 1)[-1]
    return member.is_dir() or member.filename.startswith("__MACOSX/") or last.startswith(".") or last == "Thumbs.db"


def _measure(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits, head_bytes: int
) -> tuple[int, bytes]:
    limit = min(limits.bytes, limits.unpacked_bytes)
    size, head = 0, b""
    with archive.open(member) as content:
        while piece := content.read(_PIECE):
            head = head or piece[:head_bytes]
            size += len(piece)
            if size > limit:
                raise CxError("ZIP_BOMB", file=name, limit=limit)
    return size, head


class _Unpacked(io.BufferedReader):
    """One file of an archive, opened for reading from first to last; closing it closes the archive too."""

    def __init__(self, file: BinaryIO, member: str, name: str) -> None:
        self._file, self._name = file, name
        with _told(name):
            self._archive = zipfile.ZipFile(file)
            super().__init__(cast("io.RawIOBase", self._archive.open(member)), _PIECE)

    def read(self, size: int | None = -1, /) -> bytes:
        with _told(self._name):
            return super().read(size)

    def close(self) -> None:
        super().close()
        self._archive.close()
        self._file.close()


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise CxError("UNREADABLE", file=name, detail=str(error)) from error
