"""Which letters a font file has: its table of characters (`cmap`), read without opening the font as such.

A letter no font has is printed as an empty box. Knowing beforehand, the board says that a font is missing, and writes a
word in the place of a single picture sign. Format of the tables: OpenType 1.9, `cmap` formats 4 and 12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST = 64
"""Fonts in one collection that are looked at."""


@dataclass(frozen=True)
class Letters:
    """The characters of a font, as ranges of code points."""

    ranges: tuple[tuple[int, int], ...]

    def missing(self, text: Iterable[str]) -> set[str]:
        r"""The characters of a text the font lacks.

        >>> sorted(Letters(((65, 90),)).missing("ABc\n"))
        ['c']
        """
        return {one for one in set(text) if one.isprintable() and one != " " and not self._has(ord(one))}

    def _has(self, point: int) -> bool:
        return any(first <= point <= last for first, last in self.ranges)


def letters_of(path: Path) -> Letters:
    """The letters of the first font in a file; none if the file is no font that can be read.

    >>> letters_of(Path("no-such-font.ttf")).ranges
    ()
    """
    try:
        data = path.read_bytes()
        start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
        return Letters(tuple(_ranges(data, _table(data, start, b"cmap"))))
    except (OSError, struct.error, LookupError):
        return Letters(())


def _table(data: bytes, start: int, name: bytes) -> int:
    count = struct.unpack_from(">H", data, start + 4)[0]
    for place in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * place)
        if tag == name:
            return int(offset)
    raise LookupError(name)


def _ranges(data: bytes, cmap: int) -> Iterable[tuple[int, int]]:
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = {struct.unpack_from(">HHI", data, cmap + 4 + 8 * place)[2] for place in range(min(count, MOST))}
    for offset in sorted(offsets):
        at = cmap + offset
        match struct.unpack_from(">H", data, at)[0]:
            case 12:
                groups = struct.unpack_from(">I", data, at + 12)[0]
                yield from (
                    (first, last)
                    for first, last, _ in struct.iter_unpack(">III", data[at + 16 : at + 16 + 12 * groups])
                )
            case 4:
                size = struct.unpack_from(">H", data, at + 6)[0]
                lasts = struct.unpack_from(f">{size // 2}H", data, at + 14)
                firsts = struct.unpack_from(f">{size // 2}H", data, at + 16 + size)
                yield from ((first, last) for first, last in zip(firsts, lasts, strict=True) if first != 0xFFFF)
