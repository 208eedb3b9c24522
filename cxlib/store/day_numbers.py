"""Days and periods as whole numbers since 1970."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Days = NDArray[np.datetime64]
EPOCH_WEEKDAY = 3  # 1 January 1970 was a Thursday


def period_of(day: NDArray[np.integer], grain: str) -> Ints:
    """The number of the period each day is in: days, weeks from Monday, months or quarters since 1970."""
    if grain == "D":
        return day.astype(np.int64)
    if grain == "W":
        return (day.astype(np.int64) + EPOCH_WEEKDAY) // 7
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return month // 3 if grain == "Q" else month


def first_days(period: Ints, grain: str) -> Days:
    """The first day of periods by their number, in the unit the frames have.

    >>> day = np.array([number_of(date(2026, 8, 12))])
    >>> [str(first_days(period_of(day, grain), grain)[0])[:10] for grain in "DWMQ"]
    ['2026-08-12', '2026-08-10', '2026-08-01', '2026-07-01']
    """
    if grain in "DW":
        days = period if grain == "D" else period * 7 - EPOCH_WEEKDAY
        return days.astype("datetime64[D]").astype("datetime64[us]")
    return (period * 3 if grain == "Q" else period).astype("datetime64[M]").astype("datetime64[us]")


def number_of(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def numbers_of(days: Days) -> NDArray[np.int32]:
    """Days since 1970 of dates as the database hands them out."""
    return days.astype("datetime64[D]").astype(np.int32)
