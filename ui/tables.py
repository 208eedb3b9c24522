"""The table behind a chart: every figure with its interval and number, and the way to take it along."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from ui import names
from ui.downloads import downloads
from ui.telling import count_text, doubt_text, interval_text, metric_name, value_text
from ui.words import N_, period, t

HEADS = {
    "journey": N_("Journey"),
    "node": N_("Service node"),
    "site": N_("Site"),
    "channel": N_("Channel"),
    "segment": N_("Segment"),
}


@st.fragment
def behind(frame: pd.DataFrame, name: str, scope: Scope, label: str | None = None) -> None:
    """A closed drawer with the frame as a table and its downloads; what is in it is made when it is opened."""
    drawer = st.expander(
        label or t("Table and download"), key=f"table_{name}", on_change="rerun", icon=":material/table:"
    )
    if not drawer.open:
        return
    with drawer:
        st.dataframe(readable(frame, scope.grain), hide_index=True, alt=t("The figures of the chart above as a table"))
        downloads(named(frame), name, scope)


def readable(frame: pd.DataFrame, grain: str) -> pd.DataFrame:
    """A figures frame in words: what, when, where, figure, interval, number, doubt."""
    rows = frame.to_dict("records")
    table = {t("Metric"): [metric_name(row["metric"]) for row in rows]}
    if "period" in frame:
        table |= {t("Period"): [period(row["period"], grain) for row in rows]}
    for kind in names.KINDS:
        if kind in frame:
            told = names.names(kind)
            table |= {t(HEADS[kind]): [told.get(row[kind], row[kind]) for row in rows]}
    if "hour" in frame:
        table |= {t("Weekday"): [weekdays()[int(row["weekday"]) - 1] for row in rows]}
        table |= {t("Hour"): [f"{int(row['hour']):02d}:00" for row in rows]}
    return pd.DataFrame(
        table
        | {
            t("Figure"): [value_text(row["metric"], row["value"], row["n"]) for row in rows],
            t("95 % interval"): [interval_text(row["metric"], row["low"], row["high"], row["n"]) for row in rows],
            t("Rests on"): [count_text(row) for row in rows],
            t("Note"): [doubt_text(row) for row in rows],
        }
    )


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the names of its codes beside them, as it is downloaded."""
    for kind in names.KINDS:
        if kind in frame:
            told = frame[kind].map(names.names(kind))
            frame = frame.copy()
            frame.insert(list(frame.columns).index(kind) + 1, t("{kind} name", kind=t(HEADS[kind])), told)
    return frame


def weekdays() -> list[str]:
    """Monday to Sunday, short."""
    return [t("Mon"), t("Tue"), t("Wed"), t("Thu"), t("Fri"), t("Sat"), t("Sun")]
