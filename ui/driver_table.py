"""Drivers as a table, and the way to take it along."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from cxlib.coaching.driving import Driving
from cxlib.scope import Scope
from ui import driver_words as words
from ui.downloads import downloads
from ui.faults import fragment
from ui.telling import value_text
from ui.words import number, percent, t


@fragment
def behind(told: Driving, scope: Scope) -> None:
    """A closed drawer with the drivers as a table and their downloads, with numbers as numbers."""
    drawer = st.expander(t("Table and download"), key="table_drivers", on_change="rerun", icon=":material/table:")
    if not drawer.open:
        return
    with drawer:
        order = np.argsort(told.found.rank)
        alt = t("The figures of the chart above as a table")
        st.dataframe(_readable(told).iloc[order], hide_index=True, alt=alt)
        downloads(_exact(told).iloc[order], f"drivers-{told.of}", scope)


def _readable(told: Driving) -> pd.DataFrame:
    found = told.found
    ranges = [t("{low} to {high}", low=percent(low, 0), high=percent(high, 0))
              for low, high in zip(found.share.low, found.share.high, strict=True)]  # fmt: skip
    return pd.DataFrame(
        {
            t("Driver"): [words.driver_name(told.of, code) for code in found.names],
            t("Rank"): [words.ranks(told, place) for place in range(len(found.names))],
            t("Importance"): [percent(value, 0) for value in found.share.value],
            t("95 % interval"): ranges,
            t("Johnson's weight"): [percent(value, 0) for value in found.johnson / found.r2],
            t("Coefficient (standardised)"): [number(value, 2) for value in found.beta],
            t("Satisfied"): [value_text("csat", row["value"], row["n"]) for row in told.performance.to_dict("records")],
            t("Satisfied, n"): [number(n) for n in told.performance["n"]],
        }
    )


def _exact(told: Driving) -> pd.DataFrame:
    found, seen = told.found, told.performance
    return pd.DataFrame(
        {
            t("Driver"): [words.driver_name(told.of, code) for code in found.names], t("Rank"): found.rank,
            t("Rank, from"): found.first_rank, t("Rank, to"): found.last_rank,
            t("Importance"): found.share.value, t("Importance, lower limit (95%)"): found.share.low,
            t("Importance, upper limit (95%)"): found.share.high, t("Johnson's weight"): found.johnson / found.r2,
            t("Coefficient (standardised)"): found.beta, "R²": found.r2, t("Persons"): found.n,
            t("Satisfied"): seen["value"], t("Satisfied, n"): seen["n"], t("Code"): found.names,
        }
    )  # fmt: skip
