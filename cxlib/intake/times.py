"""Dates and clocks out of text, a whole column at once.

Formats are tried in order over the distinct values, each on what the ones before left over; a format given by the
mapping stands alone. Orders that can't be told apart (day/month against month/day) are never guessed here: the default
list holds year-first forms only; last come year-first times as people say them. A stamp with an offset is shown on
the wall clock it was written in, or on that of a time zone if one is given. Four formats are no patterns: `epoch`
(seconds since 1970, UTC), `epoch_ms`, `excel` (days of a spreadsheet) and `hours` (an hour range: its start).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.ranges import hour_of
from cxlib.intake.scales import folded
from cxlib.intake.spoken import read_spoken

FORMATS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%d %H:%M:%S %z", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M%z", "%Y-%m-%d %H:%M%z",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M", "%Y年%m月%d日", "%Y.%m.%d %H:%M:%S",
    "%Y.%m.%d", "%Y%m%d",
)  # fmt: skip
PLAIN, PLAIN_LENGTH, BLANK_AT = "%Y-%m-%d %H:%M:%S", 19, 10
"""The form most programs write stamps in, how long such a text is, and where its blank stands."""
COUNTED = {"epoch": ("s", "1970-01-01"), "epoch_ms": ("ms", "1970-01-01"), "excel": ("D", "1899-12-30")}
"""Formats that count from a day: their unit and that day."""
HOURS = "hours"
"""The format of a column of hour ranges: a clock without a date."""
Stamps = npt.NDArray[np.datetime64]
_FILLING = re.compile(r"[\d\s]+")
_NUMBER = re.compile(r"%[dfHIjmMSyY]")
_OFFSET = re.compile(r"\s*(?:Z|UTC|[+-]\d{1,2}(?::?\d{1,2}){0,2})$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
EARLIEST, LATEST = np.datetime64("1990-01-01"), np.datetime64("2100-01-01")


def read_stamps(texts: list[str], formats: tuple[str, ...] = (), zone: str = "") -> Stamps:
    """Stamps (`datetime64[us]`) of the texts; `NaT` where no format fits or the year is out of 1990–2099.

    >>> read_stamps(["2026/3/1 9:05:00", "soon"]).astype(str).tolist()
    ['2026-03-01T09:05:00.000000', 'NaT']
    >>> read_stamps(["2026-03-01T01:05:00+0000"], zone="Asia/Shanghai").astype(str).tolist()
    ['2026-03-01T09:05:00.000000']
    """
    left = pd.Series([text.strip() for text in texts], dtype="object")
    signs, kinds = pd.factorize(np.array([_signs(text) for text in texts], dtype=object))
    found = np.full(len(texts), np.datetime64("NaT"), dtype="datetime64[us]")
    for form in formats or FORMATS:
        todo = np.flatnonzero(np.isnat(found) & _could_fit(kinds, form)[signs])
        if len(todo):
            found[todo] = _tried(left.iloc[todo], form, zone)
    if not formats:
        for at in np.flatnonzero(np.isnat(found)):
            if moment := read_spoken(folded(texts[at]), zone):
                found[at] = np.datetime64(moment, "us")
    if not all(is_clock(form) for form in formats or FORMATS):
        found[(found < EARLIEST) | (found >= LATEST)] = np.datetime64("NaT")
    return found


def plain_stamps(texts: pa.Array) -> Stamps | None:
    """The stamps of texts that are all of the form `PLAIN` or empty (`NaT`, as out of 1990–2099); `None` else.

    >>> plain_stamps(pa.array(["2026-03-01 09:05:00", ""])).astype(str).tolist()
    ['2026-03-01T09:05:00.000000', 'NaT']
    >>> plain_stamps(pa.array(["2026-03-01 09:05"])) is None
    True
    """
    lengths = pc.binary_length(texts).to_numpy(zero_copy_only=False)
    if not ((lengths == 0) | (lengths == PLAIN_LENGTH)).all() or not lengths.any():
        return None
    # Empty texts take no room: the others lie side by side. Arrow would also read a T between day and clock.
    start = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset]
    letters = np.frombuffer(texts.buffers()[2], np.uint8)[start : start + int(lengths.sum())]
    if (letters.reshape(-1, PLAIN_LENGTH)[:, BLANK_AT] != ord(" ")).any():
        return None
    try:
        read = pc.if_else(pc.equal(texts, ""), None, texts).cast(pa.timestamp("us"))
    except pa.ArrowInvalid:
        return None
    found = np.array(read.to_numpy(zero_copy_only=False), dtype="datetime64[us]")
    found[(found < EARLIEST) | (found >= LATEST)] = np.datetime64("NaT")
    return found


def is_clock(form: str) -> bool:
    """Whether a format says a time of day without a date.

    >>> is_clock("%I:%M:%S %p")
    True
    """
    return form not in COUNTED and not any(part in form for part in ("%d", "%j", "%m", "%y", "%Y"))


def _signs(text: str) -> str:
    """What stands in a text beside numbers and blanks."""
    return _FILLING.sub("", text).lower()


def _could_fit(kinds: Sequence[str], form: str) -> npt.NDArray[np.bool_]:
    """Which texts, by their signs, could be of a format at all: most formats need not be tried on most texts.

    >>> _could_fit(["//:", "--:"], "%Y/%m/%d %H:%M").tolist(), _could_fit(["--:+:", "//:"], "%Y-%m-%d %H:%M%z").tolist()
    ([True, False], [True, False])
    """
    rest = _NUMBER.sub("", form.replace("%z", ""))
    if form in COUNTED or form == HOURS or "%" in rest:
        return np.ones(len(kinds), dtype=bool)
    wanted = _signs(rest)
    fit = (kind.startswith(wanted) if "%z" in form else kind == wanted for kind in kinds)
    return np.fromiter(fit, bool, len(kinds))


def _tried(texts: pd.Series, form: str, zone: str) -> Stamps:
    if form in COUNTED:
        unit, start = COUNTED[form]
        numbers = pd.to_numeric(texts, errors="coerce")
        usable = numbers.where(numbers.between(1, 1e14 if unit == "ms" else 1e11 if unit == "s" else 1e6))
        read = pd.to_datetime(usable, unit=unit, origin=start, errors="coerce", utc=unit != "D")
        # A day number of eight decimals is not exact below the second.
        return _plain(read.dt.round("s" if unit == "D" else "ms"), zone if unit != "D" else "")
    if form == HOURS:
        starts = [hour_of(text) for text in texts]
        return np.array([_at(start) for start in starts], dtype="datetime64[us]")
    if "%b" in form or "%B" in form:
        texts = texts.str.replace(_ORDINAL, "", regex=True)
    if "%p" in form and any("." in text for text in texts):
        texts = texts.str.replace(r"(?i)\b([ap])\.\s?m\b\.?", r"\1m", regex=True)
    zoned = "%z" in form
    read = pd.to_datetime(texts, format=form, errors="coerce", utc=zoned)
    if not zoned or zone:
        return _plain(read, zone if zoned else "")
    clock = texts.where(read.notna()).str.replace(_OFFSET, "", regex=True)
    return _plain(pd.to_datetime(clock, format=form.replace("%z", "").strip(), errors="coerce"), "")


def _plain(read: pd.Series, zone: str) -> Stamps:
    """Wall clock times of a zone (UTC if none is given)."""
    if read.dt.tz is not None:
        read = read.dt.tz_convert(zone or "UTC").dt.tz_localize(None)
    return np.asarray(read.to_numpy(dtype="datetime64[us]"))


def _at(start: tuple[int, int] | None) -> np.datetime64:
    """A clock on no day in particular, as formats without a date are read."""
    return np.datetime64("NaT") if start is None else np.datetime64(f"1900-01-01T{start[0]:02}:{start[1]:02}")
