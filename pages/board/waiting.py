"""How long do people wait, when, and against which standard?"""

import streamlit as st

from ui import busy_hours, cached, cards, filters, leavers, over_time, patience, share, tables, waits, within
from ui.words import t
from ui.worst_place import where_worst

KEY = ("wait_median_s", "wait_p90_s", "wait_within", "abandoned_share")

scope = filters.current()
aside = cards.heading(t("Waiting"), t("How long do people wait, when, and against which standard?"), scope)

figures = cached.figure(scope, KEY)
if not cards.has_figures(figures):
    st.stop()
with aside:
    share.copies(figures, scope)
where_worst(scope, ("wait_within", "wait_p90_s"))
cards.key_figures(scope, KEY)
tables.behind(figures, "waiting", scope)

st.header(t("Where the wait is long"), anchor=False)
waits.longest(scope)

st.header(t("Who is served within the standard"), anchor=False)
within.section(scope, "wait_within")

st.header(t("When the wait is long, and when many come"), anchor=False)
busy_hours.section(scope)

st.header(t("Over time"), anchor=False)
over_time.section(scope, KEY, "wait_trend")

st.header(t("How long may it be before satisfaction falls?"), anchor=False)
patience.section(over_time.one_journey(scope, "patience"))

st.header(t("Who left without service"), anchor=False)
within.section(scope, "abandoned_share")
leavers.section(scope)

st.header(t("How long the service takes"), anchor=False)
waits.services(scope)
