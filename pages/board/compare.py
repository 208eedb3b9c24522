"""Which sites, channels, segments and staff differ by more than chance?"""

import streamlit as st

from ui import analyses, cards, comparing, filters, plots, staff
from ui.words import t

scope = filters.current()
cards.heading(t("Compare"), t("Which places differ by more than chance? A funnel, not a league table."), scope)

by = comparing.kind()
metric = cards.choose_metric("compare_metric", comparing.metrics(by), comparing.there(scope, by))
adjusted = comparing.adjusted()
if by == comparing.STAFF:
    staff.coverage(scope, metric)

found = analyses.compared(scope, metric, by, adjusted)
if not cards.has_figures(found.places):
    st.stop()
rows = comparing.judged(found)
comparing.says(found, rows)
plots.show(comparing.picture(found, rows), comparing.alt(found, rows), f"funnel_{by}_{metric}", opens=scope)
st.caption(t("Dotted: 95 of 100 places lie inside if only chance is at work. Dashed: 998 of 1,000."))
comparing.table(found, rows, scope)
