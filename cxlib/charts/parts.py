"""Rows cut into three shares that make a whole: below, as and above expectation."""

from __future__ import annotations

from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import ROW, axis_title, row_axis
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, CONCERN, IMPROVEMENT

INKS = {"below": CONCERN, "as_expected": COMMON, "above": IMPROVEMENT}
ON_INK = "#0a0f14"
"""Readable on all three, whatever the page's colour."""


def parts(frame: pd.DataFrame, names: dict[str, str], title: str) -> Figure:
    """One bar per row of `frame` (`label, below, as_expected, above, hover`); `names` of the three, in this order."""
    order = list(frame["label"])
    traces: list[dict[str, Any]] = [
        {"type": "bar", "orientation": "h", "name": name, "x": frame[part], "y": order, "width": 0.72,
         "hovertext": frame["hover"], "hoverinfo": "text", "marker": {"color": INKS[part], "line": {"width": 0}},
         "text": [f"{share:.0%}" for share in frame[part]], "textposition": "inside", "insidetextanchor": "middle",
         "insidetextfont": {"color": ON_INK}}
        for part, name in names.items()
    ]  # fmt: skip
    layout = {
        "height": max(len(order), 2) * ROW + 104, "margin": {"l": 8, "r": 16, "t": 34, "b": 54}, "barmode": "stack",
        "uniformtext": {"mode": "hide", "minsize": 10},
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "traceorder": "normal"},
        "xaxis": {"tickformat": ".0%", "range": [0, 1], "fixedrange": True, "title": axis_title(title)},
        "yaxis": row_axis(order), "hovermode": "closest",
    }  # fmt: skip
    return figure(traces, layout)
