"""Flagged points that belong together: one episode on one side of the centre, from its first to its last flag.

A rule marks points; a manager wants to know since when. Flags on one side are one episode as long as fewer calm points
lie between them than a run needs (7), nothing is flagged on the other side in between, and no step change cuts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from cxlib.control import RULES
from cxlib.control.icons import MEANING
from cxlib.courses.course import Course
from cxlib.courses.grid import Bools
from cxlib.store.spans import period

SIDES = ("high", "low")  # the rules come in pairs: one up, one down
STRENGTH = {
    "high": ("above_upl", "two_of_three_high", "shift_high", "trend_up"),
    "low": ("below_lpl", "two_of_three_low", "shift_low", "trend_down"),
}
"""The rules of each side, the plainest reason to believe an episode first."""


@dataclass(frozen=True)
class Episode:
    """First days of the first and last flagged period, the flagged points, side, the strongest rule any of them breaks.

    `spanned`: all points from the first flagged one to the last. `meaning`: improvement, concern or neutral. `current`:
    the last counted point is one of them.
    """

    since: pd.Timestamp
    until: pd.Timestamp
    points: int
    spanned: int
    side: str
    rule: str
    meaning: str
    current: bool
    centre: float


def flagged_since(course: Course, start: date | None) -> bool:
    """Whether any point is flagged whose period may reach into a time that starts on this day: a look, before more."""
    first = 0 if start is None else int(course.grid.days.searchsorted(np.datetime64(start, "D"), side="right")) - 1
    return course.firm and bool(course.chart.flags[:, max(first, 0) :].any())


def latest(course: Course) -> Episode | None:
    """The last episode of a course; `None` if nothing is flagged or the course is not firm."""
    if not course.firm or not course.chart.flags.any():
        return None
    flags = course.chart.flags & course.counted
    flagged = np.flatnonzero(flags.any(axis=0))
    if not flagged.size:
        return None
    leading = flags.argmax(axis=0)
    end, periods = int(flagged[-1]), course.grid.periods
    start = _start(flagged, leading % 2, course.chart.segment, course.chart.settings.shift_n)
    side, broken = SIDES[int(leading[end]) % 2], np.asarray(flags[:, start : end + 1].any(axis=1))
    return Episode(
        since=course.begins(start), until=periods[end], points=int((flagged >= start).sum()), spanned=end - start + 1,
        side=side, rule=strongest(broken, side), meaning=MEANING[course.better][side],
        current=end == int(np.flatnonzero(course.counted)[-1]), centre=float(course.chart.limits.centre[end]),
    )  # fmt: skip


def strongest(broken: Sequence[bool] | Bools, side: str) -> str:
    """The strongest rule of a side that is broken; `broken` in the order of `RULES`.

    The last point alone would not do: limits of another time move, and a point near one is then outside, or is not.

    >>> strongest([False] * 4 + [True, False, True, False], "high")
    'two_of_three_high'
    """
    return next(rule for rule in STRENGTH[side] if broken[RULES.index(rule)])


def last_day(course: Course, episode: Episode) -> date:
    """The last day of the last flagged period of an episode."""
    return period(episode.until.date(), course.grain)[1]


def reaches(course: Course, episode: Episode, start: date | None) -> bool:
    """Whether an episode reaches into a time that starts on this day (`None`: all time)."""
    return start is None or last_day(course, episode) >= start


def _start(flagged: np.ndarray, sides: np.ndarray, segment: np.ndarray, run: int) -> int:
    start = int(flagged[-1])
    for place in flagged[-2::-1]:
        same = sides[place] == sides[start] and segment[place] == segment[start]
        if not same or start - place > run:
            break
        start = int(place)
    return start
