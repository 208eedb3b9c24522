"""A funnel: every place by its n, between the limits that chance alone gives that n."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, CONCERN, FAINT, IMPROVEMENT, SYMBOLS
from cxlib.charts.scale import Scale

COLOURS = {"improvement": IMPROVEMENT, "concern": CONCERN}


def funnel(
    places: pd.DataFrame, limits: pd.DataFrame, overall: tuple[float, str], scale: Scale, titles: Sequence[str]
) -> Figure:
    """Places (`label, n, charted, verdict, class, hover`) and limit lines (`n, low95, high95, low998, high998`).

    Those with a verdict are named and are coloured diamonds; a provisional place is hollow. `overall` is (value, name):
    a line that is named above the picture, where no place can lie. `titles` name the two axes.
    """
    traces = [_limit(limits, name, scale, dash) for name, dash in (
        ("low95", "dot"), ("high95", "dot"), ("low998", "dash"), ("high998", "dash"))]  # fmt: skip
    named = places["verdict"].isin(COLOURS)
    traces.append(
        {
            "type": "scatter", "mode": "markers+text", "x": places["n"], "y": places["charted"] / scale.divisor,
            "text": [label if told else "" for label, told in zip(places["label"], named, strict=True)],
            "textposition": _inwards(places["n"]), "hovertext": places["hover"], "hoverinfo": "text",
            "marker": {"size": [12 if told else 9 for told in named], "line": {"width": 1.5},
                       "color": [COLOURS.get(verdict, COMMON) for verdict in places["verdict"]],
                       "symbol": ["diamond" if told else SYMBOLS.get(kind, "circle")
                                  for told, kind in zip(named, places["class"], strict=True)]}, **clicks(places),
        }
    )  # fmt: skip
    level, reach = overall[0] / scale.divisor, _reach(places, limits, overall[0], scale)
    layout: dict[str, Any] = {
        "height": 420, "margin": {"l": 8, "r": 12, "t": 28, "b": 44}, "showlegend": False, "hovermode": "closest",
        "xaxis": {"title": {"text": titles[0]}, "rangemode": "tozero", "fixedrange": True, "zeroline": False},
        "yaxis": scale.axis(title={"text": titles[1]}, automargin=True, range=reach),
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": level, "y1": level,
                    "line": {"color": COMMON, "width": 1.5}}],
        "annotations": [{"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 1, "yanchor": "bottom",
                         "text": f"— {overall[1]}", "showarrow": False, "font": {"size": 11}}],
    }  # fmt: skip
    return figure(traces, layout)


def _inwards(n: pd.Series) -> list[str]:
    """Where each name stands: on the side of its point that leads into the picture, for at the edge it would be cut."""
    return ["middle left" if size > n.max() / 2 else "middle right" for size in n]


def _limit(limits: pd.DataFrame, name: str, scale: Scale, dash: str) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "x": limits["n"], "y": limits[name] / scale.divisor,
            "hoverinfo": "skip", "connectgaps": False,
            "line": {"color": COMMON if dash == "dash" else FAINT, "width": 1.2, "dash": dash}}  # fmt: skip


def _reach(places: pd.DataFrame, limits: pd.DataFrame, overall: float, scale: Scale) -> list[float]:
    """Room for all places and for the limits from the smallest of them on; left of it they may run out."""
    beside = limits.loc[limits["n"] >= places["n"].min(), ["low998", "high998"]]
    seen = [*places["charted"].dropna(), overall, *beside.to_numpy().ravel()]
    low, high = np.nanmin(seen), np.nanmax(seen)
    margin = 0.08 * ((high - low) or abs(overall) or 1)
    return [max(low - margin, 0) / scale.divisor, (high + margin) / scale.divisor]
