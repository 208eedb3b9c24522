"""Rows gathered by wait, so that fitting takes no longer with more persons; and where a break may be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxlib.intervals import Floats, floats

Ints = NDArray[np.int64]

GAUSSIAN, BINOMIAL = "gaussian", "binomial"
BINS, GRID = 100, 100


@dataclass(frozen=True)
class Grouped:
    """Rows gathered by x: per group x, n and mean of y; `cells` are (group, y) pairs with their counts."""

    family: str
    x: Floats
    n: Floats
    y: Floats
    cells: tuple[Ints, Floats, Floats]
    rows: tuple[Floats, Floats, Floats]
    group: Ints


def grouped(x: Floats, y: Floats, n: Floats, family: str) -> Grouped:
    """Rows of x, y (score, or share of n satisfied) and n (1 for one person), none missing, gathered for `family`.

    >>> grouped(np.array([1.0, 1, 2]), np.array([0.0, 1, 1]), np.ones(3), "binomial").y.tolist()
    [0.5, 1.0]
    """
    _, group = np.unique(x, return_inverse=True)
    if group.max(initial=-1) >= BINS:
        order = np.argsort(x, kind="stable")
        bins = np.empty(x.size, dtype=np.int64)
        bins[order] = np.minimum((np.cumsum(n[order]) - n[order]) * BINS // n.sum(), BINS - 1)
        first = np.unique(group, return_index=True)[1]
        _, group = np.unique(bins[first][group], return_inverse=True)  # equal x stay together
    size = floats(np.bincount(group, n))
    means = [np.bincount(group, n * v) / size for v in (x, y)]
    return Grouped(family, means[0], size, means[1], _cells(group, y, n, family), (x, y, n), group)


def places(data: Grouped) -> Floats:
    """Where a break may be: a grid over the inner 80 % of persons, with two distinct x on each side; may be empty.

    >>> y = np.arange(50.0)
    >>> places(grouped(y, y, np.ones(50), "gaussian"))[[0, -1]].tolist()
    [4.0, 44.0]
    """
    upto = np.cumsum(data.n) / data.n.sum()
    low, high = (data.x[np.searchsorted(upto, q - 1e-9)] for q in (0.1, 0.9))
    if data.x.size < 4:
        return np.empty(0)
    low, high = max(low, data.x[1]), min(high, data.x[-2])
    return np.linspace(low, high, GRID) if low < high else np.empty(0)


def _cells(group: Ints, y: Floats, n: Floats, family: str) -> tuple[Ints, Floats, Floats]:
    if family == BINOMIAL:
        yes, every = np.bincount(group, n * y), np.bincount(group, n)
        numbers = np.arange(every.size)
        ones = np.repeat([1.0, 0.0], every.size)
        return np.tile(numbers, 2), ones, np.concatenate([yes, np.maximum(every - yes, 0)])
    values, which = np.unique(y, return_inverse=True)
    keys, counts = np.unique(group * values.size + which, return_counts=True)
    return keys // values.size, values[keys % values.size], counts.astype(float)
