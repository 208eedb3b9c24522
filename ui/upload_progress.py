"""While files are being taken in: how far it is, and the way to stop it. The load runs beside the script."""

from __future__ import annotations

import streamlit as st

from cxlib.taking import Taking
from ui import upload_draft, upload_list, upload_shown
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.words import t

PATIENCE = 1.0  # seconds after which a load shows how far it is: most files are done before
EVERY = 0.5


def under_way(drafts: list[Draft]) -> bool:
    """Whether a file is still being taken in; if so its progress is shown."""
    while True:
        busy = next((draft for draft in drafts if draft.taking), None) or upload_list.begin_waiting(drafts)
        if busy is None or busy.taking is None:
            return False
        with st.spinner(t("Taking in …")):
            done = busy.taking.done(PATIENCE)
        if not done:
            upload_shown.small_head(t("Taking in “{file}” …", file=in_sentence(busy.name)))
            _bar(busy, drafts)
            return True
        upload_draft.settle(busy)


@st.fragment(run_every=EVERY)
def _bar(draft: Draft, drafts: list[Draft]) -> None:
    """The rows read so far, looked at again and again while the page around it stays."""
    taking = draft.taking
    if taking is None or taking.done():
        st.rerun()
    if taking.cancelling:
        taking.cancel()  # again: the statement of before may have ended by itself
    known = _rows(draft)
    share = min(taking.rows / known, 1.0) if known else 0.0
    st.progress(share, text=_told(taking, known))
    st.button(
        t("Cancel"),
        on_click=_cancel,
        args=(taking, drafts),
        disabled=taking.cancelling,
        key=draft.key("cancel"),
        icon=":material/cancel:",
    )
    st.caption(t("Cancelling leaves nothing of this file behind. You may also look at other pages meanwhile."))


def _told(taking: Taking, known: int) -> str:
    if taking.cancelling:
        return t("Being cancelled …")
    if known and taking.rows >= known:
        return t("All {n} rows are read. The figures are being worked out …", n=known)
    return t("{rows} of {n} rows read", rows=taking.rows, n=known)


def _rows(draft: Draft) -> int:
    """The rows of the file, known since it was first read."""
    sheet = draft.made.get("sheet")
    return (sheet[1].facts.records or 0) if sheet else 0


def _cancel(taking: Taking, drafts: list[Draft]) -> None:
    for draft in drafts:
        draft.waiting = False
    taking.cancel()
