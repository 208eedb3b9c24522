"""The marks people set, as a chart needs them: where segments start, which periods are one-offs, which target holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

STANDARDS = {"wait_p90_s": "wait_s", "close_median_s": "close_s", "csat": "csat", "nps": "nps",
             "complaints_per_1000": "complaints_per_1000"}  # fmt: skip
"""Metric → what its standard is called among the standards."""


@dataclass(frozen=True)
class Marks:
    """Step changes, one-offs, and the standards in force on the scope's last day by node and what they are about."""

    rebases: pd.DataFrame
    ghosts: pd.DataFrame
    targets: dict[tuple[str, str], float]

    def starts(self, node: str, key: str, periods: pd.DatetimeIndex) -> list[int]:
        """Places of the first periods on or after each declared step change."""
        if self.rebases.empty:
            return []
        days = pd.to_datetime(_of(self.rebases, node, key)["day"])
        return sorted({int(periods.searchsorted(day)) for day in days} - {0, len(periods)})

    def ghosted(self, node: str, key: str, periods: pd.DatetimeIndex, grain: str) -> np.ndarray:
        """Which periods a known one-off touches."""
        hit = np.zeros(len(periods), dtype=bool)
        if self.ghosts.empty:
            return hit
        last_days = pd.PeriodIndex(periods, freq=grain).end_time
        mine = _of(self.ghosts, node, key)
        for first, last in zip(pd.to_datetime(mine["first_day"]), pd.to_datetime(mine["last_day"]), strict=True):
            hit |= (periods <= last) & (last_days >= first)
        return hit

    def target(self, node: str, key: str) -> float | None:
        """The standard in force for the metric; the time standards are judged by the P90 and the median."""
        return self.targets.get((node, STANDARDS.get(key, "")))


def marks_of(reader: Marked, scope: Scope) -> Marks:
    """All marks; standards those in force at the end of the scope (or of the data)."""
    standards, last = reader.standards(), scope.end or reader.extent().last
    if last is not None and len(standards):
        day = pd.Timestamp(last)
        first, until = pd.to_datetime(standards["valid_from"]), pd.to_datetime(standards["valid_to"])
        standards = standards[(first <= day) & (until >= day)]
    told = zip(standards["node"], standards["metric"], standards["value"], strict=True)
    targets = {(node, about): float(value) for node, about, value in told}
    return Marks(reader.rebases(), reader.ghosts(), targets)


def _of(marks: pd.DataFrame, node: str, key: str) -> pd.DataFrame:
    return marks[(marks["node"] == node) & (marks["metric"] == key)]
