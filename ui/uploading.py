"""The steps of the upload page, in the order a reader takes them: file, columns, check, confirmation."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.intake.check import Checked
from cxlib.intake.mapping import Mapping
from cxlib.intake.read import Sheet
from ui import upload_draft, upload_outcome, upload_shown
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_errors import explained
from ui.upload_words import DELIMITERS, ENCODINGS
from ui.words import t, tn

TYPES = ("csv", "tsv", "txt", "xlsx", "xls", "xlsb", "ods")
HEADERS = (0, 1, 2, 3)


def dropped() -> Draft | None:
    """The drop zone; the draft of the file in it."""
    file = st.file_uploader(
        t("Survey or ticket file"),
        key=upload_draft.uploader_key(),
        on_change=upload_draft.forget_removed,
        max_upload_size=int(st.get_option("server.maxUploadSize")),
    )
    if file is not None:
        return upload_draft.draft_of(file)
    draft = upload_draft.kept()
    if draft is None:
        st.caption(
            t(
                "Drag a file into the box, or choose one with its “Upload” button: CSV, TSV, text, or Excel (xlsx, "
                "xls). Nothing is taken in before you confirm."
            )
        )
    elif not draft.outcome:
        _still_here(draft)
    return draft


def _still_here(draft: Draft) -> None:
    st.caption(
        t("“{file}” is still here; corrections of the table have to be made again.", file=in_sentence(draft.name))
    )
    st.button(t("Remove the file"), on_click=upload_draft.start_over, key=draft.key("remove"), icon=":material/close:")


def opened(draft: Draft) -> Sheet:
    """Step 1: what the file is, its first rows, and how to read it differently."""
    facts_slot, sheet_slot, preview_slot = st.container(), st.container(), st.container()
    _reading_controls(draft)
    known = draft.sheets
    _choose_sheet(draft, sheet_slot)
    with explained(), st.spinner(t("Reading the file …")):
        sheet = upload_draft.sheet_of(draft, upload_draft.options_of(draft))
    if not known:
        _choose_sheet(draft, sheet_slot)
    with facts_slot:
        upload_shown.facts(draft, sheet)
    with preview_slot:
        upload_shown.preview(upload_draft.preview_of(draft, sheet))
    return sheet


def _choose_sheet(draft: Draft, slot: DeltaGenerator) -> None:
    """A workbook with several sheets: which one. They are known once the file has been read."""
    if len(draft.sheets) > 1:
        slot.selectbox(t("Sheet of the workbook"), draft.sheets, key=draft.key("sheet"), width=360)


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


def checked(draft: Draft, sheet: Sheet, layout: Mapping) -> Checked:
    """Step 3: what would become of every row."""
    with explained(), st.spinner(t("Checking every row …")):
        result = upload_draft.check_of(draft, sheet, layout)
    upload_shown.check_result(result, scores_expected=layout.kind == "survey" and not layout.every("kano"))
    return result


def confirm(draft: Draft, sheet: Sheet, layout: Mapping, result: Checked) -> None:
    """The button; after it the page shows the outcome."""
    if not result.acceptable:
        st.warning(
            t(
                "No row can be taken in as the columns stand now. Correct the table above, or read the file "
                "differently."
            ),
            icon=":material/block:",
        )
        return
    label = tn("Take in {n} row", "Take in {n} rows", result.acceptable)
    if st.button(label, type="primary", icon=":material/check:", key=draft.key("confirm")):
        with explained(), st.spinner(t("Taking in … Please leave this page open.")):
            upload_draft.take_in(draft, sheet, layout)
        st.rerun()
    st.caption(t("You can take it back at any time on the page “Uploads”."))


def outcome(draft: Draft) -> None:
    """What became of the file, and where to go from here."""
    if draft.outcome is None:
        return
    upload_outcome.outcome(draft.name, draft.outcome, upload_draft.journal())
    st.button(
        t("Take in another file"),
        on_click=upload_draft.start_over,
        key=draft.key("next"),
        icon=":material/upload_file:",
    )
