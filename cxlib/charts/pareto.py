"""Which few categories make most of the cases."""

from __future__ import annotations

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import ROW, axis_title, row_axis
from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, tint


def pareto(frame: pd.DataFrame, count_name: str, cumulative_name: str, vital: float = 0.8) -> Figure:
    """Counts (`label, n, hover`, largest first) as bars, and the cumulative share as a line over them.

    The categories that together reach the share `vital` are strong, the others pale; so is a row that is marked as the
    `rest`, for it is no category.
    """
    total = frame["n"].sum()
    share = frame["n"].cumsum() / total
    strong = (share.shift(1, fill_value=0) < vital) & ~frame.get("rest", pd.Series(False, index=frame.index))
    order = list(frame["label"])
    counts = {
        "type": "bar", "orientation": "h", "x": frame["n"], "y": order, "text": frame["hover"], "textposition": "none",
        "hoverinfo": "text", "marker": {"color": [tint(COMMON, 0.9 if mark else 0.4) for mark in strong]},
        **clicks(frame),
    }  # fmt: skip
    line = {
        "type": "scatter", "mode": "lines+markers", "x": share, "y": order, "xaxis": "x2", "text": frame["hover"],
        "hoverinfo": "text", "cliponaxis": False, "line": {"color": COMMON, "width": 1.5},
        "marker": {"size": 6, "symbol": "diamond"}, **clicks(frame),
    }  # fmt: skip
    layout = {
        "height": max(len(order), 2) * ROW + 114, "margin": {"l": 8, "r": 16, "t": 44, "b": 54}, "showlegend": False,
        "xaxis": {"fixedrange": True, "zeroline": False, "range": [0, total], "nticks": 6,
                  "title": axis_title(count_name)}, "yaxis": row_axis(order),
        "xaxis2": {"overlaying": "x", "side": "top", "range": [0, 1], "tickformat": ".0%", "fixedrange": True,
                   "showgrid": False, "zeroline": False, "tickvals": [0, 0.25, 0.5, 0.75, 1],
                   "title": axis_title(cumulative_name)},
    }  # fmt: skip
    return figure([counts, line], layout)
