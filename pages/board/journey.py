"""Where along the journey does it go wrong?"""

import streamlit as st

from ui import about_one, cached, cards, copied, filters, journeys, plots, tables
from ui.words import t

aside = cards.heading(t("Journey"), t("Where along the journey does it go wrong?"), filters.current())
journey = about_one.journey()
if journey is None:
    st.stop()
scope = filters.current().within(journeys=[journey])

steps = journeys.in_order(cached.figure(scope, journeys.asked(scope), by=("node",)))
if not cards.has_figures(steps):
    st.stop()
with aside:
    copied.copies(journeys.sentences(steps), scope)
journeys.verdict(steps)

st.header(t("Step by step"), anchor=False)
plots.show(journeys.curve(steps), journeys.alt(steps), "journey_steps", opens=scope)
tables.behind(steps, "journey", scope)

st.header(t("Every service node"), anchor=False)
journeys.table(steps, scope)

st.header(t("How each node is managed"), anchor=False)
journeys.management(steps, scope)
