"""Wide and narrow bars over each other per row, with intervals and the standard: how long is the wait, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.labels import in_lines
from cxlib.charts.palette import COMMON, CONCERN, tint
from cxlib.charts.scale import Scale

ROW = 34
STROKE = 30  # reaches beyond the widest bar, so that grey on grey is seen
ABOVE = 22  # the button of the picture lies above the legend, which on a phone is as wide as the chart


@dataclass(frozen=True)
class Bar:
    """One measure of every row: frame (`label, value, low, high, class, hover`), name, strength of its grey, width."""

    frame: pd.DataFrame
    name: str
    alpha: float = 0.9
    width: float = 0.35


def bars(
    series: Sequence[Bar],
    order: Sequence[str],
    scale: Scale,
    standards: Mapping[str, float],
    standard_names: tuple[str, str],
    title: str = "",
) -> Figure:
    """Horizontal bars, one row per name in `order` (first on top), drawn over each other from wide to narrow.

    `standards` maps a row to its limit: a stroke, grey, or orange where the whole interval of the first of the `series`
    lies beyond it; `standard_names` are of both. A figure that is provisional has a pale bar. `title` names the axis.
    """
    traces = [_bar(bar, scale) for bar in series]
    limits = {name: value for name, value in standards.items() if name in order}
    if limits:
        traces += _strokes(limits, standard_names, scale, _beyond(series[0].frame, limits))
    layout = {
        "height": max(len(order), 2) * ROW + 104 + ABOVE, "barmode": "overlay",
        "margin": {"l": 8, "r": 12, "t": 34 + ABOVE, "b": 54},
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left"},
        "xaxis": scale.axis(rangemode="tozero", nticks=7, title=axis_title(title)), "yaxis": row_axis(order),
        "hovermode": "closest",
    }  # fmt: skip
    return figure(traces, layout)


def row_axis(order: Sequence[str]) -> dict[str, Any]:
    """An axis of named rows, the first on top, with as much room as the names need in two lines."""
    return {"type": "category", "categoryorder": "array", "categoryarray": list(order)[::-1], "automargin": True,
            "tickvals": list(order), "ticktext": [in_lines(name) + "  " for name in order],
            "fixedrange": True, "range": [-0.6, len(order) - 0.4]}  # fmt: skip


def axis_title(text: str) -> dict[str, Any]:
    """What an axis measures, small, close below it."""
    return {"text": text, "font": {"size": 12}, "standoff": 6}


def errors(frame: pd.DataFrame, divisor: float) -> dict[str, Any]:
    """Error bars from a figure to its interval's ends."""
    return {"type": "data", "symmetric": False, "array": (frame["high"] - frame["value"]) / divisor,
            "arrayminus": (frame["value"] - frame["low"]) / divisor,
            "color": COMMON, "thickness": 1.5, "width": 4}  # fmt: skip


def _bar(bar: Bar, scale: Scale) -> dict[str, Any]:
    pale = tint(COMMON, bar.alpha / 2)
    return {
        "type": "bar", "orientation": "h", "name": bar.name, "width": bar.width,
        "x": bar.frame["value"] / scale.divisor, "y": bar.frame["label"],
        "text": bar.frame["hover"], "textposition": "none", "hoverinfo": "text",
        "marker": {"color": [pale if kind == "provisional" else tint(COMMON, bar.alpha) for kind in bar.frame["class"]],
                   "line": {"width": 0}},
        "error_x": errors(bar.frame, scale.divisor), **clicks(bar.frame),
    }  # fmt: skip


def _beyond(frame: pd.DataFrame, limits: Mapping[str, float]) -> set[str]:
    """The rows whose figure lies beyond their limit by more than chance."""
    return {label for label, low in zip(frame["label"], frame["low"], strict=True) if low > limits.get(label, np.inf)}


def _strokes(
    limits: Mapping[str, float], names: tuple[str, str], scale: Scale, beyond: set[str]
) -> list[dict[str, Any]]:
    """The limits in two traces, each with its name: those that hold, and those that are missed."""
    parts = ((names[0], COMMON, [row for row in limits if row not in beyond]),
             (names[1], CONCERN, [row for row in limits if row in beyond]))  # fmt: skip
    return [
        {"type": "scatter", "mode": "markers", "name": name, "x": [limits[row] / scale.divisor for row in rows],
         "y": rows, "hoverinfo": "name", "hoverlabel": {"namelength": -1},
         "marker": {"symbol": "line-ns", "size": STROKE, "line": {"width": 3, "color": ink}, "color": ink}}
        for name, ink, rows in parts if rows
    ]  # fmt: skip
