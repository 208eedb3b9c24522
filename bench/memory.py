"""Memory of the server with many rows once every page was opened, and what each further reader adds.

Beside it the server of a bare page with four charts, and its readers.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from bench.pages import short
from bench.served import BARE, copied, rss_mib, warmed
from bench.timing import Line, Measured
from bench.visit import visit
from tools.serving import ROOT, Server, serve

ALL_MIB, SESSION_MIB = 0.6 * 1024, 5
USUAL, READERS = 10, 20  # the first few find room the pages before have left; those after them are counted
FIRST = "overview"


def memory(rows: int, _repeat: int, folder: Path) -> list[Line]:
    """Two lines: the server after every page was opened once; each of twenty further readers of two pages."""
    with copied(rows, folder) as db, serve(db, db.with_suffix(".log")) as board:
        pages = sorted(path.stem for path in (ROOT / "pages").glob("*/*.py") if path.stem != FIRST)
        ours, ours_each = held(warmed(board), ["", *pages], ["", "waiting"])
        with serve(db, db.with_suffix(".bare"), BARE) as bare:
            limit, limit_each = held(bare, [""], ["", ""])
    told = f"{short(rows)} + {short(rows)}"
    whole = Line(f"server after {len(pages) + 1} pages, {told}", ours, limit, f"≤ {ALL_MIB:.0f} MiB", "MiB")
    each = Line(f"each further session, {told}", ours_each, limit_each, f"≤ {SESSION_MIB} MiB", "MiB")
    return [whole.judged(ours.median <= ALL_MIB), each.judged(ours_each.median <= SESSION_MIB)]


def held(server: Server, pages: list[str], usual: list[str]) -> tuple[Measured, Measured]:
    """MiB held after one reader saw all pages, and MiB more for each who then comes, sees the usual ones, stays."""
    with ExitStack() as stay:
        reader = stay.enter_context(visit(server))
        for page in pages:
            reader.ask(page)
        whole, most = rss_mib(server), rss_mib(server, most=True)
        held_by = [whole]
        for _ in range(USUAL + READERS):
            reader = stay.enter_context(visit(server))
            for page in usual:
                reader.ask(page)
            held_by.append(rss_mib(server))
    return Measured((whole,), peak_mib=most), Measured(((held_by[-1] - held_by[USUAL]) / READERS,))
