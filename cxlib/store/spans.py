"""Which days of a scope are whole weeks or months, and which are left over at its ends."""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)


def spans(start: date, end: date, grain: str) -> dict[str, date]:
    """Whole weeks, months or quarters (none for D) are from `first` to `last`; days before them end with `before`, days
    after them begin with `after`. Where there is no whole one, all days are before.

    >>> {name: day.isoformat() for name, day in spans(date(2025, 10, 2), date(2025, 12, 31), "M").items()}
    {'before': '2025-10-31', 'first': '2025-11-01', 'last': '2025-12-31', 'after': '2026-01-01'}
    >>> spans(date(2026, 3, 3), date(2026, 3, 9), "W")["before"]
    datetime.date(2026, 3, 9)
    """
    opening, closing = period(start, grain), period(end, grain)
    first = start if opening[0] == start else opening[1] + DAY
    after = end + DAY if closing[1] == end else closing[0]
    if grain == "D" or first >= after:
        first, after = end + DAY, end + DAY
    return {"before": first - DAY, "first": first, "last": after - DAY, "after": after}


def period(day: date, grain: str) -> tuple[date, date]:
    """First and last day of the week (from Monday), month or quarter a day is in.

    >>> [one.isoformat() for one in period(date(2026, 2, 10), "Q")]
    ['2026-01-01', '2026-03-31']
    """
    if grain == "D":
        return day, day
    if grain == "W":
        first = day - DAY * day.weekday()
        return first, first + 6 * DAY
    months = 3 if grain == "Q" else 1
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return first, date(year, month + 1, 1) - DAY
