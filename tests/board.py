"""The board's pages run without a browser: opened anew for a test that changes something, once for tests that look."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parent.parent
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
Query = dict[str, str | list[str]]


def forget() -> None:
    """Close the store and drop what was read from it: `CX_DB` names another file from here on."""
    st.cache_resource.clear()
    st.cache_data.clear()
    _looked.cache_clear()


def opened(page: str = "overview", language: str = "en", **query: str | list[str]) -> AppTest:
    """A page of the board, opened by its link as from a message: no other page is run before it."""
    app = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=60)
    app.context = {"locale": LOCALES[language]}
    app.query_params = dict(query)
    return app.switch_page(str(next(ROOT.glob(f"pages/*/{page}.py")))).run()


def looked(page: str = "overview", language: str = "en", **query: str) -> AppTest:
    """The same for tests that only look: the page is run once for all that open it alike; press nothing on it."""
    return _looked(os.environ["CX_DB"], page, language, tuple(sorted(query.items())))


@cache
def _looked(database: str, page: str, language: str, query: tuple[tuple[str, str], ...]) -> AppTest:
    return opened(page, language, **dict(query))


def texts(app: AppTest) -> str:
    """What a page says in titles, paragraphs, captions and hints."""
    kinds = ("title", "markdown", "caption", "info")
    return "\n".join(str(element.value) for kind in kinds for element in app.get(kind))
