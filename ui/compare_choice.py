"""What the reader compares, and by what; kept in the page's link."""

from __future__ import annotations

import streamlit as st

from cxlib.scope import Scope
from cxlib.staffing import COUNTED
from ui import cached, cards, linked
from ui.names import names
from ui.words import N_, t

METRICS_COMPARED = ("csat", "complaints_per_1000", "wait_within", "abandoned_share", "closed_in_time")
STAFF = "staff"
STAFF_METRICS = tuple(COUNTED)
KINDS = {"site": N_("Site"), "channel": N_("Channel"), "segment": N_("Segment"), "node": N_("Service node"),
         STAFF: N_("Staff")}  # fmt: skip
_BY, _METRIC, _ADJUSTED = "compare_by", "compare_metric", "compare_adjusted"
_SWITCH = {"yes": True, "no": False}


def kind() -> str:
    """What is compared: sites, channels, segments, nodes or staff; only kinds the data tell apart."""
    known = [one for one in KINDS if _told_apart(one)]
    told = {one: t(KINDS[one]) for one in known}
    linked.take("by", _BY, dict(zip(known, known, strict=True)), lambda: known[0])
    picked = st.radio(
        t("What is compared"), known, format_func=told.__getitem__, horizontal=True, key=_BY,
        label_visibility="collapsed",
    )  # fmt: skip
    linked.keep("by", _BY, str(picked))
    return str(picked)


def metric(scope: Scope, by: str) -> str:
    """In which metric: of staff, what tickets and the answers joined to them tell; at first one that has a figure."""
    known = STAFF_METRICS if by == STAFF else METRICS_COMPARED
    linked.take("metric", _METRIC, dict(zip(known, known, strict=True)),
                lambda: known[0] if by == STAFF else _there(scope))  # fmt: skip
    picked = cards.choose_metric(_METRIC, known)
    linked.keep("metric", _METRIC, picked)
    return picked


def adjusted() -> bool:
    """Whether places are compared as if all had the same mix of service nodes."""
    linked.take("adjusted", _ADJUSTED, _SWITCH, lambda: True)
    chosen = bool(
        st.toggle(
            t("Adjust for the mix of service nodes"), key=_ADJUSTED,
            help=t("A place that serves mostly difficult nodes is compared with what the same nodes get everywhere."),
        )
    )  # fmt: skip
    linked.keep("adjusted", _ADJUSTED, "yes" if chosen else "no")
    return chosen


def _there(scope: Scope) -> str:
    """The first metric that has a figure."""
    found = ((one, cached.figure(scope, (one,))) for one in METRICS_COMPARED)
    return next((one for one, figure in found if figure["value"].notna().any()), METRICS_COMPARED[0])


def _told_apart(kind: str) -> bool:
    if kind == STAFF:
        return cached.reader().has_staff()
    return kind == "node" or len(names(kind)) > 2
