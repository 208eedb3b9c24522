"""The form of a standard: what it is about, asked in the unit people speak of, with what holds now filled in."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from cxlib.courses.marking import STANDARDS
from cxlib.marks import STANDARD_RANGE, Standard
from ui import by_hand, cached, filters
from ui.mark_words import UNITS, amount
from ui.past import EARLIEST, latest
from ui.targets import WORDS
from ui.words import N_, is_missing, t

METRICS = {about: metric for metric, about in STANDARDS.items()}
WHOLE = ("wait_s", "csat", "nps")
"""What is filled in as a whole number of minutes, per cent or points."""


def form(node: str) -> None:
    """What it is about stands outside the form: the unit and the value filled in follow it."""
    told = {code: t(text) for code, text in WORDS.items()}
    about = str(st.selectbox(t("What it is about"), list(told), format_func=told.__getitem__))
    with st.form("mark_standard", border=False):
        label = t("Standard, in {unit}", unit=t(UNITS[about][1]))
        held = _now(node, about)
        value = st.number_input(label, value=held, step=1.0, format="%g", key=f"standard_{node}_{about}")
        first = st.date_input(t("In force from"), value=_last_day(), min_value=EARLIEST, format="YYYY-MM-DD")
        if st.form_submit_button(t("Set")):
            _set(node, about, value, first if isinstance(first, date) else _last_day())


def wrong(about: str, typed: float | None) -> str:
    """Why a value cannot be a standard, in the unit it was typed in; nothing for one that can."""
    if typed is None:
        return t("Type a value for the standard.")
    size, (low, high) = UNITS[about][0], STANDARD_RANGE[about]
    if low <= round(typed * size, 10) <= high:
        return ""
    # from one second on, a length of time
    wording = N_("{value} cannot be: the standard must be more than 0 and at most {high}.") if low == 1.0 else (
        N_("{value} cannot be: the standard must be {low} to {high}."))  # fmt: skip
    return t(wording, value=amount(about, typed), low=f"{low / size:g}", high=amount(about, high / size))


def _set(node: str, about: str, typed: float | None, first: date) -> None:
    said = wrong(about, typed)
    if typed is None or said:
        st.error(said, icon=":material/error:")
        return
    mark = Standard(node, about, round(typed * UNITS[about][0], 10), first)
    by_hand.do(partial(cached.store().add, mark, cached.viewer()))


def _now(node: str, about: str) -> float | None:
    """The standard that holds, else the node's figure in this period, rounded; `None` without either."""
    standards, size = cached.standards(), UNITS[about][0]
    mine = standards[(standards["node"] == node) & (standards["metric"] == about)].sort_values("valid_from")
    if len(mine):
        return round(float(mine["value"].iloc[-1]) / size, 10)
    if about not in METRICS:
        return None
    figures = cached.figure(filters.current().within(nodes=[node], journeys=[]), (METRICS[about],))
    value = figures["value"].iloc[0] if len(figures) else pd.NA
    return None if is_missing(value) else round(float(value) / size, 0 if about in WHOLE else 1)


def _last_day() -> date:
    return cached.extent().last or latest()
