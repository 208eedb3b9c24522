"""Which sites, channels, segments and staff differ by more than chance?"""

import streamlit as st

from ui import analyses, cached, cards, compare_choice, compare_words, comparing, filters, plots, share, staff
from ui.words import t

scope = filters.current()
question = t("Which places differ by more than chance? A funnel, not a league table.")
aside = cards.heading(t("Compare"), question, scope)

by = compare_choice.kind()
metric = compare_choice.metric(scope, by)
adjusted = compare_choice.adjusted()
with aside:
    share.copies(cached.figure(scope, (metric,)), scope)
if by == compare_choice.STAFF:
    staff.coverage(scope, metric)

found = analyses.compared(scope, metric, by, adjusted)
if not cards.has_figures(found.places):
    st.stop()
rows = comparing.judged(found)
compare_words.says(found, rows)
drawn = comparing.places(rows)
if len(drawn):
    plots.show(comparing.picture(found, drawn), compare_words.alt(found, rows), f"funnel_{by}_{metric}", opens=scope)
    st.caption(t("Dotted: 95 of 100 places lie inside if only chance is at work. Dashed: 998 of 1,000."))
comparing.table(found, rows, scope)
