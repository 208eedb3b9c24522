"""Several files at once: a list with the state of each, one click for the known ones, and the step to the next."""

from __future__ import annotations

import streamlit as st

from cxlib.errors import CxError
from ui import upload_draft, upload_files
from ui.error_words import say_error
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.words import t, tn


def chosen(drafts: list[Draft]) -> Draft:
    """The file to look at; with several files, the list to choose it from."""
    draft = upload_files.current(drafts)
    if len(drafts) == 1:
        return draft
    with st.spinner(t("Reading the files …")):
        states = {one.file_id: _state(one) for one in drafts}
    _all_at_once([one for one in drafts if states[one.file_id] == t("read like last time")])
    by_id = {one.file_id: one for one in drafts}
    key = upload_files.chosen_key()
    st.session_state[key] = draft.file_id
    st.radio(
        t("Files"),
        list(by_id),
        format_func=lambda code: in_sentence(by_id[code].name),
        captions=[in_sentence(states[one.file_id]) for one in drafts],
        key=key,
        on_change=lambda: upload_files.choose(by_id[st.session_state[key]]),
    )
    return draft


def _all_at_once(known: list[Draft]) -> None:
    """One button for every file whose layout is remembered."""
    if known:
        st.button(
            tn("Take in {n} file that is read like last time", "Take in all {n} files that are read like last time",
               len(known)),
            on_click=_wait,
            args=(known,),
            key="upload-all",
            type="primary",
            icon=":material/done_all:",
        )  # fmt: skip


def _wait(known: list[Draft]) -> None:
    for draft in known:
        draft.waiting = True


def _state(draft: Draft) -> str:
    """How far a file has come, in words."""
    if draft.outcome:
        return t(
            "taken in: {accepted} accepted, {duplicate} duplicate, {rejected} rejected",
            accepted=draft.outcome.accepted,
            duplicate=draft.outcome.duplicate,
            rejected=draft.outcome.rejected,
        )
    if draft.failed:
        return say_error(draft.failed)
    try:
        known = upload_files.ready(draft)
    except CxError as error:
        return say_error(error)
    return t("read like last time") if known else t("please check its columns")


def next_file(draft: Draft) -> None:
    """After a file is done: the next one that is not, if there is one."""
    left = [one for one in upload_files.met_before() if not one.outcome and one is not draft]
    if left:
        st.button(
            tn("Next file ({n} left)", "Next file ({n} left)", len(left)),
            on_click=upload_files.choose,
            args=(left[0],),
            key=draft.key("step"),
            type="primary",
            icon=":material/arrow_forward:",
        )


def begin_waiting(drafts: list[Draft]) -> Draft | None:
    """Begin with the next file that was told to be taken in; `None` if none waits."""
    for draft in drafts:
        if draft.waiting:
            draft.waiting = False
            try:
                known = upload_files.ready(draft)
            except CxError as error:
                draft.failed = error
                continue
            if known:
                upload_draft.take_in(draft, *known)
                return draft
    return None
