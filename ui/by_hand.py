"""Something changed by hand on a page: done, shown and said, or told why it cannot be; asked first where it removes."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cxlib.errors import CxError
from ui.error_words import say_error
from ui.names import in_sentence
from ui.words import t

_SAID, _TURN = "by_hand_said", "by_hand_turn"


def do(change: Callable[[], object], said: str = "", empties: str = "") -> None:
    """Change something and show the page anew, with what was `said` and the form `empties` empty; what cannot be is
    said, and the form stays as it is.
    """
    try:
        change()
    except CxError as error:
        st.error(in_sentence(say_error(error)), icon=":material/error:")
        return
    if said:
        st.session_state[_SAID] = said
    if empties:
        st.session_state[f"{_TURN}_{empties}"] = turn(empties) + 1
    st.rerun()


def said() -> None:
    """What was last changed on a page, said once: at its top, and in a corner for who is further down."""
    if text := st.session_state.pop(_SAID, ""):
        st.toast(in_sentence(text), icon=":material/check_circle:")
        st.success(in_sentence(text), icon=":material/check_circle:")


def turn(form: str) -> int:
    """How often a form was kept: its fields carry the number in their keys, so that they are empty after each time."""
    return int(st.session_state.get(f"{_TURN}_{form}", 0))


def removal(question: str, change: Callable[[], object], told: str, key: str) -> None:
    """A button that asks before it removes: `question` beside it, `told` after it."""
    with st.popover(t("Remove"), icon=":material/delete:", type="tertiary", key=f"ask_{key}"):
        st.markdown(in_sentence(question))
        if st.button(t("Yes, remove it"), key=key, type="primary"):
            do(change, told)
