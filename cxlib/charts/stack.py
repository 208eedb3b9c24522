"""Counts over time in two parts: what is within its deadline, and on top what is beyond it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import axis_title
from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, CONCERN, tint
from cxlib.charts.runs import time_axis

HEIGHT = 250


def stack(frame: pd.DataFrame, grain: str, names: tuple[str, str], titles: tuple[str, str]) -> Figure:
    """One bar per period of `frame` (`period, n, late, hover`): `late` of `n` orange, the rest grey.

    `names` are of the rest and of the late, `titles` of the time axis and of the counts.
    """
    parts = ((frame["n"] - frame["late"], names[0], tint(COMMON, 0.6)), (frame["late"], names[1], CONCERN))
    traces: list[dict[str, Any]] = [
        {"type": "bar", "x": frame["period"], "y": counts, "name": name, "hovertext": frame["hover"],
         "hoverinfo": "text", "marker": {"color": colour, "line": {"width": 0}}, **clicks(frame)}
        for counts, name, colour in parts
    ]  # fmt: skip
    layout = {
        "height": HEIGHT, "margin": {"l": 8, "r": 12, "t": 30, "b": 54}, "barmode": "stack", "bargap": 0.25,
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "traceorder": "normal"},
        "xaxis": {**time_axis(frame["period"], grain), "title": axis_title(titles[0])},
        "yaxis": {"fixedrange": True, "rangemode": "tozero", "nticks": 5, "automargin": True,
                  "title": axis_title(titles[1])},
    }  # fmt: skip
    return figure(traces, layout)
