"""Node by period: the table where a real change shows, and a click leads to the node."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from cxlib.charts import heat_table
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import links, mixture
from ui.names import frame as catalogue
from ui.names import names
from ui.period_words import dated, when
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
LASTS = " ·"
RUNS = {IMPROVEMENT: N_("{node} better {when}"), CONCERN: N_("{node} worse {when}")}


def table(cells: pd.DataFrame, scope: Scope) -> None:
    """Draw figures with their `verdict`, node by period; a click on a row opens its node in the same scope."""
    told = mixture.parts_or_whole(cells)
    texts, verdicts, codes = _wide(told)
    earlier = told.drop_duplicates("node").set_index("node")["earlier"].reindex(codes).tolist()
    shown, heads = marked(texts, verdicts, earlier), _heads(texts.columns, scope.grain)
    event = st.dataframe(
        heat_table(shown.set_axis(heads, axis=1), verdicts.set_axis(heads, axis=1)),
        on_select="rerun",
        selection_mode="single-cell",
        key=f"heat_{told['metric'].iloc[0]}",
        height="content" if len(shown) <= MOST_ROWS else 720,
        column_config=_columns(told["period"], scope.grain),
        alt=_alt(verdicts, earlier, scope.grain),
    )
    st.caption(
        t(
            "{unit} by {grain}, newest first. Marked: worse (!) or better (+) by more than chance in the node's "
            "control chart, where that begins and where it ends or still lasts; between the two it goes on (·). Grey: "
            "ordinary. Empty: too few. Click a cell to open its node.",
            unit=_unit(told),
            grain=t(_COLUMNS[scope.grain]),
        )
    )
    if event.selection.cells:
        links.open_node(scope, codes[event.selection.cells[0][0]])


def marked(texts: pd.DataFrame, verdicts: pd.DataFrame, earlier: list[str]) -> pd.DataFrame:
    """The texts of cells, newest first, with their signs: at both ends of a run of periods, which may be one; a dot
    between, also in the oldest one where its run began before (`earlier`: each row's verdict of the period before).

    >>> run = pd.DataFrame([["ordinary", "improvement", "improvement", "improvement"]])
    >>> marked(pd.DataFrame([list("abcd")]), run, [""]).iloc[0].tolist()
    ['a', 'b +', 'c ·', 'd +']
    >>> marked(pd.DataFrame([list("abcd")]), run, ["improvement"]).iloc[0].tolist()
    ['a', 'b +', 'c ·', 'd ·']
    """
    said = verdicts.to_numpy(dtype=object)
    around = np.column_stack([np.full(len(said), None), said, np.array(earlier, dtype=object)])
    signs = np.array([[MARKS.get(one, "") for one in row] for row in said], dtype=object).reshape(said.shape)
    between = (said == around[:, :-2]) & (said == around[:, 2:]) & (signs != "")
    marks = np.where(between, LASTS, signs)
    return pd.DataFrame(texts.to_numpy(dtype=object) + marks, index=texts.index, columns=texts.columns)


def _wide(told: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, list[str]]:
    key, there, named = str(told["metric"].iloc[0]), set(told["node"]), names("node")
    order = [code for code in catalogue("node")["code"] if code in there]
    told = told.assign(text=[_short(key, value) for value in told["value"]])
    texts, verdicts = (
        told.pivot(index="node", columns="period", values=column).reindex(order).fillna("")
        for column in ("text", "verdict")
    )
    # newest first: what scrolls out of sight on a phone is the past
    texts, verdicts = texts[texts.columns[::-1]], verdicts[verdicts.columns[::-1]]
    index = pd.Index([named.get(code, code) for code in order], name=t("Service node"))
    return texts.set_axis(index), verdicts.set_axis(index), order


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
    if METRICS[key].unit == "share":
        return f"{value * 100:.0f}"
    return f"{value / 60:.0f}" if key.endswith("_s") else f"{value:.1f}"


def _unit(told: pd.DataFrame) -> str:
    key = str(told["metric"].iloc[0])
    name = short_name(key)
    if METRICS[key].unit == "share":
        return f"{name} (%)"
    return t("{metric} (minutes)", metric=name) if key.endswith("_s") else name


def _alt(verdicts: pd.DataFrame, earlier: list[str], grain: str) -> str:
    told, oldest = [], verdicts.columns[-1]
    for (node, row), before in zip(verdicts[verdicts.columns[::-1]].iterrows(), earlier, strict=True):
        for verdict, first, last in runs(row):
            span = when(first.date(), last.date(), grain)
            if first == oldest and verdict == before:
                span = t("from before {since} to {until}", since=dated(first, grain), until=dated(last, grain))
            told.append(t(RUNS[verdict], node=str(node), when=span))
    return t("Signals: {runs}", runs=told) if told else t("No signal at any service node.")


def runs(row: pd.Series) -> Iterator[tuple[str, Any, Any]]:
    """The runs of one sign in a node's verdicts, oldest first: which, the first and the last period.

    >>> list(runs(pd.Series(["concern", "ordinary", "improvement", "improvement"], index=[1, 2, 3, 4])))
    [('concern', 1, 1), ('improvement', 3, 4)]
    """
    for verdict, part in groupby(row.items(), key=itemgetter(1)):
        if verdict in MARKS:
            periods = [period for period, _ in part]
            yield str(verdict), periods[0], periods[-1]
