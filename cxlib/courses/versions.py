"""The standard on a chart through the years: each version over its own days, and which one a period is judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd


@dataclass(frozen=True)
class Version:
    """A standard in the metric's unit, with its first and last day in force."""

    first: date
    last: date
    value: float


def in_force(versions: Sequence[Version], periods: pd.DatetimeIndex) -> npt.NDArray[np.float64]:
    """The standard each period is judged by: the one in force on its first day; NaN where none was.

    A version that starts within a period judges from the next one on, as a part of that period came before it.

    >>> old = Version(date(1900, 1, 1), date(2026, 10, 30), 0.85)
    >>> new = Version(date(2026, 10, 31), date(2999, 12, 31), 0.9)
    >>> in_force([old, new], pd.DatetimeIndex(["2026-10-01", "2026-11-01"])).tolist()
    [0.85, 0.9]
    """
    days, told = periods.to_numpy().astype("datetime64[D]"), np.full(len(periods), np.nan)
    for one in versions:
        told[(np.datetime64(one.first, "D") <= days) & (days <= np.datetime64(one.last, "D"))] = one.value
    return told


def steps(versions: Sequence[Version], first: date, last: date, end: date) -> pd.DataFrame:
    """The line of the standard from `first` to `last` (the first days of a chart's outer periods): `day, value`.

    Each version is drawn over its own days; a missing value stands between versions that do not touch. One that
    starts within the last period is drawn up to that period's `end`.

    >>> old = Version(date(1900, 1, 1), date(2026, 10, 30), 0.85)
    >>> new = Version(date(2026, 10, 31), date(2999, 12, 31), 0.9)
    >>> steps([old, new], date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 31))["value"].tolist()
    [0.85, 0.85, 0.9, 0.9]
    """
    seen = [one for one in versions if one.first <= end and one.last >= first]
    until = end if any(one.first > last for one in seen) else last
    days: list[date] = []
    values: list[float] = []
    for place, one in enumerate(seen):
        follows = seen[place + 1].first if place + 1 < len(seen) else until
        touches = (follows - one.last).days <= 1
        days += [max(one.first, first), min(follows if touches else one.last, until)]
        values += [one.value, one.value]
        if not touches and place + 1 < len(seen):
            days.append(one.last)
            values.append(np.nan)
    return pd.DataFrame({"day": pd.to_datetime(pd.Series(days, dtype=object)), "value": pd.Series(values, dtype=float)})
