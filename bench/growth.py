"""The data of each page with more rows beside the same page with 10 M: work grows with nodes and days alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bench.pages import short
from bench.timing import Line

FROM, BUDGET = 10_000_000, 1.5


def growth(measured: Mapping[int, Sequence[Line]]) -> list[Line]:
    """A line per page and scope for each size above 10 M, where 10 M was measured too: the lines of `pages` by size."""
    lines = []
    for rows in sorted(size for size in measured if size > FROM and FROM in measured):
        for more, less in zip(measured[rows], measured[FROM], strict=True):
            name = more.name.removesuffix(f", {short(rows)} + {short(rows)}")
            line = Line(f"{name}: {short(rows)} beside {short(FROM)}", more.ours, less.ours, f"≤ {BUDGET:g} ×")
            lines.append(line.judged(line.ratio <= BUDGET))
    return lines
