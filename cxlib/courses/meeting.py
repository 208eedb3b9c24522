"""Whether a standard is met: foretold from the limits of a stable chart, and only counted where the chart changed.

Limits foretell nothing while a process changes (Wheeler, *Understanding Variation*, 1993): over a step they are those
of neither level. Then, and where the standard itself changed, the periods that met it are counted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxlib.control import chart_assurance
from cxlib.courses.course import Course
from cxlib.courses.episodes import latest
from cxlib.courses.grid import Bools


@dataclass(frozen=True)
class Met:
    """In how many of `periods` counted ones the standard was met.

    `changed`: they are those since the chart last changed by more than chance. `moved`: they are judged by several
    standards, or by another one than holds now; each by the one in force on its first day.
    """

    met: int
    periods: int
    changed: bool
    moved: bool


def assurance(course: Course) -> str:
    """Whether the standard will be met: "consistent_pass", "consistent_fail", "inconsistent".

    "" without a standard in force, with too few cases, and where only counting is possible (`met`).
    """
    target = course.target
    if target is None or not course.firm or _change(course) is not None or _moved(course, _here(course)):
        return ""
    return str(chart_assurance(course.chart, target, course.better))


def met(course: Course) -> Met | None:
    """In how many counted periods the standard was met, where no limits can foretell it.

    They are those since the last change beyond chance in the last segment, else all of that segment. `None` where
    `assurance` speaks, without a standard in force, and where no standard held in any of them.
    """
    if course.target is None or not course.firm or course.better == "none":
        return None
    here, change = _here(course), _change(course)
    if change is not None:
        here[:change] = False
    moved = _moved(course, here)
    judged = here & ~np.isnan(course.standard)
    if not judged.any() or (change is None and not moved):
        return None
    # ten digits: a standard typed as 85 % is met by 17 of 20
    value, asked = (np.round(one[judged], 10) for one in (course.grid.numbers["value"][course.row], course.standard))
    kept = value >= asked if course.better == "high" else value <= asked
    return Met(int(kept.sum()), int(judged.sum()), change is not None, moved)


def _here(course: Course) -> Bools:
    """The counted periods of the last segment."""
    return np.asarray(course.counted & (course.chart.segment == course.chart.segment[-1:]))


def _change(course: Course) -> int | None:
    """The place of the first period since the last change of the last segment: its first flag, or what came after."""
    episode, periods, segment = latest(course), course.grid.periods, course.chart.segment
    if episode is None or course.between:
        return None
    end = int(periods.searchsorted(episode.until))
    if segment[end] != segment[-1]:
        return None
    return int(periods.searchsorted(episode.since)) if episode.current else end + 1


def _moved(course: Course, here: Bools) -> bool:
    judged = course.standard[here]
    return bool((judged[~np.isnan(judged)] != course.target).any())
