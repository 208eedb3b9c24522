"""The marks people set, as a chart needs them: segment starts, one-offs, and which standards held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.courses.versions import Version
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

STANDARDS = {"wait_p90_s": "wait_s", "close_median_s": "close_s", "csat": "csat", "nps": "nps",
             "complaints_per_1000": "complaints_per_1000"}  # fmt: skip
"""Metric → what its standard is called among the standards."""


@dataclass(frozen=True)
class Marks:
    """Step changes, one-offs, and the versions of each standard, oldest first, by node and what it is about."""

    rebases: pd.DataFrame
    ghosts: pd.DataFrame
    standards: dict[tuple[str, str], tuple[Version, ...]]

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

    def versions(self, node: str, key: str) -> tuple[Version, ...]:
        """The standards of the metric, oldest first; the time standards are judged by the P90 and the median."""
        return self.standards.get((node, STANDARDS.get(key, "")), ())


def marks_of(reader: Marked, scope: Scope) -> Marks:
    """All marks; of the standards the versions that began by the end of the scope (or of the data)."""
    last = scope.end or reader.extent().last
    found: dict[tuple[str, str], tuple[Version, ...]] = {}
    for row in reader.standards().sort_values("valid_from", kind="stable").to_dict("records"):
        version = Version(_day(row["valid_from"]), _day(row["valid_to"]), float(row["value"]))
        if last is None or version.first <= last:
            about = (row["node"], row["metric"])
            found[about] = (*found.get(about, ()), version)
    return Marks(reader.rebases(), reader.ghosts(), found)


def _day(told: date) -> date:
    return told.date() if isinstance(told, datetime) else told


def _of(marks: pd.DataFrame, node: str, key: str) -> pd.DataFrame:
    return marks[(marks["node"] == node) & (marks["metric"] == key)]
