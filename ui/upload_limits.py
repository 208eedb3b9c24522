"""The numbers that belong to a column of totals, as one cell a clerk can read and change. No Streamlit here.

"16–30 min" are the ends of a band of waits, "120+ min" those of an open one, "4 h" a standard, "min" the unit of an
average, "month" the length of a period, "%" says that a part is told in percent, "5" which answer a column counts.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cxlib.intake.columns import Column
from ui.words import language

UNITS = {
    "s": ("s", "秒"), "min": ("min", "分钟"), "h": ("h", "小时"), "day": ("day", "天"), "week": ("week", "周"),
    "month": ("month", "月"), "quarter": ("quarter", "季"), "year": ("year", "年"), "%": ("%", "%"),
    "share": ("0–1", "0–1"), "30min": ("½ h", "半小时"), "15min": ("¼ h", "一刻钟"),
}  # fmt: skip
"""Unit of a mapping → how it is written in English and Chinese; both are read in either language."""
TIMED = ("average", "longest")
PARTS = ("within", "breaches", "satisfied", "dissatisfied")
LIMITED = ("period", "until", "band", "level", *TIMED, *PARTS)
_ENDS = re.compile(r"(\d+(?:\.\d+)?)(?:\s*[-–—~至到]\s*(\d+(?:\.\d+)?)|\s*(\+|以上))?")
_SECONDS = {"s": 1, "min": 60, "h": 3600, "day": 86400}


def limits_text(column: Column) -> str:
    """The numbers of a column as a text; nothing for a column that has none."""
    if column.role not in LIMITED:
        return ""
    unit = UNITS[column.unit][language() == "zh"] if column.unit in UNITS else ""
    if column.role == "band":
        low, high = f"{column.lower or 0:g}", "" if column.upper is None else f"{column.upper:g}"
        return f"{low}–{high} {unit}".rstrip() if high else f"{low}+ {unit}".rstrip()
    if column.role == "level":
        return "" if column.lower is None else f"{column.lower:g}"
    if column.role in ("within", "breaches") and column.upper is not None:
        if column.unit in _SECONDS:
            return f"{column.upper:g} {unit}"
        return f"{unit} {column.upper:g} {UNITS['s'][language() == 'zh']}".lstrip()
    return unit


def with_limits(column: Column, text: str) -> Column:
    """The column with the numbers a text says; as it is for a column that has none.

    >>> band = with_limits(Column("n", "band"), "16–30 min")
    >>> band.lower, band.upper, band.unit, with_limits(Column("n", "breaches"), "% 15分钟").upper
    (16.0, 30.0, 'min', 900.0)
    """
    if column.role not in LIMITED:
        return column
    plain = text.strip().casefold()
    share = next((unit for unit in ("%", "share") if UNITS[unit][0] in plain), "")
    rest = plain.replace(UNITS[share][0], "") if share else plain
    unit = next(
        (code for code, words in reversed(UNITS.items()) if code not in ("%", "share") and _says(words, rest)), ""
    )
    ends = _ENDS.search(rest)
    if column.role == "level":
        return replace(column, lower=float(ends[1]) if ends else None)
    if column.role == "band":
        low, high = (float(ends[1]), float(ends[2]) if ends[2] else None) if ends else (None, None)
        return replace(column, unit=unit, lower=low, upper=high)
    if column.role not in ("within", "breaches"):
        return replace(column, unit=share if column.role in PARTS else unit)
    upper = float(ends[1]) if ends else None
    if share and upper is not None:
        upper, unit = upper * _SECONDS.get(unit, 1), share
    return replace(column, unit=unit if upper is not None else share, upper=upper)


def _says(words: tuple[str, str], text: str) -> bool:
    return words[1] in text or re.search(rf"(?<![a-z]){words[0]}(?![a-z])", text) is not None
