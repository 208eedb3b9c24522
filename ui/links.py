"""Where the pages are, and links to them that carry the whole scope."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from cxlib.scope import Scope, to_query
from ui import narrowed
from ui.way_back import leave_for
from ui.words import language, preferred_language

PAGES = Path(__file__).parent.parent / "pages"
NODE = str(PAGES / "board" / "node.py")
COMPLAINTS = str(PAGES / "board" / "complaints.py")
# what pages themselves keep in the link
OF_PAGES = (
    "node",
    "metric",
    "journey",
    "weekday",
    "hour",
    "category",
    "staff",
    "waited",
    "block",
    "open_on",
    "repeated",
    "rows",
    "item",
    "scored",
    "said",
    "training",
    "event",
    "by",
    "adjusted",
)
CASES = str(PAGES / "board" / "cases.py")
OVERVIEW = str(PAGES / "board" / "overview.py")
UPLOADS = str(PAGES / "data" / "uploads.py")
EFFECT = str(PAGES / "training" / "effect.py")
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
    leave_for(NODE, query(scope, node=node))


def open_cases(scope: Scope, **asked: list[str]) -> None:
    """Go to the answers, comments and tickets behind a figure; what is `asked` narrows the scope."""
    target = dict(query(scope)) | asked
    narrowed.remember(target)
    leave_for(CASES, target)
