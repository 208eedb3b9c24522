"""One or more metrics over one time axis, each with its interval, the level before and the standard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.palette import BAND, COMMON, FAINT, SYMBOLS, colour
from cxlib.charts.runs import gapless, lone, ribbon, time_axis
from cxlib.charts.scale import Scale

PANEL, GAP = 150, 46

STROKES = {"dot": "┄", "solid": "─"}


@dataclass(frozen=True)
class Panel:
    """One metric: its frame (`period, value, low, high, class, hover`), title, scale and verdict.

    `lines` are levels drawn across, such as the standard and the level before: (value, name, "dot" or "solid").
    """

    frame: pd.DataFrame
    title: str
    scale: Scale = field(default_factory=Scale)
    verdict: str = ""
    lines: tuple[tuple[float, str, str], ...] = ()


def trend(panels: Sequence[Panel], grain: str) -> Figure:
    """Panels one above the other over one time axis; hollow markers are provisional, what is missing is a gap."""
    height = len(panels) * (PANEL + GAP) + 34
    layout: dict[str, Any] = {
        "height": height, "margin": {"l": 8, "r": 12, "t": GAP, "b": 34}, "showlegend": False,
        "hovermode": "closest", "xaxis": {**time_axis(_periods(panels), grain), "anchor": _ref("y", len(panels) - 1)},
        "annotations": [], "shapes": [],
    }  # fmt: skip
    traces: list[dict[str, Any]] = []
    whole = len(panels) * PANEL + (len(panels) - 1) * GAP
    for number, panel in enumerate(panels):
        top = 1 - number * (PANEL + GAP) / whole
        axis = panel.scale.axis(
            domain=[max(top - PANEL / whole, 0), top], automargin=True, nticks=5, range=reach(panel)
        )
        layout["yaxis" + _ref("", number)] = axis
        layout["annotations"] += _texts(panel, top)
        layout["shapes"] += _lines(panel, number)
        traces += _traces(panel, number, grain)
    return Figure(data=traces, layout=layout)


def reach(panel: Panel) -> list[float] | None:
    """From where to where an axis goes: all figures and lines, and their intervals as far as they leave room for these.

    One figure on few answers has an interval so wide that it would press the whole course flat.
    """
    levels = [*panel.frame["value"].dropna(), *(value for value, _, _ in panel.lines)]
    if not levels:
        return None
    lowest, highest = min(levels), max(levels)
    room = 1.5 * ((highest - lowest) or abs(highest) or 1)
    low = max(panel.frame["low"].min(), lowest - room)
    high = min(panel.frame["high"].max(), highest + room)
    margin = 0.04 * (max(high, highest) - min(low, lowest) or 1)
    ends = (min(low, lowest) - margin, max(high, highest) + margin)
    return [float(end / panel.scale.divisor) for end in ends]


def _traces(panel: Panel, number: int, grain: str) -> list[dict[str, Any]]:
    frame, divisor = gapless(panel.frame, grain), panel.scale.divisor
    x, y = ribbon(frame, divisor)
    common: dict[str, Any] = {"type": "scatter", "xaxis": "x", "yaxis": _ref("y", number)}
    band = {**common, "x": x, "y": y, "fill": "toself", "mode": "none", "fillcolor": BAND, "hoverinfo": "skip"}
    alone = lone(frame)
    course = {
        **common, "x": frame["period"], "y": frame["value"] / divisor, "mode": "lines+markers", "connectgaps": False,
        "line": {"color": colour(panel.verdict), "width": 2}, "text": frame["hover"], "hoverinfo": "text",
        "marker": {"size": 6, "symbol": [SYMBOLS.get(kind, "circle") for kind in frame["class"]]},
        "error_y": {
            "type": "data", "symmetric": False, "color": FAINT, "thickness": 1, "width": 0,
            "array": ((frame["high"] - frame["value"]) / divisor).where(alone, 0),
            "arrayminus": ((frame["value"] - frame["low"]) / divisor).where(alone, 0),
        },
    }  # fmt: skip
    return [band, course]


def _lines(panel: Panel, number: int) -> list[dict[str, Any]]:
    return [
        {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": _ref("y", number),
         "y0": value / panel.scale.divisor, "y1": value / panel.scale.divisor,
         "line": {"color": COMMON, "width": 1.5, "dash": dash}}
        for value, _, dash in panel.lines
    ]  # fmt: skip


def _texts(panel: Panel, top: float) -> list[dict[str, Any]]:
    # what the lines across mean stands beside the title, where no curve runs over it
    names = "".join(f"   {STROKES[dash]} {name}" for _, name, dash in panel.lines)
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "bottom", "yshift": 6}
    return [{**place, "text": f"<b>{panel.title}</b>{names}", "showarrow": False, "font": {"size": 12}}]


def _periods(panels: Sequence[Panel]) -> pd.Series:
    return pd.concat([panel.frame["period"] for panel in panels]).drop_duplicates()


def _ref(name: str, number: int) -> str:
    return name if number == 0 else f"{name}{number + 1}"
