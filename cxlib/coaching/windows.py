"""Which whole months stand before and after a training."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

EDGE = 3
"""Days lacking at the edge of the data from which a month is not whole: data often begin after a weekend."""
PAST = 12
"""Months before a training in which a drift is looked for."""


@dataclass(frozen=True)
class Windows:
    """Equal windows of whole months before and after; the months of the training itself are in neither.

    `months` is their length, 0 if there is no whole month on one side: `reason` is then `NOT_YET` (held), `TOO_EARLY`
    or `NO_BEFORE`, and `after` the month that has to pass for a verdict.
    `past` and `until` are the first and the last day of the whole course to be shown.
    """

    months: int
    before: tuple[date, date]
    after: tuple[date, date]
    past: date
    until: date
    reason: str = ""


def windows(first: date, last: date, data: tuple[date, date], longest: int = 4, today: date | None = None) -> Windows:
    """The windows of a training held from `first` to `last` in data that reach from a day to a day.

    It is not yet held if it begins after `today` and after the data; without `today` that is not asked.

    >>> found = windows(date(2026, 3, 9), date(2026, 3, 10), (date(2025, 5, 1), date(2026, 6, 30)))
    >>> found.months, found.before[0].isoformat(), found.after[1].isoformat()
    (3, '2025-12-01', '2026-06-30')
    >>> windows(date(2026, 6, 9), date(2026, 6, 9), (date(2025, 5, 1), date(2026, 7, 20))).reason
    'TOO_EARLY'
    """
    begin, end = _month(first), _month(last)
    earliest, latest = _whole(*data)
    there = begin - earliest, latest - end
    months = max(0, min(longest, *there))
    yet = today is not None and first > max(today, data[1])
    reason = "" if months else "NOT_YET" if yet else "TOO_EARLY" if there[1] < 1 else "NO_BEFORE"
    shown, edge = max(months, 1), min(begin, latest + 1) if yet else begin
    return Windows(
        months, (_first(begin - shown), _last(begin - 1)), (_first(end + 1), _last(end + shown)),
        _first(min(max(earliest, edge - PAST), edge - 1)), _last(latest if yet else max(latest, end)), reason,
    )  # fmt: skip


def _whole(first: date, last: date) -> tuple[int, int]:
    """The first and the last month that the data cover."""
    length = calendar.monthrange(last.year, last.month)[1]
    return _month(first) + (first.day > EDGE), _month(last) - (length - last.day >= EDGE)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _last(month: int) -> date:
    return date(month // 12, month % 12 + 1, calendar.monthrange(month // 12, month % 12 + 1)[1])
