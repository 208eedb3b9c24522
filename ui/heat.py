"""Node by period: the table where a real change shows, and a click leads to the node."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.charts import heat_table
from cxlib.scope import Scope
from ui import links, mixture
from ui.names import frame as catalogue
from ui.names import names
from ui.telling import short_name
from ui.verdicts import CONCERN, IMPROVEMENT
from ui.words import N_, period, t

# Short heads leave room for a quarter's weeks: a week is the day it begins on, read alike in every language.
_HEADS = {"D": "%m-%d", "W": "%m-%d", "M": "%Y-%m"}
_DATED_HEADS = {"D": "%y-%m-%d", "W": "%y-%m-%d", "M": "%Y-%m"}
_WIDTHS = {"D": 64, "W": 56, "M": 72, "Q": 72}
_COLUMNS = {"D": N_("day"), "W": N_("week from (month-day)"), "M": N_("month"), "Q": N_("quarter")}
MOST_ROWS = 21
MARKS = {IMPROVEMENT: " +", CONCERN: " !"}


def table(cells: pd.DataFrame, scope: Scope) -> None:
    """Draw figures with their `verdict`, node by period; a click on a row opens its node in the same scope."""
    told = mixture.parts_or_whole(cells)
    shown, verdicts, codes = _wide(told, scope.grain)
    event = st.dataframe(
        heat_table(shown, verdicts),
        on_select="rerun",
        selection_mode="single-cell",
        key=f"heat_{told['metric'].iloc[0]}",
        height="content" if len(shown) <= MOST_ROWS else 720,
        column_config=_columns(told["period"], scope.grain),
        alt=_alt(verdicts),
    )
    st.caption(
        t(
            "{unit} by {grain}, newest first. Marked: worse (!) or better (+) by more than chance in the node's "
            "control chart. Grey: ordinary. Empty: too few.",
            unit=_unit(told),
            grain=t(_COLUMNS[scope.grain]),
        )
    )
    if event.selection.cells:
        links.open_node(scope, codes[event.selection.cells[0][0]])


def _wide(told: pd.DataFrame, grain: str) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    key, there, named = str(told["metric"].iloc[0]), set(told["node"]), names("node")
    order = [code for code in catalogue("node")["code"] if code in there]
    told = told.assign(text=[_short(key, value) for value in told["value"]])
    told["text"] += told["verdict"].map(MARKS).fillna("")
    texts, verdicts = (
        told.pivot(index="node", columns="period", values=column).reindex(order).fillna("")
        for column in ("text", "verdict")
    )
    # newest first: what scrolls out of sight on a phone is the past
    texts, verdicts = texts[texts.columns[::-1]], verdicts[verdicts.columns[::-1]]
    index = pd.Index([named.get(code, code) for code in order], name=t("Service node"))
    heads = _heads(texts.columns, grain)
    return texts.set_axis(heads, axis=1).set_axis(index), verdicts.set_axis(heads, axis=1).set_axis(index), order


def _heads(periods: pd.Index, grain: str) -> list[str]:
    if grain == "Q":
        return [f"{first.year} Q{first.quarter}" for first in periods]
    years = len(periods) > 1 and (periods.max() - periods.min()).days > 360
    return [first.strftime((_DATED_HEADS if years else _HEADS)[grain]) for first in periods]


def _columns(periods: pd.Series, grain: str) -> dict[str, Any]:
    """Width of each column, and under the pointer its period in full, with the number of the week."""
    there = pd.Index(periods.unique())
    return {
        head: st.column_config.TextColumn(width=_WIDTHS[grain], help=period(day, grain))
        for head, day in zip(_heads(there, grain), there, strict=True)
    }


def _short(key: str, value: float) -> str:
    if pd.isna(value):
        return ""
    if key == "csat":
        return f"{value * 100:.0f}"
    return f"{value / 60:.0f}" if key.endswith("_s") else f"{value:.1f}"


def _unit(told: pd.DataFrame) -> str:
    key = str(told["metric"].iloc[0])
    name = short_name(key)
    return f"{name} (%)" if key == "csat" else t("{metric} (minutes)", metric=name) if key.endswith("_s") else name


def _alt(verdicts: pd.DataFrame) -> str:
    marked = verdicts.isin([CONCERN, IMPROVEMENT])
    rows = [str(name) for name, there in marked.any(axis=1).items() if there]
    return t("Signals at: {nodes}", nodes=rows) if rows else t("No signal at any service node.")
