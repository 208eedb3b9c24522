"""Small charts for paper, as SVG: bars with intervals, and a course over months. Numbers and names in, text out.

Black and grey only, so that a cheap printer prints what is meant; the bar in question is dark, its interval a thin line
with ends. A missing value leaves its place empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import isnan
from typing import NamedTuple

WIDTH, ROW, LEFT, RIGHT, LETTER = 520, 24, 150, 92, 12
DARK, PALE, LINE = "#1f2933", "#a9b4be", "#5c6a76"
Place = tuple[float, float]


class Mark(NamedTuple):
    """A named share (0 to 1) with its interval, and the text beside it; `main` is the one in question."""

    name: str
    value: float
    low: float
    high: float
    text: str
    main: bool = False


def bars(marks: Sequence[Mark], usual: float = float("nan")) -> str:
    """Shares as lying bars from 0 to 100 %; `usual` is a dashed line across.

    >>> picture = bars([Mark("<Till>", 0.5, 0.4, 0.6, "50%", True)])
    >>> "&lt;Till&gt;" in picture, picture.count("<rect")
    (True, 1)
    """
    height = ROW * len(marks) + 14
    parts = [_row(mark, place) for place, mark in enumerate(marks)]
    if not isnan(usual):
        x = _x(usual)
        parts.append(_line((x, 2), (x, height - 12), LINE, dash=True))
    return _picture("".join(parts), height)


def course(marks: Sequence[Mark], usual: float = float("nan")) -> str:
    """Shares as dots with intervals, in the order of time, from 0 to 100 %; every name that has room is written.

    A name of two lines has its second one, such as the year, always written.

    >>> course([Mark("May", 0.5, 0.4, 0.6, ""), Mark("Jun", float("nan"), 0, 1, "")]).count("<circle")
    1
    """
    height, top, bottom = 170, 12, 138
    step = (WIDTH - 60) / max(len(marks), 1)
    write_every = max(1, -(-len(marks) * 44 // (WIDTH - 60)))
    parts = [_grid(share, top, bottom) for share in (0.0, 0.5, 1.0)]
    if not isnan(usual):
        y = _y(usual, top, bottom)
        parts.append(_line((46, y), (WIDTH - 10, y), LINE, dash=True))
    for place, mark in enumerate(marks):
        x = 50 + step * (place + 0.5)
        name, _, below = mark.name.partition("\n")
        parts += [_text(x, height - 18, name, "middle", 10)] if place % write_every == 0 else []
        parts += [_text(x, height - 5, below, "middle", 10, bold=True)] if below else []
        if isnan(mark.value):
            continue
        parts.append(_line((x, _y(mark.low, top, bottom)), (x, _y(mark.high, top, bottom)), PALE, width=3))
        parts.append(f'<circle cx="{x:.1f}" cy="{_y(mark.value, top, bottom):.1f}" r="3.4" fill="{DARK}"/>')
    return _picture("".join(parts), height)


def _row(mark: Mark, place: int) -> str:
    y = place * ROW + 4
    named = _text(LEFT - 8, y + 13, cut(mark.name), "end", LETTER, bold=mark.main)
    if isnan(mark.value):
        return named + _text(LEFT + 4, y + 13, mark.text, "start", LETTER)
    ink, width = DARK if mark.main else PALE, _x(mark.value) - LEFT
    bar = f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="{ROW - 8}" fill="{ink}"/>'
    middle = y + (ROW - 8) / 2
    low, high = _x(mark.low), _x(mark.high)
    ends = "".join(_line((x, middle - 3), (x, middle + 3), LINE) for x in (low, high))
    told = _text(WIDTH - RIGHT + 8, y + 13, mark.text, "start", LETTER, bold=mark.main)
    return named + bar + _line((low, middle), (high, middle), LINE) + ends + told


def cut(name: str, room: float = LEFT - 12) -> str:
    """A name that fits beside its bar; Chinese letters are as wide as high, others about half.

    >>> cut("Till"), cut("How satisfied were you with the staff at our counter?")
    ('Till', 'How satisfied were …')
    """
    widths = [LETTER if letter >= "\u2e80" else LETTER * 0.53 for letter in name]
    if sum(widths) <= room:
        return name
    kept = next(place for place in range(len(name)) if sum(widths[: place + 1]) > room - LETTER)
    return name[:kept] + "…"


def _grid(share: float, top: int, bottom: int) -> str:
    y = _y(share, top, bottom)
    return _line((46, y), (WIDTH - 10, y), "#dfe4e8") + _text(42, y + 4, f"{share:.0%}", "end", 10)


def _x(share: float) -> float:
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _y(share: float, top: int, bottom: int) -> float:
    return bottom - share * (bottom - top)


def _line(start: Place, end: Place, ink: str, width: float = 1.2, dash: bool = False) -> str:
    dashed = ' stroke-dasharray="4 3"' if dash else ""
    ends = f'x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
    return f'<line {ends} stroke="{ink}" stroke-width="{width}"{dashed}/>'


def _text(x: float, y: float, text: str, anchor: str, size: int, bold: bool = False) -> str:
    looks = f'font-size="{size}" text-anchor="{anchor}" fill="{DARK}"' + (' font-weight="bold"' if bold else "")
    return f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{escape(text)}</text>'


def _picture(inside: str, height: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" font-family="sans-serif">'
        f"{inside}</svg>"
    )
