"""Histograms of waits, service times and times to close, as the quantiles read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxlib.store.day_numbers import Ints, numbers_of
from cxlib.store.sums import Floats, Sums

NO_HOUR = -1
"""A ticket without the moment it was opened is in no hour."""


@dataclass(frozen=True)
class Bins:
    """Bins (as of `cxlib.quantiles.bin_of`) of some groups, in order of group and bin: `n` cases, `total` seconds.

    `keys` has one place per group, the others one place per group and bin.
    """

    keys: dict[str, NDArray[Any]]
    group: Ints
    bin: Ints
    n: Ints
    total: Floats

    @property
    def nbytes(self) -> int:
        """Bytes this takes."""
        return self.group.nbytes + self.bin.nbytes + self.n.nbytes + self.total.nbytes


def binned(columns: dict[str, NDArray[Any]]) -> Sums:
    """The columns of a result as sums of `n` and `total` by keys and bins; a period is told by its first day."""
    keys = {name: column for name, column in columns.items() if name not in ("n", "total")}
    if "hour" in keys:
        keys["hour"] = np.nan_to_num(keys["hour"], nan=NO_HOUR).astype(np.int64)
    for name in {"day", "period"} & set(keys):
        keys["day"] = numbers_of(keys.pop(name))
    return Sums(keys, ("n", "total"), np.array([columns["n"], columns["total"]], dtype=np.int64))


def histograms(rows: Sums, by: tuple[str, ...], grain: str) -> Bins:
    """One histogram per group of the keys in `by`; `period` is a number as of `period_of`."""
    cells, (n, total) = rows.cells((*by, "bin"), grain)
    groups = cells.without_last()
    new = np.diff(groups.numbers, prepend=-1) != 0
    keys = {
        key: _hours(column) if key == "hour" else column for key, column in groups.keys(groups.numbers[new]).items()
    }
    bins = cells.numbers % cells.sizes[-1] + cells.least[-1]
    return Bins(keys, np.cumsum(new) - 1, bins, n.astype(np.int64), total)


def _hours(hour: Ints) -> NDArray[Any]:
    return np.where(hour == NO_HOUR, np.nan, hour) if (hour == NO_HOUR).any() else hour
