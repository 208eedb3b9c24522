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

heading = st.container()
node = about_one.node()
if node is None:
    st.stop()
scope = filters.current().within(nodes=[node], journeys=[])
with heading:
    aside = cards.heading(t("Service node"), t("How is this one service node doing, and since when?"), scope)

key = cached.watched(scope)
figures = cached.figure(scope, key)
asked = node_parts.trends(key)
trends = analyses.charted(scope, asked)
if not cards.has_figures(figures) and not trends:
    st.stop()
with aside:
    share.copies(figures, scope, trends)
cards.key_figures(scope, key)
tables.behind(figures, "node", scope)

st.header(t("The three trends"), anchor=False)
courses.show(trends, scope, "node_trends", asked)
over_time.not_drawn(trends, scope, asked)
suggestions.show(trends, node)
marks.panel(node)

st.header(t("Where and when"), anchor=False)
node_parts.section(scope, figures, asked)

st.header(t("What people say"), anchor=False)
cases.comments(scope)

st.header(t("Service standards"), anchor=False)
targets.table(scope)
