"""The board's pages for every reader: no accessibility fault in either theme, nothing wider than a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = ("", "journey", "node", "waiting", "complaints", "cases", "compare", "method")
PHONE = {"width": 390, "height": 844}
# Streamlit nests the sections of its page list so that list items lie outside lists; no setting of ours changes it.
NOT_OURS = '[data-testid="stSidebarNavItems"], [data-testid="stSidebarNavItems"] *'
# the policy that keeps foreign scripts out keeps the checker out too
READER: dict[str, Any] = {"bypass_csp": True}
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


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(theme, marks=pytest.mark.browser_context_args(color_scheme=theme, locale=locale, **READER))
        for theme, locale in (("light", "zh-CN"), ("dark", "en-US"))
    ],
)
def test_a_page_has_no_accessibility_fault(open_board: Callable[..., Page], theme: str, path: str) -> None:
    page = open_board(f"/{path}?journeys=bank")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (theme == "dark")
    assert faults(page) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    "language",
    [
        pytest.param("zh", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="zh-CN")),
        pytest.param("en", marks=pytest.mark.browser_context_args(viewport=PHONE, locale="en-US")),
    ],
)
def test_nothing_is_wider_than_a_phone(open_board: Callable[..., Page], language: str, path: str) -> None:
    page = open_board(f"/{path}")
    assert page.evaluate(TOO_WIDE) == []
