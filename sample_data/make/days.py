"""The calendar: which days are open, how full an hour is, and how files spell a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from make.files import TRUTHS

FIRST: date = TRUTHS["first_day"]
LAST: date = TRUTHS["last_day"]
END = datetime.combine(LAST + timedelta(days=1), time())
SUNDAY = 6
HOLIDAYS = frozenset(
    {date(2026, 1, 1), date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18)}
    | {date(year, 10, day) for year in (2025, 2026) for day in (1, 2, 3)}
)


def every_day() -> Iterator[date]:
    """All days of the samples."""
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))


def is_open(day: date) -> bool:
    """Whether offices and bank windows are open: not on Sundays, not on the chief holidays."""
    return day.weekday() != SUNDAY and day not in HOLIDAYS


def moment(rng: Random, day: date, hours: dict[int, float]) -> datetime:
    """A moment of the day; `hours` says how full each hour is."""
    hour = rng.choices(list(hours), weights=list(hours.values()))[0]
    return datetime.combine(day, time(hour)) + timedelta(seconds=int(3600 * rng.random()))


def later(start: datetime, minutes: float) -> datetime:
    """`minutes` after `start`, to the second."""
    return start + timedelta(seconds=round(60 * minutes))


def in_office_hours(when: datetime) -> datetime:
    """The same moment, or if the office is closed then, the same minute of the hour at the next opening."""
    if is_open(when.date()) and 9 <= when.hour < 18:
        return when
    day = when.date() if when.hour < 9 else when.date() + timedelta(days=1)
    while not is_open(day):
        day += timedelta(days=1)
    return datetime.combine(day, time(9, when.minute, when.second))


def working_days_later(when: datetime, days: int) -> datetime:
    """Six in the afternoon, so many working days (Monday to Friday) later."""
    day = when.date()
    while days:
        day += timedelta(days=1)
        days -= is_open(day) and day.weekday() < 5
    return datetime.combine(day, time(18))


def known(when: datetime | None) -> datetime | None:
    """What lies after the last day has not happened yet."""
    return when if when is not None and when < END else None


def stamp(when: datetime | None, form: str = "%Y-%m-%d %H:%M:%S") -> str:
    """A moment as text; blank if there is none."""
    return when.strftime(form) if when is not None else ""


def unpadded(when: datetime) -> str:
    """As questionnaire tools write it: 2025/5/1 9:05:33."""
    return f"{when.year}/{when.month}/{when.day} {when.hour}:{when:%M:%S}"
