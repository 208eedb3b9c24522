"""The time between two stamps, also in the night the clocks are changed.

A stamp that carries an offset is a moment by itself. One that does not is a moment only with the zone of the site, and
in the hour that comes twice not even then: such a time is left out rather than guessed. Without a zone the clocks are
subtracted as they stand, and the rows whose time runs over a night in which many countries change the clock are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.intake.times import Stamps

SECOND = np.timedelta64(1, "s")
CHANGING = ("Europe/Berlin", "America/New_York", "Australia/Sydney")
"""Zones whose summer time stands for that of many countries."""
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Moments:
    """The stamps of a column as clocks show them, and as moments (UTC) where the texts say an offset (else `NaT`)."""

    clock: Stamps
    said: Stamps | None = None

    def at(self, lines: npt.NDArray[np.int64]) -> Moments:
        """Those of some rows."""
        return Moments(self.clock[lines], None if self.said is None else self.said[lines])

    def moments(self, zone: str) -> tuple[Stamps, Stamps]:
        """The earliest and the latest moment each stamp can be; `NaT` where the zone has no such time."""
        first, last = (
            (_moments(self.clock, zone, summer) for summer in (True, False)) if zone else (_none(self.clock),) * 2
        )
        if self.said is None:
            return first, last
        known = ~np.isnat(self.said)
        return np.where(known, self.said, first), np.where(known, self.said, last)


def elapsed(start: Moments, end: Moments, zone: str = "") -> tuple[npt.NDArray[np.float64], Bools]:
    """(seconds from start to end or NaN, where they can be an hour more or less).

    >>> clocks = [np.array([f"2025-03-30T{hour}:00"], dtype="datetime64[us]") for hour in ("01", "03")]
    >>> night = [Moments(one) for one in clocks]
    >>> elapsed(*night)[0], elapsed(*night, "Europe/Berlin")[0]
    (array([7200.]), array([3600.]))
    """
    clock = (end.clock - start.clock) / SECOND
    (first_start, last_start), (first_end, last_end) = start.moments(zone), end.moments(zone)
    shortest, longest = (first_end - last_start) / SECOND, (last_end - first_start) / SECOND
    if not zone:
        return np.where(np.isnan(shortest), clock, shortest), np.zeros(len(clock), dtype=bool)
    unsure = ~np.isnan(clock) & (np.isnan(shortest) | (shortest != longest))
    return np.where(unsure, np.nan, shortest), unsure


def told_between(start: Moments, end: Moments) -> npt.NDArray[np.float64]:
    """Seconds from start to end where the texts say both moments, on whatever clock they are shown; else NaN.

    >>> hours = [np.array([f"2025-03-30T0{hour}:00"], dtype="datetime64[us]") for hour in (0, 1, 3)]
    >>> told_between(Moments(hours[1], hours[0]), Moments(hours[2], hours[1]))
    array([3600.])
    """
    if start.said is None or end.said is None:
        return np.full(len(start.clock), np.nan)
    seconds: npt.NDArray[np.float64] = np.round((end.said - start.said) / SECOND)
    return seconds


def over_a_change(start: Moments, end: Moments) -> Bools:
    """Where a time between two bare clocks runs over a night in which many countries change the clock."""
    there = ~np.isnat(start.clock) & ~np.isnat(end.clock)
    for one in (start, end):
        there &= np.isnat(one.said) if one.said is not None else True
    found = np.zeros(len(there), dtype=bool)
    if not there.any():
        return found
    years = start.clock[there].astype("datetime64[Y]").astype(int) + 1970
    for night in changes(int(years.min()), int(years.max()) + 1):
        at = np.datetime64(night, "h")
        found |= there & (start.clock < at + 3) & (end.clock > at + 1)
    return found


@cache
def changes(first: int, last: int, zones: tuple[str, ...] = CHANGING) -> tuple[date, ...]:
    """The days of these years on which the zones change their clocks.

    >>> [day.isoformat() for day in changes(2025, 2025)][:2]
    ['2025-03-09', '2025-03-30']
    """
    days = [date(first, 1, 1) + timedelta(days=number) for number in range(366 * (last - first + 1))]
    stamps = pd.DatetimeIndex(pd.to_datetime(days))
    found: set[date] = set()
    for zone in zones:
        noon = (stamps + pd.Timedelta(hours=12)).tz_localize(ZoneInfo(zone))
        offset = np.array([moment.utcoffset() for moment in noon])
        found |= {days[at + 1] for at in np.flatnonzero(offset[1:] != offset[:-1])}
    return tuple(sorted(found))


def _moments(clock: Stamps, zone: str, summer: bool) -> Stamps:
    index = pd.DatetimeIndex(clock)
    zoned = index.tz_localize(zone, ambiguous=np.full(len(index), summer), nonexistent="NaT")
    return np.asarray(zoned.tz_convert("UTC").tz_localize(None).to_numpy(dtype="datetime64[us]"))


def _none(clock: Stamps) -> Stamps:
    return np.full(len(clock), np.datetime64("NaT"), dtype="datetime64[us]")
