"""Additive measures as columns of whole numbers, and their sums over any keys: exact, and without the database.

The database hands out a few thousand node-days once; the figures of a page, its period before, its course and its nodes
are then sums of the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxlib.store.day_numbers import Ints, first_days, number_of, numbers_of, period_of

Floats = NDArray[np.float64]
EXACT = 2**53  # up to here a sum of whole numbers in floating point is exact
ROOM = 4
"""How many times more groups there may be than rows where each has a place of its own."""


@dataclass(frozen=True)
class Sums:
    """Measures (one line each) of rows with whole-number keys; days count from 1970, measures in units of 1 / `scale`.

    `by_day`: rows are in the order of their days; those between two days are a piece. `whole`: what this is a part of.

    >>> two = Sums({"node": np.array([1, 1]), "day": np.array([0, 7])}, ("n",), np.array([[3, 4]]))
    >>> keys, sums = two.added(("node",), "W")
    >>> keys["node"].tolist(), sums.tolist()
    ([1], [[7.0]])
    """

    keys: dict[str, NDArray[np.integer]]
    names: tuple[str, ...]
    measures: NDArray[np.integer]
    scale: int = 1
    by_day: bool = False
    whole: Sums | None = None

    @cached_property
    def largest(self) -> int:
        """No measure is larger than this: looked for once, also for the pieces of what was read."""
        return (
            self.whole.largest if self.whole else int(max(self.measures.max(initial=0), -self.measures.min(initial=0)))
        )

    @property
    def nbytes(self) -> int:
        """Bytes this takes."""
        return self.measures.nbytes + sum(numbers.nbytes for numbers in self.keys.values())

    def where(self, chosen: NDArray[np.bool_]) -> Sums:
        """Some of the rows."""
        return self if chosen.all() else self._rows(np.flatnonzero(chosen))

    def in_order(self) -> Sums:
        """The same rows in the order of their days."""
        days = self.keys["day"]
        if (np.diff(days) >= 0).all():
            return replace(self, by_day=True)
        return replace(self._rows(np.argsort(days, kind="stable")), by_day=True, whole=None)

    def between(self, start: date, end: date) -> Sums:
        """The rows of some days, both ends included."""
        days, (first, last) = self.keys["day"], (number_of(start), number_of(end))
        if self.by_day:
            ends = np.array([first, last + 1], dtype=days.dtype)  # of another type, all days were turned into that
            return self._rows(slice(*np.searchsorted(days, ends)))
        return self.where((days >= first) & (days <= last))

    def _rows(self, rows: NDArray[np.intp] | slice) -> Sums:
        keys = {name: numbers[rows] for name, numbers in self.keys.items()}
        measures = self.measures[:, rows] if isinstance(rows, slice) else self.measures.take(rows, axis=1)
        return replace(self, keys=keys, measures=measures, whole=self.whole or self)

    def stretched(self, stretches: list[tuple[int, int, int]]) -> Sums:
        """The rows of nodes from a first to a last day (by their numbers), with the place of the stretch as a key.

        >>> two = Sums({"node": np.array([1, 1]), "day": np.array([0, 7])}, ("n",), np.array([[3, 4]]))
        >>> two.stretched([(1, 0, 9), (1, 5, 9)]).keys["stretch"].tolist()
        [0, 0, 1]
        """
        node, day = self.keys["node"], self.keys["day"]
        of = {number: np.flatnonzero(node == number) for number in {number for number, _, _ in stretches}}
        rows = []
        for number, first, last in stretches:
            days = day[of[number]]
            rows.append(of[number][(days >= first) & (days <= last)])
        chosen, which = self._rows(np.concatenate(rows)), np.repeat(np.arange(len(rows)), [len(mine) for mine in rows])
        return replace(chosen, keys=chosen.keys | {"stretch": which}, by_day=False)

    def added(self, by: tuple[str, ...], grain: str = "D") -> tuple[dict[str, Ints], Floats]:
        """Keys and measures of every group, in the order of its keys; `period` is a number as of `period_of`."""
        cells, sums = self.cells(by, grain)
        return cells.keys(cells.numbers), sums

    def together(self, whose: str, grain: str) -> Sums:
        """The rows of each node (or journey) and period as one, its day the first of the period: few rows, whose sums
        over any of these keys are those of all rows.

        >>> three = Sums({"node": np.array([1, 1, 2]), "day": np.array([0, 2, 7])}, ("n",), np.array([[3, 4, 5]]))
        >>> three.together("node", "W").measures.tolist()
        [[7, 5]]
        """
        cells, sums = self._cells((whose, "period"), grain)
        keys = cells.keys(cells.numbers)
        days = numbers_of(first_days(keys["period"], grain))
        return Sums({whose: keys[whose], "day": days}, self.names, sums.astype(np.int64), self.scale)

    def cells(self, by: tuple[str, ...], grain: str = "D") -> tuple[Cells, Floats]:
        """The groups by number, in order, and the measures of each; nothing is said of their keys until it is asked."""
        cells, sums = self._cells(by, grain)
        return cells, sums / self.scale

    def _cells(self, by: tuple[str, ...], grain: str) -> tuple[Cells, NDArray[Any]]:
        """The same, measures as whole numbers."""
        columns = [self._periods(grain) if key == "period" else self.keys[key] for key in by]
        if not self.measures.size:
            return Cells(by, [0] * len(by), [1] * len(by), np.empty(0, dtype=np.int64)), np.empty((len(self.names), 0))
        least = [int(column.min()) for column in columns]
        sizes = [int(column.max()) - low + 1 for column, low in zip(columns, least, strict=True)]
        group = np.zeros(self.measures.shape[1], dtype=np.int64)
        for column, low, size in zip(columns, least, sizes, strict=True):
            group *= size
            group += column
            group -= low
        found, sums = _summed(group, self.measures, int(np.prod(sizes, dtype=object)), self.largest)
        return Cells(by, least, sizes, found), sums

    def _periods(self, grain: str) -> Ints:
        """The period of each row: worked out once per day there may be, not once per row."""
        days = self.keys["day"]
        if not days.size:
            return days.astype(np.int64)
        first = int(days.min())
        return np.asarray(period_of(np.arange(first, int(days.max()) + 1), grain)[days - first])


class Cells(NamedTuple):
    """Groups by number, the last key counting fastest; `least` and `sizes` of each key say what a number stands for."""

    by: tuple[str, ...]
    least: list[int]
    sizes: list[int]
    numbers: Ints

    def keys(self, numbers: Ints) -> dict[str, Ints]:
        """The keys of some groups.

        >>> Cells(("node", "bin"), [5, 10], [2, 3], np.array([0, 4])).keys(np.array([4]))["bin"].tolist()
        [11]
        """
        places = np.unravel_index(numbers, self.sizes) if self.by else ()
        return {key: place + low for key, place, low in zip(self.by, places, self.least, strict=True)}

    def without_last(self) -> Cells:
        """The same numbers without the last key: groups of the others, each as often as it has a value of the last."""
        return Cells(self.by[:-1], self.least[:-1], self.sizes[:-1], self.numbers // self.sizes[-1])


def joined(parts: list[Sums]) -> Sums:
    """The rows of all parts, which have keys and measures in common.

    >>> one = Sums({"node": np.array([1])}, ("n",), np.array([[3]]))
    >>> joined([one, one]).measures.tolist()
    [[3, 3]]
    """
    first, *others = parts
    if not others:
        return first
    keys = {name: np.concatenate([part.keys[name] for part in parts]) for name in first.keys}
    return Sums(keys, first.names, np.concatenate([part.measures for part in parts], axis=1), first.scale)


def _summed(group: Ints, measures: NDArray[np.integer], space: int, largest: int) -> tuple[Ints, Floats]:
    """The groups there are, in order, and the sum of every measure in each."""
    if (group[1:] >= group[:-1]).all():  # as days are: the rows of a group lie together
        first = np.append(0, np.flatnonzero(group[1:] > group[:-1]) + 1)
        return group[first], np.add.reduceat(measures, first, axis=1, dtype=np.int64)
    # whether no sum can be too large: the largest number tells it at a look, or else their sum
    exact = largest * group.size < EXACT or np.abs(measures).sum(axis=1, dtype=np.float64).max() < EXACT
    if exact and space <= ROOM * group.size:
        found = np.flatnonzero(np.bincount(group, minlength=space))
        return found, np.array([np.bincount(group, measure, space)[found] for measure in measures])
    if exact:  # few of the numbers there may be: they are numbered anew
        found, group = np.unique(group, return_inverse=True)
        return found, np.array([np.bincount(group, measure) for measure in measures])
    order = np.argsort(group, kind="stable")
    group = group[order]
    first = np.flatnonzero(np.diff(group, prepend=-1))
    return group[first], np.add.reduceat(measures[:, order].astype(np.int64), first, axis=1)
