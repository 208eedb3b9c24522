"""What changed, where, and is it real?"""

import streamlit as st

from ui import cached, cards, filters, heat, share, tables, watch
from ui.words import t

scope = filters.current()
aside = cards.heading(t("Overview"), t("What changed, where, and is it real?"), scope)

key = cached.watched(scope)
figures = cached.figure(scope, key)
if not cards.has_figures(figures):
    st.stop()
first = st.container()
with aside:
    share.copies(figures, scope)
cards.key_figures(scope, key)
tables.behind(figures, "overview", scope)
watch.mix(scope)

words, table = st.columns([2, 5], gap="medium")
with words:
    st.header(t("What changed"), anchor=False)
    watch.what_changed(scope, key)
    watch.coverage(scope, key)
with first:
    watch.worst(scope, key)
with table:
    st.header(t("Service nodes over time"), anchor=False)
    metric = cards.choose_metric("heat_metric", key, figures)
    cells = cached.figure(scope, (metric,), by=("node", "period"))
    if cards.has_figures(cells):
        heat.table(watch.verdicts(scope, metric, cells), scope)
        tables.behind(cells, f"nodes-{metric}", scope)
