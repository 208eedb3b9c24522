"""Names in Chinese and English for what a file brings that the board does not know yet: journey, nodes, sites."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.intake.check import Checked
from cxlib.intake.mapping import Mapping, Place
from ui import names
from ui.upload_draft import Draft
from ui.upload_shown import ROW_HEIGHT
from ui.words import N_, t, tn

WHAT = {"journey": N_("Journey"), "node": N_("Service node"), "site": N_("Site")}
SHOWN = 200
TALLEST = 400

Code = tuple[str, str]


def ask(draft: Draft, layout: Mapping, result: Checked) -> None:
    """A table of the new codes, to be given names; without them the file's own words are shown in both languages."""
    new = _new(layout, result)
    if not new or layout.kind == "catalogue":  # such a file brings the names itself
        return
    given = {one: _named(one, layout) for one in new[:SHOWN]}
    table = pd.DataFrame(
        {
            "what": [t(WHAT[what]) for what, _ in given],
            "code": [code for _, code in given],
            "zh": [zh for zh, _ in given.values()],
            "en": [en for _, en in given.values()],
        }
    )
    plain = st.column_config.TextColumn
    key = draft.key(f"names-{hash(tuple(given))}")
    with st.expander(tn("Name what is new ({n})", "Name what is new ({n})", len(new)), icon=":material/badge:"):
        st.data_editor(
            table,
            key=key,
            hide_index=True,
            height=min(ROW_HEIGHT * (len(table) + 1) + 3, TALLEST),
            column_config={
                "what": plain(t("What"), disabled=True, width=90),
                "code": plain(t("In the file"), disabled=True, width=150),
                "zh": plain(t("Chinese name"), width=170),
                "en": plain(t("English name"), width=170),
            },
            placeholder="",
            on_change=_keep,
            args=(draft, key, given),
            alt=t("Names of what the file brings, in Chinese and English"),
        )
        if len(new) > SHOWN:
            st.caption(t("The first {shown} of {n}.", shown=SHOWN, n=len(new)))
        st.caption(t("A blank name is the file's own word. A name in one language alone serves both."))


def _new(layout: Mapping, result: Checked) -> list[Code]:
    """(what, code) of everything the catalogue knows neither by its code nor by a name."""
    journey = layout.journey.code
    met = [("journey", journey), *(("node", code) for code in result.nodes if code != journey)]
    met += [("site", code) for code in result.sites]
    known = {what: _spellings(what) for what in WHAT}
    return [(what, code) for what, code in met if code not in known[what]]


def _spellings(what: str) -> set[str]:
    entries = names.frame(what)
    return {*entries["code"], *entries["name_zh"], *entries["name_en"]}


def _named(one: Code, layout: Mapping) -> tuple[str, str]:
    what, code = one
    places = {"journey": (layout.journey,), "node": layout.nodes, "site": layout.sites}[what]
    place = next((place for place in places if place.code == code), Place(code))
    return place.zh, place.en


def _keep(draft: Draft, key: str, given: dict[Code, tuple[str, str]]) -> None:
    """Keep what was typed with the file: the table is drawn anew when a name changes."""
    for row, cells in st.session_state[key]["edited_rows"].items():
        one = list(given)[int(row)]
        before = dict(zip(("zh", "en"), draft.names.get(one, given[one]), strict=True))
        after = before | {name: " ".join((text or "").split()) for name, text in cells.items()}
        draft.names[one] = (after["zh"], after["en"])
