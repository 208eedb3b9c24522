"""Charts of rare events in words: one point per event, what lies between two of them, and why so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxlib.courses import Course
from ui.error_words import say_reason
from ui.names import in_chart
from ui.words import N_, NOTHING, day, is_missing, language, number, t, tn

# metric and kind of chart → what a point measures
NAMES = {
    ("complaints_per_1000", "g"): N_("Served between two complaints"),
    ("complaints_per_1000", "t"): N_("Days between two complaints"),
    ("abandoned_share", "g"): N_("Served between two who left"),
}
WHY = {
    "complaints_per_1000": N_(
        "One point per complaint, because complaints are too rare for limits by week, month or quarter."
    ),
    "abandoned_share": N_(
        "One point per customer who left, because that is too rare for limits by week, month or quarter."
    ),
}
NO_VOLUME = N_("Days are counted, because nobody served was taken in here.")
READ = N_("A high point is a long time without one.")
RULES = {
    "above_upl": N_("an unusually long time without one"), "below_lpl": N_("two unusually close together"),
    "trend_up": N_("seven or more, each further from the one before"),
    "trend_down": N_("seven or more, each closer to the one before"),
    "two_of_three_high": N_("two of three unusually far apart"),
    "two_of_three_low": N_("two of three unusually close together"),
    "shift_high": N_("seven or more in a row further apart than usual"),
    "shift_low": N_("seven or more in a row closer together than usual"),
}  # fmt: skip
CHARTS = ("g", "t")


def name(course: Course) -> str:
    """What the points of a chart of rare events measure."""
    return t(NAMES[course.metric, course.kind])


def size(course: Course, value: float | None) -> str:
    """So many served, or days, between two events."""
    if value is None or is_missing(value):
        return NOTHING
    return t("{n} d", n=number(value)) if course.kind == "t" else number(value)


def gaps(n: int) -> str:
    """So many points: each is the gap between two events."""
    return tn("{n} gap", "{n} gaps", n)


def why(course: Course) -> str:
    """Why there is one point per event, how to read it, and how long it has been quiet."""
    open_for = course.between.open if course.between else float("nan")
    told = [t(WHY[course.metric]), t(NO_VOLUME) if course.kind == "t" else "", t(READ),
            _since_last(course.kind, open_for)]  # fmt: skip
    return ("" if language() == "zh" else " ").join(part for part in told if part)


def _since_last(kind: str, passed: float) -> str:
    if kind == "g":
        return t("Since the last one: {n} served.", n=number(passed))
    said = number(passed)
    return tn("Since the last one: {n} day.", "Since the last one: {n} days.", 1 if said == "1" else 2, n=said)


def hover(course: Course, row: Mapping[Any, Any], since: pd.Timestamp) -> str:
    """The sentence under the pointer of one event."""
    told = [f"<b>{in_chart(day(row['period']))}</b>", f"{name(course)}: {size(course, row['value'])}",
            began(since), say_reason(row["reason"]) if row["reason"] else ""]  # fmt: skip
    return "<br>".join(part for part in told if part)


def began(since: pd.Timestamp) -> str:
    """When the event before a point happened."""
    return t("the one before: {day}", day=day(since))


def limits(course: Course, row: Mapping[Any, Any]) -> str:
    """Centre and limits, short enough to stand beside a title."""
    if is_missing(row["centre"]):
        return ""
    low = 0.0 if is_missing(row["lpl"]) else row["lpl"]
    return t("usually about {centre}, limits {low} to {high}", centre=size(course, row["centre"]),
             low=size(course, low), high=size(course, row["upl"]))  # fmt: skip
