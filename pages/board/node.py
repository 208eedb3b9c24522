"""How is this one service node doing?"""

import streamlit as st

from ui import alts, cached, cards, cases, filters, plots, tables, targets
from ui.words import t

KEY = ("csat", "wait_p90_s", "complaints_per_1000", "nps")
TRENDS = ("csat", "wait_p90_s", "complaints_per_1000")

cards.heading(t("Service node"), t("How is this one service node doing, and since when?"), filters.current())
node = filters.node()
if node is None:
    st.stop()
scope = filters.current().within(nodes=[node], journeys=[])

figures = cached.figure(scope, KEY)
if not cards.has_figures(figures):
    st.stop()
cards.key_figures(scope, KEY)
tables.behind(figures, "node", scope)

st.header(t("The three trends"), anchor=False)
course = cards.with_curve(cached.figure(scope, TRENDS, by=("period",)))
if cards.has_figures(course):
    trends = plots.courses(course, scope, cached.changes(scope, TRENDS), targets.in_force(scope))
    plots.show(trends, alts.course(course, scope.grain), "node_trends")
    tables.behind(course, "node-trends", scope)

st.header(t("By site"), anchor=False)
metric = cards.choose_metric("node_site_metric", TRENDS)
sites = cached.figure(scope, (metric,), by=("site",))
if cards.has_figures(sites):
    plots.show(plots.ranks(sites, "site", figures), alts.ranking(sites, "site"), "node_sites")
    tables.behind(sites, "node-sites", scope)

st.header(t("What people say"), anchor=False)
cases.comments(scope)

st.header(t("Service standards"), anchor=False)
targets.table(scope)
