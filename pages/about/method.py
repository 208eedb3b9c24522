"""How is each figure computed, and what does it leave out?"""

import streamlit as st

from ui import method
from ui import method_words as words
from ui.words import t

st.title(t("Method"))
st.caption(t("How is each figure computed, and what does it leave out?"))

only = method.choose()
method.cards(only)

st.header(t("How firmly a figure is shown"), anchor="classes")
st.table(method.class_table(), border="horizontal", hide_index=True, alt=t("Display classes and their bounds"))

st.header(t("What is not counted"), anchor="not-counted")
st.markdown(method.bullets(words.NOT_COUNTED))

st.header(t("Elements, needs and drivers"), anchor="training")
st.markdown(method.bullets(words.TRAINING))

st.header(t("Where we deviate from the usual"), anchor="deviations")
st.markdown(method.bullets(words.DEVIATIONS))

st.caption(t(words.INTERVALS))
