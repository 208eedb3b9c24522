"""Fixtures for tests in a real browser: a running board, and a page that fails the test if anything leaves the machine.

- `server`: one board for the whole run, with the sample data. Tests that change data take `fresh_server` instead.
- `page`: an empty tab (`page.goto("/")` is the board). Any request to another host is blocked and fails the
  test, as does any error in the browser's console, violations of the Content-Security-Policy included.
- `open_board(path="/")`: goes there and waits until the script has finished.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Route

from tools.browser import NO_BROWSER, find_browser
from tools.serving import Server, serve

HERE = ("127.0.0.1", "localhost", "::1")
LOCAL_SCHEMES = ("data", "blob", "about")
# Console errors of the platform that are no fault of ours, each with its reason.
FORGIVEN = (
    # opened at a page's own address, Streamlit looks for its server below that address first
    r"404 \(Not Found\) \(http://127\.0\.0\.1:\d+/\w+/_stcore/(health|host-config)\)$",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever is in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


# --- the browser ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Chromium as found on this machine; quiet, and fit for a container without a display."""
    path = find_browser()
    if path is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    return {"executable_path": path, "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", *quiet]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A desktop in English; a test asks for another with `@pytest.mark.browser_context_args(locale="zh-CN")`."""
    return {"locale": "en-US", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 960}}


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab that knows only this machine, and reports what went wrong in it when the test is over."""
    faults: list[str] = []

    def watch(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in LOCAL_SCHEMES or parts.hostname in HERE:
            route.continue_()
        else:
            faults.append(f"request to {route.request.url}")
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        told = f"{message.text} ({message.location.get('url', '')})"
        if message.type == "error" and not any(re.search(known, told) for known in FORGIVEN):
            faults.append(f"console: {told}")

    context.route("**/*", watch)
    tab = context.new_page()
    tab.on("console", listen)
    tab.on("pageerror", lambda error: faults.append(f"page error: {error}"))
    yield tab
    tab.close()
    assert not faults, "\n".join(faults)


# --- the board --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def server(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One board with the sample data for all tests that only look."""
    folder = tmp_path_factory.mktemp("server")
    with serve(shutil.copy(sample_database, folder / "cx.duckdb"), folder / "log") as running:
        yield running


@pytest.fixture
def fresh_server(sample_database: Path, tmp_path: Path) -> Iterator[Server]:
    """A board just started, with the sample data, for one test."""
    with serve(shutil.copy(sample_database, tmp_path / "fresh.duckdb"), tmp_path / "log") as running:
        yield running


@pytest.fixture
def open_board(page: Page, server: Server) -> Callable[..., Page]:
    """Go to a page of the shared board, or of another one (`on=fresh_server`), and wait until it is drawn."""

    def open_(path: str = "/", on: Server = server) -> Page:
        page.goto(on.url + path)
        settled(page)
        return page

    return open_


def press_still(page: Page, button: Locator) -> None:
    """Press a button once the page is drawn and the button stays where it is: what is drawn above it would move it away
    between the hand's down and up.
    """
    before = None
    for _ in range(60):
        settled(page)
        button.scroll_into_view_if_needed()
        if (place := button.bounding_box()) == before:
            break
        before = place
        page.wait_for_timeout(400)
    button.click()


def settled(page: Page) -> None:
    """Wait until the board has drawn what was asked of it."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
    page.wait_for_selector('[data-testid="stMain"] h1', timeout=30_000)
