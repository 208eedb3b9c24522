"""Files whose date column holds the day of the month alone: the month is given by hand, for that file only."""

from __future__ import annotations

import re
from dataclasses import replace

from cxlib.intake.columns import Mapping

_MONTH = re.compile(r"\d{4}-\d{1,2}-")


def with_month(mapping: Mapping, name: str, month: str) -> Mapping:
    """The mapping with a month ("2014-05", "" = none) before each day in the column `name`; other texts change nothing.

    >>> from cxlib.intake.columns import Column, Place
    >>> one = Mapping("a", "survey", Place("j"), (Column("Date", "day"),))
    >>> with_month(one, "Date", "2014-05").columns[0].prefix
    '2014-05-'
    """
    prefix = f"{month.strip()}-" if month.strip() else ""
    if prefix and not _MONTH.fullmatch(prefix):
        return mapping
    columns = (replace(one, prefix=prefix, formats=()) if one.name == name else one for one in mapping.columns)
    return replace(mapping, columns=tuple(columns))


def dated_by_hand(mapping: Mapping) -> bool:
    """Whether the day or the month of its rows was given by hand, which holds for one file only."""
    return "day" in mapping.constant or bool(given_month(mapping))


def given_month(mapping: Mapping) -> str:
    """The column whose days were given a month; "" if there is none. The next file of the layout needs its own."""
    return next((column.name for column in mapping.columns if _MONTH.fullmatch(column.prefix)), "")
