"""The control charts of a page about many nodes: all of them together, times one journey at a time."""

from __future__ import annotations

import streamlit as st

from cxlib.courses import Course
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import analyses, cached, courses, mixture
from ui.error_words import say_reason
from ui.telling import metric_name
from ui.words import t

ALL = ""


def section(scope: Scope, metrics: tuple[str, ...], key: str) -> None:
    """Draw the metrics of all nodes together; what cannot be drawn is named with the reason.

    Times of several journeys make no common curve: of these the reader chooses one journey.
    """
    asked, shown = _asked(scope, metrics, key)
    found = analyses.charted(asked, shown, by_node=False)
    not_drawn(found, asked, shown)
    courses.show(found, asked, key, shown)


def one_journey(scope: Scope, key: str) -> Scope:
    """The scope, or the journey of it the reader chooses where waits of several come together."""
    told = _journeys(scope, ("wait_median_s",))
    return scope.within(journeys=[_chosen(told, key)]) if len(told) > 1 else scope


def _chosen(told: dict[str, str], key: str) -> str:
    picked = st.radio(
        t("Journey"), list(told), format_func=told.__getitem__, horizontal=True, key=f"{key}_journey",
        label_visibility="collapsed",
    )  # fmt: skip
    return str(picked)


def _asked(scope: Scope, metrics: tuple[str, ...], key: str) -> tuple[Scope, tuple[str, ...]]:
    times = tuple(one for one in metrics if METRICS[one].unit == "seconds")
    told = _journeys(scope, times)
    if len(told) < 2:
        return scope, metrics
    if picked := _chosen({ALL: t("All journeys"), **told}, key):
        return scope.within(journeys=[picked]), metrics
    st.caption(t("Times of several journeys make no common curve. Choose one journey to see them."))
    return scope, tuple(one for one in metrics if one not in times)


def _journeys(scope: Scope, times: tuple[str, ...]) -> dict[str, str]:
    """The journeys of the scope with figures of such times, by code."""
    if not times:
        return {}
    figures = cached.figure(scope, times, by=("node",))
    return {code: title for code, title, _ in mixture.by_journey(figures)}


def not_drawn(found: list[Course], scope: Scope, metrics: tuple[str, ...]) -> None:
    """Name the metrics without a chart, each with the reason."""
    drawn = {course.metric for course in found if course.points["value"].notna().any()}
    absent = [one for one in metrics if one not in drawn]
    if not drawn or not absent:
        return
    figures = cached.figure(scope, tuple(absent)).set_index("metric")["reason"]
    without: dict[str, list[str]] = {}
    for one in absent:
        reason = say_reason(str(figures[one])) if figures[one] else t("too few periods with a figure")
        without.setdefault(reason, []).append(metric_name(one))
    for reason, names in without.items():
        st.caption(t("Not drawn, {reason}: {names}.", reason=reason, names=names))
