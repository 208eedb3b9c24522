"""Expected against perceived, a row each: two ends and the way between them, with the interval of the gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import ROW, axis_title, row_axis
from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, FAINT, SYMBOLS, colour
from cxlib.records import records


def dumbbell(
    frame: pd.DataFrame, names: tuple[str, str], title: str, ends: tuple[float, float] = (-np.inf, np.inf)
) -> Figure:
    """Rows of `frame` in its order: `label, expectation, perception, gap, gap_low, gap_high, verdict, class`, and as
    text `text` (beside the row) and `hover`.

    A stroke is what was expected, a dot what was perceived; the whisker is the gap's interval laid at what was
    expected, so that it stays clear of the stroke where the gap is more than chance; it is drawn as far as the scale
    goes (`ends`). `names` are of stroke and dot. A provisional dot is hollow.
    """
    order = list(frame["label"])
    colours = [colour(verdict) for verdict in frame["verdict"]]
    low, high = (
        (frame["expectation"] + frame[end].fillna(frame["gap"])).clip(*ends) for end in ("gap_low", "gap_high")
    )
    expected = {
        "type": "scatter", "mode": "markers", "name": names[0], "x": frame["expectation"], "y": order,
        "hoverinfo": "skip", "marker": {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": COMMON},
                                        "color": COMMON},
    }  # fmt: skip
    whisker = {
        "type": "data", "symmetric": False, "array": high - frame["perception"],
        "arrayminus": frame["perception"] - low, "color": COMMON, "thickness": 1.5, "width": 5,
    }  # fmt: skip
    perceived = {
        "type": "scatter", "mode": "markers", "name": names[1], "x": frame["perception"], "y": order,
        "text": frame["hover"], "hoverinfo": "text", "error_x": whisker, **clicks(frame),
        "marker": {"size": 11, "color": colours, "line": {"width": 2},
                   "symbol": [SYMBOLS.get(kind, "circle") for kind in frame["class"]]},
    }  # fmt: skip
    layout: dict[str, Any] = {
        "height": max(len(order), 2) * ROW + 104, "margin": {"l": 8, "r": 64, "t": 34, "b": 54}, "hovermode": "closest",
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left"},
        "xaxis": {"title": axis_title(title), "fixedrange": True, "zeroline": False, "nticks": 6,
                  "range": _reach([frame["expectation"], low, high])},
        "yaxis": row_axis(order), "shapes": [_way(row) for row in records(frame)],
        "annotations": [_beside(row["label"], row["text"]) for row in records(frame)],
    }  # fmt: skip
    return figure([expected, perceived], layout)


def _reach(parts: Sequence[pd.Series]) -> list[float]:
    ends = pd.concat(parts).dropna()
    margin = 0.08 * (ends.max() - ends.min() or 1)
    return [float(ends.min() - margin), float(ends.max() + margin)]


def _way(row: dict[str, Any]) -> dict[str, Any]:
    return {"type": "line", "x0": row["expectation"], "x1": row["perception"], "y0": row["label"], "y1": row["label"],
            "layer": "below", "line": {"color": FAINT, "width": 5}}  # fmt: skip


def _beside(label: str, text: str) -> dict[str, Any]:
    return {"xref": "paper", "x": 1.0, "xanchor": "left", "y": label, "text": " " + text, "showarrow": False,
            "font": {"size": 12}}  # fmt: skip
