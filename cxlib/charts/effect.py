"""Trained and others over the months, and where the trained would be had they gone the way of the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.figure import figure
from cxlib.charts.palette import BAND, COMMON, colour
from cxlib.charts.runs import time_axis
from cxlib.charts.scale import Scale

HEIGHT = 360
LINES = (("others", "dot", 1.5, 5), ("expected", "dash", 1.5, 0), ("trained", "solid", 2.5, 8))
"""Column, dash, width of the line, size of its markers (0: none)."""


def effect(
    frame: pd.DataFrame,
    names: dict[str, str],
    scale: Scale,
    verdict: str = "chance",
    windows: Sequence[tuple[pd.Timestamp, pd.Timestamp, str]] = (),
) -> Figure:
    """Three lines over months (`period, trained, others, expected`, and per line `hover_…`); a gap stays a gap.

    `names` tells the lines in the legend; `verdict` colours the trained; `windows` are grey spans (first, last, name).
    """
    traces = [_line(frame, column, names[column], scale, verdict) for column, *_ in LINES]
    layout: dict[str, Any] = {
        "height": HEIGHT, "margin": {"l": 8, "r": 12, "t": 84, "b": 40}, "hovermode": "closest",
        "legend": {"orientation": "h", "x": 0, "y": 1.09, "yanchor": "bottom", "traceorder": "reversed"},
        "xaxis": time_axis(frame["period"], "M"), "yaxis": scale.axis(automargin=True, nticks=6),
        "shapes": [_span(first, last) for first, last, _ in windows],
        "annotations": [_name(first, last, name) for first, last, name in windows],
    }  # fmt: skip
    return figure(traces, layout)


def _line(frame: pd.DataFrame, column: str, name: str, scale: Scale, verdict: str) -> dict[str, Any]:
    _, dash, width, size = next(line for line in LINES if line[0] == column)
    ink = colour(verdict) if column == "trained" else COMMON
    told = f"hover_{column}" in frame
    return {
        "type": "scatter", "mode": "lines+markers" if size else "lines", "name": name, "x": frame["period"],
        "y": frame[column] / scale.divisor, "connectgaps": False, "line": {"color": ink, "width": width, "dash": dash},
        "marker": {"size": size or 1, "symbol": "diamond" if column == "trained" else "circle-open"},
        "hoverinfo": "text" if told else "skip", "text": frame[f"hover_{column}"] if told else None,
    }  # fmt: skip


def _span(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, Any]:
    return {"type": "rect", "xref": "x", "x0": first, "x1": last, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
            "fillcolor": BAND, "line": {"width": 0}}  # fmt: skip


def _name(first: pd.Timestamp, last: pd.Timestamp, name: str) -> dict[str, Any]:
    return {"xref": "x", "x": first + (last - first) / 2, "yref": "paper", "y": 1, "yanchor": "bottom", "text": name,
            "showarrow": False, "font": {"size": 11}}  # fmt: skip
