"""Going to another page so that the browser's Back button returns to this one as it was.

Streamlit writes the new page's parameters into the history twice: first onto the old page's address, then onto the new
one's. Whoever goes back lands on the old page with the new page's parameters; here it gets its own again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

_LEFT = "way_back_left"
Query = Mapping[str, list[str]]


def leave_for(page: str, query: Query) -> None:
    """Go to a page (its file) with these parameters, and remember what this page's were."""
    left = st.session_state.setdefault(_LEFT, {})
    left[_spelled(query)] = (Path(page).stem, _here())
    st.switch_page(page, query_params=query)


def restore(page: str) -> None:
    """Give a page that is come back to its own parameters again, in place of those it was left with."""
    target, own = st.session_state.get(_LEFT, {}).get(_spelled(_here()), (page, {}))
    if target != page:
        st.query_params.from_dict(own)


def _here() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _spelled(query: Query) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted((name, tuple(values)) for name, values in query.items()))
