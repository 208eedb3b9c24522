"""What a control chart says, in words: which chart and why, since when, and whether the standard will be met."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from cxlib.courses import Course, latest, reaches
from cxlib.records import records
from cxlib.registry import METRICS
from ui import rare_words, standard_words
from ui.names import in_chart
from ui.period_words import dated, when
from ui.telling import FINE_FROM, hover_text, metric_name, value_text
from ui.words import N_, is_missing, number, period, t

# Which chart → its name; why it → the sentence.
KINDS = {
    "xmr": N_("XmR chart"), "p": N_("p chart"), "pp": N_("p′ chart (Laney)"), "u": N_("u chart"),
    "up": N_("u′ chart (Laney)"), "g": N_("g chart"), "t": N_("t chart"),
}  # fmt: skip
WHY = {
    "SCORE": N_("limits from the differences of neighbouring periods"),
    "STEADY_N": N_("limits from the differences of neighbouring periods; the number of cases hardly varies"),
    "AS_CHANCE": N_("limits follow the number of cases of each period"),
    "OVERDISPERSED": N_("limits widened {times} times because periods differ more than chance"),
    "RARE": N_("events are rare: read it with care"),
    "EACH_EVENT": N_("one point per event, with limits for what lies between rare events"),
}
GRAINS = {"D": N_("by day"), "W": N_("by week"), "M": N_("by month"), "Q": N_("by quarter")}
PER = {"D": N_("a day"), "W": N_("a week"), "M": N_("a month"), "Q": N_("a quarter")}
PER_YEAR = N_("a year")
CAVEATS = {"CORRECTION_FAILED": N_("periods hang together, so the interval is too narrow")}
GRAIN_WHY = {
    "FEW_CASES": N_("{grain}, because a shorter period has fewer than 30 cases"),
    "RARE_EVENTS": N_("{grain}, because a shorter period often has no event"),
    "NONE_SERVES": N_("{grain}; even so too few cases for a verdict"),
}
RULES = {
    "above_upl": N_("higher than chance explains (above the upper limit)"),
    "below_lpl": N_("lower than chance explains (below the lower limit)"),
    "trend_up": N_("seven or more rising in a row"), "trend_down": N_("seven or more falling in a row"),
    "two_of_three_high": N_("two of three in a row unusually high (close to the upper limit)"),
    "two_of_three_low": N_("two of three in a row unusually low (close to the lower limit)"),
    "shift_high": N_("seven or more in a row above the average"),
    "shift_low": N_("seven or more in a row below the average"),
}  # fmt: skip
# how far a chart is, and whether its points are events → the sentence
STAGES = {
    ("trial", False): N_("trial limits: fewer than 13 periods"), ("dots", False): N_("no limits: fewer than 8 periods"),
    ("trial", True): N_("trial limits: fewer than 14 events"), ("dots", True): N_("no limits: fewer than 9 events"),
}  # fmt: skip
VARIATION = {
    "improvement": N_("getting better, not chance"), "concern": N_("getting worse, not chance"),
    "neutral": N_("changed, not chance"), "common_cause": N_("no change beyond chance"),
    "too_early": N_("too early to say: fewer than 13 periods"), "too_few": N_("too few cases for a verdict"),
    "no_data": N_("no data"),
}  # fmt: skip
PAST = {
    "improvement": N_("got better {when}, not chance"), "concern": N_("got worse {when}, not chance"),
    "neutral": N_("changed {when}, not chance"),
}  # fmt: skip


def name(course: Course) -> str:
    """What a chart shows: its metric, or what lies between rare events."""
    return rare_words.name(course) if course.between else metric_name(course.metric)


def figure(course: Course, value: float | None, n: float = FINE_FROM) -> str:
    """A value on a chart in its unit."""
    return rare_words.size(course, value) if course.between else value_text(course.metric, value, n)


def variation(course: Course) -> str:
    """The variation icon in words."""
    if course.between and course.variation == "too_early":
        return t("too early to say: fewer than 14 events")
    return t(VARIATION[next(code for code in VARIATION if course.variation.startswith(code))])


def verdict(course: Course, start: date | None = None) -> str:
    """What a course says, in one line: variation since when, and how it stands to the standard.

    What began and ended in the time asked about (from `start` on; `None`: all time) comes first, then that it is over.
    """
    episode = latest(course)
    told = [variation(course)]
    if episode is not None and episode.current:
        told.append(t("since {since}", since=dated(episode.since, course.grain)))
    elif episode is not None:
        past = t(PAST[episode.meaning], when=when(episode.since, episode.until, course.grain))
        if reaches(course, episode, start):
            told = [past, t("since then: {what}", what=variation(course))]
        else:
            told.append(t("before that: {what}", what=past))
    return t("; ").join(part for part in (*told, standard_words.standing(course)) if part)


def slope(course: Course) -> str:
    """How fast a figure rises or falls, with its interval; nothing where that may be no change at all."""
    if not course.firm:
        return ""
    found = course.slope
    if not found.told or found.display_class != "normal":
        return ""
    yearly = METRICS[course.metric].unit == "rate" or course.grain == "Q"
    per, length = (found.per_year, PER_YEAR) if yearly else (found.per_period, PER[course.grain])
    low, value, high = sorted(abs(float(part)) for part in per)
    by, least, most = (_amount(course.metric, size) for size in (value, low, high))
    facts = {"by": by, "low": least, "high": most, "per": t(length)}
    rises = float(per.value) > 0
    wording = (
        N_("rises about {by} {per} ({low} to {high})") if rises else N_("falls about {by} {per} ({low} to {high})")
    )
    told = t(wording, **facts)
    return f"{told}; {t(CAVEATS[found.caveat])}" if found.caveat in CAVEATS else told


def _amount(metric: str, size: float) -> str:
    unit = METRICS[metric].unit
    if unit == "seconds":
        return t("{n} min", n=number(size / 60, 1))
    if unit == "share":
        return t("{points} points", points=number(size * 100, 2))
    return number(size, 2)


def how(course: Course) -> str:
    """Which chart, why, how long its periods are and why, and how far the limits can be trusted."""
    code = course.grain_reason if course.between else course.kind_reason
    why = t(WHY[code], times=number(course.sigma_z, 1)) if code in WHY else ""
    lines = course.lines()
    parts = [
        t("{first}: {second}", first=t(KINDS[course.kind]), second=why) if why else t(KINDS[course.kind]),
        t(GRAIN_WHY[course.grain_reason], grain=t(GRAINS[course.grain])) if course.grain_reason in GRAIN_WHY else "",
        t(STAGES[course.stage, bool(course.between)]) if course.stage in ("trial", "dots") else "",
        t("no upper limit below what is possible") if lines["no_upl"].any() else "",
        t("no lower limit above what is possible") if lines["no_lpl"].any() else "",
    ]
    return " · ".join(part for part in parts if part)


def limits(course: Course) -> str:
    """Centre and limits of the last period that has them, short enough to stand beside a title."""
    lines = course.lines()
    last = lines.iloc[-1]
    if course.between:
        return rare_words.limits(course, last.to_dict())
    if is_missing(last["centre"]):
        return ""
    centre = t("mean {value}", value=value_text(course.metric, last["centre"]))
    bounded = lines.dropna(subset=["lpl", "upl"], how="all")  # the last period may be too young to count
    span = _span(course.metric, *bounded[["lpl", "upl"]].iloc[-1]) if len(bounded) else ""
    return " · ".join(part for part in (centre, span) if part)


def _span(metric: str, lpl: float, upl: float) -> str:
    """Both control limits, or the one there is: beyond what is possible lies none."""
    low, high = value_text(metric, lpl), value_text(metric, upl)
    if is_missing(lpl):
        return "" if is_missing(upl) else t("upper limit {value}", value=high)
    return t("lower limit {value}", value=low) if is_missing(upl) else t("limits {low} to {high}", low=low, high=high)


def hovers(course: Course, lines: pd.DataFrame) -> list[str]:
    """The sentence under the pointer of each point."""
    rows = records(lines.assign(metric=course.metric, chart=course.kind))
    if course.between:
        told = [rare_words.hover(course, row, since) for row, since in zip(rows, course.between.starts, strict=True)]
    else:
        told = [hover_text(row, period(row["period"], course.grain)) for row in rows]
    return [_noted(text, row) for text, row in zip(told, rows, strict=True)]


def rule_text(row: Mapping[Any, Any]) -> str:
    """The rule that flags a point (of a `chart` of this kind); nothing for a calm one."""
    rules, rule = rare_words.RULES if row["chart"] in rare_words.CHARTS else RULES, row["rule"]
    return t(rules[rule]) if rule in rules else ""


def _noted(told: str, row: Mapping[Any, Any]) -> str:
    notes = [
        in_chart(rule_text(row)) if row["meaning"] != "none" else "",
        t("left out: a known one-off") if row["ghost"] else "",
        t("does not count: too few cases, or not over yet") if not row["counted"] and row["n"] > 0 else "",
    ]
    return "<br>".join(part for part in (told, *notes) if part)


def alt(found: list[Course], start: date | None = None) -> str:
    """What the charts say of the time from `start` on, for those who do not see them."""
    return " ".join(f"{name(course)}: {verdict(course, start)}." for course in found)
