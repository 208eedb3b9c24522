"""The small blocks of a page: heading, key figures with their verdicts, and what cannot be shown, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.charts import spark
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import cached, mixture, nothing_here, plots, signals, still_open
from ui.error_words import say_reason
from ui.names import in_sentence, names
from ui.scope_words import compared_text, filters_text, period_text
from ui.telling import (
    change_text,
    count_text,
    doubt_text,
    interval_text,
    metric_name,
    over_time,
    short_name,
    standing_text,
    value_text,
)
from ui.total_words import aside_text
from ui.verdicts import CHANCE, COMPARED, FEW, MIXED, SIGN_COLOURS, colour, said
from ui.words import N_, day, is_missing, t

FOR_A_CURVE = 3
# what a figure says, where its name alone tells it to few
PLAIN = {"wait_p90_s": N_("9 of 10 waited no longer")}


def heading(title: str, question: str, scope: Scope) -> DeltaGenerator:
    """The page's title, the question it answers, and what it is about; gives the room right of the title."""
    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.title(title, anchor=False, width="stretch")
            aside = st.container(width="content")
        st.markdown(question)
        st.caption(scope_text(scope))
    return aside


def scope_text(scope: Scope) -> str:
    """Period and filters in words, what they are compared with, and how fresh the data are."""
    extent = cached.extent()
    fresh = t("data up to {last}, taken in {at}", last=day(extent.last), at=_minute(extent.loaded_at))
    parts = [period_text(scope), *filters_text(scope, in_sentence), compared_text(scope), fresh]
    return " · ".join(part for part in parts if part)


def has_figures(frame: pd.DataFrame) -> bool:
    """Whether there is anything to draw; if not, say why and what to change."""
    if len(frame) and ("value" not in frame or frame["value"].notna().any()):
        return True
    nothing_here.says(frame)
    return False


def left_out(frame: pd.DataFrame, column: str) -> None:
    """Which rows a chart cannot show, and why; a node that is silently absent would look like one without trouble."""
    absent = frame[frame["value"].isna() & (frame["n"] > 0)].drop_duplicates(column)
    told = names(column)
    for code, part in absent.groupby("reason", sort=False):
        rows = [in_sentence(told.get(row, row)) for row in part[column]]
        st.caption(t("Not drawn, {reason}: {names}.", reason=say_reason(str(code)), names=rows))


def key_figures(scope: Scope, metrics: tuple[str, ...]) -> None:
    """One card per metric: figure, change and its verdict, course, interval and number."""
    figures = _by_metric(cached.figure(scope, metrics))
    unfinished = still_open.unfinished(scope, metrics)
    changes = _by_metric(signals.judged(cached.changes(scope, metrics), mixture.several_journeys(scope), unfinished))
    courses = cached.figure(scope, metrics, by=("period",))
    past = plots.earlier(scope, metrics)
    share = _by_metric(cached.figure(scope, ("response_share",)))["response_share"]["value"]
    with st.grid(len(metrics), min_column_width=150, gap="xsmall"):
        for key in metrics:
            with st.container(border=True, height="stretch", gap="xsmall"):
                course = courses[courses["metric"] == key]
                _card(figures[key], changes.get(key, {}), course, past.get(key), scope)
                if METRICS[key].item == METRICS["response_share"].item and not is_missing(share):
                    st.caption(standing_text(share))
    if told := aside_text(cached.totals_aside(scope)):
        st.caption(told)


def choose_metric(key: str, metrics: tuple[str, ...], figures: pd.DataFrame | None = None) -> str:
    """Which one of several metrics a chart shows; at first the first that has a figure."""
    told = {metric: short_name(metric) for metric in metrics}
    there = set() if figures is None else set(figures.loc[figures["value"].notna(), "metric"])
    picked = st.radio(
        t("Metric"),
        metrics,
        index=next((place for place, metric in enumerate(metrics) if metric in there), 0),
        format_func=told.__getitem__,
        horizontal=True,
        key=key,
        label_visibility="collapsed",
    )
    return str(picked)


def _card(
    figure: Mapping[str, Any], change: Mapping[str, Any], course: pd.DataFrame, past: pd.DataFrame | None, scope: Scope
) -> None:
    key = figure["metric"]
    verdict = change.get("verdict", FEW)
    shown = change["difference"] if verdict in COMPARED else None
    st.metric(
        short_name(key),
        value_text(key, figure["value"], figure["n"]),
        delta=None if shown is None else change_text(key, change["before"], figure["value"], figure["n"]),
        delta_color=colour(verdict),
        delta_arrow="off" if verdict == CHANCE or not shown else "up" if shown > 0 else "down",
        help=t("{first}: {second}", first=metric_name(key), second=t(METRICS[key].formula)),
    )
    if course["value"].notna().sum() >= FOR_A_CURVE and verdict != MIXED:
        line = over_time(course, scope.grain)
        alt = t("{first}: {second}", first=metric_name(key), second=said(verdict))
        plots.show(spark(line, scope.grain, change.get("before"), verdict, past), alt, f"spark_{key}", small=True)
    told = say_reason(figure["reason"]) if is_missing(figure["value"]) else said(verdict)
    st.markdown(f":{SIGN_COLOURS[colour(verdict)]}[**{told}**]")
    st.caption("  \n".join(part for part in (*_lines(figure, change), still_open.line(figure, scope)) if part))


def _lines(figure: Mapping[str, Any], change: Mapping[str, Any]) -> list[str]:
    key = figure["metric"]
    interval = interval_text(key, figure["low"], figure["high"], figure["n"])
    lines = [
        t(PLAIN[key]) if key in PLAIN and not is_missing(figure["value"]) else "",
        t("95 %: {range}", range=interval) if interval else "",
        count_text(figure),
        ""
        if is_missing(change.get("before"))
        else t("before: {value}", value=value_text(key, change["before"], figure["n"])),
        "" if is_missing(figure["value"]) else doubt_text(figure),
    ]
    return [line for line in lines if line]


def _by_metric(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {row["metric"]: row for row in records(frame)}


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
