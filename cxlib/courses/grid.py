"""Figures of one metric as arrays, nodes × periods: many courses are charted at once, none costs a frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

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

    def rows(self, places: list[int]) -> Grid:
        """Some of its nodes."""
        return replace(
            self, nodes=tuple(self.nodes[place] for place in places),
            numbers={name: array[places] for name, array in self.numbers.items()},
            kind=self.kind[places], reason=self.reason[places], counted=self.counted[places],
        )  # fmt: skip

    def frame(self, row: int) -> pd.DataFrame:
        """One node's line per period: `period`, the numbers, `class`, `reason`, `counted`."""
        columns: dict[str, object] = {"period": self.periods}
        columns |= {name: array[row] for name, array in self.numbers.items()}
        return pd.DataFrame(columns | {"class": self.kind[row], "reason": self.reason[row],
                                       "counted": self.counted[row]})  # fmt: skip


def grid(frame: pd.DataFrame, key: str, grain: str, last: date) -> Grid | None:
    """A figures frame by node and period as arrays; `None` without any case. Nodes without any are left out."""
    frame = frame[frame["n"].groupby(frame["node"]).transform("max") > 0] if len(frame) else frame
    if frame.empty:
        return None
    node, nodes = pd.factorize(frame["node"])
    period, periods = pd.factorize(frame["period"], sort=True)
    shape, place = (len(nodes), len(periods)), (node, period)
    share = metric(key).unit == "share"
    numbers = {name: np.full(shape, np.nan if name in ("value", "low", "high") else 0.0) for name in NUMBERS}
    for name in NUMBERS[:-1]:
        numbers[name][place] = frame[name].to_numpy(dtype=float)
    numbers["n"], numbers["n_effective"] = np.nan_to_num(numbers["n"]), np.nan_to_num(numbers["n_effective"])
    if share:
        numbers["x"] = np.nan_to_num(numbers["value"]) * numbers["n_effective"]
    else:
        numbers["x"][place] = frame["events"].to_numpy(dtype=float)
    kind, reason = np.full(shape, "hidden", dtype=object), np.full(shape, "NO_DATA", dtype=object)
    kind[place], reason[place] = frame["class"].to_numpy(), frame["reason"].to_numpy()
    days = pd.DatetimeIndex(periods)
    done = over(pd.Series(days), grain, last).to_numpy()
    counted = ~np.isnan(numbers["value"]) & done & (reason != NOT_YET)
    return Grid(tuple(str(one) for one in nodes), days, numbers, kind, reason, counted)
