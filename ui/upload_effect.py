"""What a change of the data would do to the figures, shown before it is made: before → after, n before → n after."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.preview import AT_ONCE, Effect, effect_of_undo
from cxlib.store import Outcome, Undone
from ui import cached
from ui.error_words import say_reason
from ui.telling import short_name, value_text
from ui.upload_words import ITEMS, ROLES
from ui.words import language, number, t, tn

CHANGED_SHOWN = 200


def wanted(rows: int, key: str) -> bool:
    """Whether to work the effect out: unasked for what takes about a second, else when the reader asks for it."""
    return rows <= AT_ONCE or st.toggle(t("Show what would change (takes about as long as the change itself)"), key=key)


def of_undo(upload_id: int) -> Effect[Undone]:
    """What taking an upload back would change."""
    return _of_undo(cached.view(), upload_id)


@st.cache_data(max_entries=8, show_spinner=False)
def _of_undo(seen: cached.View, upload_id: int) -> Effect[Undone]:
    return effect_of_undo(cached.store(), upload_id, seen.viewer)


def figures(effect: Effect[Any], key: str) -> None:
    """The figures that would change, each with what it rests on."""
    found = effect.figures
    if found.empty:
        st.caption(t("No figure would change: satisfaction, wait (P90) and complaints stay as they are."))
        return
    names = _names(effect.nodes)
    rows = found.to_dict("records")
    table = {
        t("Service node"): [names.get(row["node"], row["node"]) for row in rows],
        t("Metric"): [short_name(row["metric"]) for row in rows],
        t("Before"): [_side(row, "before") for row in rows],
        t("After"): [_side(row, "after") for row in rows],
        t("Rests on (n)"): [f"{number(row['n_before'])} → {number(row['n_after'])}" for row in rows],
    }
    st.dataframe(
        pd.DataFrame(table), hide_index=True, key=key, alt=t("The figures that would change, before and after")
    )
    st.caption(
        tn("{n} figure would change", "{n} figures would change", len(rows))
        + " · "
        + t("over all days, sites and channels; satisfaction, wait (P90) and complaints of each service node")
    )


def changed_rows(effect: Effect[Outcome]) -> None:
    """Rows whose id is there already with other content: they are passed over, and that is said."""
    cells = effect.changed
    if cells.empty:
        return
    n = cells["row"].nunique()
    label = tn(
        "{n} row is there already with other content; what is there stays",
        "{n} rows are there already with other content; what is there stays",
        n,
    )
    with st.expander(label, icon=":material/difference:"):
        first = cells.head(CHANGED_SHOWN)
        table = {
            t("Row"): first["row"],
            t("Number"): first["id"].fillna(""),
            t("What"): [_what(code) for code in first["what"]],
            t("There already"): first["before"],
            t("In this file"): first["now"],
        }
        st.dataframe(pd.DataFrame(table), hide_index=True, alt=t("Rows that are there already with other content"))
        if len(cells) > CHANGED_SHOWN:
            st.caption(t("The first {shown} of {n}.", shown=CHANGED_SHOWN, n=len(cells)))
        st.caption(t("To replace them, take the earlier upload back first, then take this file in."))


def _side(row: Any, side: str) -> str:
    if pd.isna(row[side]):
        return say_reason(row[f"reason_{side}"])
    return value_text(row["metric"], row[side], row[f"n_{side}"])


def _names(nodes: pd.DataFrame) -> dict[str, str]:
    return dict(zip(nodes["code"], nodes["name_zh" if language() == "zh" else "name_en"], strict=True))


def _what(code: str) -> str:
    known = ROLES | ITEMS
    return t(known[code]) if code in known else code
