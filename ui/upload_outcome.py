"""What became of a file: every row accounted for, the rejected rows back, and where to go from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.intake.rows import ADDED
from cxlib.scope import Scope
from cxlib.store import Journal, Outcome
from ui.downloads import downloads
from ui.error_words import say_reject
from ui.links import OVERVIEW, UPLOADS, query
from ui.names import in_sentence
from ui.upload_rejects import reasons_table
from ui.upload_shown import small_head
from ui.words import number, t, tn


def outcome(file_name: str, result: Outcome, journal: Journal) -> None:
    """Rows in = accepted + duplicate + rejected, the rejected rows back, and where to go."""
    st.success(
        t(
            "“{file}”: {rows_in} rows = {accepted} accepted + {duplicate} duplicate + {rejected} rejected.",
            file=in_sentence(file_name),
            rows_in=result.rows_in,
            accepted=result.accepted,
            duplicate=result.duplicate,
            rejected=result.rejected,
        ),
        icon=":material/check_circle:",
    )
    with st.container(horizontal=True):
        for label, count in row_counts(result.rows_in, result.accepted, result.duplicate, result.rejected):
            st.metric(label, number(count))
    if result.updated:
        told = tn(
            "{n} of the accepted rows says something newer of what was there, and took its place.",
            "{n} of the accepted rows say something newer of what was there, and took its place.",
            result.updated,
        )
        st.info(told, icon=":material/update:")
    if result.duplicate and not result.accepted:
        st.info(t("These rows were there already. No figure has changed."), icon=":material/info:")
    if result.rejected:
        small_head(t("Why rows were rejected"))
        reasons_table(result.reasons, remedies=False)
        rejected_download(journal, result.upload_id)
    with st.container(horizontal=True):
        uploads = journal.uploads().set_index("upload_id", drop=False)
        overview_link(journal, uploads.loc[result.upload_id].to_dict())
        this = {"upload": [str(result.upload_id)]}
        st.page_link(UPLOADS, label=t("Details, or take it back"), icon=":material/undo:", query_params=this)


def overview_link(journal: Journal, upload: Mapping[Any, Any]) -> None:
    """To the overview, on the days and the journeys of this upload; on all where no row of it counts."""
    scope = Scope()
    if pd.notna(upload["first_day"]):
        first, last = (pd.Timestamp(upload[name]).date() for name in ("first_day", "last_day"))
        scope = Scope(first, last, journeys=journal.journeys_of(int(upload["upload_id"])))
    st.page_link(OVERVIEW, label=t("See it on the overview"), icon=":material/dashboard:", query_params=query(scope))


def row_counts(rows_in: int, accepted: int, duplicate: int, rejected: int) -> list[tuple[str, int]]:
    """The four numbers that account for every row."""
    return [(t("Rows in"), rows_in), (t("Accepted"), accepted), (t("Duplicate"), duplicate), (t("Rejected"), rejected)]


def rejected_download(journal: Journal, upload_id: int) -> None:
    """The rejected rows as they stood in the file, with the reason: to be mended and sent again."""
    st.caption(
        t(
            "The rejected rows as they stood in the file, with the reason. Mend them and upload that file: only "
            "they are added."
        )
    )
    downloads(mendable(journal, upload_id), f"rejected-rows-{upload_id}", raw=True)


def mendable(journal: Journal, upload_id: int) -> pd.DataFrame:
    """The rejected rows with the file's own columns, between their row number and the reasons in words."""
    rows = journal.rejected_rows(upload_id)
    why = ["; ".join(f"{column}: {say_reject(code)}" for column, code in faults) for faults in rows.faults]
    # a mended file that comes back brings these two columns along: they are made anew, not doubled. Nobody else names
    # columns so: what a file itself calls "Reason" stays a part of its rows
    told = rows.cells.drop(columns=ADDED, errors="ignore")
    told.insert(0, t("Row in the original file"), rows.numbers)
    told[t("Why it was not taken in")] = why
    return told
