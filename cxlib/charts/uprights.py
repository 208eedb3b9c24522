"""Lines from top to bottom of a chart over time, and their numbers below it: none over another, none over a tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from cxlib.charts.palette import COMMON

NEAR = 0.055
"""The room of one number, as a share of the axis of a phone."""
BELOW, LINE, MOST_LINES = 34, 15, 3
"""Pixels from the axis to the first line of numbers (below the ticks) and from line to line; lines at most."""


@dataclass(frozen=True)
class Upright:
    """A line from top to bottom of all panels: an event, or a step change (`solid`); `label` stands below it."""

    day: pd.Timestamp
    label: str
    hover: str
    solid: bool = False


@dataclass(frozen=True)
class Flag:
    """What stands below one line, or below several that lie too close: on which `line` of numbers, and where."""

    day: pd.Timestamp
    label: str
    hover: str
    line: int


def flags(uprights: Sequence[Upright], first: pd.Timestamp, last: pd.Timestamp) -> list[Flag]:
    """The numbers below an axis from `first` to `last`: those too close to their neighbour go one line down; where
    all lines are full they join the last one.

    >>> days = pd.date_range("2026-03-02", periods=5, freq="D")
    >>> close = [Upright(day, label, "") for day, label in zip(days, "①②③④⑤")]
    >>> [(flag.label, flag.line) for flag in flags(close, pd.Timestamp("2026-01-01"), pd.Timestamp("2026-12-31"))]
    [('①', 0), ('②', 1), ('③④⑤', 2)]
    """
    span = (last - first) or pd.Timedelta(days=1)
    placed: list[Flag] = []
    for one in sorted(uprights, key=lambda upright: upright.day):
        on_line = {flag.line: flag for flag in placed}
        free = (line for line in range(MOST_LINES) if line not in on_line or _clear(on_line[line], one, span))
        line = next(free, None)
        if line is None:
            before = on_line[MOST_LINES - 1]
            placed.remove(before)
            placed.append(replace(before, label=before.label + one.label, hover=f"{before.hover}<br>{one.hover}"))
        else:
            placed.append(Flag(one.day, one.label, one.hover, line))
    return placed


def room(placed: Sequence[Flag]) -> int:
    """Pixels the numbers need below the ticks."""
    return LINE * (1 + max(flag.line for flag in placed)) if placed else 0


def strokes(upright: Upright, axes: Sequence[str]) -> list[dict[str, Any]]:
    """The line through each panel (`axes`: its y axis), so that it crosses no title between them."""
    ink = {"color": COMMON, "width": 1.5, "dash": "solid" if upright.solid else "dot"}
    ends = {"type": "line", "xref": "x", "x0": upright.day, "x1": upright.day, "y0": 0, "y1": 1, "line": ink}
    return [{**ends, "yref": f"{axis} domain"} for axis in axes]


def number(flag: Flag) -> dict[str, Any]:
    """A number below the axis; the pointer tells what it stands for."""
    return {"xref": "x", "x": flag.day, "yref": "paper", "y": 0, "yanchor": "top",
            "yshift": -BELOW - LINE * flag.line, "text": flag.label, "hovertext": flag.hover, "showarrow": False,
            "font": {"size": 11}}  # fmt: skip


def _clear(before: Flag, one: Upright, span: pd.Timedelta) -> bool:
    needed = NEAR * (len(before.label) + len(one.label)) / 2
    return bool((one.day - before.day) / span >= needed)
