"""Control charts over one time axis: dots, centre, limits, what people marked, and only signals in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import BAND, COMMON, FAINT, colour
from cxlib.charts.runs import FREQUENCIES, time_axis
from cxlib.charts.scale import Scale
from cxlib.charts.uprights import Upright, flags, number, room, strokes
from cxlib.records import records

PANEL, GAP = 170, 58
COVERED, FEWEST_TICKS = 0.8, 3
SIGNALS = ("improvement", "concern", "neutral_high", "neutral_low")


@dataclass(frozen=True)
class ControlPanel:
    """One course: its lines (`cxlib.courses.Course.lines` with `hover`), grain, title, scale, standard and trial flag.

    `standard`: `day, value` of the line it is drawn as, a step where it changed. `note` stands beside the title; of
    `events` each point is a day, not a period.
    """

    frame: pd.DataFrame
    grain: str
    title: str
    scale: Scale = field(default_factory=Scale)
    standard: pd.DataFrame | None = None
    note: str = ""
    trial: bool = False
    events: bool = False


def control(panels: Sequence[ControlPanel], uprights: Sequence[Upright] = ()) -> Figure:
    """Panels one above the other over one time axis.

    A signal is a coloured diamond, a point that does not count (too few cases, still running) a hollow circle, a
    one-off a cross. Lines never run across a gap; trial limits are dotted.
    """
    every = pd.concat([panel.frame["period"] for panel in panels])
    marks = flags(uprights, every.min(), every.max())
    below = 40 + room(marks)
    height = len(panels) * (PANEL + GAP) + below
    whole = len(panels) * PANEL + (len(panels) - 1) * GAP
    axis, axes = time_axis(*_axis(panels)), [_ref("y", place) for place in range(len(panels))]
    layout: dict[str, Any] = {
        "height": height, "margin": {"l": 8, "r": 12, "t": GAP, "b": below}, "showlegend": False,
        "hovermode": "closest", "xaxis": {**axis, "anchor": _ref("y", len(panels) - 1)},
        "annotations": [number(mark) for mark in marks],
        "shapes": [line for upright in uprights for line in strokes(upright, axes)],
    }  # fmt: skip
    traces: list[dict[str, Any]] = []
    for place, panel in enumerate(panels):
        top = 1 - place * (PANEL + GAP) / whole
        layout["yaxis" + _ref("", place)] = panel.scale.axis(
            domain=[max(top - PANEL / whole, 0), top], automargin=True, nticks=5, range=_reach(panel)
        )
        layout["annotations"].append(_title(panel, top))
        traces += _panel(panel, place)
    return figure(traces, layout)


def _panel(panel: ControlPanel, number: int) -> list[dict[str, Any]]:
    frame, divisor = panel.frame, panel.scale.divisor
    common: dict[str, Any] = {"type": "scatter", "xaxis": "x", "yaxis": _ref("y", number), "hoverinfo": "skip",
                              "connectgaps": False}  # fmt: skip
    dash = "dot" if panel.trial else "dash"
    traces = []
    for _, part in frame.groupby("segment"):
        lines = {**common, "mode": "lines", "x": part["period"]}
        band = part.dropna(subset=["band_low", "band_high"])
        traces += [
            {**lines, "x": pd.concat([band["period"], band["period"][::-1]]), "line": {"width": 0}, "fill": "toself",
             "y": pd.concat([band["band_low"], band["band_high"][::-1]]) / divisor, "fillcolor": BAND},
            {**lines, "y": part["lpl"] / divisor, "line": {"color": FAINT, "width": 1, "dash": dash}},
            {**lines, "y": part["upl"] / divisor, "line": {"color": FAINT, "width": 1, "dash": dash}},
            {**lines, "y": part["centre"] / divisor, "line": {"color": COMMON, "width": 1.5}},
        ]  # fmt: skip
    if panel.standard is not None:
        traces.append({**common, "mode": "lines", "x": panel.standard["day"], "y": panel.standard["value"] / divisor,
                       "line": {"color": COMMON, "width": 2, "dash": "longdashdot"}})  # fmt: skip
    traces.append(
        {
            **common, "mode": "lines+markers", "x": frame["period"], "y": frame["value"] / divisor,
            "text": frame["hover"], "hoverinfo": "text", "line": {"color": FAINT, "width": 1.5},
            "marker": {"size": [9 if said in SIGNALS else 6 for said in frame["meaning"]], "line": {"width": 1.5},
                       "color": [colour(said.split("_")[0]) for said in frame["meaning"]],
                       "symbol": [symbol(row) for row in records(frame)]}, **clicks(frame),
        }
    )  # fmt: skip
    return traces


def symbol(row: dict[Any, Any]) -> str:
    """How a point is drawn: shape says what colour says.

    >>> symbol({"ghost": False, "counted": True, "meaning": "concern"})
    'diamond'
    """
    if row["ghost"]:
        return "x-thin-open"
    if not row["counted"]:
        return "circle-open"
    return "diamond" if row["meaning"] in SIGNALS else "circle"


def _reach(panel: ControlPanel) -> list[float] | None:
    frame = panel.frame
    seen = pd.concat([frame[name] for name in ("value", "centre", "lpl", "upl")]).dropna().tolist()
    seen += panel.standard["value"].dropna().tolist() if panel.standard is not None else []
    if not seen:
        return None
    margin = 0.06 * ((max(seen) - min(seen)) or abs(max(seen)) or 1)
    return [(min(seen) - margin) / panel.scale.divisor, (max(seen) + margin) / panel.scale.divisor]


def _axis(panels: Sequence[ControlPanel]) -> tuple[pd.Series, str]:
    """The periods whose ticks serve all panels: those of the shortest grain, or months where they cover only a part."""
    every = pd.concat([panel.frame["period"] for panel in panels])
    months = pd.Series(pd.date_range(every.min().to_period("M").to_timestamp(), every.max(), freq="MS"))
    in_periods = [panel for panel in panels if not panel.events]
    order = list(FREQUENCIES)
    finest = min(in_periods, key=lambda panel: (order.index(panel.grain), -len(panel.frame)), default=None)
    if finest is None:
        return months, "M"
    own = finest.frame["period"]
    whole = own.max() - own.min() >= COVERED * (every.max() - every.min())
    return (own, finest.grain) if whole or len(months) < FEWEST_TICKS else (months, "M")


def _title(panel: ControlPanel, top: float) -> dict[str, Any]:
    note = f"<br><span style='font-size:11px'>{panel.note}</span>" if panel.note else ""
    return {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "bottom", "yshift": 4,
            "align": "left", "text": f"<b>{panel.title}</b>{note}", "showarrow": False,
            "font": {"size": 12}}  # fmt: skip


def _ref(name: str, number: int) -> str:
    return name if number == 0 else f"{name}{number + 1}"
