"""Dates, clocks and durations out of text, a whole column at once.

Formats are tried in order over the distinct values, each on what the ones before left over; a format given by the
mapping stands alone. Orders that can't be told apart (day/month against month/day) are never guessed here: the default
list holds year-first forms only; last come year-first times as people say them. A stamp with an offset is shown on
the wall clock it was written in, or on that of a time zone if one is given. Three formats are no patterns: `epoch`
(seconds since 1970, UTC), `epoch_ms` and `excel` (days of a spreadsheet).
"""

from __future__ import annotations

import re
from datetime import datetime

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.intake.scales import folded
from cxlib.intake.spoken import read_spoken

FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%d %H:%M:%S %z", "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M", "%Y年%m月%d日", "%Y.%m.%d %H:%M:%S",
    "%Y.%m.%d", "%Y%m%d",
)  # fmt: skip
COUNTED = {"epoch": ("s", "1970-01-01"), "epoch_ms": ("ms", "1970-01-01"), "excel": ("D", "1899-12-30")}
"""Formats that count from a day: their unit and that day."""
Stamps = npt.NDArray[np.datetime64]
EARLIEST, LATEST = np.datetime64("1990-01-01"), np.datetime64("2100-01-01")
_PART = re.compile(
    r"(\d+(?:\.\d+)?)\s*(小时|時|时|hours?|hrs?|h|分钟|分鐘|分|minutes?|mins?|min|m|秒|seconds?|secs?|s)", re.IGNORECASE
)
_SECONDS = {"小": 3600, "時": 3600, "时": 3600, "h": 3600, "分": 60, "m": 60, "秒": 1, "s": 1}
UNITS = {"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0}


def read_stamps(texts: list[str], formats: tuple[str, ...] = (), zone: str = "") -> Stamps:
    """Stamps (`datetime64[us]`) of the texts; `NaT` where no format fits or the year is out of 1990–2099.

    >>> read_stamps(["2026/3/1 9:05:00", "soon"]).astype(str).tolist()
    ['2026-03-01T09:05:00.000000', 'NaT']
    >>> read_stamps(["2026-03-01T01:05:00+0000"], zone="Asia/Shanghai").astype(str).tolist()
    ['2026-03-01T09:05:00.000000']
    """
    left = pd.Series(texts, dtype="object").str.strip()
    found = np.full(len(texts), np.datetime64("NaT"), dtype="datetime64[us]")
    for form in formats or FORMATS:
        todo = np.flatnonzero(np.isnat(found))
        if not len(todo):
            break
        found[todo] = _tried(left.iloc[todo], form, zone)
    if not formats:
        for at in np.flatnonzero(np.isnat(found)):
            if moment := read_spoken(folded(texts[at]), zone):
                found[at] = np.datetime64(moment, "us")
    if not all(is_clock(form) for form in formats or FORMATS):
        found[(found < EARLIEST) | (found >= LATEST)] = np.datetime64("NaT")
    return found


def is_clock(form: str) -> bool:
    """Whether a format says a time of day without a date.

    >>> is_clock("%I:%M:%S %p")
    True
    """
    return form not in COUNTED and not any(part in form for part in ("%d", "%j", "%m", "%y", "%Y"))


def read_duration(text: str, unit: str = "s") -> float | None:
    """Seconds in a duration said in words, as a clock (`1:02:05`) or as a bare number of `unit`; `None` if neither.

    >>> read_duration("126秒"), read_duration("1 h 5 min"), read_duration("2:05", "min"), read_duration("7", "min")
    (126.0, 3900.0, 125.0, 420.0)
    """
    plain = text.strip().replace(",", "")
    if re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return float(plain) * UNITS[unit or "s"]
    if re.fullmatch(r"\d+(:\d{1,2}){1,2}", plain):
        seconds = 0
        for part in plain.split(":"):
            seconds = seconds * 60 + int(part)
        return float(seconds)
    parts = _PART.findall(plain)
    if parts and not _PART.sub("", plain).strip():
        return float(sum(float(number) * _SECONDS[word[0].lower()] for number, word in parts))
    return None


def _tried(texts: pd.Series, form: str, zone: str) -> Stamps:
    if form in COUNTED:
        unit, start = COUNTED[form]
        numbers = pd.to_numeric(texts, errors="coerce")
        usable = numbers.where(numbers.between(1, 1e14 if unit == "ms" else 1e11 if unit == "s" else 1e6))
        read = pd.to_datetime(usable, unit=unit, origin=start, errors="coerce", utc=unit != "D").dt.round("ms")
        return _plain(read, zone if unit != "D" else "")
    zoned = "%z" in form
    read = pd.to_datetime(texts, format=form, errors="coerce", utc=zoned)
    if not zoned or zone:
        return _plain(read, zone if zoned else "")
    wall = [_wall(text, form) if ok else None for text, ok in zip(texts, read.notna(), strict=True)]
    return np.asarray(pd.Series(wall, dtype="datetime64[us]").to_numpy())


def _plain(read: pd.Series, zone: str) -> Stamps:
    """Wall clock times of a zone (UTC if none is given)."""
    if read.dt.tz is not None:
        read = read.dt.tz_convert(zone or "UTC").dt.tz_localize(None)
    return np.asarray(read.to_numpy(dtype="datetime64[us]"))


def _wall(text: str, form: str) -> datetime:
    return datetime.strptime(text, form).replace(tzinfo=None)
