"""From figures frames to pictures, with names and texts in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import Bar, Panel, Scale, bars, dots, hours, pareto, scale, trend
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui.mixture import several_journeys
from ui.names import in_chart, in_sentence, names
from ui.signals import judged
from ui.tables import weekdays
from ui.telling import by_name, hover_text, metric_name, over_time, value_text
from ui.words import number, percent, t

# Touch should scroll the page, not the chart; the bar of tools speaks English only.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
# Metrics whose target is drawn with them, and what it is called among the standards.
STANDARD_OF = {"wait_p90_s": "wait_s", "close_median_s": "close_s", "csat": "csat", "nps": "nps",
               "complaints_per_1000": "complaints_per_1000"}  # fmt: skip


def show(figure: Figure, alt: str, key: str, title: str = "") -> None:
    """Draw a chart, with its takeaway for those who cannot see it."""
    if title:
        st.markdown(f"**{in_sentence(title)}**")
    st.plotly_chart(figure, config=CONFIG, alt=alt, key=f"chart_{key}")


def courses(frame: pd.DataFrame, scope: Scope, changes: pd.DataFrame, standards: pd.DataFrame) -> Figure:
    """One panel per metric over one time axis, the level before and the standard; coloured if it really changed."""
    told = {row["metric"]: row for row in judged(changes, several_journeys(scope)).to_dict("records")}
    panels = [
        _panel(over_time(part, scope.grain), str(key), told.get(str(key), {}), standards)
        for key, part in frame.groupby("metric", sort=False)
    ]
    return trend(panels, scope.grain)


def waits(frame: pd.DataFrame, standards: pd.DataFrame) -> Figure:
    """Median and P90 per node as bars, with the standard as a stroke; the longest wait on top."""
    told = by_name(frame[frame["n"] > 0], "node", names("node"))
    order = told[told["metric"] == "wait_p90_s"].sort_values("value", ascending=False)["label"].tolist()
    median, p90 = (told[told["metric"] == key] for key in ("wait_median_s", "wait_p90_s"))
    series = [Bar(p90, metric_name("wait_p90_s"), 0.45, 0.72), Bar(median, metric_name("wait_median_s"), 0.95, 0.34)]
    limits = _limits(standards, "wait_s")
    return bars(series, order, _scale("wait_p90_s", told), limits, t("Standard"))


def ranks(frame: pd.DataFrame, column: str, whole: pd.DataFrame) -> Figure:
    """One metric per node or site with its interval, the worst on top, and the whole as a line."""
    key = str(frame["metric"].iloc[0])
    worst_first = METRICS[key].better == "high"
    rows = by_name(frame.dropna(subset=["value"]), column, names(column)).sort_values("value", ascending=worst_first)
    level = float(whole.loc[whole["metric"] == key, "value"].iloc[0])
    lines = [] if pd.isna(level) else [(level, t("all together {value}", value=value_text(key, level)), "dot")]
    return dots(rows, _scale(key, rows), lines)


def week(frame: pd.DataFrame) -> Figure:
    """Hour by weekday."""
    key, days = str(frame["metric"].iloc[0]), weekdays()
    texts = [
        hover_text(row, f"{days[int(row['weekday']) - 1]} {int(row['hour']):02d}:00")
        for row in frame.to_dict("records")
    ]
    return hours(frame.assign(hover=texts), _scale(key, frame), days)


def vital_few(frame: pd.DataFrame) -> Figure:
    """Complaints by category, with the cumulative share."""
    return pareto(frame, t("cumulative share"))


def labelled_categories(categories: pd.DataFrame) -> pd.DataFrame:
    """Categories, largest first, with the texts a chart needs; complaints without one are a row of their own."""
    rows = categories.sort_values("n", ascending=False, kind="stable").reset_index(drop=True)
    label = rows["category"].replace("", None).fillna(t("no category")).astype(str)
    share = rows["n"] / rows["n"].sum()
    texts = [
        t("{category}: {n} ({share}), cumulative {cumulative}", category=in_chart(name), n=number(n),
          share=percent(part), cumulative=percent(upto))
        for name, n, part, upto in zip(label, rows["n"], share, share.cumsum(), strict=True)
    ]  # fmt: skip
    return rows.assign(label=[in_chart(name) for name in label], hover=texts)


def _panel(frame: pd.DataFrame, key: str, told: Mapping[str, object], standards: pd.DataFrame) -> Panel:
    lines = []
    before = told.get("before")
    if isinstance(before, float) and not pd.isna(before):
        lines.append((before, t("before: {value}", value=value_text(key, before)), "dot"))
    limits = standards[standards["metric"] == STANDARD_OF.get(key, "")]
    if len(limits) == 1:
        limit = float(limits["value"].iloc[0])
        lines.append((limit, t("standard: {value}", value=value_text(key, limit)), "solid"))
    return Panel(frame, metric_name(key), _scale(key, frame), str(told.get("verdict", "")), tuple(lines))


def _scale(key: str, frame: pd.DataFrame) -> Scale:
    return scale(METRICS[key].unit, frame["value"], {"min": t("min"), "h": t("h"), "d": t("d")})


def _limits(standards: pd.DataFrame, metric: str) -> dict[str, float]:
    rows = standards[standards["metric"] == metric].sort_values("valid_from").drop_duplicates("node", keep="last")
    told = names("node")
    return {
        in_chart(told.get(node, node)): float(value) for node, value in zip(rows["node"], rows["value"], strict=True)
    }
