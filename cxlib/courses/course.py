"""One metric of one node over time, with its control chart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.control import Chart, drawn, meaning, variation
from cxlib.control.chart import Codes
from cxlib.courses.grid import Bools, Grid
from cxlib.courses.versions import Version, in_force, steps
from cxlib.registry import metric
from cxlib.trend import Trend, trend

BOUNDS = {"share": (0.0, 1.0), "nps": (-100.0, 100.0), "rate": (0.0, np.inf), "seconds": (0.0, np.inf),
          "score": (1.0, 7.0)}  # fmt: skip

OPPOSITE = {"high": "low", "low": "high", "none": "none"}
PERIODS_PER_YEAR = {"D": 365.25, "W": 52.18, "M": 12.0, "Q": 4.0}


@dataclass(frozen=True)
class Between:
    """What a chart of rare events tells beside its points: the day of the event before each of them (`starts`), and how
    many were served, or days passed, since the last one (`open`).
    """

    starts: pd.DatetimeIndex
    open: float


@dataclass(frozen=True)
class Course:
    """One metric of one node (`node` "" = all nodes of the scope together) over time.

    Its figures are row `row` of `grid`; `ghosts` are the periods of known one-offs. `kind` and `kind_reason`
    say which chart and why, `grain` and `grain_reason` how long a period is and why; `sigma_z` is the spread against
    chance of a p or u chart (NaN: none). `firm`: enough cases for an icon and for the list of signals. Of rare events
    (`between`; kind "g" or "t") each point is one event, its `period` a day and its `value` the served, or the days,
    since the event before. `versions`: the standards of its time, oldest first.
    """

    node: str
    metric: str
    grain: str
    grain_reason: str
    kind: str
    kind_reason: str
    sigma_z: float
    grid: Grid
    row: int
    ghosts: Bools
    chart: Chart
    firm: bool
    versions: tuple[Version, ...] = ()
    between: Between | None = None

    @cached_property
    def points(self) -> pd.DataFrame:
        """One line per period without gaps: `period`, figures, `class, reason, events`, `counted, ghost, segment`.

        `events` are those of a rate, as in a figures frame (of rare events each point is one), else NaN. `counted` is
        false for missing, hidden, still running and still arriving periods.
        """
        counts = self.between is not None or metric(self.metric).unit == "rate"
        events = self.grid.numbers["x"][self.row] if counts else np.nan
        return self.grid.frame(self.row).assign(events=events, ghost=self.ghosts, segment=self.chart.segment)

    @cached_property
    def counted(self) -> Bools:
        """Which periods count for the rules: those with a firm figure that no one-off touches."""
        return np.asarray(self.grid.counted[self.row] & ~self.ghosts)

    @property
    def better(self) -> str:
        """Which direction of the points is good: "high", "low" or "none". Long between bad events is good."""
        better = metric(self.metric).better
        return OPPOSITE[better] if self.between else better

    @property
    def variation(self) -> str:
        """The icon of the last point: "concern_high", "common_cause" …; "too_few" where the course is not firm."""
        return str(variation(self.chart, self.better)) if self.firm else "too_few"

    @property
    def target(self) -> float | None:
        """The standard that holds now; `None` without one."""
        held = self.versions and self.versions[-1].last >= self.grid.periods[-1].date()
        return self.versions[-1].value if held else None

    @property
    def standard(self) -> npt.NDArray[np.float64]:
        """The standard each period is judged by; NaN where none was in force."""
        return in_force(self.versions, self.grid.periods)

    def standards(self) -> pd.DataFrame:
        """The line of the standard: `day, value`, a step where it changed; empty without one."""
        periods = self.grid.periods
        end = pd.Period(periods[-1], freq=self.grain).end_time.date()
        return steps(self.versions, periods[0].date(), periods[-1].date(), end)

    @property
    def slope(self) -> Trend:
        """Whether the counted points of the last segment rise or fall over the whole time, per period and per year."""
        if self.between:  # its places are events, not lengths of time
            return trend([], 1.0)
        values = np.where(self.counted, self.grid.numbers["value"][self.row], np.nan)
        return trend(values, PERIODS_PER_YEAR[self.grain], self.chart.segment)

    def begins(self, place: int) -> pd.Timestamp:
        """The first day a point is about: of its period, or of a gap between events the day after it began."""
        if self.between is None:
            return self.grid.periods[place]
        return min(self.between.starts[place] + pd.Timedelta(days=1), self.grid.periods[place])

    @property
    def stage(self) -> str:
        """How far the last segment is: "empty", "dots", "trial" or "full"."""
        return str(self.chart.stage[-1]) if len(self.grid.periods) else "empty"

    def meanings(self) -> Codes:
        """What each point says: "improvement", "concern", "neutral_high" …, "none"; nothing where it is not firm."""
        return meaning(self.chart, self.better) if self.firm else np.full(len(self.grid.periods), "none")

    def lines(self) -> pd.DataFrame:
        """The points with what is drawn.

        `centre, lpl, upl` (NaN = no line), `no_lpl, no_upl` (a limit is left out as impossible), `band_low, band_high`
        (between what is ordinary, cut at what is possible), `rule`, `meaning`.
        """
        return self._lines.copy(deep=False)

    @cached_property
    def _lines(self) -> pd.DataFrame:
        low, high = (0.0, np.inf) if self.between else BOUNDS[metric(self.metric).unit]
        seen = drawn(self.chart, low, high)
        early = np.isin(self.chart.stage, ("dots", "empty"))
        band_low, band_high = (np.where(early, np.nan, np.clip(limit, low, high))
                               for limit in (self.chart.limits.low, self.chart.limits.high))  # fmt: skip
        return self.points.assign(
            centre=seen.centre, lpl=seen.low, upl=seen.high, no_lpl=seen.low_impossible, no_upl=seen.high_impossible,
            band_low=band_low, band_high=band_high, rule=self.chart.rule, meaning=self.meanings(),
        )  # fmt: skip
