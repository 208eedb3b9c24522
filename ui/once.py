"""What is said once a page, wherever on it the occasion comes first; also when parts of the page run again."""

from __future__ import annotations

import streamlit as st

_SAID = "said_once"


def first(what: str, where: str) -> bool:
    """Whether this place of the page is the first to say it, and so the one that says it."""
    said: dict[str, str] = st.session_state.setdefault(_SAID, {})
    return said.setdefault(what, where) == where


def page_begins() -> None:
    """A page is drawn anew, and has said nothing yet."""
    st.session_state.pop(_SAID, None)
