"""The rows behind a figure as a table: a bounded page at a time, in words, with the way to take them along."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store.cases import Narrow
from ui import cached, known_words
from ui.cases import OUTCOMES
from ui.downloads import downloads
from ui.drill import ANSWERS, COMPLAINTS, TICKETS, rows_of
from ui.names import in_sentence, names
from ui.words import N_, NOTHING, day, duration, is_missing, number, t, weekdays

PAGE = 50
KINDS = {ANSWERS: N_("Answers"), TICKETS: N_("Tickets"), COMPLAINTS: N_("Complaints")}
KIND_OF = {TICKETS: "service", COMPLAINTS: "complaint"}
LENGTHS = {"wait": N_("served after a wait"), "service": N_("served, with a service time")}
_WRITTEN, _PAGE = "case_rows_written", "case_rows_page"
ITEMS = {"csat": N_("satisfaction"), "nps": N_("NPS"), "ces": N_("made it easy")}


def kind() -> str:
    """Which rows are shown: the link's, else the reader's choice."""
    asked = st.query_params.get("rows", ANSWERS)
    told = {code: t(text) for code, text in KINDS.items()}
    if "case_rows" not in st.session_state or asked != st.session_state.get(_WRITTEN):
        st.session_state["case_rows"] = asked if asked in KINDS else ANSWERS
    picked = st.radio(
        t("Rows"), list(KINDS), format_func=told.__getitem__, horizontal=True, key="case_rows",
        label_visibility="collapsed",
    )  # fmt: skip
    st.query_params["rows"] = st.session_state[_WRITTEN] = str(picked)
    return str(picked)


def narrow(rows: str) -> Narrow:
    """What the link asks beyond the scope of these rows: weekday, hour, category, and what its metric counts."""
    asked = st.query_params
    metric = asked.get("metric", "")
    about = metric if metric in METRICS and rows_of(metric) == rows else ""
    if rows == ANSWERS:
        return Narrow(item=(METRICS[about].item or None) if about else None)
    if rows == COMPLAINTS:
        return Narrow(categories=tuple(asked.get_all("category")))
    timed = next((length for length in LENGTHS if about.startswith(length)), "")
    return Narrow(_whole(asked.get("weekday"), 1, 7), _whole(asked.get("hour"), 0, 23), timed=timed)


def narrowed(asked: Narrow) -> None:
    """What beyond the scope is asked for, in words, with the way back to everything."""
    parts = []
    if asked.item:
        parts.append(t(ITEMS.get(asked.item, asked.item)))
    if asked.timed:
        parts.append(t(LENGTHS[asked.timed]))
    if asked.weekday:
        parts.append(weekdays()[asked.weekday - 1])
    if asked.hour is not None:
        parts.append(f"{asked.hour:02d}:00–{asked.hour:02d}:59")
    told = dict.fromkeys(known_words.category(word) if word else t("no category") for word in asked.categories)
    parts += [in_sentence(word) for word in told]
    if not parts:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("Only: {what}", what=parts), width="content")
        if st.button(t("Show all"), type="tertiary", icon=":material/close:"):
            for name in ("weekday", "hour", "category", "metric"):
                st.query_params.pop(name, None)
            st.rerun()


def show(scope: Scope, rows: str, asked: Narrow) -> None:
    """One page of rows; the next ones are a click away."""
    about = (scope, rows, asked)
    turned, page = st.session_state.get(_PAGE, (about, 1))
    page = page if turned == about else 1
    found, more = _page(scope, rows, asked, page)
    if found.empty and page == 1:
        st.info(t("No rows here. Choose another period or fewer filters."), icon=":material/info:")
        return
    shown = _answers(found) if rows == ANSWERS else _tickets(found, rows == COMPLAINTS)
    wide = {t("Comment"): st.column_config.TextColumn(width=320)}
    st.dataframe(shown, hide_index=True, column_config=wide, alt=t("The rows behind the figure"))
    if step := _turn(page, more, len(found)):
        st.session_state[_PAGE] = (about, page + step)
        st.rerun()
    downloads(shown, f"cases-{rows}", scope)


def _page(scope: Scope, rows: str, asked: Narrow, page: int) -> tuple[pd.DataFrame, bool]:
    """A page of rows, and whether there are more after it."""
    offset = (page - 1) * PAGE
    if rows == ANSWERS:
        found = cached.answers(scope, asked, offset, PAGE + 1)
    else:
        found = cached.tickets(scope, KIND_OF[rows], asked, offset, PAGE + 1)
    return found.head(PAGE), len(found) > PAGE


def _turn(page: int, more: bool, shown: int) -> int:
    """Which rows these are, with a way back and forth: how many pages on the reader asks for."""
    first = (page - 1) * PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        back = st.button(t("Back"), disabled=page == 1, icon=":material/chevron_left:")
        st.caption(t("rows {first} to {last}", first=first, last=first + shown - 1), width="content")
        on = st.button(t("Next"), disabled=not more, icon=":material/chevron_right:")
    return int(on) - int(back)


def _answers(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            t("Day"): [day(value) for value in rows["day"]],
            t("Service node"): rows["node"].map(names("node")),
            t("Question"): [t(ITEMS[item]) if item in ITEMS else item for item in rows["item"]],
            t("Score"): [_score(row) for row in rows.to_dict("records")],
            t("Comment"): rows["text"].fillna(""),
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
    return t("{score} of {low} to {high}", score=number(row["raw"], None), low=number(row["low"], None),
             high=number(row["high"], None))  # fmt: skip


def _whole(text: str | None, low: int, high: int) -> int | None:
    return int(text) if text and text.isdigit() and low <= int(text) <= high else None
