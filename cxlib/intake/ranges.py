"""Ranges where one value is expected: "10-15分钟", "300 or more", "少于5分钟", and the hour "0400 - 0500".

A range says two bounds and no value. It is never quietly replaced by its middle: a cell with a range is refused, unless
the mapping says in `ranges` what is to become of it: `missing`, `low`, `high` or `middle`. An hour is different: what
happened "0400 - 0500" happened in the hour that begins at four, and that hour is all that is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf, nan
from typing import NamedTuple

from cxlib.intake.scales import folded

CHOICES = ("", "missing", "low", "high", "middle")
"""What a mapping may say about ranges in a column; "" refuses them."""
_TO = r"\s*(?:-|–|—|~|至|到|\bto\b)\s*"
_BETWEEN = re.compile(rf"(?:between |from )?(.*?\S){_TO}(\S.*)|between (.+) and (.+)")
_FROM = re.compile(
    r"(?:>=?|≥|more than|over|above|at least|longer than|超过|大于|多于|高于|不少于|不低于|至少)\s*(.+)"
    r"|(.+?)\s*(?:\+|or more|or longer|or above|and above|and over|plus|(?:及|或)?以上|(?:及|或)更(?:多|长))"
)
_UP_TO = re.compile(
    r"(?:<=?|≤|less than|fewer than|under|below|up to|at most|no more than|within|少于|小于|低于|短于|不到|不足"
    r"|不超过|至多|最多)\s*(.+)|(.+?)\s*(?:or less|or fewer|or shorter|and below|and under|(?:及|或)?以(?:下|内))"
)
_UNIT = re.compile(r"[\d.,:\s]*(.*)")
MOMENT = r"(\d{1,2}?)\s*(?::?(\d{2})|[点时](?:(\d{1,2})分?)?|h)?(?::00)?\s*(am|pm)?"
_HOUR = re.compile(rf"{MOMENT}{_TO}{MOMENT}")


class Bounds(NamedTuple):
    """What a range says: at least `low`, at most `high`; -inf and inf where it is open."""

    low: float
    high: float

    def value(self, choice: str) -> float:
        """The number that stands for the range by a mapping's own choice; NaN where there is none.

        >>> Bounds(600, 900).value("middle"), Bounds(300, inf).value("middle"), Bounds(300, inf).value("low")
        (750.0, nan, 300)
        """
        found = {"low": self.low, "high": self.high, "middle": (self.low + self.high) / 2}.get(choice, nan)
        return found if abs(found) < inf else nan


def read_bounds(text: str, read: Callable[[str], float | None]) -> Bounds | None:
    """The bounds a text says, each side by `read`; `None` if it is no range.

    A side without a unit takes that of the other: "10-15 min" begins at ten minutes.

    >>> read_bounds("300以上", float), read_bounds("less than 5", float), read_bounds("10-15", float)
    (Bounds(low=300.0, high=inf), Bounds(low=-inf, high=5.0), Bounds(low=10.0, high=15.0))
    """
    plain = folded(text)
    if found := _FROM.fullmatch(plain):
        low = _side(found[1] or found[2], read)
        return None if low is None else Bounds(low, inf)
    if found := _UP_TO.fullmatch(plain):
        high = _side(found[1] or found[2], read)
        return None if high is None else Bounds(-inf, high)
    if found := _BETWEEN.fullmatch(plain):
        first, last = found[1] or found[3], found[2] or found[4]
        unit = _UNIT.fullmatch(last)
        own = _UNIT.fullmatch(first)
        bare = unit and own and not own[1]
        low, high = _side(first + unit[1] if bare and unit else first, read), _side(last, read)
        return Bounds(low, high) if low is not None and high is not None and 0 <= low < high else None
    return None


def hour_of(text: str) -> tuple[int, int] | None:
    """Hour and minute at which the range of (at most) an hour begins; `None` if the text is none.

    >>> hour_of("0400 - 0500"), hour_of("08:30-09:30"), hour_of("8点-9点"), hour_of("11 am - 12 pm"), hour_of("8-12点")
    ((4, 0), (8, 30), (8, 0), (11, 0), None)
    """
    found = _HOUR.fullmatch(folded(text).replace(".", ""))
    if not found:
        return None
    first, last = found.groups()[:4], found.groups()[4:]
    start, end = minutes(first, last[3]), minutes(last, last[3])
    if start is None or end is None or start >= 1440 or not 0 < (end - start) % 1440 <= 60:
        return None
    return divmod(start, 60)


def _side(text: str, read: Callable[[str], float | None]) -> float | None:
    try:
        return read(text)
    except ValueError:
        return None


def minutes(moment: tuple[str | None, ...], half: str | None) -> int | None:
    """Minutes since midnight of the four groups of a `MOMENT`; `None` where there is no such time of day.

    A half of the day said once at the end of a range (`half`) holds for both sides.

    >>> minutes(("9", "30", None, None), "pm"), minutes(("9", "30", None, "am"), "pm")
    (1290, 570)
    >>> minutes(("25", None, None, None), None) is None
    True
    """
    hour, minute = int(moment[0] or 0), int(moment[1] or moment[2] or 0)
    if half := moment[3] or half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute if hour <= 24 and minute < 60 else None
