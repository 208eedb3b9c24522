"""Work that may take long: done beside the script, shown with its progress, and stopped when the reader says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from cxlib.errand import Errand
from cxlib.errors import CxError
from ui.faults import repeated
from ui.upload_draft import Draft
from ui.words import t

PATIENCE = 1.0  # seconds after which work shows how far it is: most files are done before
EVERY = 0.5

Made = TypeVar("Made")
Told = Callable[[int], str]


def made(draft: Draft, what: str, given: object, begin: Callable[[], Errand[Made]], told: Told) -> Made:
    """What an errand about a file gives, begun once for what it is `given`; until then its progress, and no further.

    Raises what the errand raises. One that the reader has stopped stays stopped until the reader goes on.
    """
    if draft.has(what, given):
        kept: Made = draft.made[what][1]
        return kept
    if draft.stopped == (what, given):
        _say_stopped(draft)
    errand = _under_way(draft, what, given, begin)
    if not errand.done(PATIENCE):
        bar(errand, draft.rows, told, draft.key(f"stop-{what}"))
        st.caption(t("Cancelling leaves nothing of this file behind. You may also look at other pages meanwhile."))
        st.stop()
    draft.errand = None
    try:
        result = errand.result()
    except CxError as error:
        if error.code == "CANCELLED":
            draft.stopped = (what, given)
            _say_stopped(draft)
        raise
    draft.made[what] = (given, result)
    return result


def _under_way(draft: Draft, what: str, given: object, begin: Callable[[], Errand[Made]]) -> Errand[Made]:
    """The errand for this, begun if need be; one for something else is not wanted any more."""
    if draft.errand and draft.errand[:2] == (what, given):
        return draft.errand[2]
    if draft.errand:
        draft.errand[2].cancel()
    errand = begin()
    draft.errand = (what, given, errand)
    return errand


@repeated(EVERY)
def bar(errand: Errand[Made], total: int, told: Told, key: str, also: Callable[[], None] | None = None) -> None:
    """The rows done so far, looked at again and again while the page around it stays; `also` is done when cancelled."""
    if errand.done():
        st.rerun()
    if errand.cancelling:
        errand.cancel()  # again: the statement of before may have ended by itself
    share = min(errand.rows / total, 1.0) if total else 0.0
    st.progress(share, text=t("Being cancelled …") if errand.cancelling else told(errand.rows))
    st.button(
        t("Cancel"),
        on_click=_cancel,
        args=(errand, also),
        disabled=errand.cancelling,
        key=key,
        icon=":material/cancel:",
    )


def _cancel(errand: Errand[Made], also: Callable[[], None] | None) -> None:
    if also:
        also()
    errand.cancel()


def _say_stopped(draft: Draft) -> None:
    """What was stopped is not begun again by itself."""
    st.info(t("Stopped. Nothing of this file was taken in."), icon=":material/cancel:")
    st.button(t("Go on"), on_click=_go_on, args=(draft,), key=draft.key("go-on"), icon=":material/play_arrow:")
    st.stop()


def _go_on(draft: Draft) -> None:
    draft.stopped = None
