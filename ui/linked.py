"""A page's own choice, kept in its link: the link's word where it is a new one, else the reader's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st


def take(name: str, key: str, known: Mapping[str, Any], at_first: Callable[[], Any]) -> None:
    """Before the widget `key` is drawn: what the link newly asks for under `name`, else what was chosen before.

    `known`: what the link may say, and what the widget then holds; `at_first` gives what it holds where neither says.
    """
    asked = st.query_params.get(name, "")
    if asked in known and (key not in st.session_state or asked != st.session_state.get(_written(key))):
        st.session_state[key] = known[asked]
    if st.session_state.get(key) not in known.values():
        st.session_state[key] = at_first()


def keep(name: str, key: str, chosen: str) -> None:
    """After it is drawn: the link says what was chosen, so that reload and Back bring it again."""
    st.query_params[name] = st.session_state[_written(key)] = chosen


def _written(key: str) -> str:
    return f"{key}_written"
