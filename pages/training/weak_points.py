"""What to train, where, and how sure?"""

import streamlit as st

from ui import cards, copied, filters, weak, weak_found, weak_table
from ui.words import t

scope = filters.current()
aside = cards.heading(t("Weak points"), t("What to train, where, and how sure?"), scope)

found = weak_found.found(scope)
if not weak.there_are(found):
    st.stop()
with aside:
    copied.copies(weak.sentences(found), scope)
weak.verdict(found)
weak.first_ones(found, scope)

st.header(t("Every element of every node"), anchor=False)
weak_table.table(found, scope)
weak.how_ranked()
