"""Hour by weekday: when is the wait long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import CONCERN, tint
from cxlib.charts.scale import Scale

# a phone gives all columns together so many pixels; a number takes so many a digit, and so many for its margins
ROOM, DIGIT, MARGIN = 320, 6, 4
ABOVE = 64  # the key of the colours lies above the cells: beside them it would take a phone a quarter of its width


def hours(
    frame: pd.DataFrame, scale: Scale, weekdays: Sequence[str], hour_name: str = "", name: str = "", ink: str = CONCERN
) -> Figure:
    """Cells of `frame` (`weekday` 1–7, `hour` 0–23, `value, hover`): the stronger the `ink` (orange), the more.

    Cells without a figure stay empty. `weekdays` are the names of Monday to Sunday, `hour_name` what the columns are,
    `name` what the colours measure; they start at 0, so that small differences look small.
    """
    frame = frame.dropna(subset=["value"])
    across = range(int(frame["hour"].min()), int(frame["hour"].max()) + 1)
    value = frame.pivot_table(index="weekday", columns="hour", values="value", aggfunc="first")
    value = value.reindex(columns=across) / scale.divisor
    days, heads = [weekdays[int(day) - 1] for day in value.index], [f"{hour:02d}" for hour in across]
    cells = {
        "type": "heatmap", "x": heads, "y": days,
        "z": value.to_numpy(), "zmin": 0, "zmax": float(value.max(axis=None)), "hoverinfo": "skip",
        "colorscale": [[0, tint(ink, 0.06)], [1, tint(ink, 0.7)]], "xgap": 2, "ygap": 2,
        "colorbar": {"orientation": "h", "ticksuffix": scale.suffix, "thickness": 10, "outlinewidth": 0, "nticks": 5,
                     "x": 0, "xanchor": "left", "len": 0.6, "y": 1, "yanchor": "bottom", "ypad": 4,
                     "title": {"text": name, "side": "top", "font": {"size": 12}}},
    }  # fmt: skip
    layout = {
        "height": 36 * len(value) + ABOVE + 72, "margin": {"l": 8, "r": 8, "t": ABOVE, "b": 54},
        "xaxis": {"type": "category", "fixedrange": True, "showgrid": False, "ticks": "",
                  "range": [-0.5, len(heads) - 0.5]},
        "yaxis": {"type": "category", "fixedrange": True, "showgrid": False, "automargin": True, "ticks": "",
                  "range": [len(days) - 0.5, -0.5]},
        # a note, for the title of an axis is moved into the cells when the key of the colours is above them
        "annotations": [{"xref": "paper", "yref": "paper", "x": 0.5, "y": 0, "yanchor": "top", "yshift": -24,
                         "text": hour_name, "showarrow": False, "font": {"size": 12}}],
        "hovermode": "closest", "hoverdistance": 40,
    }  # fmt: skip
    numbers = _fits(frame["value"] / scale.divisor, len(across))
    return figure([cells, _points(frame, scale, weekdays, numbers)], layout)


def _fits(values: pd.Series, columns: int) -> bool:
    """Whether the longest of the numbers has room in a cell on a phone."""
    longest = max((len(f"{value:.0f}") for value in values), default=0)
    return columns * (longest * DIGIT + MARGIN) <= ROOM


def _points(frame: pd.DataFrame, scale: Scale, weekdays: Sequence[str], numbers: bool) -> dict[str, Any]:
    # A trace of its own over the cells: its numbers have the page's text colour, light or dark, and its points can be
    # clicked, which cells cannot.
    return {
        "type": "scatter", "mode": "markers+text" if numbers else "markers",
        "x": [f"{hour:02d}" for hour in frame["hour"]], "y": [weekdays[int(day) - 1] for day in frame["weekday"]],
        "text": [f"{value:.0f}" for value in frame["value"] / scale.divisor], "textfont": {"size": 11},
        "hovertext": frame["hover"], "hoverinfo": "text", "marker": {"symbol": "square", "size": 30, "opacity": 0},
        **clicks(frame),
    }  # fmt: skip
