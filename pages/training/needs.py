"""What must be there, what is better the more there is, and what delights?"""

import streamlit as st

from ui import cards, copied, filters, needs, surveyed
from ui.words import t

scope = filters.current()
aside = cards.heading(
    t("Needs"), t("What must be there, what is better the more there is of it, and what delights (Kano)?"), scope
)

found = surveyed.needs(scope)
if found.empty:
    needs.nothing(scope)
    st.stop()
with aside:
    copied.copies(needs.sentences(found), scope)
needs.says(found)

st.header(t("What having it wins, what lacking it costs"), anchor=False)
needs.picture(found, scope)

st.header(t("Who wants what"), anchor=False)
needs.apart(scope)

st.header(t("What the letters mean"), anchor=False)
needs.letters()
