"""What a mark just set changes on its chart: what a one-off takes out, and a step change that nothing follows yet."""

from __future__ import annotations

from cxlib.courses import Course
from cxlib.courses.marking import Marks
from cxlib.marks import Ghost, Mark, Rebase
from cxlib.scope import Scope
from ui import analyses, rare_words
from ui.period_words import dated
from ui.words import number, t


def told(mark: Mark, scope: Scope) -> str:
    """What a mark changes on the chart it is for, in the scope of its node; nothing to add for other marks."""
    if not isinstance(mark, (Ghost, Rebase)):
        return ""
    drawn = [course for course in analyses.charted(scope, (mark.metric,)) if course.node == mark.node]
    if not drawn:
        return ""
    return taken_out(mark, drawn[0]) if isinstance(mark, Ghost) else not_yet(mark, drawn[0])


def taken_out(mark: Ghost, course: Course) -> str:
    """The whole periods a one-off takes out, and what they rest on: also where it lasted a day of one."""
    of = (mark.node, mark.metric)
    one_off = Marks({}, {of: [(mark.first, mark.last)]}, {})
    grain = "D" if course.between else course.grain
    gone = course.points[one_off.ghosted(*of, course.grid.periods, grain)]
    if gone.empty:
        return t("Takes nothing out: the chart has no point there.")
    if course.between:
        return t("Takes out of the chart: {what}.", what=rare_words.gaps(len(gone)))
    first, last = (dated(gone["period"].iloc[place], grain) for place in (0, -1))
    span = first if len(gone) == 1 else t("{low} to {high}", low=first, high=last)
    return t("Takes out of the chart: {what}, n = {n}.", what=span, n=number(gone["n"].sum()))


def not_yet(mark: Rebase, course: Course) -> str:
    """That a step change after the last point moves no limit so far; nothing to say of others."""
    if mark.day <= course.grid.periods[-1].date():
        return ""
    return t("No limit changes yet: no point of the chart begins on that day or later.")
