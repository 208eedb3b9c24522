"""The steps of the upload page, in the order a reader takes them: file, columns, check, confirmation."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.errors import CxError
from cxlib.intake.mapping import Mapping
from cxlib.intake.read import Sheet
from ui import upload_draft, upload_effect, upload_files, upload_list, upload_outcome, upload_shown
from ui.error_words import say_error
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_errors import explained
from ui.upload_words import DELIMITERS, ENCODINGS
from ui.words import t, tn

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
                "Excel (xlsx, xls). Nothing is taken in before you confirm."
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


def check_and_confirm(draft: Draft, sheet: Sheet, layout: Mapping) -> None:
    """Step 3: what would become of every row and of the figures, and the button that makes it so."""
    slot = st.container()
    with explained(), st.spinner(t("Checking every row …")):
        result = upload_draft.check_of(draft, sheet, layout)
        effect = None
        if result.acceptable and upload_effect.wanted(result.acceptable, draft.key("effect")):
            effect = upload_draft.effect_of(draft, sheet, layout)
    with slot:
        scored = layout.kind == "survey" and not layout.every("kano")
        upload_shown.check_result(result, effect.result if effect else None, scores_expected=scored)
    if effect:
        upload_effect.changed_rows(effect)
        upload_shown.small_head(t("What would change"))
        upload_effect.figures(effect, draft.key("figures"))
    if result.acceptable:
        _confirm(draft, sheet, layout, effect.result.accepted if effect else result.acceptable)
    else:
        _say_hopeless()


def _confirm(draft: Draft, sheet: Sheet, layout: Mapping, rows: int) -> None:
    """The button; after it the page shows the outcome."""
    if draft.failed:
        _say_failed(draft.failed)
    label = tn("Take in {n} row", "Take in {n} rows", rows) if rows else t("Take it in all the same")
    if st.button(label, type="primary" if rows else "secondary", icon=":material/check:", key=draft.key("confirm")):
        upload_draft.take_in(draft, sheet, layout)
        st.rerun()
    st.caption(t("You can take it back at any time on the page “Uploads”."))


def _say_hopeless() -> None:
    st.warning(
        t("No row can be taken in as the columns stand now. Correct the table above, or read the file differently."),
        icon=":material/block:",
    )


def _say_failed(error: CxError) -> None:
    if error.code == "CANCELLED":
        st.info(say_error(error), icon=":material/cancel:")
    else:
        st.error(in_sentence(say_error(error)), icon=":material/error:")


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
