"""The marks people set, as a chart needs them: segment starts, one-offs, and which standards held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


Of = tuple[str, str]
"""A node ("" = all together), and the metric or standard a mark is about."""


@dataclass(frozen=True)
class Marks:
    """Days of step changes, first and last days of one-offs, and versions of standards, each oldest first."""

    rebases: dict[Of, list[date]]
    ghosts: dict[Of, list[tuple[date, date]]]
    standards: dict[Of, list[Version]]

    def starts(self, node: str, key: str, periods: pd.DatetimeIndex) -> list[int]:
        """Places of the first periods on or after each declared step change."""
        days = self.rebases.get((node, key), [])
        return sorted({int(periods.searchsorted(pd.Timestamp(day))) for day in days} - {0, len(periods)})

    def ghosted(self, node: str, key: str, periods: pd.DatetimeIndex, grain: str) -> np.ndarray:
        """Which periods a known one-off touches."""
        hit, mine = np.zeros(len(periods), dtype=bool), self.ghosts.get((node, key), [])
        if mine:
            last_days = pd.PeriodIndex(periods, freq=grain).end_time
            for first, last in mine:
                hit |= (periods <= pd.Timestamp(last)) & (last_days >= pd.Timestamp(first))
        return hit

    def versions(self, node: str, key: str) -> tuple[Version, ...]:
        """The standards of the metric, oldest first; the time standards are judged by the P90 and the median."""
        return tuple(self.standards.get((node, STANDARDS.get(key, "")), ()))


def marks_of(reader: Marked, scope: Scope) -> Marks:
    """All marks; of the standards the versions that began by the end of the scope (or of the data)."""
    last, told = scope.end or reader.extent().last, reader.mark_lines()
    found = Marks({}, {}, {})
    for node, key, day in told.rebases:
        found.rebases.setdefault((node, key), []).append(day)
    for node, key, first, until in told.ghosts:
        found.ghosts.setdefault((node, key), []).append((first, until))
    for node, name, first, until, value in told.standards:
        if last is None or first <= last:
            found.standards.setdefault((node, name), []).append(Version(first, until, value))
    return found
