"""Names beside an axis: two short lines at most, so that a phone keeps room for the picture."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Sequence

LINE = 22
"""Letters of one line; a Chinese character takes the room of two."""
SHORT_LINE = 14
NAMED_POINTS = 8
"""More points than these have numbers instead of names."""


def in_lines(label: str, line: int = LINE) -> str:
    """A name (HTML-escaped, as Plotly reads it) in one or two lines; what does not fit ends in "…".

    >>> in_lines("Counter 1"), in_lines("Not told beforehand about the fees")
    ('Counter 1', 'Not told beforehand<br>about the fees')
    >>> in_lines("办理业务时没有提前告知需要携带哪些证件和材料复印件")
    '办理业务时没有提前告知<br>需要携带哪些证件和材…'
    """
    text = " ".join(html.unescape(label).split())
    if width(text) <= line:
        return label
    first, rest = _cut(text, line)
    second = rest if width(rest) <= line else _hard(rest, line - 2) + "…"
    return "<br>".join(html.escape(part, quote=False) for part in (first, second) if part)


def names_of_points(labels: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """What stands beside points in a field: their names in two short lines, or numbers where names would overlap.

    >>> names_of_points(["Called within ten minutes"], [1]), names_of_points(["a"] * 9, list(range(1, 10)))[8]
    (['Called within<br>ten minutes'], '9')
    """
    if len(labels) > NAMED_POINTS:
        return [str(number) for number in numbers]
    return [in_lines(label, SHORT_LINE) for label in labels]


def width(text: str) -> int:
    """The room a text takes, in letters.

    >>> width("P90"), width("等候")
    (3, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _cut(text: str, line: int) -> tuple[str, str]:
    """The first line, broken at a space if there is one in its second half, and what is left."""
    first = _hard(text, line)
    if text[len(first)] != " " and (space := first.rfind(" ")) > len(first) // 2:
        first = first[:space]
    return first.rstrip(), text[len(first) :].lstrip()


def _hard(text: str, line: int) -> str:
    upto = len(text)
    while width(text[:upto]) > line:
        upto -= 1
    return text[:upto]
