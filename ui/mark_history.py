"""Who set or removed what on a node's charts, and when."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import cached, mark_words
from ui.names import person
from ui.words import N_, t

ACTIONS = {"added": N_("set"), "removed": N_("removed")}


def table(node: str) -> None:
    """The history of a node's marks, newest first; marks that came with a file are in the list of uploads."""
    rows = cached.history(node)
    st.markdown(t("**History of marks**"))
    if rows.empty:
        st.caption(t("Nobody has set or removed anything here by hand yet. It will be kept: who, what and when."))
        return
    shown = pd.DataFrame(
        {
            t("When"): [f"{when:%Y-%m-%d %H:%M}" for when in rows["done_at"]],
            t("By whom"): [*map(person, rows["who"])],
            t("Done"): [t(ACTIONS[action]) for action in rows["action"]],
            t("Mark"): [t(mark_words.TABS[subject]) for subject in rows["subject"]],
            t("What it says"): [
                mark_words.told(subject, facts) for subject, facts in zip(rows["subject"], rows["facts"], strict=True)
            ],
        }
    )
    st.dataframe(shown, hide_index=True, alt=t("Who set or removed what on these charts, newest first"))
