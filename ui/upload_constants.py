"""What the file does not say of its rows: the kind of its tickets in sight; site, channel, day, time zone in a box."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from zoneinfo import available_timezones

import streamlit as st

from cxlib.intake.mapping import Mapping
from cxlib.intake.month import with_month
from cxlib.scope import NOT_GIVEN
from ui import names
from ui.names import in_sentence
from ui.past import ask_day
from ui.upload_draft import Draft
from ui.upload_table import TIMED
from ui.words import t

TICKET_KINDS = ("service", "complaint", "enquiry", "praise")
WIDTH = 260
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def with_constants(draft: Draft, layout: Mapping, bare_days: str, guessed: bool) -> Mapping:
    """The layout with what the reader says of all rows, asked only where no column says it.

    `bare_days` is a column that holds the day of the month alone: its year and month are asked for. `guessed`: no
    person and no known tool has said what kind its tickets are.
    """
    if layout.kind == "catalogue":  # its rows are neither of a day nor at a place
        return layout
    said = {column.role for column in layout.columns}
    dayless = not said & set(TIMED)
    told = {}
    if layout.kind == "ticket" and "kind" not in said:
        told["kind"] = _ticket_kind(draft, layout, guessed)
    with (
        st.expander(t("What the file does not say"), expanded=dayless or bool(bare_days), icon=":material/edit_note:"),
        st.container(horizontal=True),
    ):
        given = told | {role: _place(draft, layout, role) for role in ("site", "channel") if role not in said}
        if not said & set(TIMED):
            given["day"] = _day(draft, layout)
        if bare_days:
            layout = with_month(layout, bare_days, _month(draft, layout, bare_days))
        if said & set(TIMED) - {"day", "period", "until"}:
            given["tz"] = _zone(draft, layout)
    kept = {role: text for role, text in layout.constant.items() if role not in given}
    return replace(layout, constant={**kept, **{role: text for role, text in given.items() if text}})


def _month(draft: Draft, layout: Mapping, column: str) -> str:
    return st.text_input(
        t("Year and month of the days in “{column}”", column=in_sentence(column)),
        next((one.prefix.rstrip("-") for one in layout.columns if one.name == column), ""),
        placeholder="2026-03",
        max_chars=7,
        key=draft.key("month"),
        width=WIDTH,
    )


def _place(draft: Draft, layout: Mapping, role: str) -> str:
    labels = {"site": t("Site of all rows"), "channel": t("Channel of all rows")}
    known = {code: name for code, name in names.names(role).items() if code != NOT_GIVEN}
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
        width=WIDTH,
    )
    return text or ""


def _day(draft: Draft, layout: Mapping) -> str:
    """The day of all rows; a month or year that a mapping file gives stays until a day is picked."""
    before = layout.constant.get("day", "")
    known = date.fromisoformat(before) if _DAY.fullmatch(before) else None
    picked = ask_day(t("Day of all rows"), known, draft.key("day"), WIDTH)
    return picked.isoformat() if isinstance(picked, date) else "" if known else before


def _ticket_kind(draft: Draft, layout: Mapping, guessed: bool) -> str:
    """Never in a closed box: it decides whether the rows count as complaints."""
    words = {"service": t("service"), "complaint": t("complaint"), "enquiry": t("enquiry"), "praise": t("praise")}
    before = layout.constant.get("kind", "service")
    if guessed:
        st.warning(
            t("Please check: no column says what kind the tickets are. All rows are taken as: {kind}.",
              kind=words[draft.choice("ticket-kind") or before]),
            icon=":material/visibility:",
        )  # fmt: skip
    return st.selectbox(
        t("All tickets are"),
        TICKET_KINDS,
        index=TICKET_KINDS.index(before),
        format_func=lambda code: words[code],
        key=draft.key("ticket-kind"),
        width=WIDTH,
    )


def _zone(draft: Draft, layout: Mapping) -> str:
    zones = sorted(available_timezones())
    before = layout.constant.get("tz")
    zone = st.selectbox(
        t("Time zone of the site"),
        zones,
        index=zones.index(before) if before in zones else None,
        placeholder=t("as written in the file"),
        help=t(
            "Only for times that name an offset (2026-03-01T06:00Z, +08:00) or count seconds: they are shown on the "
            "clock of this place, or of the row's site if the list of sites gives its zone. Times without an offset "
            "are taken as they stand."
        ),
        key=draft.key("tz"),
        width=WIDTH,
    )
    return zone or ""
