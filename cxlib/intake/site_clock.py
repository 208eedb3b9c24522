"""The clock of each row's own site, where the catalogue knows the site's time zone.

Only what a text says of a moment (an offset, or seconds since 1970) is shown on that clock; a stamp without an offset
is one of a clock on the wall and stays as it is.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from cxlib.intake.elapsed import Bools, Moments, changes, elapsed
from cxlib.intake.times import EARLIEST

Parts = tuple[tuple[str, npt.NDArray[np.int64]], ...]
"""Each zone that sites of these rows have, with the rows of those sites; rows of other sites are in none."""
DAY = np.timedelta64(1, "D")


def parts_of(sites: pa.DictionaryArray, zones: dict[str, str]) -> Parts:
    """The rows apart by the zone of their site. `zones`: what a file may call a site → its zone.

    >>> sites = pa.array(["a", "b", "a"]).dictionary_encode()
    >>> [(zone, lines.tolist()) for zone, lines in parts_of(sites, {"a": "Asia/Urumqi"})]
    [('Asia/Urumqi', [0, 2])]
    """
    words = [zones.get(word, "") for word in sites.dictionary.to_pylist()]
    numbers = {zone: number for number, zone in enumerate(sorted(set(words)))}
    rows = np.array([numbers[word] for word in words], dtype=np.int32)[sites.indices.to_numpy()]
    return tuple((zone, np.flatnonzero(rows == number)) for zone, number in numbers.items() if zone)


def shown(stamps: Moments, parts: Parts) -> Moments:
    """The same moments, each on the clock of its row's part; a time of day that says no day is no moment.

    >>> noon = np.array(["2026-03-01T12:00"], dtype="datetime64[us]")
    >>> shown(Moments(noon, noon), (("Asia/Shanghai", np.array([0])),)).clock.astype("datetime64[m]").tolist()
    [datetime.datetime(2026, 3, 1, 20, 0)]
    """
    if stamps.said is None or not parts:
        return stamps
    clock = stamps.clock.copy()
    for zone, lines in parts:
        there = lines[~np.isnat(clock[lines]) & (stamps.said[lines] >= EARLIEST)]
        moments = pd.DatetimeIndex(stamps.said[there], tz="UTC")
        clock[there] = moments.tz_convert(zone).tz_localize(None).to_numpy(dtype="datetime64[us]")
    return Moments(clock, stamps.said)


def within(parts: Parts, size: int) -> Bools:
    """Which of so many rows are in a part."""
    found = np.zeros(size, dtype=bool)
    for _, lines in parts:
        found[lines] = True
    return found


def between(start: Moments, end: Moments, zone: str, parts: Parts) -> tuple[npt.NDArray[np.float64], Bools]:
    """As `cxlib.intake.elapsed.elapsed`: rows of a part by its zone, all others by `zone`."""
    seconds, unsure = elapsed(start, end, zone)
    for own, lines in parts:
        seconds[lines], unsure[lines] = _between(start.at(lines), end.at(lines), own)
    return seconds, unsure


def _between(start: Moments, end: Moments, zone: str) -> tuple[npt.NDArray[np.float64], Bools]:
    """Both clocks are those of the zone: they have to be looked at closely only around the nights it changes them."""
    seconds, unsure = elapsed(start, end)
    low, high = np.minimum(start.clock, end.clock), np.maximum(start.clock, end.clock)
    years = np.concatenate([low[~np.isnat(low)], high[~np.isnat(high)]]).astype("datetime64[Y]").astype(int) + 1970
    if not len(years):
        return seconds, unsure
    near = np.zeros(len(low), dtype=bool)
    for night in changes(int(years.min()), int(years.max()) + 1, (zone,)):
        near |= (low < np.datetime64(night) + 2 * DAY) & (high >= np.datetime64(night) - DAY)
    lines = np.flatnonzero(near)
    seconds[lines], unsure[lines] = elapsed(start.at(lines), end.at(lines), zone)
    return seconds, unsure
