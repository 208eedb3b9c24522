"""From figures frames to pictures, with names and texts in the reader's language."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import Bar, Scale, bars, dots, hours, pareto, scale
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import cached, drill, pictures
from ui.drawn import INKS, Drawn
from ui.names import in_chart, in_sentence, names
from ui.telling import by_name, hover_text, metric_name, over_time, value_text
from ui.words import N_, t, weekdays

# Touch should scroll the page, not the chart.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}
TIME_AXES = {
    "D": N_("Day (month-day)"),
    "W": N_("Week that begins on (month-day)"),
    "M": N_("Month"),
    "Q": N_("Quarter"),
}


def show(figure: Figure, alt: str, key: str, title: str = "", opens: Scope | None = None, small: bool = False) -> None:
    """Draw a chart, with its takeaway for those who cannot see it, and the way to save it as a picture.

    With a scope to narrow (`opens`), a click on a bar, dot or cell leads to the rows behind it. A `small` chart is
    part of a card and has neither.
    """
    if title:
        st.markdown(f"**{in_sentence(title)}**")
    drawn = Drawn(figure, INKS.get(st.context.theme.type or ""))
    config = CONFIG if small else CONFIG | pictures.button(key, opens)
    if opens is None or not drawn.opens:
        st.plotly_chart(drawn, config=config, alt=alt, key=f"chart_{key}")
        return
    clicked = st.plotly_chart(
        drawn, config=config, alt=alt, key=f"chart_{key}", on_select="rerun", selection_mode="points"
    )
    drill.says(key)
    for point in clicked.selection.points:
        if where := point.get("customdata"):
            drill.follow(str(where), opens)


def earlier(scope: Scope, metrics: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    """Each metric's course over the equal period before the scope, where there is one."""
    before = scope.previous()
    if before is None:
        return {}
    course = cached.figure(before, metrics, by=("period",))
    there = {str(key): part for key, part in course.groupby("metric", sort=False) if part["value"].notna().any()}
    return {key: over_time(part, scope.grain) for key, part in there.items()}


def waits(frame: pd.DataFrame, standards: pd.DataFrame) -> Figure:
    """Median and P90 per node as bars, with the standard as a stroke; the longest wait on top."""
    told = by_name(frame[frame["n"] > 0], "node", names("node"))
    order = told.groupby("label")["value"].max().dropna().sort_values(ascending=False).index.tolist()
    median, p90 = (told[told["metric"] == key] for key in ("wait_median_s", "wait_p90_s"))
    series = [Bar(p90, metric_name("wait_p90_s"), 0.45, 0.72), Bar(median, metric_name("wait_median_s"), 0.95, 0.34)]
    limits = _limits(standards, "wait_s")
    named = t("Standard"), t("Standard, missed")
    return bars(series, order, axis("wait_p90_s", told), limits, named, t("Wait"))


def ranks(frame: pd.DataFrame, column: str, whole: pd.DataFrame) -> Figure:
    """One metric per node or site with its interval, the worst on top, and the whole as a line."""
    key = str(frame["metric"].iloc[0])
    worst_first = METRICS[key].better == "high"
    rows = by_name(frame.dropna(subset=["value"]), column, names(column)).sort_values("value", ascending=worst_first)
    level = float(whole.loc[whole["metric"] == key, "value"].iloc[0])
    lines = [] if pd.isna(level) else [(level, t("overall {value}", value=value_text(key, level)), "dot")]
    return dots(rows, axis(key, rows), lines, metric_name(key))


def week(frame: pd.DataFrame) -> Figure:
    """Hour by weekday."""
    key, days, rows = str(frame["metric"].iloc[0]), weekdays(), records(frame)
    texts = [hover_text(row, f"{days[int(row['weekday']) - 1]} {int(row['hour']):02d}:00") for row in rows]
    opens = [drill.to_hour(row["weekday"], row["hour"], key) for row in rows]
    return hours(frame.assign(hover=texts, opens=opens), axis(key, frame), days, t("Hour of the day"), metric_name(key))


def vital_few(frame: pd.DataFrame) -> Figure:
    """Complaints by category (`ui.categories.in_picture`), with the cumulative share."""
    return pareto(frame, t("Number of complaints"), t("Cumulative share"))


def axis(key: str, frame: pd.DataFrame) -> Scale:
    """How the values of a metric stand on an axis, in the reader's words."""
    return scale(METRICS[key].unit, frame["value"], {"min": t("min"), "h": t("h"), "d": t("d")})


def _limits(standards: pd.DataFrame, metric: str) -> dict[str, float]:
    rows = standards[standards["metric"] == metric].sort_values("valid_from").drop_duplicates("node", keep="last")
    told = names("node")
    return {
        in_chart(told.get(node, node)): float(value) for node, value in zip(rows["node"], rows["value"], strict=True)
    }
