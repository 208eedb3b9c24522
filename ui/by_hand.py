"""Something changed by hand on a page: done and shown, or told why it cannot be."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cxlib.errors import CxError
from ui.error_words import say_error
from ui.names import in_sentence


def do(change: Callable[[], object]) -> None:
    """Change something and show the page anew; what cannot be is said."""
    try:
        change()
    except CxError as error:
        st.error(in_sentence(say_error(error)), icon=":material/error:")
        return
    st.rerun()
