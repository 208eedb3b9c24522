"""Where the pages are, and links to them that carry the whole scope."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from cxlib.scope import Scope, to_query
from ui.words import language, preferred_language

PAGES = Path(__file__).parent.parent / "pages"
NODE = str(PAGES / "board" / "node.py")
COMPLAINTS = str(PAGES / "board" / "complaints.py")
UPLOAD = str(PAGES / "data" / "upload.py")


def query(scope: Scope, **more: str) -> Mapping[str, list[str]]:
    """The link's parameters: the scope, the language if it is not the browser's, and what the page itself takes."""
    spoken = {"lang": [language()]} if language() != preferred_language() else {}
    return spoken | to_query(scope) | {name: [value] for name, value in more.items()}


def to_node(label: str, scope: Scope, node: str) -> None:
    """A link to all about one node, in the same scope."""
    st.page_link(NODE, label=label, query_params=query(scope, node=node), width="stretch")


def open_node(scope: Scope, node: str) -> None:
    """Go to all about one node, in the same scope."""
    st.switch_page(NODE, query_params=query(scope, node=node))
