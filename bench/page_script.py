"""A page's script from a change of filter to its last element, beside the script of an empty page.

Asked over the web socket as a browser asks, so that making, packing and sending of all elements count, and drawing does
not. Cached: somebody saw the page with this filter before. Uncached: the server has just forgotten all it kept.
"""

from __future__ import annotations

from pathlib import Path
from urllib.request import urlopen

from bench.pages import PAGES, SCOPES, short
from bench.served import EMPTY, FORGETFUL, copied, cpu_s, warmed
from bench.timing import Line, Measured
from bench.visit import Visit, visit
from cxlib.scope import to_query
from tools.serving import Server, serve

CACHED_MS, UNCACHED_MS = 250, 1000
CHANGES = {name: to_query(SCOPES[name]) for name in ("13 weeks", "two years")}


def page_script(rows: int, repeat: int, folder: Path) -> list[Line]:
    """Two lines, cached and not, per page and filter changed to."""
    lines = []
    with (
        copied(rows, folder) as db,
        serve(db, db.with_suffix(".log"), FORGETFUL) as board,
        serve(db, db.with_suffix(".empty"), EMPTY) as empty,
        visit(empty) as nobody,
    ):
        nobody.ask()
        warmed(board)
        for page in PAGES:
            with visit(board) as reader:
                lines += changed(page, Turns(board, reader, empty, nobody), repeat, rows)
    return lines


def changed(page: str, turns: Turns, repeat: int, rows: int) -> list[Line]:
    """The lines of one page: both filters in turn, all seen before or all forgotten."""
    address, lines = "" if page == "overview" else page, []
    for query in CHANGES.values():
        turns.reader.ask(address, query)
    for kind, budget in (("cached", CACHED_MS), ("uncached", UNCACHED_MS)):
        found: dict[str, list[tuple[Measured, Measured]]] = {name: [] for name in CHANGES}
        for _ in range(repeat):
            for name, query in CHANGES.items():
                found[name].append(turns.take(address, query, forget=kind == "uncached"))
        for name, pairs in found.items():
            ours, limit = (Measured.of(side) for side in zip(*pairs, strict=True))
            line = Line(f"script of {page}, to {name}, {kind}, {short(rows)}", ours, limit, f"≤ {budget} ms")
            lines.append(line.judged(ours.median * 1000 <= budget))
    return lines


class Turns:
    """A reader of the board and one of the empty page take turns, so that a busy machine is busy for both."""

    def __init__(self, board: Server, reader: Visit, empty: Server, nobody: Visit) -> None:
        self.board, self.reader = board, reader
        self.empty, self.nobody = empty, nobody

    def take(self, page: str, query: dict[str, list[str]], forget: bool) -> tuple[Measured, Measured]:
        """Ours and the limit, once each."""
        limit = clocked(self.empty, self.nobody)
        if forget:
            urlopen(f"{self.board.url}/bench/forget").read()
        return clocked(self.board, self.reader, page, query), limit


def clocked(server: Server, reader: Visit, page: str = "", query: dict[str, list[str]] | None = None) -> Measured:
    before = cpu_s(server)
    seconds, _ = reader.ask(page, query)
    return Measured((seconds,), cpu_s=cpu_s(server) - before)
