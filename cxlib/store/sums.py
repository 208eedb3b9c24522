"""Additive measures as columns of whole numbers, and their sums over any keys: exact, and without the database.

The database hands out a few thousand node-days once; the figures of a page, its period before, its course and its nodes
are then sums of the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Days = NDArray[np.datetime64]
EPOCH_WEEKDAY = 3  # 1 January 1970 was a Thursday
EXACT = 2**53  # up to here a sum of whole numbers in floating point is exact
ROOM = 2**20


@dataclass(frozen=True)
class Sums:
    """Measures (one line each) of rows with whole-number keys; days count from 1970, measures in units of 1 / `scale`.

    >>> two = Sums({"node": np.array([1, 1]), "day": np.array([0, 7])}, ("n",), np.array([[3, 4]]))
    >>> keys, sums = two.added(("node",), "W")
    >>> keys["node"].tolist(), sums.tolist()
    ([1], [[7.0]])
    """

    keys: dict[str, NDArray[np.integer]]
    names: tuple[str, ...]
    measures: NDArray[np.integer]
    scale: int = 1

    @property
    def nbytes(self) -> int:
        """Bytes this takes."""
        return self.measures.nbytes + sum(numbers.nbytes for numbers in self.keys.values())

    def where(self, chosen: NDArray[np.bool_]) -> Sums:
        """Some of the rows."""
        if chosen.all():
            return self
        keys = {name: numbers[chosen] for name, numbers in self.keys.items()}
        return Sums(keys, self.names, self.measures[:, chosen], self.scale)

    def between(self, start: date, end: date) -> Sums:
        """The rows of some days, both ends included."""
        return self.where((self.keys["day"] >= number_of(start)) & (self.keys["day"] <= number_of(end)))

    def added(self, by: tuple[str, ...], grain: str = "D") -> tuple[dict[str, Ints], Floats]:
        """Keys and measures of every group, in the order of its keys; `period` is a number as of `period_of`."""
        columns = [period_of(self.keys["day"], grain) if key == "period" else self.keys[key] for key in by]
        if not self.measures.size:
            keys = {key: column.astype(np.int64) for key, column in zip(by, columns, strict=True)}
            return keys, np.empty((len(self.names), 0))
        least = [int(column.min()) for column in columns]
        sizes = [int(column.max()) - low + 1 for column, low in zip(columns, least, strict=True)]
        group = np.zeros(self.measures.shape[1], dtype=np.int64)
        for column, low, size in zip(columns, least, sizes, strict=True):
            group *= size
            group += column
            group -= low
        found, sums = _summed(group, self.measures, int(np.prod(sizes, dtype=object)))
        places = np.unravel_index(found, sizes) if by else ()
        return {key: place + low for key, place, low in zip(by, places, least, strict=True)}, sums / self.scale


def _summed(group: Ints, measures: NDArray[np.integer], space: int) -> tuple[Ints, Floats]:
    """The groups there are, in order, and the sum of every measure in each."""
    if space <= 8 * group.size + ROOM and np.abs(measures).sum(axis=1, dtype=np.float64).max() < EXACT:
        found = np.flatnonzero(np.bincount(group, minlength=space))
        return found, np.array([np.bincount(group, measure, space)[found] for measure in measures])
    order = np.argsort(group, kind="stable")
    group = group[order]
    first = np.flatnonzero(np.diff(group, prepend=-1))
    return group[first], np.add.reduceat(measures[:, order].astype(np.int64), first, axis=1)


def period_of(day: NDArray[np.integer], grain: str) -> Ints:
    """The number of the period each day is in: days, weeks from Monday, months or quarters since 1970."""
    if grain == "D":
        return day.astype(np.int64)
    if grain == "W":
        return (day.astype(np.int64) + EPOCH_WEEKDAY) // 7
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return month // 3 if grain == "Q" else month


def first_days(period: Ints, grain: str) -> Days:
    """The first day of periods by their number, in the unit the frames have.

    >>> day = np.array([number_of(date(2026, 8, 12))])
    >>> [str(first_days(period_of(day, grain), grain)[0])[:10] for grain in "DWMQ"]
    ['2026-08-12', '2026-08-10', '2026-08-01', '2026-07-01']
    """
    if grain in "DW":
        days = period if grain == "D" else period * 7 - EPOCH_WEEKDAY
        return days.astype("datetime64[D]").astype("datetime64[us]")
    return (period * 3 if grain == "Q" else period).astype("datetime64[M]").astype("datetime64[us]")


def number_of(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def numbers_of(days: Days) -> NDArray[np.int32]:
    """Days since 1970 of dates as the database hands them out."""
    return days.astype("datetime64[D]").astype(np.int32)
