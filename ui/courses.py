"""Control charts on the page: the picture, what it says, and the numbers behind it."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import ControlPanel, Scale, Upright, control
from cxlib.courses import Course
from cxlib.records import records
from cxlib.scope import Scope
from ui import cached, course_words, nothing_here, plots, rare_words, standard_words
from ui.downloads import downloads
from ui.drill import to_period
from ui.faults import fragment
from ui.names import in_chart, in_sentence, person
from ui.telling import count_text, interval_text
from ui.verdicts import COLOURS, SIGN_COLOURS
from ui.words import language, listing, period, t

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def show(found: list[Course], scope: Scope, key: str, metrics: tuple[str, ...]) -> None:
    """Draw the courses of these metrics over one time axis, with their verdicts above and how they were made below."""
    drawn = [course for course in found if course.points["value"].notna().any()]
    if not drawn:
        nothing_here.says(cached.figure(scope, metrics, by=("period",)))
        return
    for course in drawn:
        colour = SIGN_COLOURS[COLOURS.get(course.variation.split("_")[0], "off")]
        slope = course_words.slope(course)
        said = f":{colour}[**{course_words.verdict(course, scope.start)}**]"
        told = t("{metric}: {value}", metric=course_words.name(course), value=said)
        st.markdown(f"{told} · {slope}" if slope else told)
        if course.between:
            st.caption(rare_words.why(course))
    uprights, legend = _uprights(drawn, scope)
    plots.show(picture(drawn, uprights, scope), course_words.alt(drawn, scope.start), key, opens=scope)
    for line in legend:
        st.caption(line)
    with st.expander(t("How these charts are made"), icon=":material/functions:"):
        for course in drawn:
            st.caption(f"**{course_words.name(course)}** · {course_words.how(course)}")
    table(drawn, scope, key)


def picture(drawn: list[Course], uprights: list[Upright], scope: Scope) -> Figure:
    """One panel per course; a point leads to the rows of its period."""
    panels, upto = [], Scope(end=scope.end)
    for course in drawn:
        lines = course.lines()
        opens = [to_period(first, course.grain, course.metric, upto, course.node) for first in lines["period"]]
        lines = lines.assign(hover=course_words.hovers(course, lines), opens=opens)
        axis = Scale() if course.between else plots.axis(course.metric, lines)
        note = course_words.limits(course)
        line = course.standards()
        standard = None if line.empty else line
        note = " · ".join(part for part in (note, standard_words.held(course)) if part)
        title, trial = course_words.name(course), course.stage == "trial"
        panels.append(ControlPanel(lines, course.grain, title, axis, standard, note, trial, bool(course.between)))
    return control(panels, uprights)


@fragment
def table(drawn: list[Course], scope: Scope, key: str) -> None:
    """A closed drawer with all points as a table, and the way to take them along; made when it is opened."""
    drawer = st.expander(t("Table and download"), key=f"table_{key}", on_change="rerun", icon=":material/table:")
    if not drawer.open:
        return
    with drawer:
        shown = pd.concat([_readable(course) for course in drawn], ignore_index=True)
        st.dataframe(shown, hide_index=True, alt=t("The figures of the chart above as a table"))
        downloads(numbers(drawn), key, scope)


def numbers(drawn: list[Course]) -> pd.DataFrame:
    """The points as they leave the board: figures with `centre, lpl, upl, standard` and `signal`.

    Of rates also the number of `events`. Numbers have ten digits: what lies beyond is the noise of the arithmetic.
    """
    sizes = ["value", "low", "high", "centre", "lpl", "upl", "standard"]
    taken = ["metric", "period", *sizes[:3], "n", "events", "class", "reason", *sizes[3:], "signal"]
    found = pd.concat([_numbers(course)[taken] for course in drawn], ignore_index=True)
    return found.assign(**found[sizes].map(ten_digits))


def ten_digits(value: float) -> float:
    """A number without the noise of the arithmetic.

    >>> ten_digits(1004.0000000000009)
    1004.0
    """
    return float(f"{value:.10g}")


def _numbers(course: Course) -> pd.DataFrame:
    lines = course.lines().assign(chart=course.kind)
    said = [course_words.rule_text(row) if row["meaning"] != "none" else "" for row in records(lines)]
    metric = course_words.name(course) if course.between else course.metric
    return lines.assign(metric=metric, signal=said, standard=course.standard)


def _readable(course: Course) -> pd.DataFrame:
    metric = course.metric
    rows = records(course.lines().assign(metric=metric, chart=course.kind))
    figure = partial(course_words.figure, course)
    basis = (
        [rare_words.began(since) for since in course.between.starts]
        if course.between
        else [count_text(row) for row in rows]
    )
    return pd.DataFrame(
        {
            t("Metric"): course_words.name(course),
            t("Period"): [period(row["period"], course.grain) for row in rows],
            t("Figure"): [figure(row["value"], row["n"]) for row in rows],
            t("95 % interval"): [interval_text(metric, row["low"], row["high"], row["n"]) for row in rows],
            t("Rests on"): basis,
            t("Mean"): [figure(row["centre"]) for row in rows],
            t("Lower control limit"): [figure(row["lpl"]) for row in rows],
            t("Upper control limit"): [figure(row["upl"]) for row in rows],
            t("Signal"): [course_words.rule_text(row) if row["meaning"] != "none" else "" for row in rows],
        }
    )


def _uprights(drawn: list[Course], scope: Scope) -> tuple[list[Upright], list[str]]:
    """Events and step changes as numbered lines, and what the numbers mean."""
    first = min(course.points["period"].iloc[0] for course in drawn)
    last = max(course.points["period"].iloc[-1] for course in drawn)
    asked = Scope(first.date(), (last + pd.Timedelta(days=92)).date(), nodes=scope.nodes, sites=scope.sites)
    # one training at five nodes is one line where all nodes are drawn together
    events = cached.events(asked).drop_duplicates(["day", "name_zh", "name_en"])
    named = events["name_zh" if language() == "zh" else "name_en"]
    found = [(pd.Timestamp(day), str(name), False) for day, name in zip(events["day"], named, strict=True)]
    rebases = cached.rebases()
    mine = rebases[rebases["node"].isin([course.node for course in drawn])]
    mine = mine[mine["metric"].isin([course.metric for course in drawn])]
    found += [
        (pd.Timestamp(day), t("new limits: {reason} ({who})", reason=reason, who=person(who)), True)
        for day, reason, who in zip(mine["day"], mine["reason"], mine["who"], strict=True)
    ]
    found.sort(key=lambda one: one[0])
    labels = [NUMBERS[place] if place < len(NUMBERS) else str(place + 1) for place in range(len(found))]
    lines = [
        Upright(day, label, in_chart(name), solid) for label, (day, name, solid) in zip(labels, found, strict=True)
    ]
    told = [
        f"{label} {period(day, 'D')} {in_sentence(name)}" for label, (day, name, _) in zip(labels, found, strict=True)
    ]
    return lines, [listing(told)] if told else []
