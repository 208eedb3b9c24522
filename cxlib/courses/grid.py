"""Figures of one metric as arrays, nodes × periods: many courses are charted at once, none costs a frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.assemble import Lines
from cxlib.courses.window import over
from cxlib.registry import metric

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
NUMBERS = ("value", "n", "low", "high", "n_effective", "x")
NOT_YET = "STILL_ARRIVING"


@dataclass(frozen=True)
class Grid:
    """One metric at one grain: a row per node, a column per period, none missing in between.

    `numbers` by name: `value, n, low, high, n_effective, x` (events: satisfied, or complaints; NaN or 0 where there is
    nothing). `kind` (display class) and `reason` as in a figures frame. `counted`: there is a figure, its period is
    over, and no more cases are expected.
    """

    nodes: tuple[str, ...]
    periods: pd.DatetimeIndex
    numbers: dict[str, Floats]
    kind: npt.NDArray[np.object_]
    reason: npt.NDArray[np.object_]
    counted: Bools

    @cached_property
    def days(self) -> npt.NDArray[np.datetime64]:
        """The first days of the periods."""
        return np.asarray(self.periods.to_numpy(), dtype="datetime64[D]")

    def rows(self, places: list[int]) -> Grid:
        """Some of its nodes."""
        return replace(
            self, nodes=tuple(self.nodes[place] for place in places),
            numbers={name: array[places] for name, array in self.numbers.items()},
            kind=self.kind[places], reason=self.reason[places], counted=self.counted[places],
        )  # fmt: skip

    def frame(self, row: int) -> pd.DataFrame:
        """One node's line per period: `period`, the numbers but `x`, `class`, `reason`, `counted`."""
        columns: dict[str, object] = {"period": self.periods}
        columns |= {name: array[row] for name, array in self.numbers.items() if name != "x"}
        return pd.DataFrame(columns | {"class": self.kind[row], "reason": self.reason[row],
                                       "counted": self.counted[row]})  # fmt: skip


def grid(lines: Lines, key: str, grain: str, last: date) -> Grid | None:
    """The figures of a metric by node and period (by period alone: of the node "") as arrays, nodes × periods.

    `None` without any case. Nodes without any are left out.
    """
    if not (lines["n"] > 0).any():
        return None
    days = np.unique(lines["period"])
    parts = {name: column.reshape(-1, days.size) for name, column in lines.items()}
    nodes = parts["node"][:, 0] if "node" in parts else np.array([""], dtype=object)
    there = np.flatnonzero((parts["n"] > 0).any(axis=1))
    parts = {name: part[there] for name, part in parts.items()}
    numbers = {name: parts[name].astype(np.float64) for name in NUMBERS[:-1]}
    numbers["n"], numbers["n_effective"] = np.nan_to_num(numbers["n"]), np.nan_to_num(numbers["n_effective"])
    share = metric(key).unit == "share"
    numbers["x"] = np.nan_to_num(numbers["value"]) * numbers["n_effective"] if share else parts["events"].astype(float)
    kind, reason = parts["class"].astype(object), parts["reason"].astype(object)
    counted = ~np.isnan(numbers["value"]) & over(days, grain, last) & (reason != NOT_YET)
    return Grid(tuple(str(one) for one in nodes[there]), pd.DatetimeIndex(days), numbers, kind, reason, counted)
