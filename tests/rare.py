"""A clinic where complaints are rare: eight served a day for 280 days, and complaints on days chosen by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from cxlib.store import Store
from tests import clinic

FIRST, DAYS, SERVED = date(2026, 1, 5), 280, 8
CALM = range(10, 200, 14)
"""One complaint in two weeks, fourteen of them."""
CLOSE = range(196, 236, 4)
"""Then one every four days, ten of them."""


def day(number: int) -> date:
    """The day with this number, counted from 0."""
    return FIRST + timedelta(days=number)


def served() -> str:
    """The queue of all days."""
    rows = (
        f"q{number}-{turn},north,nurse,{day(number)} 09:{turn:02},{day(number)} 09:{turn + 5:02},"
        f"{day(number)} 10:00,served"
        for number in range(DAYS)
        for turn in range(SERVED)
    )
    return "id,site,node,opened,started,closed,outcome\n" + "\n".join(rows) + "\n"


def complaints(days: Iterable[int]) -> str:
    """A complaint on each of these days; a day may come twice."""
    rows = (
        f"c{place},north,nurse,{day(number)} 09:00,,{day(number)} 17:00,,,"
        for place, number in enumerate(days)
    )  # fmt: skip
    return "id,site,node,opened,answered,closed,first,reopened,category\n" + "\n".join(rows) + "\n"


def take(store: Store, days: Iterable[int], *, volume: bool = True) -> Store:
    """Both files into the store; without the queue there is no volume."""
    if volume:
        clinic.take(store, served(), clinic.queue)
    clinic.take(store, complaints(days), clinic.complaints)
    return store
