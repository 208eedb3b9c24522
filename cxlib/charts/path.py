"""The nodes of a journey in their order, one panel per metric: where does the curve dip?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts.bars import errors
from cxlib.charts.clicks import clicks
from cxlib.charts.figure import figure
from cxlib.charts.palette import COMMON, CONCERN, SYMBOLS
from cxlib.charts.scale import Scale

PANEL, GAP = 130, 44
A_LINE, A_SHORT_LINE, FEW_NODES = 9, 6, 5  # letters of a name in one line below the axis: a phone is narrow


@dataclass(frozen=True)
class Panel:
    """One metric along the nodes: its frame (`label, value, low, high, class, hover`), title and scale."""

    frame: pd.DataFrame
    title: str
    scale: Scale = field(default_factory=Scale)


def path(panels: Sequence[Panel], order: Sequence[str], weak: Sequence[str] = ()) -> Figure:
    """Panels one above the other over the same nodes (`label` of each frame), in this order, missing ones left open.

    The nodes in `weak` are orange diamonds; a provisional figure is hollow. A node without a figure breaks the line.
    """
    height = len(panels) * (PANEL + GAP) + 70
    whole = len(panels) * PANEL + (len(panels) - 1) * GAP
    line = A_LINE if len(order) <= FEW_NODES else A_SHORT_LINE
    axis = {"type": "category", "categoryorder": "array", "categoryarray": list(order), "automargin": True,
            "fixedrange": True, "tickvals": list(order), "ticktext": [folded(name, line) for name in order],
            "tickangle": 0, "tickfont": {"size": 12 if line == A_LINE else 10},
            "range": [-0.5, len(order) - 0.5], "anchor": _ref("y", len(panels) - 1)}  # fmt: skip
    layout: dict[str, Any] = {"height": height, "margin": {"l": 8, "r": 12, "t": GAP, "b": 30}, "showlegend": False,
                              "hovermode": "closest", "xaxis": axis, "annotations": []}  # fmt: skip
    traces = []
    for number, panel in enumerate(panels):
        top = 1 - number * (PANEL + GAP) / whole
        layout["yaxis" + _ref("", number)] = panel.scale.axis(
            domain=[max(top - PANEL / whole, 0), top], automargin=True, nticks=4
        )
        layout["annotations"].append(_title(panel.title, top))
        traces.append(_course(panel, number, order, weak))
    return figure(traces, layout)


def folded(name: str, line: int = A_LINE) -> str:
    """A name over several lines, broken at spaces; one without spaces makes lines of one length.

    >>> folded("Cash counter"), folded("一号现金业务综合窗口")
    ('Cash<br>counter', '一号现金<br>业务综合<br>窗口')
    >>> folded("一号窗口", 6)
    '一号<br>窗口'
    """
    lines: list[str] = []
    for word in name.split(" "):
        # a name without spaces makes lines of one length: no letter stands alone
        wide = line if word.isascii() else -(-len(word) // -(-len(word) // (line // 2)))
        pieces = [word[at : at + wide] for at in range(0, len(word), wide)] if not word.isascii() else [word]
        for piece in pieces:
            if lines and piece.isascii() and len(lines[-1]) + len(piece) < line:
                lines[-1] += " " + piece
            else:
                lines.append(piece)
    return "<br>".join(lines)


def _course(panel: Panel, number: int, order: Sequence[str], weak: Sequence[str]) -> dict[str, Any]:
    rows = panel.frame.set_index("label").reindex(order).reset_index()
    symbols = [_symbol(name, kind, weak) for name, kind in zip(rows["label"], rows["class"], strict=True)]
    return {
        "type": "scatter", "mode": "lines+markers", "connectgaps": False, "x": rows["label"],
        "y": rows["value"] / panel.scale.divisor, "yaxis": _ref("y", number), "xaxis": "x",
        "text": rows["hover"], "hoverinfo": "text", "line": {"color": COMMON, "width": 1.5},
        "marker": {"size": 11, "symbol": symbols, "color": [CONCERN if name in weak else COMMON for name in order],
                   "line": {"width": 2}},
        "error_y": errors(rows, panel.scale.divisor), **clicks(rows),
    }  # fmt: skip


def _symbol(name: str, kind: object, weak: Sequence[str]) -> str:
    plain = SYMBOLS.get(str(kind), "circle")
    return plain.replace("circle", "diamond") if name in weak else plain


def _title(text: str, top: float) -> dict[str, Any]:
    return {"xref": "paper", "yref": "paper", "x": 0, "y": top, "xanchor": "left", "yanchor": "bottom", "yshift": 6,
            "text": f"<b>{text}</b>", "showarrow": False, "font": {"size": 12}}  # fmt: skip


def _ref(name: str, number: int) -> str:
    return name if number == 0 else f"{name}{number + 1}"
