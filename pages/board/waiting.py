"""How long do people wait, when, and against which standard?"""

import streamlit as st

from ui import alts, cached, cards, filters, mixture, plots, tables, targets
from ui.words import t

KEY = ("wait_median_s", "wait_p90_s", "wait_within", "abandoned_share")
WAITS = ("wait_median_s", "wait_p90_s")
SERVICE = ("service_median_s",)

scope = filters.current()
cards.heading(t("Waiting"), t("How long do people wait, when, and against which standard?"), scope)

figures = cached.figure(scope, KEY)
if not cards.has_figures(figures):
    st.stop()
cards.key_figures(scope, KEY)
tables.behind(figures, "waiting", scope)

st.header(t("Where the wait is long"), anchor=False)
waits = cached.figure(scope, WAITS, by=("node",))
if cards.has_figures(waits):
    for code, title, part in mixture.by_journey(waits):
        plots.show(plots.waits(part, targets.in_force(scope)), alts.ranking(part, "node"), f"waits_{code}", title)
    tables.behind(waits, "wait-by-node", scope)

st.header(t("When the wait is long"), anchor=False)
for code, title, _ in mixture.by_journey(waits):
    hours = cached.figure(scope.within(journeys=[code]), ("wait_p90_s",), by=("weekday", "hour"))
    if cards.has_figures(hours):
        plots.show(plots.week(hours), alts.busiest(hours, tables.weekdays()), f"hours_{code}", title)
        tables.behind(hours, f"wait-by-hour-{code}", scope)

st.header(t("Over time"), anchor=False)
course = cards.with_curve(mixture.comparable(cached.figure(scope, KEY, by=("period",)), scope))
if cards.has_figures(course):
    trends = plots.courses(course, scope, cached.changes(scope, KEY), targets.in_force(scope))
    plots.show(trends, alts.course(course, scope.grain), "wait_trend")
    tables.behind(course, "wait-trend", scope)

st.header(t("How long the service takes"), anchor=False)
service = cached.figure(scope, SERVICE, by=("node",))
if cards.has_figures(service):
    for code, title, part in mixture.by_journey(service):
        whole = cached.figure(scope.within(journeys=[code]), SERVICE)
        plots.show(plots.ranks(part, "node", whole), alts.ranking(part, "node"), f"service_{code}", title)
    tables.behind(service, "service-by-node", scope)
