"""Which days of a scope are whole weeks or months, and which are left over at its ends."""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)


def spans(start: date, end: date, grain: str) -> dict[str, date]:
    """Whole weeks (months, for grains M and Q; none for D) are from `first` to `last`; days before them end with
    `before`, days after them begin with `after`. Where there is no whole one, all days are before.

    >>> {name: day.isoformat() for name, day in spans(date(2025, 10, 2), date(2025, 12, 31), "M").items()}
    {'before': '2025-10-31', 'first': '2025-11-01', 'last': '2025-12-31', 'after': '2026-01-01'}
    >>> spans(date(2026, 3, 3), date(2026, 3, 9), "W")["before"]
    datetime.date(2026, 3, 9)
    """
    after = end + DAY
    if grain in "DW":
        first, after = start + DAY * (-start.weekday() % 7), after - DAY * after.weekday()
    else:
        first, after = (
            start if start.day == 1 else (start.replace(day=28) + 4 * DAY).replace(day=1),
            after.replace(day=1),
        )
    if grain == "D" or first >= after:
        first, after = end + DAY, end + DAY
    return {"before": first - DAY, "first": first, "last": after - DAY, "after": after}
