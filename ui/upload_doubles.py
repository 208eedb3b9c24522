"""Rows of a file that are there already with other content, and rows that look like another one without being it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.preview import NEAR_LIMIT, Effect
from cxlib.records import records
from ui.upload_words import ITEMS, NEAR, ROLES
from ui.words import day, t, tn

SHOWN = 200


def changed_rows(effect: Effect[Any]) -> None:
    """Rows whose id is there already with other content: those that take its place, and those that are passed over."""
    if effect.changed.empty:
        return
    updated = effect.changed["updated"].astype(bool)
    newer, left = effect.changed[updated], effect.changed[~updated]
    n, others = newer["row"].nunique(), left["row"].nunique()
    _cells(
        newer,
        tn(
            "{n} row says something newer of what is there already, and takes its place",
            "{n} rows say something newer of what is there already, and take its place",
            n,
        ),
        t("Taking this file back brings the earlier content back."),
    )
    _cells(
        left,
        tn(
            "{n} row is there already with other content; what is there stays",
            "{n} rows are there already with other content; what is there stays",
            others,
        ),
        t("A number on another day, or twice in one file, is no newer word about the same thing."),
    )


def _cells(cells: pd.DataFrame, label: str, told: str) -> None:
    if cells.empty:
        return
    first = cells.head(SHOWN)
    with st.expander(label, icon=":material/difference:"):
        more = {
            t("What"): [_what(code) for code in first["what"]],
            t("There already"): first["before"],
            t("In this file"): first["now"],
        }
        _listed(cells, more, label)
        st.caption(told)


def _listed(rows: pd.DataFrame, more: dict[str, Any], alt: str) -> None:
    """The first rows by number and id, and what `more` tells of them; how many there are, if not all are shown."""
    first = rows.head(SHOWN)
    table = {t("Row"): first["row"], t("Number"): first["id"].fillna("")} | more
    st.dataframe(pd.DataFrame(table), hide_index=True, alt=alt)
    if len(rows) > SHOWN:
        st.caption(t("The first {shown} of {n}.", shown=SHOWN, n=len(rows)))


def near_rows(effect: Effect[Any]) -> None:
    """Rows that look like another one: a hint, for they are taken in all the same."""
    rows = effect.near
    if rows.empty:
        return
    n = len(rows)
    label = tn("{n} row looks like another one", "{n} rows look like others", n)
    if n == NEAR_LIMIT:
        label = t("More than {n} rows look like others", n=NEAR_LIMIT)
    first = rows.head(SHOWN)
    with st.expander(label, icon=":material/content_copy:"):
        more = {
            t("Day"): [day(one) for one in first["day"]],
            t("Looks like"): [_other(row) for row in records(first)],
            t("Because"): [t(NEAR[why]) for why in first["why"]],
        }
        _listed(rows, more, t("Rows that look like others"))
        st.caption(
            t(
                "They are not the same row, so they are taken in. Were they sent twice by mistake, delete them in the "
                "file and drop it again."
            )
        )


def _other(row: dict[Any, Any]) -> str:
    if pd.isna(row["other_upload"]):
        return t("row {row} of this file", row=str(row["other_row"]))
    return t("row {row} of upload {id}", row=str(row["other_row"]), id=str(int(row["other_upload"])))


def _what(code: str) -> str:
    known = ROLES | ITEMS
    return t(known[code]) if code in known else code
