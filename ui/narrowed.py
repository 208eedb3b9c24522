"""A click on a figure narrows the filters for its rows: what to, in words, and how they were before.

The narrowing is the click's, not the reader's: it is told on the page of cases, undone there by one click, and does not
go along to other pages.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cxlib.scope import Scope, from_query
from ui import filters
from ui.choices import about_scope
from ui.names import KINDS, in_sentence, names
from ui.scope_words import period_text
from ui.words import t

_CLICKED = "narrowed_by_click"


def remember(target: Mapping[str, list[str]]) -> None:
    """Keep what the filters say before a click leads to `target`."""
    st.session_state[_CLICKED] = (from_query(about_scope(target)), filters.current())


def before() -> Scope | None:
    """The filters before the click; none if no click narrowed them, or the reader changed them since."""
    target, was = st.session_state.get(_CLICKED, (None, None))
    found: Scope | None = was if target == filters.current() and was != target else None
    return found


def told(was: Scope) -> list[str]:
    """To what the click narrowed the filters, a part for each that differs."""
    now = filters.current()
    parts = [] if (now.start, now.end) == (was.start, was.end) else [period_text(now)]
    for kind, name in KINDS.items():
        chosen = getattr(now, name)
        if chosen != getattr(was, name):
            known = names(kind)
            spelled = [in_sentence(known.get(code, code)) for code in chosen]
            parts.append(t("{what}: {names}", what=t(filters.LABELS[name]), names=spelled))
    return parts


def left() -> None:
    """On any other page the filters are what they were before the click."""
    if was := before():
        filters.take(was)
