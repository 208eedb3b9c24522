"""Journeys side by side: what may be put on one scale, and what may not."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import cached
from ui.names import frame as catalogue
from ui.names import names
from ui.words import t


def without_journeys(frame: pd.DataFrame) -> pd.DataFrame:
    """The lines of real places, channels and steps; the whole journey is no row among its parts."""
    nodes = catalogue("node")
    return frame[~frame["node"].isin(nodes.loc[nodes["kind"] == "journey", "code"])]


def by_journey(frame: pd.DataFrame) -> list[tuple[str, str, pd.DataFrame]]:
    """A frame by node, cut into its journeys: code, title (none if there is only one) and lines with figures."""
    home = frame["node"].map(catalogue("node").set_index("code")["journey"])
    told = names("journey")
    parts = [(code, told[code], frame[home == code]) for code in told]
    parts = [(code, title, part) for code, title, part in parts if part["value"].notna().any()]
    return parts if len(parts) > 1 else [(code, "", part) for code, _, part in parts]


def comparable(frame: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The lines that make one curve: times of several journeys do not."""
    if not several_journeys(scope):
        return frame
    st.caption(t("Times of several journeys make no common curve. Choose one journey to see them."))
    return frame[[METRICS[key].unit != "seconds" for key in frame["metric"]]]


def several_journeys(scope: Scope) -> bool:
    """Whether times of several journeys come together in this scope."""
    return len(by_journey(cached.figure(scope, ("wait_median_s",), by=("node",)))) > 1
