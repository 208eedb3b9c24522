"""While files are being taken in: how far it is, and the way to stop it. The load runs beside the script."""

from __future__ import annotations

import streamlit as st

from ui import upload_draft, upload_list, upload_patience, upload_shown
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.words import t

PATIENCE = 1.0  # seconds after which a load shows how far it is: most files are in before


def under_way(drafts: list[Draft]) -> bool:
    """Whether a file is still being taken in; if so its progress is shown."""
    while True:
        busy = next((draft for draft in drafts if draft.taking), None) or upload_list.begin_waiting(drafts)
        if busy is None or busy.taking is None:
            return False
        with st.spinner(t("Taking in …")):
            done = busy.taking.done(PATIENCE)
        if not done:
            _show(busy, drafts)
            return True
        upload_draft.settle(busy)


def _show(busy: Draft, drafts: list[Draft]) -> None:
    known = busy.rows

    def told(rows: int) -> str:
        if known and rows >= known:
            return t("All {n} rows are read. The figures are being worked out …", n=known)
        return t("{rows} of {n} rows read", rows=rows, n=known)

    def none_waits() -> None:
        for draft in drafts:
            draft.waiting = False

    upload_shown.small_head(t("Taking in “{file}” …", file=in_sentence(busy.name)))
    if busy.taking:
        upload_patience.bar(busy.taking, known, told, busy.key("cancel"), none_waits)
    st.caption(t("Cancelling leaves nothing of this file behind. You may also look at other pages meanwhile."))
