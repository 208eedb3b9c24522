"""Both ends of the upload page: the file dropped and looked at, and what became of it."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.intake.read import Sheet
from ui import (
    upload_draft,
    upload_files,
    upload_list,
    upload_outcome,
    upload_reading,
    upload_shown,
)
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_errors import explained
from ui.upload_words import DELIMITERS, ENCODINGS
from ui.words import t

HEADERS = (0, 1, 2, 3)


def dropped() -> list[Draft]:
    """The drop zone; a draft of each file in it, and of those dropped before."""
    files = st.file_uploader(
        t("Survey or ticket files"),
        accept_multiple_files=True,
        key=upload_files.zone_key(),
        on_change=upload_files.forget_removed,
        max_upload_size=int(st.get_option("server.maxUploadSize")),
    )
    drafts = upload_files.met(files)
    if not drafts:
        st.caption(
            t(
                "Drag one or many files into the box, or choose them with its “Upload” button: CSV, TSV, text, or "
                "a workbook (xlsx, xls, ods). Nothing is taken in before you confirm."
            )
        )
    for draft in drafts:
        if draft.file_id not in {file.file_id for file in files} and not draft.outcome and not draft.taking:
            _still_here(draft)
    return drafts


def _still_here(draft: Draft) -> None:
    st.caption(
        t("“{file}” is still here; corrections of the table have to be made again.", file=in_sentence(draft.name))
    )
    st.button(
        t("Remove the file"),
        on_click=upload_files.forget,
        args=(draft,),
        key=draft.key("remove"),
        icon=":material/close:",
    )


def opened(draft: Draft) -> tuple[Sheet, DeltaGenerator]:
    """Step 1: what the file is, its first rows, and how to read it differently; the table, and where its rows show."""
    facts_slot, sheet_slot, preview_slot = st.container(), st.container(), st.empty()
    _reading_controls(draft)
    known = draft.sheets
    _choose_sheet(draft, sheet_slot)
    with explained(), st.spinner(t("Reading the file …")):
        sheet = upload_reading.sheet_of(draft, upload_reading.options_of(draft))
    if not known:
        _choose_sheet(draft, sheet_slot)
    with facts_slot:
        upload_shown.facts(draft, sheet)
    with preview_slot.container():
        # marked as before, lest the table flickers
        upload_shown.preview(upload_reading.preview_of(draft, sheet), upload_reading.rejects_before(draft, sheet))
    return sheet, preview_slot


def _choose_sheet(draft: Draft, slot: DeltaGenerator) -> None:
    """A workbook with several sheets: which one. They are known once the file has been read."""
    if len(draft.sheets) > 1:
        slot.selectbox(
            t("Sheet of the workbook: is it the right one?"), draft.sheets, key=draft.key("sheet"), width=360
        )


def _reading_controls(draft: Draft) -> None:
    drawer = st.expander(t("Looks wrong? Read the file differently"), icon=":material/translate:")
    with drawer, st.container(horizontal=True):
        st.selectbox(
            t("Encoding"), ENCODINGS, index=None, placeholder=t("find out"), key=draft.key("encoding"), width=180
        )
        st.selectbox(
            t("Columns are separated by"),
            tuple(DELIMITERS),
            index=None,
            placeholder=t("find out"),
            format_func=lambda sign: t(DELIMITERS[sign]),
            key=draft.key("delimiter"),
            width=180,
        )
        st.selectbox(
            t("Header rows"), HEADERS, index=None, placeholder=t("find out"), key=draft.key("header_rows"), width=180
        )
        st.number_input(
            t("Rows above the header"),
            min_value=0,
            max_value=1000,
            value=None,
            placeholder=t("find out"),
            key=draft.key("skip_rows"),
            width=180,
        )


def outcome(draft: Draft) -> None:
    """What became of the file, and where to go from here."""
    if draft.outcome is None:
        return
    upload_outcome.outcome(draft.name, draft.outcome, upload_draft.journal())
    upload_list.next_file(draft)
    st.button(
        t("Take in other files"),
        on_click=upload_files.start_over,
        key=draft.key("next"),
        icon=":material/upload_file:",
    )
