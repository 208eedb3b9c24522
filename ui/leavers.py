"""Those who left before they were called, and how long they had waited: apart from the waits of the served."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.leaving import leaving
from cxlib.records import records
from cxlib.scope import Scope
from ui import cached
from ui.downloads import downloads
from ui.error_words import say_reason
from ui.names import names
from ui.telling import interval_text, value_text
from ui.words import NOTHING, number, percent, t

SERVED = "wait_median_s"


def section(scope: Scope) -> None:
    """One line per node somebody left: share, wait until leaving, and beside it the wait of the served."""
    found = leaving(cached.reader(), scope)
    if found.empty:
        st.caption(t("Nobody is told to have left before being served."))
        return
    left, told = int(found["left"].sum()), int(found["n"].sum())
    st.markdown(
        t("**{left}** left before being called. How long they had waited is told for {n} of them ({share}).",
          left=left, n=told, share=percent(told / left))
    )  # fmt: skip
    if not told:
        st.caption(t("The files tell no time of leaving: map “closed” or the length of the wait to see it."))
        return
    shown = readable(found, cached.figure(scope, (SERVED, "abandoned_share"), by=("node",)))
    wide = {t("95 % interval"): st.column_config.TextColumn(width=190)}
    alt = t("How long those waited who left, by service node")
    st.dataframe(shown, hide_index=True, column_config=wide, alt=alt)
    st.caption(t("Their waits are in no wait figure of this page: a wait that was given up is no wait for service."))
    downloads(found.rename(columns={"left": t("Left")}), "left-before-served", scope)


def readable(found: pd.DataFrame, beside: pd.DataFrame) -> pd.DataFrame:
    """The lines in words, the longest wait until leaving first."""
    rows = records(found.sort_values("value", ascending=False, na_position="last"))
    told = names("node")
    served, share = (beside[beside["metric"] == key].set_index("node") for key in (SERVED, "abandoned_share"))
    return pd.DataFrame(
        {
            t("Service node"): [told.get(row["node"], row["node"]) for row in rows],
            t("Left"): [number(row["left"]) for row in rows],
            t("Share who left"): [_told("abandoned_share", share, row["node"]) for row in rows],
            t("Waited until they left, median"): [value_text(SERVED, row["value"]) for row in rows],
            t("95 % interval"): [interval_text(SERVED, row["low"], row["high"]) for row in rows],
            t("n"): [number(row["n"]) for row in rows],
            t("Wait of the served, median"): [_told(SERVED, served, row["node"]) for row in rows],
            t("Note"): [say_reason(row["reason"]) if row["reason"] else "" for row in rows],
        }
    )


def _told(key: str, lines: pd.DataFrame, node: str) -> str:
    return value_text(key, lines.loc[node, "value"], lines.loc[node, "n"]) if node in lines.index else NOTHING
