"""One node taken apart: by site, channel or segment, or by hour of the week; only what the data tell apart."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from cxlib.watched import charted
from ui import alts, average_waits, cached, cards, plots, ranking, tables
from ui.words import N_, t

MEANS = {"wait_p90_s": "wait_mean_s"}
"""Where a mean can be told so can the quantile, which takes longer to find out: it is, once a reader asks for it."""
PARTS = {"site": N_("By site"), "channel": N_("By channel"), "segment": N_("By segment"), "hour": N_("Wait by hour")}


def trends(watched: tuple[str, ...]) -> tuple[str, ...]:
    """The metrics whose charts the page draws: of satisfaction one, the share of the satisfied."""
    return tuple(one for one in charted(watched) if one != "nps")


def section(scope: Scope, figures: pd.DataFrame, metrics: tuple[str, ...]) -> None:
    """The parts the reader chooses, each with its interval against the node as a whole (`figures`)."""
    told = {part: t(name) for part, name in PARTS.items() if _told_apart(scope, part, metrics)}
    if not told:
        st.caption(t("The data tell no sites, channels, segments or hours apart at this node."))
        return
    part = next(iter(told))
    if len(told) > 1:
        part = st.radio(
            t("Taken apart"), list(told), format_func=told.__getitem__, horizontal=True, key="node_part",
            label_visibility="collapsed",
        )  # fmt: skip
    else:
        st.markdown(f"**{told[part]}**")
    if part == "hour":
        hours = average_waits.by_hour(scope)
        plots.show(plots.week(hours), alts.busiest(hours), "node_hours", opens=scope)
        tables.behind(hours, "node-hours", scope)
        return
    there = set(figures.loc[figures["value"].notna(), "metric"])
    metric = cards.choose_metric("node_part_metric", tuple(one for one in metrics if one in there) or metrics)
    found = cached.figure(scope, (metric,), by=(str(part),))
    if cards.has_figures(found):
        ranking.ranked(found, str(part), figures, f"node_{part}", scope)
        cards.left_out(found, str(part))
        tables.behind(found, f"node-{part}", scope)


def _told_apart(scope: Scope, part: str, metrics: tuple[str, ...]) -> bool:
    if part == "hour":
        return bool(cached.figure(scope, average_waits.MEAN, by=("weekday", "hour"))["value"].notna().any())
    seen = cached.figure(scope, tuple(MEANS.get(one, one) for one in metrics), by=(part,))
    return bool(seen.loc[seen["value"].notna(), part].nunique() > 1)
