"""A chart as it is sent to the reader: its properties as they are, in ink that can be read."""

from __future__ import annotations

import re
from typing import Any

from plotly.graph_objects import Figure

INKS = {"light": "#3d474f", "dark": "#c9d0d7"}
"""The framework's own grey is too pale to read in small letters."""
AXIS = re.compile(r"[xy]axis\d*")


class Drawn(Figure):  # type: ignore[misc]  # Plotly comes without types
    """A figure that is ready to send: asked for its dictionary, as the framework asks, it hands out the finished one.

    The framework looks every property of a plain dictionary up again, and Plotly every change of a figure's colours:
    both take longer than making the figure.
    """

    def __init__(self, figure: Figure, ink: str | None) -> None:
        spec = figure.to_dict()
        self._ready = inked(spec, ink) if ink else spec

    def to_dict(self) -> dict[str, Any]:
        """The dictionary as it is sent."""
        return self._ready

    @property
    def opens(self) -> bool:
        """Whether a click on any of its marks leads somewhere."""
        return any(trace.get("customdata") is not None for trace in self._ready["data"])


def inked(spec: dict[str, Any], ink: str) -> dict[str, Any]:
    """The same chart with its small letters and buttons in this colour.

    >>> inked({"layout": {"font": {"size": 11}, "xaxis2": {}}}, "#333")["layout"]["font"]
    {'size': 11, 'color': '#333'}
    """
    layout: dict[str, Any] = spec["layout"]
    _colour(layout, ink, "font")
    _colour(layout, ink, "hoverlabel", "font")
    layout["modebar"] = {**layout.get("modebar", {}), "color": ink, "activecolor": ink, "bgcolor": "rgba(0,0,0,0)"}
    for axis in filter(AXIS.fullmatch, layout):
        _colour(layout[axis], ink, "tickfont")
        _colour(layout[axis], ink, "title", "font")
    return spec


def _colour(part: dict[str, Any], ink: str, *names: str) -> None:
    for name in names:
        part = part.setdefault(name, {})
    part["color"] = ink
