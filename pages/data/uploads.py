"""What was taken in, by whom and when; what was refused; and how to take it back."""

import streamlit as st

from ui import links, upload_sample, uploads_log
from ui.words import t

st.title(t("Uploads"), anchor=False)
st.caption(t("What was taken in, and how to take it back?"))

uploads_log.said()
upload_sample.said()
uploads = uploads_log.all_uploads()
if uploads.empty:
    st.info(t("Nothing has been taken in yet."), icon=":material/info:")
    st.page_link(links.UPLOAD, label=t("Upload a file"), icon=":material/upload_file:")
    st.stop()

st.caption(t("Select a row to see its details, to get the rejected rows, or to take it back."))
selected = uploads_log.table(uploads)
uploads_log.download(uploads)
upload_sample.offer(uploads)
if selected is not None:
    uploads_log.details(uploads.set_index("upload_id", drop=False).loc[selected].to_dict())
