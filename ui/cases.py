"""The rows behind the figures: comments and complaint cases, a bounded page at a time. Texts are shown as text."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from cxlib.store.cases import ANY
from ui import cached, cached_rows, known_words
from ui.names import names
from ui.words import N_, NOTHING, day, duration, is_missing, listing, number, t, tn

PAGE, COMMENTS = 25, 10
ORDERS = {"low": N_("Lowest scores"), "new": N_("Newest")}
OUTCOMES = {
    "served": N_("closed"),
    "abandoned": N_("withdrawn"),
    "no_show": N_("not reached"),
    "open": N_("not yet closed"),
}


def comments(scope: Scope) -> None:
    """Some comments as they were written (masked when they were taken in)."""
    told = {code: t(text) for code, text in ORDERS.items()}
    order = st.radio(
        t("Order"), list(told), format_func=told.__getitem__, horizontal=True, key="comment_order",
        label_visibility="collapsed",
    )  # fmt: skip
    rows = cached_rows.comments(scope, str(order), COMMENTS)
    if rows.empty:
        st.caption(t("No comments in this period."))
        return
    shown = pd.DataFrame(
        {
            t("Comment"): rows["text"],
            t("Score"): [number(value, None) for value in rows["score"]],
            t("Site"): rows["site"].map(names("site")),
            t("Day"): [day(value) for value in rows["day"]],
        }
    )
    # wide and high enough to read a comment on a phone: texts wrap in their cells
    columns = {t("Comment"): st.column_config.TextColumn(width=280)}
    st.dataframe(shown, hide_index=True, row_height=64, column_config=columns, alt=t("Comments"))


def there_are(scope: Scope) -> bool:
    """Whether there are complaints at all, with or without a volume."""
    return not cached.categories(scope).empty


def counts_alone(rates: pd.DataFrame) -> None:
    """Complaints at nodes without served tickets: a number, and no rate."""
    alone = rates[(rates["events"].fillna(0) > 0) & ~(rates["n"] > 0)]
    if alone.empty:
        return
    told = names("node")
    counted = [
        f"{told.get(node, node)} {number(events)}" for node, events in zip(alone["node"], alone["events"], strict=True)
    ]
    st.caption(t("No served tickets, therefore a number and no rate: {nodes}.", nodes=listing(counted)))


def complaints(scope: Scope) -> None:
    """Complaint cases, newest first, a page at a time."""
    total = int(cached.categories(scope)["n"].sum())
    if not total:
        st.caption(t("No complaints in this period."))
        return
    slot = st.container()
    page = st.pagination(-(-total // PAGE), key="case_page") if total > PAGE else 1
    rows = cached_rows.tickets(scope, "complaint", ANY, (page - 1) * PAGE, PAGE)
    slot.dataframe(_readable(rows), hide_index=True, alt=t("Complaint cases, newest first"))
    first = (page - 1) * PAGE + 1
    slot.caption(tn("{first} to {last} of {n} case", "{first} to {last} of {n} cases", total,
                    first=first, last=first + len(rows) - 1))  # fmt: skip


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    nodes, sites = names("node"), names("site")
    return pd.DataFrame(
        {
            t("Day"): [day(value) for value in rows["day"]],
            t("Service node"): rows["node"].map(nodes),
            t("Category"): [NOTHING if is_missing(word) else known_words.category(word) for word in rows["category"]],
            t("Text"): rows["text"].fillna(""),
            t("State"): [t(OUTCOMES.get(code, code)) for code in rows["outcome"]],
            t("Time to close"): [duration(value) for value in rows["close_s"].astype("float64")],
            t("Site"): rows["site"].map(sites),
        }
    )
