"""Take in a survey or ticket file: look, correct, check, confirm."""

import streamlit as st

from ui import upload_check, upload_layout, upload_list, upload_progress, upload_templates, uploading
from ui.words import t

st.title(t("Upload"), anchor=False)
st.caption(t("What is in this file, and what becomes of each of its rows?"))

drafts = uploading.dropped()
if upload_progress.under_way(drafts):
    st.stop()
if not drafts:
    upload_templates.offer()
    st.stop()
draft = upload_list.chosen(drafts)
if draft.outcome:
    uploading.outcome(draft)
    st.stop()

st.header(t("1 · What the file is"), anchor=False)
sheet, first_rows = uploading.opened(draft)

st.header(t("2 · What each column is"), anchor=False)
layout = upload_layout.layout_of(draft, sheet)

st.header(t("3 · What becomes of each row"), anchor=False)
upload_check.check_and_confirm(draft, sheet, layout, first_rows)
