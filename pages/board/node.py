"""How is this one service node doing?"""

import streamlit as st

from ui import (
    about_one,
    analyses,
    cached,
    cards,
    cases,
    courses,
    filters,
    marks,
    node_parts,
    over_time,
    share,
    suggestions,
    tables,
    targets,
)
from ui.words import t

KEY = ("csat", "wait_p90_s", "complaints_per_1000", "nps")
TRENDS = ("csat", "wait_p90_s", "complaints_per_1000")

heading = st.container()
node = about_one.node()
if node is None:
    st.stop()
scope = filters.current().within(nodes=[node], journeys=[])
with heading:
    aside = cards.heading(t("Service node"), t("How is this one service node doing, and since when?"), scope)

figures = cached.figure(scope, KEY)
trends = analyses.charted(scope, TRENDS)
if not cards.has_figures(figures) and not trends:
    st.stop()
with aside:
    share.copies(figures, scope, trends)
cards.key_figures(scope, KEY)
tables.behind(figures, "node", scope)

st.header(t("The three trends"), anchor=False)
courses.show(trends, scope, "node_trends")
over_time.not_drawn(trends, scope, TRENDS)
suggestions.show(trends, node)
marks.panel(node)

st.header(t("Where and when"), anchor=False)
node_parts.section(scope, figures, TRENDS)

st.header(t("What people say"), anchor=False)
cases.comments(scope)

st.header(t("Service standards"), anchor=False)
targets.table(scope)
