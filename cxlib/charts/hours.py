"""Hour by weekday: when is the wait long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.palette import CONCERN, tint
from cxlib.charts.scale import Scale

# more columns than this leave no room for a number in a cell on a phone
ROOM = 14


def hours(frame: pd.DataFrame, scale: Scale, weekdays: Sequence[str]) -> Figure:
    """Cells of `frame` (`weekday` 1–7, `hour` 0–23, `value, hover`): the stronger the orange, the longer.

    Cells without a figure stay empty. `weekdays` are the names of Monday to Sunday; colours start at 0, so that small
    differences look small.
    """
    frame = frame.dropna(subset=["value"])
    across = range(int(frame["hour"].min()), int(frame["hour"].max()) + 1)
    value = frame.pivot_table(index="weekday", columns="hour", values="value", aggfunc="first")
    value = value.reindex(columns=across) / scale.divisor
    hover = frame.pivot_table(index="weekday", columns="hour", values="hover", aggfunc="first")
    days, heads = [weekdays[int(day) - 1] for day in value.index], [f"{hour:02d}" for hour in across]
    cells = {
        "type": "heatmap", "x": heads, "y": days,
        "z": value.to_numpy(), "zmin": 0, "zmax": float(value.max(axis=None)), "hoverongaps": False,
        "colorscale": [[0, tint(CONCERN, 0.06)], [1, tint(CONCERN, 0.7)]], "xgap": 2, "ygap": 2,
        "text": hover.reindex_like(value).fillna("").to_numpy(), "hoverinfo": "text",
        "colorbar": {"ticksuffix": scale.suffix, "thickness": 10, "outlinewidth": 0, "nticks": 5},
    }  # fmt: skip
    layout = {
        "height": 36 * len(value) + 60, "margin": {"l": 8, "r": 8, "t": 12, "b": 30},
        "xaxis": {"type": "category", "fixedrange": True, "showgrid": False},
        "yaxis": {"autorange": "reversed", "fixedrange": True, "showgrid": False, "automargin": True},
    }  # fmt: skip
    numbers = [_numbers(value, heads, days)] if len(across) <= ROOM else []
    return Figure(data=[cells, *numbers], layout=layout)


def _numbers(value: pd.DataFrame, hours: Sequence[str], days: Sequence[str]) -> dict[str, Any]:
    # a trace of their own, so that they have the page's text colour, light or dark
    texts = [["" if pd.isna(number) else f"{number:.0f}" for number in row] for row in value.to_numpy()]
    return {
        "type": "scatter", "mode": "text", "x": list(hours) * len(days), "y": [day for day in days for _ in hours],
        "text": [text for row in texts for text in row], "textfont": {"size": 11}, "hoverinfo": "skip",
    }  # fmt: skip
