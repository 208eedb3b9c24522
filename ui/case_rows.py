"""The rows behind a figure as a table: a bounded page at a time, in words, with the way to take them along."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.records import records
from cxlib.scope import Scope
from cxlib.store.cases import Narrow
from ui import cached_rows, known_words
from ui.case_narrow import ITEMS
from ui.cases import OUTCOMES
from ui.downloads import downloads
from ui.drill import ANSWERS, COMPLAINTS, TICKETS
from ui.names import names
from ui.words import N_, NOTHING, day, duration, is_missing, number, t

PAGE = 50
KINDS = {ANSWERS: N_("Answers"), TICKETS: N_("Tickets"), COMPLAINTS: N_("Complaints")}
KIND_OF = {TICKETS: "service", COMPLAINTS: "complaint"}
MOST = 100_000
"""Rows of one download."""
_WRITTEN, _PAGE, _WANTED = "case_rows_written", "case_rows_page", "case_rows_wanted"


def kind(scope: Scope) -> str:
    """Which rows are shown: the link's, else the reader's choice, at first a kind of which there are any."""
    asked = st.query_params.get("rows") or _there(scope)
    told = {code: t(text) for code, text in KINDS.items()}
    if "case_rows" not in st.session_state or asked != st.session_state.get(_WRITTEN):
        st.session_state["case_rows"] = asked if asked in KINDS else ANSWERS
    picked = st.radio(
        t("Rows"), list(KINDS), format_func=told.__getitem__, horizontal=True, key="case_rows",
        label_visibility="collapsed",
    )  # fmt: skip
    st.query_params["rows"] = st.session_state[_WRITTEN] = str(picked)
    return str(picked)


def _there(scope: Scope) -> str:
    return next((kind for kind in KINDS if _count(scope, kind, Narrow())), ANSWERS)


def _count(scope: Scope, rows: str, asked: Narrow) -> int:
    if rows == ANSWERS:
        return cached_rows.count_answers(scope, asked)
    return cached_rows.count_tickets(scope, KIND_OF[rows], asked)


def show(scope: Scope, rows: str, asked: Narrow) -> None:
    """One page of rows of how many; the next ones are a click away, and all of them in one file."""
    about = (scope, rows, asked)
    total = _count(*about)
    if not total:
        st.info(t("No rows here. Choose another period or fewer filters."), icon=":material/info:")
        return
    turned, page = st.session_state.get(_PAGE, (about, 1))
    page = page if turned == about else 1
    shown = _readable(_read(*about, page), rows)
    wide = {t("Comment"): st.column_config.TextColumn(width=320)}
    st.dataframe(shown, hide_index=True, column_config=wide, alt=t("The rows behind the figure"))
    if step := _turn(page, total):
        st.session_state[_PAGE] = (about, page + step)
        st.rerun()
    _take_along(about, shown, total)


def _take_along(about: tuple[Scope, str, Narrow], shown: pd.DataFrame, total: int) -> None:
    """All rows as files once they were asked for; they are many, so no page reads them unasked."""
    scope, rows, _ = about
    if total > len(shown):
        if st.session_state.get(_WANTED) != about:
            if st.button(
                t("Prepare all {n} rows for download", n=number(min(total, MOST))), icon=":material/download:"
            ):
                st.session_state[_WANTED] = about
                st.rerun()
            return
        order = t("lowest scores first") if rows == ANSWERS else t("newest first")
        if total > MOST:
            st.caption(t("One file holds {most} rows, {order}; choose a shorter period for the others.",
                         most=number(MOST), order=order))  # fmt: skip
        shown = _readable(_read_all(*about), rows)
    downloads(shown, f"cases-{rows}", scope)


def _read(scope: Scope, rows: str, asked: Narrow, page: int) -> pd.DataFrame:
    offset = (page - 1) * PAGE
    if rows == ANSWERS:
        return cached_rows.answers(scope, asked, offset, PAGE)
    return cached_rows.tickets(scope, KIND_OF[rows], asked, offset, PAGE)


def _read_all(scope: Scope, rows: str, asked: Narrow) -> pd.DataFrame:
    if rows == ANSWERS:
        return cached_rows.every_answer(scope, asked, MOST)
    return cached_rows.every_ticket(scope, KIND_OF[rows], asked, MOST)


def _turn(page: int, total: int) -> int:
    """Which rows of how many these are, with a way back and forth: how many pages on the reader asks for."""
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, total)
    with st.container(horizontal=True, vertical_alignment="center"):
        back = st.button(t("Back"), disabled=page == 1, icon=":material/chevron_left:")
        told = t("rows {first} to {last} of {total}", first=number(first), last=number(last), total=number(total))
        st.caption(told, width="content")
        on = st.button(t("Next"), disabled=last == total, icon=":material/chevron_right:")
    return int(on) - int(back)


def _readable(found: pd.DataFrame, rows: str) -> pd.DataFrame:
    return _answers(found) if rows == ANSWERS else _tickets(found, rows == COMPLAINTS)


def _answers(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("Day"): [day(value) for value in rows["day"]],
            t("Score"): [_score(row) for row in records(rows)],
            t("Comment"): rows["text"].fillna(""),
            t("Question"): [t(ITEMS[item]) if item in ITEMS else item for item in rows["item"]],
            t("Service node"): rows["node"].map(names("node")),
            t("Site"): rows["site"].map(names("site")),
            t("Channel"): rows["channel"].map(names("channel")),
            t("Ticket"): rows["ticket"].fillna(""),
        }
    )


def _tickets(rows: pd.DataFrame, complaints: bool) -> pd.DataFrame:
    shown = {
        t("Day"): [day(value) for value in rows["day"]],
        t("Number"): rows["code"].fillna(""),
        t("Service node"): rows["node"].map(names("node")),
        t("State"): [t(OUTCOMES.get(code, code)) if complaints else _outcome(code) for code in rows["outcome"]],
        t("Wait"): [duration(value) for value in rows["wait_s"].astype("float64")],
        t("Service time"): [duration(value) for value in rows["service_s"].astype("float64")],
        t("Time to close"): [duration(value) for value in rows["close_s"].astype("float64")],
        t("Category"): [NOTHING if is_missing(word) else known_words.category(word) for word in rows["category"]],
        t("Text"): rows["text"].fillna(""),
        t("Site"): rows["site"].map(names("site")),
        t("Channel"): rows["channel"].map(names("channel")),
    }
    dropped = (t("Wait"), t("Service time")) if complaints else (t("Time to close"),)
    return pd.DataFrame({name: column for name, column in shown.items() if name not in dropped})


def _outcome(code: str) -> str:
    told = {"served": N_("served"), "abandoned": N_("left"), "no_show": N_("not there when called"), "open": N_("open")}
    return t(told.get(code, code))


def _score(row: dict[Any, Any]) -> str:
    return t("{value} ({low} to {high})", value=number(row["raw"], None), low=number(row["low"], None),
             high=number(row["high"], None))  # fmt: skip
