"""A length of time out of text: in words, as a clock, as a bare number of a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cxlib.intake.commas import dotted
from cxlib.intake.scales import folded

UNITS = {"s": 1.0, "min": 60.0, "h": 3600.0, "day": 86400.0}
_SECONDS = (
    (r"weeks?|周|星期", 604_800),
    (r"days?|d|天|日", 86_400),
    (r"hours?|hrs?|h|个?小时|个?钟头|時|时", 3600),
    (r"minutes?|mins?|min|m|分钟|分鐘|分|′|'", 60),
    (r"seconds?|secs?|s|秒钟|秒|″|\"|''", 1),
)
_PARTS = "".join(rf"(?:(\d+(?:\.\d+)?)\s*(?:{names})\.?(半)?\s*(?:,|and|又|零)?\s*)?" for names, _ in _SECONDS)
_WORDS = re.compile(_PARTS)
_CLOCK = re.compile(r"(?:(\d+)\s*(?:days?|d|天)\s*,?\s*)?(\d+(?::\d{1,2}){1,2}|:\d\d)(\.\d+)?")
_ISO = re.compile(r"p(?:(\d+)d)?(?:t(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?)?")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
READ, NEARLY = 0.8, 0.95
WORKING, ENOUGH = range(6, 23), 10
"""Hours at which people are at work; clocks without seconds from which they can be told from minutes and seconds."""
_OF_DAY = re.compile(r"(\d{1,2}):\d{2}(:\d{2})?")
_HALF = {"半小时": "30分", "半个小时": "30分", "半天": "12小时", "half an hour": "30 min"}
_SAID = str.maketrans("一两二三四五六七八九", "1223456789")


def read_duration(text: str, unit: str = "s") -> float | None:
    """Seconds in a duration said in words, as a clock (`1:02:05`) or as a bare number of `unit`; `None` if neither.

    A comma with three digits behind it is a thousands mark, another one is a decimal comma.

    >>> read_duration("126秒"), read_duration("1 h 5 min"), read_duration("2:05", "min"), read_duration("7", "min")
    (126.0, 3900.0, 125.0, 420.0)
    >>> read_duration(":17"), read_duration("1:17", "h")
    (17.0, 77.0)
    >>> read_duration("1 day, 2:00:00"), read_duration("PT2M6S"), read_duration("一个半小时"), read_duration("12,5")
    (93600.0, 126.0, 5400.0, 12.5)
    """
    plain = _THOUSANDS.sub("", dotted(folded(text)).replace("″", '"').replace("′", "'"))
    if re.fullmatch(r"-?\d+(\.\d+)?", plain):
        return float(plain) * UNITS[unit or "s"]
    if clock := _CLOCK.fullmatch(plain):
        seconds = 0
        for part in clock[2].split(":"):
            seconds = seconds * 60 + int(part or 0)
        return 86_400.0 * int(clock[1] or 0) + seconds + float(clock[3] or 0)
    if (iso := _ISO.fullmatch(plain)) and any(iso.groups()):
        return sum(float(part or 0) * size for part, size in zip(iso.groups(), (86_400, 3600, 60, 1), strict=True))
    return _in_words(_HALF.get(plain, plain))


def are_lengths(values: Sequence[str]) -> bool:
    """Whether most different texts are lengths of time, and not the times of day at which people work.

    >>> are_lengths(["0:04:10", "12分", "95"]), are_lengths(["09:15:00", "14:02:31", "10:40:12"])
    (True, False)
    """
    distinct = list(dict.fromkeys(values))
    read = sum(read_duration(text) is not None for text in distinct)
    return read >= READ * len(distinct) and not _of_day(distinct)


def _of_day(distinct: Sequence[str]) -> bool:
    clocks = [found for text in distinct if (found := _OF_DAY.fullmatch(text))]
    told = len(clocks) >= ENOUGH or any(found[2] for found in clocks)
    at_work = sum(int(found[1]) in WORKING for found in clocks)
    return told and at_work >= NEARLY * len(clocks) and len(clocks) >= NEARLY * len(distinct)


def _in_words(plain: str) -> float | None:
    said = plain.translate(_SAID).replace("个半小时", "小时半")
    found = _WORDS.fullmatch(said)
    if not found or not any(found.groups()):
        return None
    seconds = 0.0
    for (number, half), (_, size) in zip(_pairs(found.groups()), _SECONDS, strict=True):
        seconds += (float(number) + (0.5 if half else 0)) * size if number else 0.0
    return seconds


def _pairs(groups: tuple[str | None, ...]) -> list[tuple[str | None, str | None]]:
    return list(zip(groups[::2], groups[1::2], strict=True))
