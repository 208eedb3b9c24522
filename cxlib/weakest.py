"""The weakest step of a journey, and whether it can be told apart from the next ones.

The lowest figure is not yet the weakest node: nodes whose difference from it holds 0 may be as weak. Differences join
two intervals (MOVER, see `cxlib.intervals.difference`).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cxlib.intervals import Estimate, difference
from cxlib.registry import metric


@dataclass(frozen=True)
class Weakest:
    """The node with the worst figure, its value and n, and the nodes that may be as weak (`rivals`, worst first)."""

    node: str
    value: float
    n: int
    rivals: tuple[str, ...]


def weakest(figures: pd.DataFrame) -> Weakest | None:
    """The weakest node of a figures frame of one metric by node; `None` with fewer than two nodes to compare.

    Only figures of class `normal` take part: a provisional one is no ground for a verdict.

    >>> rows = [("a", 0.6, 0.55, 0.65), ("b", 0.9, 0.85, 0.93)]
    >>> frame = pd.DataFrame(rows, columns=["node", "value", "low", "high"])
    >>> weakest(frame.assign(metric="csat", n=300, **{"class": "normal"}))
    Weakest(node='a', value=0.6, n=300, rivals=())
    """
    firm = figures[figures["class"] == "normal"].dropna(subset=["value", "low", "high"])
    if len(firm) < 2:
        return None
    low_is_bad = metric(str(firm["metric"].iloc[0])).better == "high"
    ranked = firm.sort_values("value", ascending=low_is_bad, kind="stable")
    first, rest = ranked.iloc[:1], ranked.iloc[1:]
    gap = difference(_estimate(rest), _estimate(first))
    alike = (gap.low <= 0) & (gap.high >= 0)
    line = first.iloc[0]
    return Weakest(str(line["node"]), float(line["value"]), int(line["n"]), tuple(rest.loc[alike, "node"]))


def _estimate(frame: pd.DataFrame) -> Estimate:
    return Estimate(*(frame[name].to_numpy(dtype=float) for name in ("value", "low", "high")))
