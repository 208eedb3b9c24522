"""The board's pages for every reader: no accessibility fault in either theme, nothing wider than a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

PAGES = ("", "journey", "node", "waiting", "complaints", "cases", "compare", "comments", "effect", "method")
PHONE = {"width": 390, "height": 844}
# Streamlit nests the sections of its page list so that list items lie outside lists; no setting of ours changes it.
NOT_OURS = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] *'
# the policy that keeps foreign scripts out keeps the checker out too
READER: dict[str, Any] = {"bypass_csp": True}
# on a phone the list of pages lies folded up, where no pointer reaches it
PRESS = "one => one.click()"
# Elements that reach beyond the right edge, but for what scrolls inside itself: tables and drawings.
TOO_WIDE = """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter(one => one.getBoundingClientRect().width > 0)
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter(one => !one.closest('[data-testid="stDataFrame"], .js-plotly-plot svg'))
    .map(one => one.dataset.testid || one.tagName)"""


def faults(page: Page) -> list[str]:
    """What the checker finds, one line a fault."""
    found = Axe().run(page, context={"exclude": [[part] for part in NOT_OURS.split(", ")]}).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def walked(page: Page) -> Iterator[str]:
    """Every page of the board and of the method, one after the other, by its link in the list of pages."""
    for path in PAGES:
        link = page.locator(f'[data-testid="stSidebarNavLink"][href$="/{path}"]')
        if not link.count():
            page.get_by_test_id("stSidebarNavViewButton").evaluate(PRESS)
        name = link.locator("p").inner_text()
        link.evaluate(PRESS)
        expect(page.get_by_role("heading", level=1)).to_have_text(name, timeout=30_000)
        settled(page)
        yield path


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(theme, marks=pytest.mark.browser_context_args(color_scheme=theme, locale=locale, **READER))
        for theme, locale in (("light", "zh-CN"), ("dark", "en-US"))
    ],
)
def test_no_page_has_an_accessibility_fault(open_board: Callable[..., Page], theme: str) -> None:
    page = open_board("/?journeys=bank")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (theme == "dark")
    assert {path: found for path in walked(page) if (found := faults(page))} == {}


@pytest.mark.parametrize(
    "language",
    [
        pytest.param("zh", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="zh-CN")),
        pytest.param("en", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="en-US")),
    ],
)
def test_nothing_is_wider_than_a_phone(open_board: Callable[..., Page], language: str) -> None:
    page = open_board()
    assert {path: found for path in walked(page) if (found := page.evaluate(TOO_WIDE))} == {}
