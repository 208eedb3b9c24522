"""Step 2 of an upload: what each column is, and what the file does not say; or a mapping file that says it all."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.errors import CxError
from cxlib.intake.mapping import Mapping, Place, dump_mapping, proved
from cxlib.intake.meanings import taught
from cxlib.intake.month import given_month, with_month
from cxlib.intake.naming import named
from cxlib.intake.read import Sheet
from cxlib.intake.recognise import Guess
from cxlib.intake.rows import ADDED, places
from ui import names, upload_reading
from ui.upload_constants import with_constants
from ui.upload_draft import Draft
from ui.upload_editor import editor
from ui.upload_errors import explained
from ui.upload_origin import say_doubts, say_origin
from ui.upload_table import Names, as_table, corrected
from ui.upload_why import say_why
from ui.upload_words import KINDS, ROLES
from ui.words import language, t

TOTALS_LACK = {
    "period": ("NO_PERIOD_COLUMN",),
    "served / complaints / answers": ("NO_COUNT_COLUMN",),
    "lower / upper": ("BAND_WITHOUT_ENDS",),
    "lower": ("LEVEL_WITHOUT_ANSWER",),
}


def layout_of(draft: Draft, sheet: Sheet) -> Mapping:
    """How the file is to be read: given, remembered or guessed, then corrected by the reader."""
    body = st.container()
    mapping_out = _expert(draft)
    with body, explained():
        guess = upload_reading.guess_of(draft, sheet)
        given = upload_reading.given_mapping(draft)
        say_origin(draft, given is not None, guess, _returned(sheet))
        if given:
            places(given, sheet.columns)  # says which of its columns the file lacks
        base = _about(draft, sheet, given or _as_known(guess, sheet))
        known = Names({node.code: _name(node) for node in base.nodes} | names.names("node"))
        why = {} if given else _reasons(guess)
        say_doubts([] if given else list(guess.reasons))
        lines = as_table(base, upload_reading.samples_of(draft, sheet), why, known)
        layout = with_constants(
            draft,
            corrected(base, editor(draft, base, lines), known),
            "" if given else _bare_days(guess),
            guessed=not given and _kind_guessed(guess),
        )
        layout = named(taught(layout, draft.meanings), draft.names)
        layout = replace(layout, read={**layout.read, **draft.chosen()})
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
        if error.code == "MAPPING_WITHOUT" and layout.kind == "total":
            raise CxError(*TOTALS_LACK.get(str(error.facts["field"]), ("PART_WITHOUT_WHOLE",))) from error
        if error.code == "MAPPING_TWICE":
            role = ROLES[str(error.facts["role"])]
            raise CxError("MAPPING_TWICE", **{**error.facts, "role": t(role)}) from error
        raise


def _as_known(guess: Guess, sheet: Sheet) -> Mapping:
    """What is known of such a file; the day only of rows that come back mended, for they are the earlier file's."""
    return guess.mapping if _returned(sheet) else _without_day(guess.mapping)


def _returned(sheet: Sheet) -> bool:
    """Whether its rows were refused before and come back."""
    return bool(ADDED & set(sheet.columns))


def _kind_guessed(guess: Guess) -> bool:
    """Whether nothing tells the kind of all tickets: neither an earlier file nor the headers of a known tool."""
    known_tool = "kind" in guess.mapping.constant and any(one.code == "PRESET" for one in guess.reasons)
    return not (guess.remembered or guess.like or known_tool)


def _without_day(guessed: Mapping) -> Mapping:
    """A day or month given by hand was the earlier file's: this one is asked for its own."""
    plain = with_month(guessed, given_month(guessed), "")
    return replace(plain, constant={role: text for role, text in plain.constant.items() if role != "day"})


def _bare_days(guess: Guess) -> str:
    """The column that holds the day of the month without its month, if there is one."""
    doubtful = (one.column for one in guess.reasons if one.code == "DAY_INCOMPLETE")
    return given_month(guess.mapping) or next(doubtful, "")


def _reasons(guess: Guess) -> dict[str, str]:
    told = {one.column: say_why(one.code, one.certainty, one.was) for one in guess.reasons}
    return {name: say_why("UNKNOWN", 1) for name in guess.unknown} | told


def _about(draft: Draft, sheet: Sheet, base: Mapping) -> Mapping:
    """Kind, source and journey of the file."""
    with st.container(horizontal=True):
        kind = st.radio(
            t("The file holds"),
            tuple(KINDS),
            index=tuple(KINDS).index(base.kind),
            format_func=lambda code: t(KINDS[code]),
            horizontal=True,
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
    layout = upload_reading.as_kind(draft, sheet, base, kind) if kind != base.kind else base
    return replace(layout, name=source.strip() or base.name, journey=journey)


def _journey(draft: Draft, guessed: Place) -> Place:
    known = names.names("journey")
    told = {guessed.code: _name(guessed)} | known
    text = st.selectbox(
        t("Journey"),
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
