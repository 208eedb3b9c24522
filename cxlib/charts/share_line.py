"""One share over time with its interval: what a topic's part of the comments was, period by period."""

from __future__ import annotations

from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.figure import figure
from cxlib.charts.palette import BAND, COMMON
from cxlib.charts.runs import gapless, ribbon, time_axis
from cxlib.charts.scale import Scale

HEIGHT = 260
SYMBOLS = {"provisional": "circle-open", "hidden": "circle-open"}


def share_line(frame: pd.DataFrame, grain: str, title: str) -> Figure:
    """Course of one share (`period, value, low, high, class, hover`), hollow where provisional; a gap stays a gap."""
    frame = gapless(frame, grain)
    x, y = ribbon(frame)
    band = {"type": "scatter", "x": x, "y": y, "fill": "toself", "mode": "none", "fillcolor": BAND, "hoverinfo": "skip"}
    course: dict[str, Any] = {
        "type": "scatter", "mode": "lines+markers", "x": frame["period"], "y": frame["value"], "connectgaps": False,
        "line": {"color": COMMON, "width": 2}, "text": frame["hover"], "hoverinfo": "text",
        "marker": {"size": 7, "symbol": [SYMBOLS.get(str(kind), "circle") for kind in frame["class"]]},
    }  # fmt: skip
    axis = Scale(tickformat=".0%").axis(automargin=True, nticks=6, rangemode="tozero", title={"text": title})
    layout = {
        "height": HEIGHT, "margin": {"l": 8, "r": 12, "t": 12, "b": 40}, "showlegend": False, "hovermode": "closest",
        "xaxis": time_axis(frame["period"], grain), "yaxis": axis,
    }  # fmt: skip
    return figure([band, course], layout)
