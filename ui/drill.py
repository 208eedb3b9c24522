"""From a bar, dot or cell to the rows behind it, with the scope kept.

Where a point leads is a piece of a link (`nodes=cash&metric=csat`), made with the figure and carried by it; a click
puts it over the link of the page's scope.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import parse_qs, urlencode

import pandas as pd
import streamlit as st

from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import links, once
from ui.names import KINDS
from ui.words import t

ANSWERS, TICKETS, COMPLAINTS = "answers", "tickets", "complaints"
FAMILIES = {"satisfaction": ANSWERS, "responding": ANSWERS, "complaints": COMPLAINTS}


def rows_of(metric: str) -> str:
    """Which rows are behind a metric: answers, complaints or tickets.

    >>> rows_of("nps"), rows_of("wait_p90_s"), rows_of("fcr")
    ('answers', 'tickets', 'complaints')
    """
    return FAMILIES.get(METRICS[metric].family, TICKETS)


def to_place(column: str, code: str, metric: str) -> str:
    """Where a named row (node, site …) leads.

    >>> to_place("site", "north", "csat")
    'sites=north&metric=csat'
    """
    return urlencode({KINDS[column]: code, "metric": metric})


def to_item(item: str, column: str = "", code: str = "") -> str:
    """Where a score of one item leads, of all places or of a named one.

    >>> to_item("element.empathy", "node", "cash")
    'item=element.empathy&nodes=cash'
    """
    return urlencode({"item": item} | ({KINDS[column]: code} if column else {}))


def to_period(first: pd.Timestamp, grain: str, metric: str, within: Scope, node: str = "") -> str:
    """Where a period leads: its days, as far as they lie within a scope, of one node or of all the scope has.

    >>> to_period(pd.Timestamp("2026-03-02"), "W", "csat", Scope(end=date(2026, 3, 5)))
    'start=2026-03-02&end=2026-03-05&metric=csat'
    """
    span = pd.Period(first, grain)
    start = max(span.start_time.date(), within.start or date.min)
    end = min(span.end_time.date(), within.end or date.max)
    place = {"nodes": node} if node else {}
    return urlencode({"start": start.isoformat(), "end": end.isoformat(), **place, "metric": metric})


def to_hour(weekday: float, hour: float, metric: str) -> str:
    """Where a cell of hour by weekday leads.

    >>> to_hour(1, 9, "wait_p90_s")
    'weekday=1&hour=9&metric=wait_p90_s'
    """
    return urlencode({"weekday": int(weekday), "hour": int(hour), "metric": metric})


def to_category(words: Iterable[str]) -> str:
    """Where a category leads: all complaints whose category is one of these words; without any, all complaints.

    >>> to_category(["manners", "态度"])
    'metric=complaints_per_1000&category=manners&category=%E6%80%81%E5%BA%A6'
    """
    return urlencode({"metric": "complaints_per_1000", "category": list(words)}, doseq=True)


def to_waits(first: float, last: float, block: str) -> str:
    """Where a bar of the curve of satisfaction by wait leads: answers whose ticket waited so many minutes.

    >>> to_waits(9.5, 12.5, "all")
    'metric=csat&waited=9-12&block=all'
    """
    return urlencode({"metric": "csat", "waited": f"{int(first)}-{int(last)}", "block": block})


def to_open(last: date) -> str:
    """Where a bar of the backlog leads: the complaints open at the end of that day.

    >>> to_open(date(2026, 3, 31))
    'metric=complaints_per_1000&open_on=2026-03-31'
    """
    return urlencode({"metric": "complaints_per_1000", "open_on": last.isoformat()})


def to_repeated(node: str) -> str:
    """Where a node's share of repeated complaints leads: those that repeat an earlier one.

    >>> to_repeated("cash")
    'metric=complaints_per_1000&repeated=1&nodes=cash'
    """
    return urlencode({"metric": "complaints_per_1000", "repeated": 1, "nodes": node})


def says(key: str) -> None:
    """That a chart can be clicked: under the first such chart of a page, for all of them."""
    if once.first("clicks", key):
        st.caption(t("Click a bar, dot or cell in a chart to see the cases behind it."))


def follow(where: str, scope: Scope) -> None:
    """Go to the rows behind a point of a chart about a scope."""
    asked = parse_qs(where, keep_blank_values=True)
    links.open_cases(scope, **asked, rows=[rows_of(asked["metric"][0]) if "metric" in asked else ANSWERS])
