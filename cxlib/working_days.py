"""Which days are worked: weekends, public holidays and their make-up days (调休), as data.

**Question.** A complaint received on the eve of the Spring Festival and due "within two working days": by when?

**Method.** Every day from 2000 to 2040 of a country is a working day or not, by the `holidays` package; days a place
sets by hand go before it. Each day carries the number of working days up to it, so that working days between two days
are one subtraction. The day of receipt does not count: received on a Friday and answered on the Monday after is one
working day; received on a Saturday and answered on that Monday is one as well.

**Source.** holidays 0.109; for China it agrees with the State Council's notices of 2015 to 2026 day by day. That the
first day does not count: Civil Code of the People's Republic of China, article 201.

**Limits.** Make-up days are known once they are announced, in China in the autumn before; of later years only the
feasts themselves are known. Days, not hours: whoever asks at noon has until the end of the last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cxlib.errors import CxError

FIRST, LAST = date(2000, 1, 1), date(2040, 12, 31)
DEFAULT = "CN"
WEEKDAYS = ""
"""The country code of a calendar that knows no holidays: Monday to Friday are worked."""

DAYS = [FIRST + timedelta(days=place) for place in range((LAST - FIRST).days + 1)]


@cache
def countries() -> tuple[str, ...]:
    """ISO codes of the countries whose holidays are known.

    >>> {"CN", "DE", "US"} <= set(countries())
    True
    """
    import holidays

    return tuple(sorted(code for code in holidays.list_supported_countries() if len(code) == 2))


@cache
def worked(country: str = DEFAULT) -> NDArray[np.bool_]:
    """Whether each day of `DAYS` is worked in a country (ISO code; "" = Monday to Friday).

    Raises `UNKNOWN_COUNTRY`.

    >>> there = dict(zip(DAYS, worked("CN").tolist()))
    >>> there[date(2026, 2, 14)], there[date(2026, 2, 16)]  # a make-up Saturday, New Year's Eve
    (True, False)
    """
    if country == WEEKDAYS:
        return np.array([day.weekday() < 5 for day in DAYS])
    if country not in countries():
        raise CxError("UNKNOWN_COUNTRY", country=country)
    import holidays

    calendar = holidays.country_holidays(country, years=range(FIRST.year, LAST.year + 1))
    return np.array([bool(calendar.is_working_day(day)) for day in DAYS])


def ordinals(
    country: str = DEFAULT, own: Mapping[date, bool] | None = None
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """For each day of `DAYS`: whether it is worked, and how many working days there are up to and including it.

    `own` are days set by hand. Raises `UNKNOWN_COUNTRY` and, for a day outside `DAYS`, `DAY_OUTSIDE_CALENDAR`.

    >>> _, upto = ordinals("CN")
    >>> friday, monday = (DAYS.index(date(2026, 3, day)) for day in (6, 9))
    >>> int(upto[monday] - upto[friday])
    1
    """
    there = worked(country).copy()
    for day, working in (own or {}).items():
        there[place_of(day)] = working
    return there, np.cumsum(there)


def place_of(day: date) -> int:
    """Where a day is among `DAYS`; raises `DAY_OUTSIDE_CALENDAR`.

    >>> DAYS[place_of(date(2026, 10, 1))]
    datetime.date(2026, 10, 1)
    """
    if not FIRST <= day <= LAST:
        raise CxError("DAY_OUTSIDE_CALENDAR", day=day, first=FIRST, last=LAST)
    return (day - FIRST).days
