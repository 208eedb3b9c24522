"""What goes with overall satisfaction, and is the important done well?"""

import streamlit as st

from ui import cards, copied, drivers, filters, quadrants
from ui.driver_words import sentences
from ui.words import t

scope = filters.current()
aside = cards.heading(t("Drivers"), t("What goes with overall satisfaction, and is the important done well?"), scope)

scope, found = drivers.chosen(scope)
if found.found.reason:
    drivers.nothing(found)
    st.stop()
with aside:
    copied.copies(sentences(found), scope)

st.header(t("What goes with overall satisfaction"), anchor=False)
drivers.importance(found, scope)

st.header(t("Importance and performance"), anchor=False)
quadrants.show(found, scope)

st.header(t("Do the scores tell one thing from another?"), anchor=False)
drivers.trust(found)
