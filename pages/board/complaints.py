"""How many complaints per 1,000 served, about what, and how fast are they answered and solved?"""

import streamlit as st

from ui import alts, cached, cards, cases, filters, mixture, plots, tables, targets
from ui.words import t

KEY = ("complaints_per_1000", "answered_in_time", "closed_in_time", "fcr", "close_median_s")
RATE = ("complaints_per_1000",)

scope = filters.current()
question = t("How many complaints per 1,000 served, about what, and how fast are they solved?")
cards.heading(t("Complaints"), question, scope)

figures = cached.figure(scope, KEY)
if not cards.has_figures(figures) and not cases.there_are(scope):
    st.stop()
cards.key_figures(scope, KEY)
tables.behind(figures, "complaints", scope)

st.header(t("Where people complain"), anchor=False)
rates = cached.figure(scope, RATE, by=("node",))
if cards.has_figures(rates):
    plots.show(plots.ranks(rates, "node", figures), alts.ranking(rates, "node"), "rates")
cases.counts_alone(rates)
tables.behind(rates, "complaints-by-node", scope)

st.header(t("What they are about"), anchor=False)
categories = plots.labelled_categories(cached.categories(scope))
if cards.has_figures(categories):
    plots.show(plots.vital_few(categories), alts.few_make_most(categories), "categories")
    cases.category_table(categories, scope)

st.header(t("Over time"), anchor=False)
course = cards.with_curve(mixture.comparable(cached.figure(scope, KEY, by=("period",)), scope))
if cards.has_figures(course):
    trends = plots.courses(course, scope, cached.changes(scope, KEY), targets.in_force(scope))
    plots.show(trends, alts.course(course, scope.grain), "complaint_trend")
    tables.behind(course, "complaint-trend", scope)

st.header(t("The cases"), anchor=False)
cases.complaints(scope)
