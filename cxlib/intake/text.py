"""Bytes → text: which encoding a file has, and its content as a stream of UTF-8.

Method. An encoding given by a person is used as it is. Else a byte order mark decides, then zero bytes (UTF-16 without
a mark), then strict UTF-8 over the *whole* file. A file that is UTF-8 but for a few bytes is UTF-8: the broken places
become U+FFFD and are counted. What is left is an older encoding, and there the bytes alone decide little (Korean CP949
is valid GB18030): GB18030, Big5 and CP949 are tried on the part of the file that has such bytes, and the one whose text
is made of common letters wins; words of plain letters with a few accented ones among them are Windows-1252.

Limits. A few letters are thin evidence: `certainty` then says guess, and the person should see a preview. Other
encodings (Shift-JIS, KOI8, DOS code pages) are read when given by name, never guessed.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import BinaryIO

import numpy as np
import pyarrow as pa

from cxlib.errors import CxError
from cxlib.intake.kinds import utf16_by_zeros
from cxlib.intake.letters import judge

Opener = Callable[[], BinaryIO]

CHUNK = 4 * 1024 * 1024
SAMPLE = 256 * 1024
# UTF-32 before UTF-16: its little-endian mark begins with the other's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)


@dataclass(frozen=True)
class Decoding:
    """The encoding of a file, how it was decided, how sure that is, the places broken, and the length of the byte order
    mark.

    `sound` says that the bytes were checked to be UTF-8 from first to last and can be passed on as they are.
    """

    encoding: str
    decided: str
    certainty: str
    replaced: int = 0
    mark: int = 0
    sound: bool = False


def decide(open_file: Opener, given: str | None = None) -> Decoding:
    """Find the encoding of a file. Raises CxError UNKNOWN_ENCODING if a name is given that is no text encoding.

    >>> import io
    >>> decide(lambda: io.BytesIO("满意,5".encode("utf-8"))).decided
    'utf8'
    >>> decide(lambda: io.BytesIO("很满意,态度好".encode("gb18030"))).encoding
    'gb18030'
    """
    with open_file() as file:
        head = file.read(SAMPLE)
    marked = next((found for found in MARKS if head.startswith(found[0])), None)
    if given:
        return _given(open_file, given, marked)
    if marked:
        return _counted(open_file, Decoding(marked[1], "bom", "certain", mark=len(marked[0])))
    zeros = utf16_by_zeros(head)
    if zeros:
        return _counted(open_file, Decoding(zeros, "zeros", "likely"))
    if found := _utf8(open_file):
        return found
    name, certainty = judge(_high_part(open_file))
    return _counted(open_file, Decoding(name, "text", certainty))


def utf8_chunks(open_file: Opener, decoding: Decoding) -> Generator[bytes]:
    r"""The text of a file as pieces of valid UTF-8, without its byte order mark; a piece may end anywhere between two
    letters.

    >>> import io
    >>> b"".join(utf8_chunks(lambda: io.BytesIO(b"a\xff"), Decoding("utf-8", "given", "certain"))).decode()
    'a\ufffd'
    """
    decode = codecs.getincrementaldecoder(decoding.encoding)("replace").decode
    with open_file() as file:
        file.read(decoding.mark)
        while chunk := file.read(CHUNK):
            yield chunk if decoding.sound else decode(chunk).encode()
        if not decoding.sound and (rest := decode(b"", True)):
            yield rest.encode()


def _given(open_file: Opener, given: str, marked: tuple[bytes, str] | None) -> Decoding:
    try:
        "a".encode(given)  # refuses codecs that are not for text (hex, rot13)
        name = codecs.lookup(given).name
    except (LookupError, UnicodeError, ValueError) as error:
        raise CxError("UNKNOWN_ENCODING", encoding=given) from error
    # GBK and GB2312 are parts of GB18030; who names one of them means Chinese, and newer letters should not break.
    name = {"utf-8-sig": "utf-8", "utf_8_sig": "utf-8", "gbk": "gb18030", "gb2312": "gb18030"}.get(name, name)
    if name in ("utf-16", "utf-32"):
        name = marked[1] if marked and marked[1].startswith(name) else f"{name}-le"
    mark = len(marked[0]) if marked and marked[1] == name else 0
    return _counted(open_file, Decoding(name, "given", "certain", mark=mark))


def _counted(open_file: Opener, decoding: Decoding) -> Decoding:
    """The same decoding with the broken places counted over the whole file."""
    if decoding.encoding == "utf-8":
        found = _utf8(open_file)
        return (
            replace(decoding, sound=True)
            if found and found.sound
            else replace(decoding, replaced=_breaks(open_file, decoding))
        )
    broken = _breaks(open_file, decoding)
    certainty = "guess" if broken and decoding.decided == "text" else decoding.certainty
    return replace(decoding, replaced=broken, certainty=certainty)


def _breaks(open_file: Opener, decoding: Decoding) -> int:
    return sum(chunk.count("\ufffd".encode()) for chunk in utf8_chunks(open_file, decoding))


def _utf8(open_file: Opener) -> Decoding | None:
    """UTF-8 if it is so from first to last, or but for a few bytes."""
    plain = True
    with open_file() as file:
        rest = b""
        while chunk := file.read(CHUNK):
            rest += chunk
            plain = plain and rest.isascii()
            whole = rest[: _last_whole(rest)]
            if not plain and not _valid(whole):
                return _broken_utf8(open_file)
            rest = rest[len(whole) :]
    if rest:
        return _broken_utf8(open_file)
    return Decoding("utf-8", "ascii" if plain else "utf8", "certain", sound=True)


def _last_whole(data: bytes) -> int:
    """Where the last whole letter ends: before a lead byte among the last three whose letter is longer than what
    follows.
    """
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) - back if length > back else len(data)
        if byte < 0x80:
            break
    return len(data)


def _valid(data: bytes) -> bool:
    """Whether bytes are UTF-8; Arrow's check is some ten times faster than decoding them."""
    try:
        offsets = pa.py_buffer(np.array([0, len(data)], dtype=np.int32))
        pa.StringArray.from_buffers(1, offsets, pa.py_buffer(data)).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _broken_utf8(open_file: Opener) -> Decoding | None:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    size = letters = broken = 0
    with open_file() as file:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            size, letters = size + len(chunk), letters + len(text)
            # Replacement letters that stand in the file itself are none of ours.
            broken += max(0, text.count("\ufffd") - chunk.count("\ufffd".encode()))
    broken += len(decoder.decode(b"", True))
    # A letter of n bytes leaves n-1 behind; in any other encoding hardly more is left behind than is broken.
    return Decoding("utf-8", "utf8_broken", "likely", broken) if size - letters >= 4 * broken else None


def _high_part(open_file: Opener) -> bytes:
    """The lines from the first high byte on: a file may be plain for megabytes before the first word that tells."""
    with open_file() as file:
        while chunk := file.read(CHUNK):
            if not chunk.isascii():
                found = re.search(rb"[\x80-\xff]", chunk)
                start = chunk.rfind(b"\n", 0, found.start()) + 1 if found else 0
                return chunk[start : start + SAMPLE]
    return b""
