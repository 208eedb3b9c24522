"""Which days and hours a total is about: "2016-04", "2016年4月", "2016-W05", "2016Q1", "2016-04-01", "0400 - 0500"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from cxlib.intake.ranges import MOMENT, minutes
from cxlib.intake.scales import folded
from cxlib.intake.times import read_stamps

WHOLE_DAY = (0, 1440)
PIECES = {"15min": 15, "30min": 30, "h": 60}
"""Units of a period or an hour that are a piece of a day, and their minutes."""
_YEAR = r"((?:19|20)\d\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"{_YEAR}(?:\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*月?|(1[0-2]|0[1-9]))")
_MONTH_FIRST = re.compile(rf"(1[0-2]|0?[1-9])\s*[-/.]\s*{_YEAR}")
_MONTH_NAME = re.compile(rf"({'|'.join(_MONTHS)})[a-z]*\.?[ ,\-]*{_YEAR}|{_YEAR}[ ,\-]*({'|'.join(_MONTHS)})[a-z]*\.?")
_MONTH_AMONG = re.compile(rf"(?:^|.*[^a-z\d])({'|'.join(_MONTHS)})[a-z]*\.?[ ,\-]*{_YEAR}\b.*")
_NOT_ONE_MONTH = re.compile(
    rf"\b(?:to|until|till|since|from|ytd|year|ending|ended|rolling|q[1-4])\b|(?:{'|'.join(_MONTHS)}).*[^a-z](?:{'|'.join(_MONTHS)})"
)
_WEEK = re.compile(rf"{_YEAR}\s*[-年]?\s*(?:w|week|第)\s*(\d{{1,2}})\s*周?")
_QUARTER = re.compile(rf"{_YEAR}\s*[-年]?\s*(?:q([1-4])|第?([1-4一二三四])季度?)|q([1-4])[ \-/]*{_YEAR}")
_ONLY_YEAR = re.compile(rf"{_YEAR}年?")
_HOURS = re.compile(rf"{MOMENT}(?:\s*(?:-|–|—|~|至|到|\bto\b)\s*{MOMENT})?")


class Span(NamedTuple):
    """First and last day, and the minutes of each day from which to which (exclusive) the total is told."""

    first: date
    last: date
    minutes: tuple[int, int] = WHOLE_DAY


def read_period(text: str, unit: str = "", formats: tuple[str, ...] = ()) -> Span | None:
    """The stretch of time a text names; `None` if it names none.

    A month, ISO week, quarter or year is as long as it is. A day stands for itself, or by `unit` for the hour, the
    seven days from it, or the month, quarter or year it lies in.

    >>> read_period("2016年4月")[:2], read_period("2016-W05")[:2]
    ((datetime.date(2016, 4, 1), datetime.date(2016, 4, 30)), (datetime.date(2016, 2, 1), datetime.date(2016, 2, 7)))
    >>> read_period("2017-03-01", "month").last, read_period("2017-03-01 09:30", "h").minutes, read_period("soon")
    (datetime.date(2017, 3, 31), (540, 600), None)
    """
    plain = folded(text)
    if not formats and (named := _named(plain)):
        return named
    (stamp,) = read_stamps([text], formats)
    if np.isnat(stamp):
        return None
    moment = stamp.astype("datetime64[s]").item()
    day = moment.date()
    if unit in PIECES:
        start = (moment.hour * 60 + moment.minute) // PIECES[unit] * PIECES[unit]
        return Span(day, day, (start, start + PIECES[unit]))
    if unit == "week":
        return Span(day, day + timedelta(days=6))
    size = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    return _months(day.year, (day.month - 1) // size * size + 1, size) if size else Span(day, day)


def read_hours(text: str, unit: str = "h") -> tuple[int, int] | None:
    """The minutes of the day a text names: one `unit` if it says only where it begins; `None` if it is no time of day.

    >>> read_hours("0400 - 0500"), read_hours("2300 - 0000"), read_hours("9点"), read_hours("08:00-12:00")
    ((240, 300), (1380, 1440), (540, 600), (480, 720))
    >>> read_hours("08:30", "30min")
    (510, 540)
    >>> read_hours("08:30-09:00"), read_hours("2 pm"), read_hours("25"), read_hours("morning")
    ((510, 540), (840, 900), None, None)
    """
    found = _HOURS.fullmatch(folded(text).replace(".", ""))
    if not found:
        return None
    first, last = found.groups()[:4], found.groups()[4:]
    start = minutes(first, last[3])
    end = (None if start is None else start + PIECES.get(unit, 60)) if last[0] is None else minutes(last, None)
    if start is None or end is None or start >= 1440:
        return None
    end = end or 1440
    return (start, min(end, 1440)) if start < end else None


def _named(plain: str) -> Span | None:
    if found := _MONTH.fullmatch(plain):
        return _months(int(found[1]), int(found[2] or found[3]), 1)
    if found := _MONTH_FIRST.fullmatch(plain):
        return _months(int(found[2]), int(found[1]), 1)
    if found := _MONTH_NAME.fullmatch(plain):
        return _months(int(found[2] or found[3]), _MONTHS.index(found[1] or found[4]) + 1, 1)
    if found := _WEEK.fullmatch(plain):
        return _week(int(found[1]), int(found[2]))
    if found := _QUARTER.fullmatch(plain):
        number = "1234一二三四".index(found[2] or found[3] or found[4]) % 4
        return _months(int(found[1] or found[5]), number * 3 + 1, 3)
    found = _ONLY_YEAR.fullmatch(plain)
    return _months(int(found[1]), 1, 12) if found else _month_among(plain)


def _month_among(plain: str) -> Span | None:
    """The month a text holds among other words, if that is all it says of the time: no second month, no "up to".

    >>> _month_among("return-march-2024").first.isoformat(), _month_among("year to march 2024")
    ('2024-03-01', None)
    """
    found = _MONTH_AMONG.fullmatch(plain)
    alone = len(re.findall(r"\d+", plain)) == 1 and not _NOT_ONE_MONTH.search(plain)
    return _months(int(found[2]), _MONTHS.index(found[1]) + 1, 1) if found and alone else None


def _months(year: int, month: int, size: int) -> Span:
    after = date(year + (month + size - 1) // 12, (month + size - 1) % 12 + 1, 1)
    return Span(date(year, month, 1), after - timedelta(days=1))


def _week(year: int, week: int) -> Span | None:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Span(first, first + timedelta(days=6))
