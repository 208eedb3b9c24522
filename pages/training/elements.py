"""How good is each quality of the service, and how far from what customers expected?"""

import streamlit as st

from ui import cards, copied, element_tables, elements, filters
from ui.words import t

scope = filters.current()
aside = cards.heading(
    t("Elements"), t("How good is each quality of the service, and how far from what customers expected?"), scope
)

group = elements.group()
found = elements.lines(scope, group)
if found.empty:
    st.info(t("Nobody was asked about elements or competencies here."), icon=":material/info:")
    st.stop()
with aside:
    copied.copies(elements.sentences(found), scope)

st.header(t("How well"), anchor=False)
elements.performance(found, scope)

st.header(t("Against what was expected"), anchor=False)
elements.against(found, scope)

st.header(t("Where, for whom, when"), anchor=False)
elements.apart(scope, found)

st.header(t("What the words mean"), anchor=False)
element_tables.meanings(elements.codes(group))
