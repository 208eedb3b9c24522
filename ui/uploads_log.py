"""The list of uploads, one of them in detail, and taking it back."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.records import records
from cxlib.store import Journal, Undone
from ui import cached, upload_draft, upload_effect, upload_outcome, upload_rejects, upload_shown
from ui.download_words import CELLS
from ui.downloads import downloads
from ui.names import in_sentence, person
from ui.upload_errors import explained
from ui.words import NOTHING, day, number, t, tn

KIND, STATE = CELLS["kind"], CELLS["state"]
_SAID, _ASKED = "uploads_said", "uploads_asked"


def all_uploads() -> pd.DataFrame:
    """Every upload, newest first."""
    return upload_draft.journal().uploads()


def table(uploads: pd.DataFrame) -> int | None:
    """All uploads, newest first; the number of the one the reader selects, or the link names."""
    counts = {
        t("Rows in"): uploads["rows_in"],
        t("Accepted"): uploads["accepted"],
        t("Duplicate"): uploads["duplicate"],
        t("Rejected"): uploads["rejected"],
    }
    told = pd.DataFrame(
        {
            t("Upload"): uploads["upload_id"],
            t("File"): uploads["file_name"],
            t("When"): [f"{day(at)} {at:%H:%M}" for at in uploads["at"]],
            t("State"): [t(word) for word in uploads["state"].map(STATE)],
            **counts,
            t("Days"): [_days(row) for row in records(uploads)],
            t("Kind"): [t(word) for word in uploads["kind"].map(KIND)],
            t("Who"): [*map(person, uploads["who"])],
        }
    )
    picked = st.dataframe(
        told,
        hide_index=True,
        column_config={name: st.column_config.NumberColumn(format="localized") for name in counts},
        on_select="rerun",
        selection_mode="single-row",
        key="uploads-table",
        alt=t("All uploads"),
    )
    rows = picked.selection.rows if picked else []
    if rows:
        return int(uploads["upload_id"].iloc[rows[0]])
    linked = st.query_params.get("upload", "")
    return int(linked) if linked.isdigit() and int(linked) in set(uploads["upload_id"]) else None


def _days(upload: dict[str, Any]) -> str:
    if pd.isna(upload["first_day"]):
        return NOTHING
    return t("{first} to {last}", first=day(upload["first_day"]), last=day(upload["last_day"]))


def details(upload: dict[str, Any]) -> None:
    """One upload: its rows, why some were refused, and the way back."""
    upload_id = int(upload["upload_id"])
    st.header(t("Upload {id}", id=str(upload_id)), anchor=False)
    st.text(upload["file_name"])
    st.caption(t("Source: {source}", source=in_sentence(upload["source"])))
    with st.container(horizontal=True):
        counts = (int(upload[name]) for name in ("rows_in", "accepted", "duplicate", "rejected"))
        for label, count in upload_outcome.row_counts(*counts):
            st.metric(label, number(count))
    journal = upload_draft.journal()
    if upload["state"] == "loaded":
        upload_outcome.overview_link(journal, upload)
    if upload["rejected"]:
        _rejected(journal, upload_id)
    if upload["state"] == "undone":
        when = f"{day(upload['undone_at'])} {upload['undone_at']:%H:%M}"
        st.info(
            t(
                "Taken back on {when} by {who}. Its rows count nowhere.",
                when=when,
                who=in_sentence(person(upload["undone_by"])),
            ),
            icon=":material/undo:",
        )
    else:
        _take_back(upload_id, int(upload["accepted"]))


def _rejected(journal: Journal, upload_id: int) -> None:
    faults = journal.rejects(upload_id)
    if faults.empty:
        st.caption(t("The rejected rows are shown to who brought the file."))
        return
    upload_rejects.rejects_table(faults)
    upload_outcome.rejected_download(journal, upload_id)


def _take_back(upload_id: int, accepted: int) -> None:
    """First the button, then what would change, then the confirmation."""
    asked = st.session_state.get(_ASKED) == upload_id
    if not asked:
        st.button(
            t("Take this upload back …"), on_click=_ask, args=(upload_id,), key="undo-ask", icon=":material/undo:"
        )
        return
    with st.container(border=True):
        st.markdown(
            tn(
                "Its {n} accepted row will be removed, and every figure will be as if the file had never come.",
                "Its {n} accepted rows will be removed, and every figure will be as if the file had never come.",
                accepted,
            )
        )
        if upload_effect.wanted(accepted, f"undo-effect-{upload_id}"):
            with explained(), st.spinner(t("Working out what would change …")):
                effect = upload_effect.of_undo(upload_id)
            upload_shown.small_head(t("What would change"))
            upload_effect.figures(effect, f"undo-figures-{upload_id}")
            _say_orphaned(effect.result)
        st.caption(
            t(
                "How its columns were read stays remembered. Was that wrong, press “Guess again” when such a file "
                "comes next."
            )
        )
        _confirm(upload_id)


def _confirm(upload_id: int) -> None:
    with st.container(horizontal=True):
        if st.button(t("Yes, take it back"), type="primary", key=f"undo-{upload_id}"):
            with explained(), st.spinner(t("Taking back …")):
                undone = cached.store().undo(upload_id, cached.viewer())
            st.session_state[_SAID] = undone
            st.session_state.pop(_ASKED, None)
            st.rerun()
        st.button(t("No, leave it"), on_click=_ask, args=(None,), key=f"undo-not-{upload_id}")


def _ask(upload_id: int | None) -> None:
    st.session_state[_ASKED] = upload_id


def said() -> None:
    """What the last undo took away, said once."""
    undone = st.session_state.pop(_SAID, None)
    if undone is None:
        return
    told = tn(
        "Upload {id} is taken back: {n} row removed. The figures are as if the file had never come.",
        "Upload {id} is taken back: {n} rows removed. The figures are as if the file had never come.",
        undone.accepted,
        id=str(undone.upload_id),
    )
    st.success(told, icon=":material/check_circle:")
    _say_orphaned(undone)


def _say_orphaned(undone: Undone) -> None:
    for later, rows in undone.orphaned:
        st.warning(
            tn(
                "{n} row of upload {id} had been left out as a duplicate of these. To have it, upload that file again.",
                "{n} rows of upload {id} had been left out as duplicates of these. To have them, upload that file "
                "again.",
                rows,
                id=str(later),
            ),
            icon=":material/info:",
        )


def download(uploads: pd.DataFrame) -> None:
    """The list as a file."""
    downloads(uploads, "uploads")
