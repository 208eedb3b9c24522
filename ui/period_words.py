"""Periods inside sentences: a week by the day it begins on, from when to when something was, and how many it took."""

from __future__ import annotations

from datetime import date

from ui.words import day, period, t, tn


def dated(first: date, grain: str) -> str:
    """A period of a grain (`D`, `W`, `M`, `Q`) in a sentence: few people know a week by its number alone.

    >>> dated(date(2026, 8, 3), "W"), dated(date(2026, 8, 1), "M")
    ('the week of 3 Aug 2026 (week 32)', 'Aug 2026')
    """
    if grain != "W":
        return period(first, grain)
    return t("the week of {day} (week {week})", day=day(first), week=first.isocalendar().week)


def when(since: date, until: date, grain: str) -> str:
    """From the first to the last of some periods, each told by its first day.

    >>> when(date(2026, 8, 1), date(2026, 8, 1), "M"), when(date(2026, 8, 1), date(2026, 10, 1), "M")
    ('in Aug 2026', 'from Aug 2026 to Oct 2026')
    """
    if since != until:
        return t("from {since} to {until}", since=dated(since, grain), until=dated(until, grain))
    return t("on {day}", day=day(since)) if grain == "D" else t("in {period}", period=dated(since, grain))


def length(n: int, grain: str) -> str:
    """So many periods of a grain, by the word people have for them.

    >>> length(9, "W"), length(1, "M")
    ('9 weeks', '1 month')
    """
    told = {
        "D": tn("{n} day", "{n} days", n), "W": tn("{n} week", "{n} weeks", n),
        "M": tn("{n} month", "{n} months", n), "Q": tn("{n} quarter", "{n} quarters", n),
    }  # fmt: skip
    return told[grain]
