"""The small line under a key figure: the period's course beside the level before it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.figure import figure
from cxlib.charts.palette import BAND, COMMON, FAINT, colour
from cxlib.charts.runs import gapless, ribbon

HEIGHT = 64


def spark(
    frame: pd.DataFrame,
    grain: str,
    before: float | None = None,
    verdict: str = "",
    earlier: pd.DataFrame | None = None,
) -> Figure:
    """Course of one metric (`period, value, low, high, hover`), its interval, and the `before` level as a dotted line.

    The line takes the colour of its verdict; the periods before it, `earlier`, stay pale. Periods without a figure are
    gaps.
    """
    frame = gapless(frame, grain)
    line = {"color": colour(verdict), "width": 2}
    course = {
        "type": "scatter", "mode": "lines+markers", "x": frame["period"], "y": frame["value"], "line": line,
        "marker": {"size": _sizes(frame)}, "text": frame["hover"], "hoverinfo": "text", "connectgaps": False,
    }  # fmt: skip
    x, y = ribbon(frame)
    band = {"type": "scatter", "x": x, "y": y, "fill": "toself", "mode": "none", "fillcolor": BAND, "hoverinfo": "skip"}
    pale = [] if earlier is None or earlier.empty else [_pale(gapless(earlier, grain))]
    return figure([band, course, *pale], {**_LAYOUT, "shapes": _level(before)})


def _pale(frame: pd.DataFrame) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": frame["period"], "y": frame["value"], "connectgaps": False,
            "line": {"color": FAINT, "width": 1.5}, "text": frame["hover"], "hoverinfo": "text"}  # fmt: skip


def _sizes(frame: pd.DataFrame) -> list[int]:
    # only the last point, and points with a gap on either side, which no line would show
    values = frame["value"]
    lone = values.shift(1).isna() & values.shift(-1).isna()
    last = values.index == values.last_valid_index()
    return [5 if mark else 0 for mark in lone | last]


def _level(before: float | None) -> list[dict[str, Any]]:
    if before is None or pd.isna(before):
        return []
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": before, "y1": before,
             "line": {"color": COMMON, "width": 1, "dash": "dot"}}]  # fmt: skip


_LAYOUT: dict[str, Any] = {
    "height": HEIGHT, "margin": {"l": 2, "r": 6, "t": 4, "b": 4}, "showlegend": False, "hovermode": "closest",
    "xaxis": {"visible": False, "fixedrange": True}, "yaxis": {"visible": False, "fixedrange": True},
}  # fmt: skip
