"""Service standards: which are in force for the nodes of a page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.records import records
from cxlib.scope import Scope
from ui import cached
from ui.names import names
from ui.telling import STANDARD_METRICS, value_text
from ui.words import N_, NOTHING, day, number, t, tn

# The schema's names of what a standard is about.
WORDS = {
    "wait_s": N_("longest wait"),
    "answer_s": N_("complaint answered within"),
    "close_s": N_("complaint closed within"),
    "answer_days": N_("complaint answered within, in working days"),
    "close_days": N_("complaint closed within, in working days"),
    "csat": N_("satisfaction"),
    "nps": N_("NPS"),
    "complaints_per_1000": N_("complaints per 1,000"),
}
# "Since ever" and "without end" are stored as days in these years.
OPEN, END = 1900, 2999


def in_force(scope: Scope) -> pd.DataFrame:
    """The standards of the scope's nodes on the last day of its period, one per node and metric."""
    standards = cached.standards()
    if standards.empty or scope.end is None:
        return standards
    last = pd.Timestamp(scope.end)
    standing = (pd.to_datetime(standards["valid_from"]) <= last) & (pd.to_datetime(standards["valid_to"]) >= last)
    there = standards["node"].isin(scope.nodes) if scope.nodes else True
    return standards[standing & there].drop_duplicates(["node", "metric"], keep="last")


def during(scope: Scope) -> pd.DataFrame:
    """Every version of the standards of the scope's nodes that was in force on a day of its period, oldest first."""
    standards = cached.standards()
    begun = True if scope.end is None else pd.to_datetime(standards["valid_from"]) <= pd.Timestamp(scope.end)
    held = True if scope.start is None else pd.to_datetime(standards["valid_to"]) >= pd.Timestamp(scope.start)
    there = standards["node"].isin(scope.nodes) if scope.nodes else True
    return standards[pd.Series(True, standards.index) & begun & held & there]


def table(scope: Scope) -> None:
    """The standards of the period in words, each version with its days; nothing is drawn if there is none."""
    standards = during(scope)
    if standards.empty:
        st.caption(t("No standard is set for this service node."))
        return
    told = names("node")
    rows = records(standards)
    shown = pd.DataFrame(
        {
            t("Service node"): [told.get(row["node"], row["node"]) for row in rows],
            t("Standard"): [t(WORDS[subject]) for subject in standards["metric"]],
            t("Value"): [value(row["metric"], row["value"]) for row in rows],
            t("In force from"): [day(row["valid_from"]) if row["valid_from"].year > OPEN else NOTHING for row in rows],
            t("In force until"): [day(row["valid_to"]) if row["valid_to"].year < END else NOTHING for row in rows],
        }
    )
    st.table(shown, border="horizontal", hide_index=True, alt=t("Service standards in this period"))


def value(metric: str, amount: float) -> str:
    """What a standard asks, in the unit people speak of."""
    if metric in ("answer_days", "close_days"):
        return tn("{n} working day", "{n} working days", 1 if amount == 1 else 2, n=number(amount, None))
    return value_text(STANDARD_METRICS[metric], amount)
