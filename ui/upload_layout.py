"""Step 2 of an upload: what each column is, and what the file does not say; or a mapping file that says it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.errors import CxError
from cxlib.intake.mapping import Mapping, Place, dump_mapping, proved
from cxlib.intake.read import Sheet
from cxlib.intake.recognise import Guess
from cxlib.intake.rows import places
from ui import names, upload_draft
from ui.upload_draft import Draft
from ui.upload_editor import editor
from ui.upload_errors import explained
from ui.upload_table import TIMED, Names, as_table, corrected, switched
from ui.upload_words import KINDS, ROLES, say_why
from ui.words import language, t

TICKET_KINDS = ("service", "complaint", "enquiry", "praise")


def layout_of(draft: Draft, sheet: Sheet) -> Mapping:
    """How the file is to be read: given, remembered or guessed, then corrected by the reader."""
    body = st.container()
    mapping_out = _expert(draft)
    with body, explained():
        guess = upload_draft.guess_of(draft, sheet)
        given = upload_draft.given_mapping(draft)
        _say_origin(given is not None, guess.remembered)
        if given:
            places(given, sheet.columns)  # says which of its columns the file lacks
        base = _about(draft, given or _without_day(guess.mapping))
        known = Names({node.code: _name(node) for node in base.nodes} | names.names("node"))
        why = {} if given else _reasons(guess)
        lines = as_table(base, upload_draft.samples_of(draft, sheet), why, known)
        layout = _constants(draft, corrected(base, editor(draft, base, lines), known))
        layout = replace(layout, read={**layout.read, **upload_draft.chosen(draft)})
        mapping_out.download_button(
            t("Download the mapping"),
            dump_mapping(layout),
            file_name="mapping.toml",
            mime="application/toml",
            key=draft.key("mapping-out"),
            on_click="ignore",
            icon=":material/download:",
        )
        return _proved(layout)


def _proved(layout: Mapping) -> Mapping:
    """The layout, or what is still missing in it, said in the words of the table."""
    try:
        return proved(layout)
    except CxError as error:
        if error.code == "MAPPING_WITHOUT" and error.facts.get("field") in ("day", "opened"):
            raise CxError("NO_DAY_COLUMN") from error
        if error.code == "MAPPING_TWICE":
            role = ROLES[str(error.facts["role"])]
            raise CxError("MAPPING_TWICE", **{**error.facts, "role": t(role)}) from error
        raise


def _without_day(guessed: Mapping) -> Mapping:
    """A day given by hand was the earlier file's: this one is asked for its own."""
    return replace(guessed, constant={role: text for role, text in guessed.constant.items() if role != "day"})


def _reasons(guess: Guess) -> dict[str, str]:
    told = {one.column: say_why(one.code, one.certainty) for one in guess.reasons}
    return {name: say_why("UNKNOWN", 1) for name in guess.unknown} | told


def _say_origin(given: bool, remembered: bool) -> None:
    if given:
        st.success(t("Read by the mapping file."), icon=":material/description:")
    elif remembered:
        st.success(t("Read like last time. Check that nothing has changed."), icon=":material/history:")
    else:
        st.caption(t("This is a guess. Please correct what is wrong: click a cell to change it."))


def _about(draft: Draft, base: Mapping) -> Mapping:
    """Kind, source and journey of the file."""
    with st.container(horizontal=True):
        kind = st.segmented_control(
            t("The file holds"),
            tuple(KINDS),
            default=base.kind,
            required=True,
            format_func=lambda code: t(KINDS[code]),
            key=draft.key("kind"),
        )
        source = st.text_input(
            t("Name of this source"),
            value=base.name,
            max_chars=80,
            help=t("Keep the name the same for the same survey or system: it is how repeated rows are found."),
            key=draft.key("source"),
            width=260,
        )
        journey = _journey(draft, base.journey)
    layout = switched(base, str(kind)) if kind and kind != base.kind else base
    return replace(layout, name=source.strip() or base.name, journey=journey)


def _journey(draft: Draft, guessed: Place) -> Place:
    known = names.names("journey")
    told = {guessed.code: _name(guessed)} | known
    text = st.selectbox(
        t("Scenario"),
        list(told),
        format_func=lambda code: told.get(code, code),
        accept_new_options=True,
        help=t("The journey the nodes belong to. Type a new name to begin a new one."),
        key=draft.key("journey"),
        width=260,
    )
    if text is None or text == guessed.code:
        return guessed
    return Place(text) if text in known else Place("_".join(text.split()), zh=text, en=text)


def _constants(draft: Draft, layout: Mapping) -> Mapping:
    """What the file does not say of its rows, asked only where no column says it."""
    said = {column.role for column in layout.columns}
    dayless = not said & {"day", *TIMED} and "day" not in layout.constant
    with st.expander(t("What the file does not say"), expanded=dayless, icon=":material/edit_note:"):
        given = {role: _place(draft, layout, role) for role in ("site", "channel") if role not in said}
        if not said & {"day", *TIMED}:
            picked = st.date_input(t("Day of all rows"), value=None, key=draft.key("day"), width=260)
            given["day"] = picked.isoformat() if isinstance(picked, date) else ""
        if layout.kind == "ticket" and "kind" not in said:
            given["kind"] = _ticket_kind(draft, layout)
    return replace(layout, constant={**layout.constant, **{role: text for role, text in given.items() if text}})


def _place(draft: Draft, layout: Mapping, role: str) -> str:
    labels = {"site": t("Site of all rows"), "channel": t("Channel of all rows")}
    known = {code: name for code, name in names.names(role).items() if code != "-"}
    before = layout.constant.get(role)
    codes = list(dict.fromkeys([*known, *([before] if before else [])]))
    text = st.selectbox(
        labels[role],
        codes,
        index=codes.index(before) if before else None,
        format_func=lambda code: known.get(code, code),
        placeholder=t("not given"),
        accept_new_options=True,
        key=draft.key(role),
        width=260,
    )
    return text or ""


def _ticket_kind(draft: Draft, layout: Mapping) -> str:
    words = {"service": t("service"), "complaint": t("complaint"), "enquiry": t("enquiry"), "praise": t("praise")}
    before = layout.constant.get("kind", "service")
    return st.selectbox(
        t("All tickets are"),
        TICKET_KINDS,
        index=TICKET_KINDS.index(before),
        format_func=lambda code: words[code],
        key=draft.key("ticket-kind"),
        width=260,
    )


def _expert(draft: Draft) -> DeltaGenerator:
    """Where a mapping file goes in; drawn before it is read, so that a bad one can be replaced."""
    with st.expander(t("For experts: mapping file"), icon=":material/code:"):
        st.caption(
            t("A mapping file says all of this in one document. It can be kept, sent to colleagues, and used again.")
        )
        st.file_uploader(t("Use a mapping file (TOML)"), type=["toml"], key=draft.key("mapping"))
        return st.container()


def _name(place: Place) -> str:
    name = place.zh if language() == "zh" else place.en
    return name or place.en or place.zh or place.code
