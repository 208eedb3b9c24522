"""What lies open, how old it is, and what came back: one small block of the complaints page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.backlog import Backlog, backlog
from cxlib.charts.stack import stack
from cxlib.records import records
from cxlib.scope import Scope
from ui import cached, plots
from ui.downloads import downloads
from ui.drill import to_open
from ui.plots import TIME_AXES
from ui.telling import interval_text, value_text
from ui.words import NOTHING, day, is_missing, number, percent, period, t

FEW = 10
"""Below so many a share or a median is withheld, as everywhere."""
LATE = "closed_in_time"
"""The metric whose shares are written as these are."""


def section(scope: Scope) -> None:
    """Three figures, the course as bars, the numbers behind it."""
    found = backlog(cached.reader(), scope)
    course = found.course
    if not found.complaints and not course["n"].sum():
        st.caption(t("No complaints in this period."))
        return
    last = course.iloc[-1].to_dict()
    with st.grid(3, min_column_width=150, gap="xsmall"):
        _box(t("Open on {day}", day=day(last["last"])), number(last["n"]), _before(course))
        _box(t("Median age of the open"), _age(last), _age_basis(last))
        _box(t("Beyond their deadline"), _late(last), _late_basis(last))
    if course["n"].sum():
        plots.show(picture(course, scope.grain), sentence(course), "backlog", opens=scope)
        with st.expander(t("Table and download"), icon=":material/table:", key="table_backlog"):
            shown = readable(course, scope.grain)
            st.dataframe(shown, hide_index=True, alt=t("The figures of the chart above as a table"))
            downloads(_numbers(course), "complaint-backlog", scope)
    for line in came_back(found):
        st.caption(line)


def picture(course: pd.DataFrame, grain: str) -> Figure:
    """Open at the end of each period; beyond their deadline in orange."""
    hover = [_hover(row, grain) for row in records(course)]
    names = (t("within the deadline, or without one"), t("beyond their deadline"))
    opens = [to_open(pd.Timestamp(last).date()) for last in course["last"]]
    return stack(
        course.assign(hover=hover, opens=opens), grain, names, (t(TIME_AXES[grain]), t("Open at the end of the period"))
    )


def sentence(course: pd.DataFrame) -> str:
    """From how many to how many."""
    first, last = course.iloc[0], course.iloc[-1]
    return t(
        "Open complaints: {before} on {start}, {now} on {end}; {late} of these beyond their deadline.",
        before=number(first["n"]), start=day(first["last"]), now=number(last["n"]), end=day(last["last"]),
        late=number(last["late"]),
    )  # fmt: skip


def came_back(found: Backlog) -> list[str]:
    """What the files tell of complaints that came back, and what they cannot tell."""
    share, low, high = found.returned
    if not found.told:
        again = t("Whether a complaint was opened again is not told by the files.")
    elif found.told < FEW or is_missing(float(share)):
        again = t("Opened again: {n}. Of how many this is known is not told, or they are fewer than 10.",
                  n=found.reopened)  # fmt: skip
    else:
        again = t("Opened again: {n} of {told} ({share}; {low} to {high}).", n=found.reopened, told=found.told,
                  share=percent(float(share)), low=percent(float(low)), high=percent(float(high)))  # fmt: skip
    lines = [again]
    if found.untold:
        lines.append(t("{n} of {complaints} complaints are not counted as open or closed: their files tell no close.",
                       n=found.untold, complaints=found.complaints))  # fmt: skip
    return lines


def readable(course: pd.DataFrame, grain: str) -> pd.DataFrame:
    """The periods in words."""
    rows = records(course)
    return pd.DataFrame(
        {
            t("Period"): [period(row["period"], grain) for row in rows],
            t("Open at its end"): [number(row["n"]) for row in rows],
            t("Median age of the open"): [_age(row) for row in rows],
            t("95 % interval of the age"): [_range(row, "age") for row in rows],
            t("With a deadline"): [number(row["judged"]) for row in rows],
            t("Beyond their deadline"): [_late(row) for row in rows],
            t("95 % interval of the share"): [_range(row, "share") for row in rows],
        }
    )


def _numbers(course: pd.DataFrame) -> pd.DataFrame:
    """The periods as numbers, to be taken along."""
    heads = {
        "last": t("Day it is about"), "n": t("Open at its end"), "judged": t("With a deadline"),
        "late": t("Beyond their deadline"), "share": t("Share beyond their deadline"),
        "share_low": t("Share, lower limit (95 %)"), "share_high": t("Share, upper limit (95 %)"),
        "age": t("Median age (days)"), "age_low": t("Age, lower limit (95 %)"),
        "age_high": t("Age, upper limit (95 %)"),
    }  # fmt: skip
    return course.rename(columns=heads)


def _box(title: str, figure: str, basis: str) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(t("{first}: {second}", first=title, second=f"**{figure}**"))
        st.caption(basis)


def _before(course: pd.DataFrame) -> str:
    first = course.iloc[0]
    return t("on {day}: {n}", day=day(first["last"]), n=number(first["n"])) if len(course) > 1 else ""


def _age(row: Mapping[Any, Any]) -> str:
    return NOTHING if row["n"] < FEW else t("{n} d", n=number(row["age"], None))


def _age_basis(row: Mapping[Any, Any]) -> str:
    return "  \n".join(part for part in (_range(row, "age"), t("n = {n}", n=number(row["n"]))) if part)


def _late(row: Mapping[Any, Any]) -> str:
    return NOTHING if row["judged"] < FEW else value_text(LATE, row["share"], row["judged"])


def _late_basis(row: Mapping[Any, Any]) -> str:
    of = t("{late} of {n} with a deadline", late=number(row["late"]), n=number(row["judged"]))
    return "  \n".join(part for part in (_range(row, "share"), of) if part)


def _range(row: Mapping[Any, Any], what: str) -> str:
    low, high = row[f"{what}_low"], row[f"{what}_high"]
    if row["judged" if what == "share" else "n"] < FEW or (is_missing(low) and is_missing(high)):
        return ""
    if what == "share":
        return t("95 %: {range}", range=interval_text(LATE, low, high, row["judged"]))
    return t("95 %: {range}", range=t("{low} to {high}", low=number(low), high=number(high)))


def _hover(row: Mapping[Any, Any], grain: str) -> str:
    lines = [
        f"<b>{period(row['period'], grain)}</b>",
        t("{n} open on {day}", n=number(row["n"]), day=day(row["last"])),
        t("{late} of {n} with a deadline", late=number(row["late"]), n=number(row["judged"])),
        t("median age {age}", age=_age(row)) if row["n"] >= FEW else "",
    ]
    return "<br>".join(line for line in lines if line)
