"""What do customers write, about what, in which tone, and what do the unhappy say that others don't?"""

import streamlit as st

from ui import (
    cards,
    comment_dictionary,
    comment_fix,
    comment_keyness,
    comment_list,
    comment_read,
    comment_tone,
    comment_topics,
    filters,
)
from ui.words import t

scope = filters.current()
cards.heading(t("Comments"), t("What do they write about, in which tone, and what should be read today?"), scope)

found = comment_read.coded(scope)
if not comment_read.there_are(found):
    st.stop()
comment_topics.says(found)

st.header(t("What they write about"), anchor=False)
comment_topics.shares(found, scope)
comment_topics.course(found, scope)

st.header(t("What low scores say and high scores do not"), anchor=False)
comment_keyness.show(scope)

st.header(t("Read the comments"), anchor=False)
picked = comment_list.show(found, comment_list.asked(found), scope)
comment_tone.says(found.tone)
comment_fix.form(found, picked)

st.header(t("The words of the topics"), anchor=False)
comment_dictionary.editor()
st.caption(t("Texts are shown as they were taken in: phone, identity, card numbers and e-mail addresses are masked."))
