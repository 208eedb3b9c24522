"""The board in a real browser beside a bare page with four Plotly charts, served alike, taking turns.

Readable: the script has ended, no element waits to be replaced, and every chart is drawn. First open: a server just
started, and a browser just started. Second person: the same server, a browser session that knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from bench.pages import short
from bench.served import BARE, copied, cpu_s, warmed
from bench.timing import Line, Measured
from tools.browser import NO_BROWSER, find_browser
from tools.serving import Server, serve

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
WINDOW = {"width": 1440, "height": 960}
CHARTS = 4
MAIN = '[data-testid="stMain"]'
CAPTION = f'{MAIN} [data-testid="stCaptionContainer"]'
DRAWN = """([caption, before, charts]) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const told = document.querySelector(caption)?.textContent;
  const drawn = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  return app?.dataset.testScriptState === "notRunning" && told && told !== before
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && drawn.length >= charts && drawn.every(chart => chart.querySelector(".main-svg"));
}"""
AT_ONCE, FIRST = "first open as soon as the server answers", "first open of a warmed server"
SECOND = "second person"
NEW, SEEN = "change of filter nobody chose before", "change of filter seen before"
BUDGETS = {AT_ONCE: 1.1, FIRST: 1.1, SECOND: 1.15, NEW: 1.15, SEEN: 1.15}  # times the bare page


Launch = Callable[[], Browser]


@dataclass(frozen=True)
class Side:
    """One of the two that take turns: what is served, when it is ready, and two entries of its first list."""

    script: str
    ready: Callable[[Server], object]
    usual: str
    other: str


OURS = Side("app.py", warmed, "Last 13 weeks", "Last 26 weeks")
FLOOR = Side(BARE, lambda server: server, "first", "second")


def browser(rows: int, repeat: int, folder: Path) -> list[Line]:
    """A line per budget of the browser; the first open also before the board has warmed up."""
    found: dict[str, list[dict[str, Measured]]] = {OURS.script: [], FLOOR.script: []}
    path = find_browser()
    if path is None:
        raise SystemExit(NO_BROWSER)
    with copied(rows, folder) as db, sync_playwright() as playwright:
        launch = partial(playwright.chromium.launch, executable_path=path, args=FLAGS)
        for _ in range(repeat):
            for side in (FLOOR, OURS):
                found[side.script].append(at_once(launch, side, db) | story(launch, side, db))
    lines = []
    for name, budget in BUDGETS.items():
        ours, floor = (Measured.of(run[name] for run in found[side.script]) for side in (OURS, FLOOR))
        line = Line(f"{name}, {short(rows)}", ours, floor, f"≤ {budget:g} ×")
        lines.append(line.judged(line.ratio <= budget))
    return lines


def at_once(launch: Launch, side: Side, db: Path) -> dict[str, Measured]:
    """Somebody waits at the door of a server that starts."""
    with launch() as window, serve(db, db.with_suffix(".log"), side.script) as server:
        return {AT_ONCE: opened(window, server)[0]}


def story(launch: Launch, side: Side, db: Path) -> dict[str, Measured]:
    """A ready server is opened by one person, then by another, who changes the filter, back, and again."""
    with serve(db, db.with_suffix(".log"), side.script) as server:
        side.ready(server)
        with launch() as window:
            first, _ = opened(window, server)
        with launch() as window:
            second, page = opened(window, server)
            new = chosen(page, server, side.other)
            chosen(page, server, side.usual)
            return {FIRST: first, SECOND: second, NEW: new, SEEN: chosen(page, server, side.other)}


def opened(window: Browser, server: Server) -> tuple[Measured, Page]:
    """A person opens the first page."""
    page = window.new_context(locale="en-US", viewport=WINDOW).new_page()
    return clocked(page, server, lambda: page.goto(server.url)), page


def chosen(page: Page, server: Server, entry: str) -> Measured:
    """An entry of the page's first list is clicked."""
    page.locator(f'{MAIN} [data-testid="stSelectbox"]').first.click()
    option = page.get_by_role("option", name=entry, exact=True)
    option.wait_for()
    return clocked(page, server, option.click)


def clocked(page: Page, server: Server, act: Callable[[], object]) -> Measured:
    """Seconds from an act until the page is readable and its first caption tells something else than before."""
    caption = page.locator(CAPTION).first
    told = caption.text_content() if caption.count() else ""
    before, began = cpu_s(server), perf_counter()
    act()
    page.wait_for_function(DRAWN, arg=[CAPTION, told, CHARTS], polling="raf")
    return Measured((perf_counter() - began,), cpu_s=cpu_s(server) - before)
