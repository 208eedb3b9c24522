"""Satisfaction by wait: binned shares with their intervals, the broken line, and where it breaks."""

from __future__ import annotations

from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import BAND, COMMON, CONCERN


def waiting_curve(
    bins: pd.DataFrame, line: pd.DataFrame, place: tuple[float, float, float] | None, titles: tuple[str, str]
) -> Figure:
    """Bins (`wait` in minutes, `share, low, high, hover`), the fitted `line` (`wait, share`; may be empty).

    `place` is the break with its interval, drawn as a band; `titles` name the axes.
    """
    points = {
        "type": "scatter", "mode": "markers", "x": bins["wait"], "y": bins["share"], "text": bins["hover"],
        "hoverinfo": "text", "marker": {"size": 9, "color": COMMON},
        "error_y": {"type": "data", "symmetric": False, "array": bins["high"] - bins["share"],
                    "arrayminus": bins["share"] - bins["low"], "color": COMMON, "thickness": 1.5, "width": 4},
        **clicks(bins),
    }  # fmt: skip
    fit = {"type": "scatter", "mode": "lines", "x": line["wait"], "y": line["share"], "hoverinfo": "skip",
           "line": {"color": CONCERN if place else COMMON, "width": 2}}  # fmt: skip
    layout: dict[str, Any] = {
        "height": 360, "margin": {"l": 8, "r": 12, "t": 20, "b": 44}, "showlegend": False, "hovermode": "closest",
        "xaxis": {"title": {"text": titles[0]}, "rangemode": "tozero", "fixedrange": True, "zeroline": False},
        "yaxis": {"title": {"text": titles[1]}, "tickformat": ".0%", "fixedrange": True, "zeroline": False,
                  "automargin": True},
        "shapes": _band(place),
    }  # fmt: skip
    return figure([points, fit], layout)


def _band(place: tuple[float, float, float] | None) -> list[dict[str, Any]]:
    if place is None:
        return []
    at, low, high = place
    upright = {"xref": "x", "yref": "paper", "y0": 0, "y1": 1}
    return [
        {**upright, "type": "rect", "x0": low, "x1": high, "fillcolor": BAND, "line": {"width": 0}},
        {**upright, "type": "line", "x0": at, "x1": at, "line": {"color": CONCERN, "width": 1.5, "dash": "dash"}},
    ]
