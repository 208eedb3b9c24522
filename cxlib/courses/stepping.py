"""Where a course seems to have stepped to a new level: a suggestion with its facts, for a person to judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxlib.control import suggested_rebase
from cxlib.courses.course import Course


@dataclass(frozen=True)
class Step:
    """A possible step of a metric: the first day of the new level, the mean before and since, and periods since."""

    metric: str
    day: date
    grain: str
    before: float
    after: float
    periods: int


def suggested(course: Course) -> Step | None:
    """The step a course seems to have made in its last segment; `None` if there is none, or no verdict may rest on it.

    Rare events are not searched: what lies between them is far from normal, and the conditions of
    `cxlib.control.rebase` were measured on data that are.
    """
    found = suggested_rebase(course.chart) if course.firm and not course.between else None
    if found is None:
        return None
    first: date = course.grid.periods[found.at].date()
    return Step(course.metric, first, course.grain, found.before, found.after, found.points)
