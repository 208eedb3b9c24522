"""The last step of an upload: what would become of each row and of the figures, and the button that makes it so."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.errors import CxError
from cxlib.intake.check import Checked
from cxlib.intake.mapping import Mapping
from cxlib.intake.read import Sheet
from cxlib.preview import Effect
from cxlib.store import Outcome
from ui import (
    upload_doubles,
    upload_draft,
    upload_effect,
    upload_meanings,
    upload_names,
    upload_reading,
    upload_rejects,
    upload_sample,
    upload_shown,
)
from ui.error_words import say_error
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_errors import explained
from ui.upload_notes import say_notes
from ui.words import t, tn

TELLING = ("rating", "score", "comment", "kano")  # roles without which an answer says nothing


def check_and_confirm(draft: Draft, sheet: Sheet, layout: Mapping, first_rows: DeltaGenerator) -> None:
    """Step 3: what would become of every row and of the figures, and the button that makes it so."""
    slot = st.container()
    with explained(), st.spinner(t("Checking every row …")):
        result = upload_reading.check_of(draft, sheet, layout)
    with first_rows.container():
        upload_shown.preview(upload_reading.preview_of(draft, sheet), result.rejects)
    with slot:
        numbers = st.empty()
        upload_rejects.check_result(result, None, numbers)
        upload_rejects.say_faults(result, layout)
        say_notes(result.notes)
        upload_meanings.ask(draft, layout, result)
        if result.rejected:
            upload_shown.small_head(t("The rejected cells"))
            upload_rejects.rejects_table(result.rejects)
        upload_names.ask(draft, layout, result)
    if not result.acceptable:
        _say_hopeless()
        return
    if _silent(draft, layout):
        upload_rejects.check_result(result, None, numbers, refused=True)
        st.button(t("Nothing to take in"), disabled=True, icon=":material/block:", key=draft.key("nothing"))
        return
    upload_sample.before_own()
    effect = _effect(draft, sheet, layout, result)
    if effect:
        upload_rejects.check_result(result, effect.result, numbers)
    _confirm(draft, sheet, layout, effect.result.accepted if effect else result.acceptable)


def _effect(draft: Draft, sheet: Sheet, layout: Mapping, result: Checked) -> Effect[Outcome] | None:
    """What would change, worked out and shown; nothing for a large file, unless the reader asks for it."""
    if not upload_effect.wanted(result.acceptable, draft.key("effect")):
        return None
    with explained(), st.spinner(t("Working out what would change …")):
        effect = upload_reading.effect_of(draft, sheet, layout)
    upload_doubles.changed_rows(effect)
    upload_doubles.near_rows(effect)
    upload_shown.small_head(t("What would change"))
    upload_effect.figures(effect, draft.key("figures"))
    return effect


def _confirm(draft: Draft, sheet: Sheet, layout: Mapping, rows: int) -> None:
    """The button; after it the page shows the outcome."""
    if draft.failed:
        _say_failed(draft.failed)
    label = tn("Take in {n} row", "Take in {n} rows", rows) if rows else t("Take it in all the same")
    # called before the page is drawn: a press is not lost where something else begins to draw the page anew
    st.button(
        label,
        type="primary" if rows else "secondary",
        icon=":material/check:",
        on_click=upload_draft.take_in,
        args=(draft, sheet, layout),
        key=draft.key("confirm"),
    )
    st.caption(t("You can take it back at any time on the page “Uploads”."))


def _silent(draft: Draft, layout: Mapping) -> bool:
    """Whether a survey's columns say nothing, and the reader has not chosen to count its answers all the same."""
    if layout.kind != "survey" or layout.tells(*TELLING):
        return False
    st.error(say_error(CxError("SURVEY_SAYS_NOTHING")), icon=":material/block:")
    return not st.checkbox(t("Count its rows as answers all the same, without a score"), key=draft.key("silent"))


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
