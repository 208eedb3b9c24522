"""Year-first times as people and machines say them: 2025年3月1日 下午3点, 2025/3/1 3:05 PM GMT+8, 20250301090500."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_HALVES = "上午|下午|凌晨|清晨|早上|早晨|中午|傍晚|晚上|am|pm"
_SPOKEN = re.compile(
    r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?[\s,,]*(?:(?:星期|周)[一二三四五六日天])?\s*"
    rf"(?:({_HALVES})?\s*(\d{{1,2}})\s*(?::|点|时|\.(?=\d\d(?!\d)))\s*(半|\d{{1,2}})?\s*(?::|分)?\s*(?:(\d{{1,2}})(?:[.,]\d+)?\s*秒?)?\s*(am|pm)?)?"
    r"\s*(?:\[?(?:gmt|utc)\s*([+-]\d{1,2})?(?::?(\d{2}))?\]?)?"
)
_JOINED = re.compile(r"(\d{4})(\d\d)(\d\d)[t ]?(\d\d):?(\d\d)(?::?(\d\d))?")
_LATE = ("下午", "傍晚", "晚上", "pm")
_EARLY = ("凌晨", "清晨", "上午", "早上", "早晨", "am")


def read_spoken(text: str, zone: str = "") -> datetime | None:
    """The moment a text says, on the wall clock it was said on, or on that of `zone` if it names an offset.

    >>> read_spoken("2025年3月1日 下午3点半"), read_spoken("2025/03/01 12:05:09 am gmt+8", "UTC")
    (datetime.datetime(2025, 3, 1, 15, 30), datetime.datetime(2025, 2, 28, 16, 5, 9))
    """
    if joined := _JOINED.fullmatch(text):
        return _moment(*(int(part or 0) for part in joined.groups()))
    found = _SPOKEN.fullmatch(text.replace("a.m.", "am").replace("p.m.", "pm"))
    if not found:
        return None
    year, month, day, before, hour, minute, second, after, offset, rest = found.groups()
    moment = _moment(
        int(year), int(month), int(day), _hour(int(hour or 0), before or after or ""),
        30 if minute == "半" else int(minute or 0), int(second or 0),
    )  # fmt: skip
    if moment is None or not zone or not re.search("gmt|utc", text):
        return moment
    ahead = timedelta(hours=int(offset or 0), minutes=int(rest or 0) * (-1 if (offset or "").startswith("-") else 1))
    return moment.replace(tzinfo=timezone(ahead)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _moment(year: int, month: int, day: int, hour: int, minute: int, second: int) -> datetime | None:
    """The moment, `None` if there is none; 24:00 is the next midnight."""
    late = (hour, minute, second) == (24, 0, 0)
    try:
        return datetime(year, month, day, 0 if late else hour, minute, second) + timedelta(days=late)
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    if half in _LATE and hour < 12:
        return hour + 12
    if half == "中午" and hour < 11:
        return hour + 12
    return 0 if half in _EARLY and hour == 12 else hour
