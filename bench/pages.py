"""The data of each page, nothing kept from before, beside one raw scan of the columns it needs.

A page here is the calls into the library that `pages/board/*.py` makes, each once. Calm charts (`cxlib.courses.chance`)
are simulated once a process, as the warm start does: that is not timed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench import comments, training
from bench.timing import Line, statement, timed
from cxlib.backlog import backlog, still_open
from cxlib.compare import change
from cxlib.comparing import compared
from cxlib.courses import courses, expected, signals
from cxlib.figures import figures
from cxlib.leaving import leaving
from cxlib.mixing import mixing
from cxlib.patience import patience
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from cxlib.store.journal import Journal
from cxlib.store.roll import refresh
from cxlib.watched import watched

BUDGET_MS, CHUNKS = 100, 8
SCOPES = {
    "13 weeks": Scope(date(2025, 10, 2), date(2025, 12, 31), "W"),
    "two years": Scope(date(2024, 1, 1), date(2025, 12, 31), "M"),
}
SCOPES["13 weeks, one site"] = SCOPES["13 weeks"].within(sites=["site_007"])
WEEKS = Scope(date(2024, 1, 1), date(2025, 12, 31), "W")
ONE_NODE = SCOPES["two years"].within(nodes=["node_07"])
COUNTED = ("csat", "csat_mean", "nps", "wait_mean_s", "wait_within", "abandoned_share", "complaints_per_1000")
ALL = ("scan_ratings", "scan_waits", "scan_complaints")
# figures: scope, metrics, keys, raw scans
MANY = {
    "40 nodes × 104 weeks × 8 metrics": (WEEKS, (*COUNTED, "wait_p90_s"), ("node", "period"), ALL),
    "the same without the quantile": (WEEKS, COUNTED, ("node", "period"), ALL),
    "200 sites × 13 weeks × 4 metrics": (
        SCOPES["13 weeks"], ("csat", "wait_mean_s", "abandoned_share", "complaints_per_1000"), ("site", "period"), ALL),
    "200 sites, 13 weeks, wait P90": (SCOPES["13 weeks"], ("wait_p90_s",), ("site",), ALL[1:2]),
    "a node's 200 sites, two years, wait P90": (ONE_NODE, ("wait_p90_s",), ("site",), ALL[1:2]),
    "a node's hours, two years, wait P90": (ONE_NODE, ("wait_p90_s",), ("weekday", "hour"), ALL[1:2]),
}  # fmt: skip
NODE, SITE = 8, 8  # the numbers of node_07 and site_007


def overview(reader: Journal, scope: Scope) -> None:
    key = watched(reader, scope)
    head(reader, scope, key)
    charted = courses(reader, scope, key)
    signals(reader, scope, charted)
    expected(charted, scope.start)
    mixing(reader, scope, "csat")
    figures(reader, scope, ("csat", "wait_mean_s", "complaints_per_1000"), ("node",))
    figures(reader, scope, key[:1], ("node", "period"))
    courses(reader, scope, key[:1])


def journey(reader: Journal, scope: Scope) -> None:
    figures(reader, scope, ("csat", "wait_p90_s", "complaints_per_1000", "abandoned_share"), ("node",))
    figures(reader, scope, ("response_share",), ("node",))
    reader.standards()


def compare(reader: Journal, scope: Scope) -> None:
    reader.extent()
    figures(reader, scope, ("csat",))
    change(reader, scope, ("csat",))
    compared(reader, scope, "csat", "site")


def cases(reader: Journal, scope: Scope) -> None:
    reader.answers(scope, limit=51)
    reader.count_answers(scope)


def node(reader: Journal, scope: Scope) -> None:
    scope = replace(scope, nodes=("node_07",))
    trends = ("csat", "wait_p90_s", "complaints_per_1000")
    head(reader, scope, watched(reader, scope))
    courses(reader, scope, trends)
    for part in ("site", "channel", "segment"):  # which of them the data tell apart; the first is shown
        figures(reader, scope, ("csat", "wait_mean_s", "complaints_per_1000"), (part,))
    figures(reader, scope, ("wait_mean_s",), ("weekday", "hour"))
    reader.comments(scope, limit=10)
    reader.standards()


def waiting(reader: Journal, scope: Scope) -> None:
    key = ("wait_median_s", "wait_p90_s", "wait_within", "abandoned_share")
    head(reader, scope, key)
    figures(reader, scope, (*key, "wait_mean_s"), ("node",))
    figures(reader, scope, ("wait_p90_s",), ("weekday", "hour"))
    courses(reader, scope, key, by_node=False)
    patience(reader, scope)
    leaving(reader, scope)
    figures(reader, scope, ("service_median_s",), ("node",))
    figures(reader, scope, ("service_median_s",))
    reader.standards()


def complaints(reader: Journal, scope: Scope) -> None:
    key = ("complaints_per_1000", "answered_in_time", "closed_in_time", "fcr", "close_median_s")
    head(reader, scope, key)
    figures(reader, scope, ("complaints_per_1000",), ("node",))
    reader.categories(scope)
    courses(reader, scope, key, by_node=False)
    backlog(reader, scope)
    still_open(reader, scope)
    reader.tickets(scope, kind="complaint", limit=25)
    reader.standards()


def head(reader: Journal, scope: Scope, metrics: tuple[str, ...]) -> None:
    """What every page shows first: the key figures, their change, their course, and how far the data reach."""
    reader.extent()
    figures(reader, scope, metrics)
    change(reader, scope, metrics)
    figures(reader, scope, metrics, ("period",))


PAGES: dict[str, tuple[Callable[[Journal, Scope], None], tuple[str, ...]]] = {
    "overview": (overview, ("scan_ratings", "scan_waits", "scan_complaints")),
    "journey": (journey, ("scan_ratings", "scan_waits", "scan_complaints")),
    "compare": (compare, ("scan_ratings",)),
    "cases": (cases, ("scan_ratings",)),
    "node": (node, ("scan_ratings", "scan_waits", "scan_complaints")),
    "waiting": (waiting, ("scan_waits",)),
    "complaints": (complaints, ("scan_complaints",)),
    "comments": (comments.page, ("scan_comments",)),
    "weak_points": (training.weak_points, ("scan_ratings", "scan_waits", "scan_complaints", "scan_comments")),
    "packs": (training.packs, ("scan_ratings", "scan_waits", "scan_complaints", "scan_comments")),
    "drivers": (training.drivers, ("scan_ratings",)),
}


def pages(rows: int, repeat: int, folder: Path) -> list[Line]:
    """One line per page and scope, and one per table of many figures."""
    store = filled(rows, folder)
    lines = []
    for told, scope in SCOPES.items():
        for name, (page, scans) in PAGES.items():
            ours = timed(lambda page=page, scope=scope: page(store.reader(), scope), repeat, store.database.forget)
            limit = timed(lambda scans=scans, scope=scope, name=name: scan(store, scans, scope, name), repeat)
            line = Line(f"{name}, {told}, {short(rows)} + {short(rows)}", ours, limit, f"≤ {BUDGET_MS} ms")
            lines.append(line.judged(ours.median * 1000 <= BUDGET_MS))
    lines += many(store, rows, repeat)
    store.close()
    return lines


def many(store: Store, rows: int, repeat: int) -> list[Line]:
    """Figures for many places at once, as control charts of all nodes and comparisons of all sites ask for them."""
    lines = []
    for name, (scope, metrics, by, scans) in MANY.items():
        ours = timed(lambda asked=(scope, metrics, by): figures(store.reader(), *asked), repeat, store.database.forget)
        limit = timed(lambda scans=scans, scope=scope: scan(store, scans, scope), repeat)
        line = Line(f"{name}, {short(rows)} + {short(rows)}", ours, limit, f"≤ {BUDGET_MS} ms")
        lines.append(line.judged(ours.median * 1000 <= BUDGET_MS))
    return lines


def scan(store: Store, scans: tuple[str, ...], scope: Scope, page: str = "") -> None:
    """The raw scans of a page."""
    asked = {"start": scope.start, "end": scope.end, "site": SITE if scope.sites else None,
             "node": NODE if page == "node" else None}  # fmt: skip
    with store.database.cursor() as cursor:
        for name in scans:
            cursor.execute(statement(name), asked).fetchall()


def filled(rows: int, folder: Path) -> Store:
    """A store with so many ratings and as many tickets; made once, a quarter of a year at a time."""
    path = folder / f"rows-{rows}.duckdb"
    if not path.exists():
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        store = open_store(part)
        with store.database.transaction() as cursor:
            cursor.execute(statement("catalogue"))
        for chunk in range(CHUNKS):
            first, last = rows * chunk // CHUNKS, rows * (chunk + 1) // CHUNKS
            with store.database.transaction() as cursor:
                cursor.execute(statement("made"), {"rows": rows, "first": first, "last": last})
                cursor.execute(statement("rows"))
                refresh(cursor)
        with store.database.quiet():
            store.close()
        part.rename(path)
    return open_store(path)


def short(rows: int) -> str:
    return f"{rows / 1e6:g} M"
