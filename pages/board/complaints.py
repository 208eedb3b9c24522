"""How many complaints per 1,000 served, about what, and how fast are they answered and solved?"""

import streamlit as st

from ui import alts, backlog, cached, cards, cases, categories, deadlines, filters, over_time, plots, share, tables
from ui.ranking import ranked
from ui.repeats import repeated
from ui.words import t
from ui.worst_place import where_worst

KEY = ("complaints_per_1000", "answered_in_time", "closed_in_time", "fcr", "close_median_s")
RATE = ("complaints_per_1000",)

scope = filters.current()
question = t("How many complaints per 1,000 served, about what, and how fast are they solved?")
aside = cards.heading(t("Complaints"), question, scope)

figures = cached.figure(scope, KEY)
if not cards.has_figures(figures) and not cases.there_are(scope):
    st.stop()
with aside:
    share.copies(figures, scope)
where_worst(scope, (*RATE, "closed_in_time"))
cards.key_figures(scope, KEY)
tables.behind(figures, "complaints", scope)
deadlines.section(scope)

st.header(t("Where people complain"), anchor=False)
rates = cached.figure(scope, RATE, by=("node",))
if cards.has_figures(rates):
    ranked(rates, "node", figures, "rates", scope)
cases.counts_alone(rates)
tables.behind(rates, "complaints-by-node", scope)

st.header(t("What they are about"), anchor=False)
found = cached.categories(scope)
if cards.has_figures(found):
    shown = categories.in_picture(found)
    plots.show(plots.vital_few(shown), alts.few_make_most(shown), "categories", opens=scope)
    categories.table(found, scope)

st.header(t("Over time"), anchor=False)
over_time.section(scope, KEY, "complaint_trend")

st.header(t("What lies open, and what came back"), anchor=False)
backlog.section(scope)

st.header(t("Repeated complaints"), anchor=False)
repeated(scope)

st.header(t("The cases"), anchor=False)
cases.complaints(scope)
