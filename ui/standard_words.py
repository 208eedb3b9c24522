"""How a chart stands to the standard, in words: foretold while it is stable, counted where one changed."""

from __future__ import annotations

from cxlib.courses import Course, Met, assurance, met
from ui.telling import value_text
from ui.words import N_, day, t

ASSURANCE = {
    "consistent_pass": N_("the standard will be met as things are"),
    "consistent_fail": N_("the standard will be missed as things are"),
    "inconsistent": N_("the standard is met in some periods and missed in others, by chance"),
}
# length of a period → how often it was met or missed, whichever is the more
MET = {
    "D": N_("the standard was met on {k} of {n} days"), "W": N_("the standard was met in {k} of {n} weeks"),
    "M": N_("the standard was met in {k} of {n} months"), "Q": N_("the standard was met in {k} of {n} quarters"),
}  # fmt: skip
MISSED = {
    "D": N_("the standard was missed on {k} of {n} days"), "W": N_("the standard was missed in {k} of {n} weeks"),
    "M": N_("the standard was missed in {k} of {n} months"), "Q": N_("the standard was missed in {k} of {n} quarters"),
}  # fmt: skip


def standing(course: Course) -> str:
    """Whether the standard will be met, or in how many periods it was; nothing without a standard."""
    counted = met(course)
    if counted is not None:
        return _counted(counted, course.grain)
    foretold = assurance(course)
    return t(ASSURANCE[foretold]) if foretold else ""


def held(course: Course) -> str:
    """The standard beside a chart's title, and where it changed in the chart's time what it was before."""
    first = course.grid.periods[0].date()
    seen = [one for one in course.versions if one.last >= first]
    if not seen:
        return ""
    value = value_text(course.metric, seen[-1].value)
    if course.target is None:
        return t("standard until {day}: {value}", day=day(seen[-1].last), value=value)
    if len(seen) == 1:
        return t("standard: {value}", value=value)
    before = value_text(course.metric, seen[-2].value)
    return t("standard: {value} (from {day} on; before {before})", value=value, day=day(seen[-1].first), before=before)


def _counted(found: Met, grain: str) -> str:
    missed = found.periods - found.met
    words, k = (MISSED, missed) if missed >= found.met else (MET, found.met)
    counts = t(words[grain], k=k, n=found.periods)
    if found.changed and found.moved:
        return t("since then {counts}, each by the standard of its time", counts=counts)
    if found.changed:
        return t("since then {counts}", counts=counts)
    return t("{counts}, each by the standard of its time", counts=counts)
