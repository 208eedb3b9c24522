"""How the dates of a column are written: the formats that read it, and what has to be asked.

Whether day or month comes first is decided by the whole looked-at column: a first number above 12 can only be a day.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import product

import numpy as np

from cxlib.intake.times import HOURS, read_stamps
from cxlib.intake.why import Why

READ = 0.9
"""The share of the values that formats have to read; what is left is shown as faults by the check."""
_NUMBERS = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)(.*)")
_MONTH = re.compile(r"(?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2])|年(?:0?[1-9]|1[0-2])月)")
_SHORT_MONTH = re.compile(r"([a-z]{3})[a-z]*[-/' ]{1,2}(\d\d)", re.IGNORECASE)
SHORT_MONTHS = ("%b-%y", "%b/%y", "%b '%y", "%b'%y", "%b %y", "%B-%y", "%B %y")
MONTHS = ("%Y-%m", "%Y/%m", "%Y.%m", "%Y年%m月")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{3}")
_CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p", "%I:%M:%S%p", "%I:%M%p")
_NAMED = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%d/%b/%Y", "%d/%b/%y",
          "%b %d %Y", "%B %d %Y",
          "%a, %d %b %Y", "%A, %B %d, %Y", "%a %b %d %Y", "%d. %B %Y")  # fmt: skip
_COUNTED = (
    ("epoch", re.compile(r"\d{9,10}(\.\d+)?"), 631_152_000, 4_102_444_800),
    ("epoch_ms", re.compile(r"\d{12,13}"), 631_152_000_000, 4_102_444_800_000),
    ("excel", re.compile(r"\d{5}(\.\d+)?"), 32_874, 73_050),
)


@dataclass(frozen=True)
class Dating:
    """The formats (none where the usual list reads the column), why to ask, and how sure the order is."""

    formats: tuple[str, ...] = ()
    why: Why | None = None
    sure: float = 0.9


def dating(values: list[str]) -> Dating | None:
    """How the values of a column are written as dates or clocks; `None` if they are neither.

    >>> dating(["1/2/2025", "13/2/2025 14:05", "2/2/2025 2:05 PM"]).formats
    ('%d/%m/%Y', '%d/%m/%Y %H:%M', '%d/%m/%Y %I:%M %p')
    >>> dating(["1/2/2025", "3/4/2025"]).why.name
    'DAY_MONTH_UNCLEAR'
    """
    texts = list(dict.fromkeys(" ".join(text.split()) for text in values))
    if not texts:
        return None
    if all(text.isascii() and text.isdigit() and len(text) < 3 and 1 <= int(text) <= 31 for text in texts):
        return Dating((), Why.DAY_INCOMPLETE, 0.3)
    if sum(_DIGIT.search(text) is not None for text in texts) < READ * len(texts):
        return None
    if _read(texts) >= READ:
        return Dating()
    if counted := _counted(texts):
        return counted
    named = _with_clocks(_NAMED) if any(map(_WORD.search, texts)) else []  # no month is named without letters
    clocks = _CLOCKS if any(":" in text for text in texts) else ()
    return _in_numbers(texts) or _pieced(texts, [*named, *clocks, HOURS])


def _counted(texts: list[str]) -> Dating | None:
    """Days and seconds counted from a day on, and months without a day."""
    for name, pattern, low, high in _COUNTED:
        if all(pattern.fullmatch(text) and low <= float(text) < high for text in texts):
            return Dating((name,), None, 0.7)
    if short := _months_of_short_years(texts):
        return short
    months = sum(_MONTH.fullmatch(text) is not None for text in texts)
    return Dating(MONTHS, Why.MONTH_ONLY, 0.5) if months >= READ * len(texts) else None


def _months_of_short_years(texts: list[str]) -> Dating | None:
    """Jan-24, Feb-24 …: months of a year; where there are more numbers than months they are days of no year."""
    found = [match for text in texts if (match := _SHORT_MONTH.fullmatch(text))]
    if len(found) < READ * len(texts) or len({one[2] for one in found}) > len({one[1].lower() for one in found}):
        return None
    pieced = _pieced(texts, list(SHORT_MONTHS))
    return Dating(pieced.formats, Why.MONTH_ONLY, 0.5) if pieced else None


def _in_numbers(texts: list[str]) -> Dating | None:
    found = [match for text in texts if (match := _NUMBERS.fullmatch(text))]
    if len(found) < READ * len(texts):
        return None
    day_first = sum(int(one[1]) > 12 for one in found)
    month_first = sum(int(one[3]) > 12 for one in found)
    dotted = all(one[2] == "." for one in found)
    order = ("%d", "%m") if day_first > month_first or (dotted and not month_first) else ("%m", "%d")
    shapes = Counter((one[2], "%Y" if len(one[4]) == 4 else "%y") for one in found)
    dates = [mark.join((*order, year)) for (mark, year), _ in shapes.most_common()]
    pieced = _pieced(texts, _with_clocks(dates), READ if not (day_first and month_first) else 0.5)
    if pieced is None:
        return None
    if day_first and month_first:
        return Dating(pieced.formats, Why.DAY_MONTH_MIXED, 0.3)
    return pieced if day_first or month_first or dotted else Dating(pieced.formats, Why.DAY_MONTH_UNCLEAR, 0.5)


def _with_clocks(dates: list[str] | tuple[str, ...]) -> list[str]:
    clocks = (
        "",
        *(f" {clock}" for clock in _CLOCKS),
        *(f", {clock}" for clock in _CLOCKS),
        " %H:%M:%S %z",
        " %I:%M:%S %p %z",
    )
    return [date + clock for date, clock in product(dates, clocks)]


def _pieced(texts: list[str], forms: list[str], enough: float = READ) -> Dating | None:
    """The formats that read the texts together, each on what those before it left over."""
    left, used = texts, []
    for form in forms:
        there = ~np.isnat(read_stamps(left, (form,)))
        if there.any():
            used.append(form)
            left = [text for text, ok in zip(left, there, strict=True) if not ok]
        if not left:
            break
    return Dating(tuple(used)) if used and len(texts) - len(left) >= enough * len(texts) else None


def _read(texts: list[str]) -> float:
    return float((~np.isnat(read_stamps(texts))).mean())
