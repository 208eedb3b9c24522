"""Which answers, comments and tickets are behind a figure?"""

import streamlit as st

from ui import cards, case_narrow, case_rows, filters
from ui.words import t

scope = filters.current()
cards.heading(t("Cases"), t("Which answers, comments and tickets are behind a figure?"), scope)

rows = case_rows.kind(scope)
asked = case_narrow.narrow(rows)
case_narrow.narrowed(asked)
case_rows.show(scope, rows, asked)
st.caption(t("Texts are shown as they were taken in: phone, identity, card numbers and e-mail addresses are masked."))
