"""The one node or journey a page is about: the link's, else the one the filters leave, else the reader's choice."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from ui import cached, linked
from ui.filters import current
from ui.names import frame, names
from ui.words import t


def node() -> str | None:
    """The one node of a page: the link's, else the one the filters name, else the reader's choice on the page."""
    entries = frame("node")
    scope = current()
    inside = entries["journey"].isin(scope.journeys) if scope.journeys else entries["journey"].notna()
    chosen = entries["code"].isin(scope.nodes) if scope.nodes else inside
    codes = list(
        entries.loc[chosen & inside].sort_values("kind", key=lambda kind: kind == "journey", kind="stable")["code"]
    )
    asked = st.query_params.get("node")
    if asked in set(entries["code"]) - set(codes):
        codes.append(asked)
    linked.take("node", "node", dict(zip(codes, codes, strict=True)), partial(_busiest, codes))
    told = _with_journey(entries)
    picked: str | None = st.selectbox(t("Service node"), codes, key="node", format_func=told.__getitem__, width=400)
    if picked:
        linked.keep("node", "node", picked)
    return picked


def journey() -> str | None:
    """The one journey of a page: the only one the filters leave, else the reader's choice on the page."""
    told = names("journey")
    codes = [code for code in told if not current().journeys or code in current().journeys]
    if len(codes) < 2:
        return next(iter(codes), None)
    if st.session_state.get("journey") not in codes:
        st.session_state["journey"] = st.query_params.get("journey", codes[0])
    if st.session_state["journey"] not in codes:
        st.session_state["journey"] = codes[0]
    picked: str = st.selectbox(t("Journey"), codes, key="journey", format_func=told.__getitem__, width=400)
    st.query_params["journey"] = picked
    return picked


def _busiest(codes: list[str]) -> str | None:
    """The node most people came to, or most complained of where nobody counts who came; the page of a node nobody came
    to says little, and a whole journey is no place.
    """
    wholes = frame("node").query("kind == 'journey'")["code"]
    for metrics, counted in ((("csat", "wait_median_s"), "n"), (("complaints_per_1000",), "events")):
        seen = cached.figure(current(), metrics, by=("node",))
        seen = seen[seen["node"].isin(codes) & (seen[counted] > 0)] if counted in seen else seen.iloc[:0]
        there = seen[~seen["node"].isin(wholes)]
        told = there if len(there) else seen
        if len(told):
            return str(told.loc[told[counted].idxmax(), "node"])
    return next(iter(codes), None)


def _with_journey(nodes: pd.DataFrame) -> dict[str, str]:
    """Names of nodes, told apart by their journey where there are several."""
    told, journeys = names("node"), names("journey")
    if nodes["journey"].nunique() < 2:
        return told
    return {
        code: f"{journeys[home]} · {told[code]}" for code, home in zip(nodes["code"], nodes["journey"], strict=True)
    }
