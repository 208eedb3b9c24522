"""Points in a field of four corners: what pleases against what displeases, importance against performance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import axis_title
from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, FAINT, colour

HEIGHT = 460
EDGE = 0.2
WIDE, HIGH = 0.3, 0.07  # the room of a name, as shares of the picture on a phone
CORNERS = ((0.0, 1.0), (1.0, 1.0), (0.0, 0.0), (1.0, 0.0))


def grid(
    frame: pd.DataFrame, cross: tuple[float, float] | None, corners: Sequence[str], titles: tuple[str, str],
    reach: tuple[Sequence[float] | None, Sequence[float] | None] = (None, None),
) -> Figure:  # fmt: skip
    """Points `label, x, x_low, x_high, y, y_low, y_high, verdict, class, hover`; the axes are shares.

    `cross` is where the two lines meet (none: no lines), `corners` name top left, top right, bottom left and bottom
    right, `titles` the axes. A point of class "provisional" is hollow, and so is an undecided one. `reach` are the ends
    of each axis.
    """
    ends = reach[0] or (frame["x"].min(), frame["x"].max())
    points = {
        "type": "scatter", "mode": "markers+text", "x": frame["x"], "y": frame["y"],
        "text": frame["label"], "textposition": _places(frame, ends), "textfont": {"size": 12},
        "hovertext": frame["hover"], "hoverinfo": "text", "cliponaxis": False,
        "error_x": _error(frame, "x"), "error_y": _error(frame, "y"), **clicks(frame),
        "marker": {"size": 11, "color": [colour(verdict) for verdict in frame["verdict"]], "line": {"width": 2},
                   "symbol": ["circle-open" if kind == "provisional" else "circle" for kind in frame["class"]]},
    }  # fmt: skip
    axis = {"tickformat": ".0%", "fixedrange": True, "zeroline": False, "nticks": 6}
    layout: dict[str, Any] = {
        "height": HEIGHT, "margin": {"l": 8, "r": 16, "t": 30, "b": 54}, "showlegend": False, "hovermode": "closest",
        "xaxis": {**axis, "title": axis_title(titles[0]), "range": reach[0]},
        "yaxis": {**axis, "title": axis_title(titles[1]), "range": reach[1], "automargin": True},
        "shapes": [] if cross is None else _lines(cross),
        "annotations": [_corner(place, name) for place, name in zip(CORNERS, corners, strict=False)],
    }  # fmt: skip
    return figure([points], layout)


def _error(frame: pd.DataFrame, side: str) -> dict[str, Any]:
    return {"type": "data", "symmetric": False, "array": frame[f"{side}_high"] - frame[side],
            "arrayminus": frame[side] - frame[f"{side}_low"], "color": FAINT, "thickness": 1.5, "width": 0}  # fmt: skip


def _places(frame: pd.DataFrame, ends: Sequence[float]) -> list[str]:
    """Names above their points, the lower of two neighbours below; near an edge they lean to the middle, so that they
    stay in the picture.
    """
    across = ((frame["x"] - ends[0]) / ((ends[1] - ends[0]) or 1.0)).tolist()
    up = (frame["y"] / ((frame["y_high"].max() - frame["y_low"].min()) or 1.0)).tolist()
    sides: dict[int, str] = {}
    for one in sorted(range(len(frame)), key=up.__getitem__, reverse=True):
        beside = [other for other in sides if abs(across[one] - across[other]) < WIDE and up[other] - up[one] < HIGH]
        sides[one] = "bottom" if any(sides[other] == "top" for other in beside) else "top"
    lean = ["right" if one < EDGE else "left" if one > 1 - EDGE else "center" for one in across]
    return [f"{sides[place]} {side}" for place, side in enumerate(lean)]


def _lines(cross: tuple[float, float]) -> list[dict[str, Any]]:
    line = {"color": COMMON, "width": 1.2, "dash": "dot"}
    return [
        {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": cross[0], "x1": cross[0], "line": line},
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": cross[1], "y1": cross[1], "line": line},
    ]


def _corner(place: tuple[float, float], name: str) -> dict[str, Any]:
    across, up = place
    return {"xref": "paper", "yref": "paper", "x": across, "y": up, "text": f"<i>{name}</i>", "showarrow": False,
            "xanchor": "right" if across else "left", "yanchor": "top" if up else "bottom",
            "font": {"size": 12}, "opacity": 0.8}  # fmt: skip
