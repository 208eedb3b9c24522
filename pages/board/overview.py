"""What changed, where, and is it real?"""

import streamlit as st

from ui import cached, cards, filters, heat, share, tables, watch
from ui.words import t

scope = filters.current()
KEY = ("csat", "wait_p90_s", "complaints_per_1000", "nps")
BY_NODE = ("csat", "wait_p90_s", "complaints_per_1000", "nps")

aside = cards.heading(t("Overview"), t("What changed, where, and is it real?"), scope)

figures = cached.figure(scope, KEY)
if not cards.has_figures(figures):
    st.stop()
first = st.container()
with aside:
    share.copies(figures, scope)
cards.key_figures(scope, KEY)
tables.behind(figures, "overview", scope)
watch.mix(scope)

words, table = st.columns([2, 5], gap="medium")
with words:
    st.header(t("What changed"), anchor=False)
    watch.what_changed(scope, BY_NODE)
    watch.coverage(scope)
with first:
    watch.worst(scope, BY_NODE)
with table:
    st.header(t("Service nodes over time"), anchor=False)
    metric = cards.choose_metric("heat_metric", BY_NODE, figures)
    cells = cached.figure(scope, (metric,), by=("node", "period"))
    if cards.has_figures(cells):
        heat.table(watch.verdicts(scope, metric, cells), scope)
        tables.behind(cells, f"nodes-{metric}", scope)
