"""The drivers page: importance with intervals, how well it fits, whether it holds."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from cxlib.charts import NAMED_POINTS, Scale, dots
from cxlib.coaching.driving import Driving
from cxlib.scope import Scope
from ui import cached, driver_table, mixture, plots, surveyed
from ui import driver_words as words
from ui.names import in_chart
from ui.quadrants import opens
from ui.words import N_, number, t

KINDS = {"item": N_("Elements and other questions"), "node": N_("Service nodes")}


def chosen(scope: Scope) -> tuple[Scope, Driving]:
    """One journey of the scope, and its drivers by item or by node, as the reader chooses; only what the data have."""
    told = {code: title for code, title, _ in mixture.by_journey(cached.figure(scope, ("csat",), by=("node",)))}
    with st.container(horizontal=True):
        if len(told) > 1:
            picked = st.radio(t("Journey"), list(told), format_func=told.__getitem__, horizontal=True,
                              key="drivers_journey", label_visibility="collapsed")  # fmt: skip
            scope = scope.within(journeys=[str(picked)])
        found = {kind: surveyed.driving(scope, kind) for kind in KINDS}
        there = [kind for kind in KINDS if found[kind].halo.n or found[kind].found.n] or ["item"]
        if len(there) > 1:
            kinds = {kind: t(KINDS[kind]) for kind in there}
            there = [str(st.radio(t("Drivers"), there, format_func=kinds.__getitem__, horizontal=True,
                                  key="drivers_of", label_visibility="collapsed"))]  # fmt: skip
    return scope, found[there[0]]


def nothing(told: Driving) -> None:
    """Why no drivers are told, and which questions that takes."""
    r2 = number(told.found.r2, 2)
    st.info(t(words.REASONS[told.found.reason], n=told.found.n, r2=r2), icon=":material/info:")
    st.caption(t("It takes surveys in which the same persons say how satisfied they are overall and how good the parts "
                 "were."))  # fmt: skip


def importance(told: Driving, scope: Scope) -> None:
    """Each driver's share of what all explain, with its interval, the most important on top and in a sentence."""
    st.markdown(words.foremost(told))
    found = told.found
    order = np.argsort(found.rank)
    names = [words.driver_name(told.of, found.names[place]) for place in order]
    if len(names) > NAMED_POINTS:
        names = [f"{rank}. {name}" for rank, name in enumerate(names, 1)]
    frame = pd.DataFrame({
        "label": [in_chart(name) for name in names], "value": found.share.value[order], "low": found.share.low[order],
        "high": found.share.high[order], "class": "normal", "hover": [in_chart(one) for one in words.sentences(told)],
        "opens": [opens(told, found.names[place]) for place in order],
    })  # fmt: skip
    title = t("Share of what all drivers explain")
    plots.show(
        dots(frame, Scale(tickformat=".0%"), title=title), " ".join(words.sentences(told)), "drivers", opens=scope
    )
    st.markdown("  \n".join(words.fit(told)))
    st.caption(words.check(told))
    st.caption(
        t("“Goes with”, never “causes”: what people say about the parts and the whole hangs together in many ways.")
    )
    driver_table.behind(told, scope)


def trust(told: Driving) -> None:
    """Halo and straight-lining."""
    st.markdown("\n".join(f"- {line}" for line in words.halo(told)))
