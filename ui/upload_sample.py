"""The sample data of a first start: named where they are shown, taken back in one go."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.sample import WHO
from cxlib.store.journal import Journal
from ui import cached, links
from ui.kept import kept
from ui.upload_errors import explained
from ui.words import t, tn

_SAID, _ASKED = "sample_said", "sample_asked"


def offer(uploads: pd.DataFrame) -> None:
    """While sample data are on the board: that they are, and a way to be rid of them."""
    files = uploads[(uploads["who"] == WHO) & (uploads["state"] == "loaded")]
    if files.empty:
        return
    with st.container(border=True):
        told = tn("{n} file here is sample data, to try the board with.",
                  "{n} files here are sample data, to try the board with.", len(files))  # fmt: skip
        st.markdown(told)
        if not st.session_state.get(_ASKED):
            st.button(
                t("Remove the sample data …"),
                on_click=_ask,
                args=(True,),
                key="sample-ask",
                icon=":material/delete_sweep:",
            )
            return
        st.markdown(
            t("All {n} rows of the sample data go; your own files stay as they are.", n=int(files["accepted"].sum()))
        )
        with st.container(horizontal=True):
            yes = st.button(t("Yes, remove the sample data"), type="primary", key="sample-yes")
            st.button(t("No, leave it"), on_click=_ask, args=(False,), key="sample-no")
        if yes:
            _remove([int(upload_id) for upload_id in files["upload_id"]])


def brought() -> tuple[bool, bool]:
    """Whether sample data are on the board, and whether own files are; asked once per version of the data."""
    return _brought(cached.reader())


@kept
def _brought(reader: Journal) -> tuple[bool, bool]:
    uploads = reader.uploads()
    who = uploads.loc[uploads["state"] == "loaded", "who"]
    return bool((who == WHO).any()), bool((who != WHO).any())


def mark() -> None:
    """One quiet line on pages with figures that rest on sample data, which leads to where they are removed."""
    samples, own = brought()
    if samples:
        told = t("Samples and own files mixed: remove samples") if own else t(
            "Sample data, all invented: remove")  # fmt: skip
        st.page_link(links.UPLOADS, label=told, icon=":material/science:")


def before_own() -> None:
    """At the first own file: that it would be mixed with the sample data, and where these are removed."""
    if brought() == (True, False):
        st.info(
            t("The board still shows sample data of invented organisations; this file’s figures would be mixed with "
              "them. Remove the sample data first; this file waits here meanwhile."),
            icon=":material/science:",
        )  # fmt: skip
        st.page_link(links.UPLOADS, label=t("Remove the sample data …"), icon=":material/delete_sweep:")


def said() -> None:
    """That the sample data are gone, said once."""
    if n := st.session_state.pop(_SAID, None):
        st.success(
            tn("The sample data are removed: {n} file.", "The sample data are removed: {n} files.", n),
            icon=":material/check_circle:",
        )


def _remove(newest_first: list[int]) -> None:
    """Newest first: then no file has to be told that its duplicates lie in one that is gone."""
    store, size = cached.store(), len(newest_first)
    bar = st.progress(0.0)
    with explained():
        for done, upload_id in enumerate(newest_first):
            bar.progress(done / size, text=t("{done} of {n} files removed", done=done, n=size))
            store.undo(upload_id, cached.viewer())
    st.session_state[_SAID] = size
    st.session_state.pop(_ASKED, None)
    st.rerun()


def _ask(asked: bool) -> None:
    st.session_state[_ASKED] = asked
