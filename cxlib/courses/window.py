"""Which periods a control chart shows, and which of them count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cxlib.scope import GRAINS, Scope
from cxlib.store.day_numbers import first_days, number_of, numbers_of, period_of

POINTS = {"D": 92, "W": 52, "M": 36, "Q": 20}
"""How many periods a chart reaches back, if the scope asks for no more."""
MOST = 156
RUNNING = 0.7
"""A period counts once this share of its days is over: a week from Friday evening on."""


def coarser(grain: str) -> tuple[str, ...]:
    """The grains from this one on, shortest first.

    >>> coarser("W")
    ('W', 'M', 'Q')
    """
    return GRAINS[GRAINS.index(grain) :]


def window(scope: Scope, first: date, last: date, grain: str) -> Scope:
    """The scope a chart is drawn over: up to the scope's end, back as far as limits need, whole periods only.

    Limits from a quarter alone would be too narrow a view, so the chart reaches further back than the scope's period;
    a scope longer than that is shown whole, up to `MOST` periods.

    >>> window(Scope(date(2026, 8, 3), date(2026, 10, 31)), date(2025, 1, 1), date(2026, 10, 31), "W").start
    datetime.date(2025, 11, 3)
    """
    end = min(scope.end or last, last)
    days = [number_of(day) for day in (end, scope.start or first, first)]
    newest, asked, known = period_of(np.array(days), grain)
    start = max(min(newest - (POINTS[grain] - 1), asked), newest - (MOST - 1), known)
    return replace(scope, start=first_days(start, grain).astype("datetime64[D]").item(), end=end, grain=grain)


def over(periods: NDArray[np.datetime64], grain: str, last: date) -> NDArray[np.bool_]:
    """Whether enough of the days of each period (told by its first day) are over on the last day of the data.

    >>> over(np.array(["2026-10-19", "2026-10-26"], dtype="datetime64[us]"), "W", date(2026, 10, 29)).tolist()
    [True, False]
    """
    first = numbers_of(periods)
    days = numbers_of(first_days(period_of(first, grain) + 1, grain)) - first
    return np.asarray((number_of(last) - first + 1) / days >= RUNNING)
