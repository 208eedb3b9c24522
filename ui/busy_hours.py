"""Hour by weekday: how long the wait is, and how many are served, side by side of one choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.busy import busy
from cxlib.charts import Scale, hours
from cxlib.charts.palette import COMMON
from cxlib.records import records
from cxlib.scope import Scope
from ui import alts, average_waits, cached, cards, mixture, plots, tables
from ui.downloads import downloads
from ui.drill import to_hour
from ui.words import N_, number, t, tn, weekdays

WHAT = {"wait": N_("Wait"), "served": N_("Number served")}


def section(scope: Scope) -> None:
    """One heat map per journey of what the reader chooses."""
    told = {code: t(text) for code, text in WHAT.items()}
    what = st.radio(
        t("Shown"),
        list(told),
        format_func=told.__getitem__,
        horizontal=True,
        key="hours_what",
        label_visibility="collapsed",
    )
    for code, title, _ in mixture.by_journey(average_waits.by_node(scope)):
        place = scope.within(journeys=[code])
        if what == "served":
            _served(place, code, title)
        else:
            _waits(place, code, title)


def _waits(scope: Scope, code: str, title: str) -> None:
    found = average_waits.by_hour(scope)
    if cards.has_figures(found):
        plots.show(plots.week(found), alts.busiest(found), f"hours_{code}", title, opens=scope)
        tables.behind(found, f"wait-by-hour-{code}", scope)


def _served(scope: Scope, code: str, title: str) -> None:
    found = busy(cached.reader(), scope)
    if found.empty:
        st.caption(t("The hour is not told: totals and files without times of day have none."))
        return
    plots.show(picture(found), fullest(found), f"served_{code}", title, opens=scope)
    st.caption(t("Served in an hour on an average day; days on which nobody was served do not count."))
    with st.expander(t("Table and download"), icon=":material/table:", key=f"table_served_{code}"):
        shown = readable(found)
        st.dataframe(shown, hide_index=True, alt=t("The figures of the chart above as a table"))
        downloads(found.rename(columns={"days": t("Days")}), f"served-by-hour-{code}", scope)


def picture(found: pd.DataFrame) -> Figure:
    """The heat map, grey: many customers are neither good nor bad."""
    texts = [
        tn("{when}: {value} served an hour ({low} to {high}), {served} on {n} day",
           "{when}: {value} served an hour ({low} to {high}), {served} on {n} days", row["days"], when=_when(row),
           value=number(row["value"], 1), low=number(row["low"], 1), high=number(row["high"], 1), served=row["n"])
        for row in records(found)
    ]  # fmt: skip
    opens = [to_hour(row["weekday"], row["hour"], "wait_mean_s") for row in records(found)]
    cells = found.assign(hover=texts, opens=opens)
    return hours(cells, Scale(), weekdays(), t("Hour of the day"), t("Served an hour"), COMMON)


def fullest(found: pd.DataFrame) -> str:
    """The fullest hour of the week in a sentence."""
    top = found.loc[found["value"].idxmax()].to_dict()
    return t("Most are served on {when}: {value} on average.", when=_when(top), value=number(top["value"], 1))


def readable(found: pd.DataFrame) -> pd.DataFrame:
    """The hours in words."""
    rows = records(found)
    return pd.DataFrame(
        {
            t("Weekday"): [weekdays()[int(row["weekday"]) - 1] for row in rows],
            t("Hour"): [f"{int(row['hour']):02d}:00" for row in rows],
            t("Served an hour"): [number(row["value"], 1) for row in rows],
            t("95 % interval"): [
                t("{low} to {high}", low=number(row["low"], 1), high=number(row["high"], 1)) for row in rows
            ],
            t("Served"): found["n"],
            t("Days"): found["days"],
        }
    )


def _when(row: Mapping[Any, Any]) -> str:
    return f"{weekdays()[int(row['weekday']) - 1]} {int(row['hour']):02d}:00"
