"""The table behind a chart: every figure with its interval and number, and the way to take it along."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.records import records
from cxlib.scope import Scope
from ui import cached, mixture, names, signals, still_open
from ui.downloads import downloads
from ui.faults import fragment
from ui.telling import change_text, count_text, doubt_text, interval_text, metric_name, value_text
from ui.verdicts import said
from ui.words import N_, period, t, weekdays

HEADS = {
    "journey": N_("Journey"),
    "node": N_("Service node"),
    "site": N_("Site"),
    "channel": N_("Channel"),
    "segment": N_("Segment"),
}


@fragment
def behind(frame: pd.DataFrame, name: str, scope: Scope, label: str | None = None) -> None:
    """A closed drawer with the frame as a table and its downloads; what is in it is made when it is opened."""
    drawer = st.expander(
        label or t("Table and download"), key=f"table_{name}", on_change="rerun", icon=":material/table:"
    )
    if not drawer.open:
        return
    with drawer:
        compared = beside_before(frame, scope)
        alt = t("The figures of the chart above as a table")
        st.dataframe(readable(compared, scope.grain), hide_index=True, alt=alt)
        downloads(compared, name, scope)


def beside_before(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """A figures frame with `before`, `change` (exact differences) and `verdict`.

    A period is compared with the one just before it in the frame, without a verdict; everything else with the equal
    period before the scope. An hour of the week is not compared.
    """
    if "period" in frame:
        keys = [key for key in ("metric", *names.KINDS) if key in frame]
        before = frame.sort_values("period").groupby(keys, sort=False)["value"].shift(1)
        return frame.assign(before=before, change=frame["value"] - before)
    if "hour" in frame:
        return frame
    by = tuple(key for key in names.KINDS if key in frame)
    metrics = tuple(frame["metric"].unique())
    unfinished = () if by else still_open.unfinished(scope, metrics)
    mixed = not by and mixture.several_journeys(scope)
    changes = signals.judged(cached.changes(scope, metrics, by), mixed, unfinished)
    changes["verdict"] = [said(code) for code in changes["verdict"]]
    told = changes.rename(columns={"difference": "change"})[["metric", *by, "before", "change", "verdict"]]
    return frame.merge(told, on=["metric", *by], how="left")


def readable(frame: pd.DataFrame, grain: str) -> pd.DataFrame:
    """A figures frame in words: what, when, where, figure, interval, number, doubt."""
    rows = records(frame)
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
            **_compared(rows),
            t("95 % interval"): [interval_text(row["metric"], row["low"], row["high"], row["n"]) for row in rows],
            t("Rests on"): [count_text(row) for row in rows],
            t("Note"): [doubt_text(row) for row in rows],
        }
    )


def _compared(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    """What was before, the change between the two as shown, and the verdict, as far as the frame has them."""
    told = {}
    if rows and "before" in rows[0]:
        told[t("Period before")] = [value_text(row["metric"], row["before"], row["n"]) for row in rows]
        told[t("Change")] = [change_text(row["metric"], row["before"], row["value"], row["n"]) for row in rows]
    if rows and "verdict" in rows[0]:
        told[t("Verdict")] = [row["verdict"] for row in rows]
    return told
