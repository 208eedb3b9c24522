"""Named rows as dots with intervals: who stands where, and how sure is it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import ROW, axis_title, errors, row_axis
from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, SYMBOLS
from cxlib.charts.scale import Scale


def dots(frame: pd.DataFrame, scale: Scale, lines: Sequence[tuple[float, str, str]] = (), title: str = "") -> Figure:
    """One dot per row of `frame` (`label, value, low, high, class, hover`), in its order; hollow where provisional.

    `lines` are levels drawn across (value, name, dash): the whole, the standard. `title` names the axis.
    """
    order = list(frame["label"])
    points = {
        "type": "scatter", "mode": "markers", "x": frame["value"] / scale.divisor, "y": order,
        "text": frame["hover"], "hoverinfo": "text", "error_x": errors(frame, scale.divisor),
        "marker": {"size": 10, "color": COMMON, "symbol": [SYMBOLS.get(kind, "circle") for kind in frame["class"]],
                   "line": {"width": 2}}, **clicks(frame),
    }  # fmt: skip
    layout = {
        "height": max(len(order), 2) * ROW + 94, "margin": {"l": 8, "r": 16, "t": 28, "b": 54}, "showlegend": False,
        "xaxis": scale.axis(nticks=7, title=axis_title(title)), "yaxis": row_axis(order), "hovermode": "closest",
        "shapes": [_line(value / scale.divisor, dash) for value, _, dash in lines],
        "annotations": [_name(value / scale.divisor, name, _is_last(value, frame)) for value, name, _ in lines],
    }  # fmt: skip
    return figure([points], layout)


def _line(at: float, dash: str) -> dict[str, Any]:
    return {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": at, "x1": at,
            "line": {"color": COMMON, "width": 1.5, "dash": dash}}  # fmt: skip


def _is_last(value: float, frame: pd.DataFrame) -> bool:
    """Whether a level lies right of all rows, under the button of the picture."""
    return bool(value > frame["high"].fillna(frame["value"]).max())


def _name(at: float, name: str, last: bool) -> dict[str, Any]:
    return {"text": name, "x": at, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False,
            "xanchor": "right" if last else "center", "font": {"size": 11}}  # fmt: skip
