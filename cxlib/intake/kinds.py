"""What a file is by its first bytes: a workbook, text, or something that is no table."""

from __future__ import annotations

import codecs
import re

import numpy as np

MAGIC = (
    (b"\x89PNG", "png image"),
    (b"\xff\xd8\xff", "jpeg image"),
    (b"GIF8", "gif image"),
    (b"BM", "bmp image"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!", "rar archive"),
    (b"{\\rtf", "rtf document"),
    (b"SQLite format 3\0", "sqlite database"),
    (b"PAR1", "parquet"),
)
_MARKUP = re.compile(rb"\s*<(!doctype|html|\?xml|table|head|body|svg)", re.IGNORECASE)
_JSON = re.compile(rb'\s*(\{\s*"[^"]*"\s*:|\[\s*[\[{])')
# Unicode marks: text of any encoding that begins with one is text, whatever its zero bytes.
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff", b"\x84\x31\x95\x33")


def kind(head: bytes, *, is_text: bool = False) -> str:
    r"""`workbook` (zip or OLE container), `text`, or the name of something that is no table. `is_text` spares it the
    look for binary.

    >>> kind(b"a,b"), kind(b"%PDF-1.7"), kind(b"PK\x03\x04...")
    ('text', 'pdf', 'workbook')
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        return "workbook"
    for magic, name in MAGIC:
        # "BM" also begins words: only with the zero bytes of a bitmap's head is it one.
        if head.startswith(magic) and (magic != b"BM" or head[6:10] == b"\0\0\0\0"):
            return name
    bare = head[3:] if head.startswith(b"\xef\xbb\xbf") else head
    if _MARKUP.match(bare):
        return "html or xml"
    if _JSON.match(bare):
        return "json"
    return "binary" if not is_text and _is_binary(head) else "text"


def utf16_by_zeros(head: bytes) -> str | None:
    r"""UTF-16 without a mark, by where the zero bytes of line ends, digits and separators stand; else None.

    >>> utf16_by_zeros("a,满意\n".encode("utf-16-be"))
    'utf-16-be'
    """
    little, big = _signs(head, 0), _signs(head, 1)
    if max(little, big) < max(2, len(head) // 500) or max(little, big) < 5 * min(little, big):
        return None
    name = "utf-16-le" if little > big else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return None
    control = len(re.findall(r"[\x00-\x08\x0e-\x1f]", text))
    return name if re.search(r"[\r\n,;\t0-9A-Za-z]", text) and control <= len(text) // 100 else None


def _signs(head: bytes, low: int) -> int:
    """How many pairs of bytes are a line end, a tab, or a letter or sign of ASCII whose byte `low` is not zero.

    Only the pair tells: a Korean or Chinese letter can have one zero byte too.
    """
    pairs = np.frombuffer(head[: len(head) // 2 * 2], np.uint8).reshape(-1, 2)
    letter = pairs[:, low]
    sign = ((letter >= 32) & (letter < 127)) | np.isin(letter, (9, 10, 13))
    return int(np.count_nonzero(sign & (pairs[:, 1 - low] == 0)))


def _is_binary(head: bytes) -> bool:
    if head.startswith(_MARKS) or utf16_by_zeros(head):
        return False
    return len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", head)) > max(2, len(head) // 50)
