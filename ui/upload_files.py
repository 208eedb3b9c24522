"""The files a reader has dropped, kept with the session: which there are, and which one is looked at."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cxlib.errors import CxError
from cxlib.intake.mapping import Mapping, proved
from cxlib.intake.month import dated_by_hand
from cxlib.intake.read import Sheet
from ui import upload_reading
from ui.upload_draft import Draft

_DRAFTS, _CURRENT, _ZONE, _ROUND = "upload_drafts", "upload_draft", "upload_zone", "upload_round"


def met(files: list[UploadedFile]) -> list[Draft]:
    """A draft for each file in the drop zone, and for those of before: on another page the zone forgets its files."""
    known = _known()
    for file in files:
        if file.file_id not in known:
            known[file.file_id] = Draft(file.file_id, file.name, file.size, file.getvalue())
            before: Draft | None = st.session_state.get(_CURRENT)
            if before is None or before.outcome or before.file_id not in known:
                choose(known[file.file_id])
    st.session_state[_ZONE] = [file.file_id for file in files]
    return list(known.values())


def met_before() -> list[Draft]:
    """Every draft there is."""
    return list(_known().values())


def forget_removed() -> None:
    """When the reader takes files out of the drop zone, their drafts go too; a load under way goes on."""
    left = {file.file_id for file in st.session_state.get(zone_key()) or []}
    for gone in set(st.session_state.get(_ZONE, [])) - left:
        if (draft := _known().get(gone)) and draft.taking is None:
            del _known()[gone]


def zone_key() -> str:
    """The key of the drop zone; a new one empties it."""
    return f"upload-file-{st.session_state.setdefault(_ROUND, 0)}"


def chosen_key() -> str:
    """The key of the list in which a reader chooses one of the files."""
    return f"upload-chosen-{st.session_state.setdefault(_ROUND, 0)}"


def start_over() -> None:
    """Forget the files, and show an empty drop zone."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_DRAFTS, None)
    st.session_state.pop(_CURRENT, None)


def forget(draft: Draft) -> None:
    """Forget one file that the drop zone does not show any more."""
    _known().pop(draft.file_id, None)


def current(drafts: list[Draft]) -> Draft:
    """The file that is looked at."""
    found = [draft for draft in drafts if draft is st.session_state.get(_CURRENT)]
    draft = found[0] if found else drafts[0]
    st.session_state[_CURRENT] = draft
    return draft


def choose(draft: Draft) -> None:
    """Look at this file from now on."""
    st.session_state[_CURRENT] = draft


def ready(draft: Draft) -> tuple[Sheet, Mapping] | None:
    """A file of a remembered layout and how it is read; `None` if it has to be looked at first.

    A day given by hand last time holds for last time's file only. Raises what reading raises.
    """
    sheet = upload_reading.sheet_of(draft, upload_reading.options_of(draft))
    guess = upload_reading.guess_of(draft, sheet)
    if not guess.remembered or dated_by_hand(guess.mapping):
        return None
    try:
        return sheet, proved(replace(guess.mapping, read={**guess.mapping.read, **draft.chosen()}))
    except CxError:
        return None


def _known() -> dict[str, Draft]:
    known: dict[str, Draft] = st.session_state.setdefault(_DRAFTS, {})
    return known
