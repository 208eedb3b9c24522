"""What else is to be known about the rows: ranges, dates that can be read two ways, times that do not fit."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.upload_shown import small_head
from ui.words import N_, t

# fmt: off
NOTES = {
    "RANGE_MISSING": N_("a range: left out as not known, as the mapping says"),
    "RANGE_LOW": N_("a range: its lower bound stands for it, as the mapping says"),
    "RANGE_HIGH": N_("a range: its upper bound stands for it, as the mapping says"),
    "RANGE_MIDDLE": N_("a range: its middle stands for it, as the mapping says; nobody measured that"),
    "DAY_MONTH_AS_CHOSEN": N_("day and month can only be read as chosen"),
    "DAY_MONTH_AGAINST": N_("day and month can only be read the other way round"),
    "DAY_MONTH_EITHER": N_("day and month can be read either way round"),
    "STAMPS_DO_NOT_FIT": N_("times that cannot be so: no length of time is taken from them"),
    "CLOCKS_CHANGED": N_("over a night in which clocks are changed: give the time zone, or an hour may be wrong"),
    "SITE_CLOCK": N_("shown on the clock of their site: the catalogue knows its time zone"),
}
# fmt: on


def say_notes(notes: pd.DataFrame) -> None:
    """The notes of a check as a table, with the column, the number of rows and the first of them; nothing if none."""
    if notes.empty:
        return
    small_head(t("What else to know about the rows"))
    table = pd.DataFrame(
        {
            t("Column"): notes["column"],
            t("Rows"): notes["n"],
            t("First row"): notes["row"],
            t("What about them"): [t(NOTES[code]) for code in notes["code"]],
        }
    )
    st.dataframe(table, hide_index=True, alt=t("What is to be known about rows, with their number"))
