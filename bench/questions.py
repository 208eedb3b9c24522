"""Six questions a manager asks, beside raw scans of the columns they need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bench.pages import filled, scan, short
from bench.timing import Line, timed
from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import Store

YEARS = Scope(date(2024, 1, 1), date(2025, 12, 31), "M")
SITE = YEARS.within(sites=["site_007"])
LATELY = Scope(date(2025, 12, 2), date(2025, 12, 31), "M")
WAITS = ("wait_median_s", "wait_p90_s")
ALL = ("csat", "nps", *WAITS, "complaints_per_1000")
BOTH = ("scan_ratings", "scan_waits", "scan_complaints")

# question: scope, metrics, keys, raw scans
QUESTIONS = {
    "CSAT by node and month": (YEARS, ("csat",), ("node", "period"), BOTH[:1]),
    "NPS by month": (YEARS, ("nps",), ("period",), BOTH[:1]),
    "wait median and P90 by node and month": (YEARS, WAITS, ("node", "period"), BOTH[1:2]),
    "complaint rate by node and month": (YEARS, ("complaints_per_1000",), ("node", "period"), BOTH[2:]),
    "all of them at one site": (SITE, ALL, ("node",), BOTH),
    "all of them, last 30 days": (LATELY, ALL, ("node",), BOTH),
}


def questions(rows: int, repeat: int, folder: Path) -> list[Line]:
    """A line per question, and one for all together, which the budget is about."""
    store = filled(rows, folder)
    lines = []
    for name, (scope, metrics, by, scans) in QUESTIONS.items():
        ours = timed(asking(store, scope, metrics, by), repeat, store.database.forget)
        limit = timed(lambda scans=scans, scope=scope: scan(store, scans, scope), repeat)
        line = Line(f"{name}, {short(rows)}", ours, limit, "")
        lines.append(line.judged(line.ratio <= 1))
    store.close()
    return [*lines, together(lines, rows)]


def asking(store: Store, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...]) -> Callable[[], object]:
    return lambda: figures(store.reader(), scope, metrics, by)


def together(lines: list[Line], rows: int) -> Line:
    ours, limit = (
        type(lines[0].ours)(tuple(map(sum, zip(*(getattr(line, side).runs for line in lines), strict=True))))
        for side in ("ours", "limit")
    )
    line = Line(f"the six questions together, {short(rows)}", ours, limit, "≤ 1 ×")
    return line.judged(line.ratio <= 1)
