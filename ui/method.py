"""The metric cards as a reader sees them, and the rules all metrics share.

`tools.metrics_doc` writes the same into docs/metrics.md.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.display import Bounds
from cxlib.registry import METRICS, Metric
from ui.method_words import CLASSES, DIRECTIONS, FAMILIES, UNITS
from ui.words import t


def asked() -> str | None:
    """The metric the link names (`?metric=csat`), if there is one of that name."""
    key = st.query_params.get("metric", "")
    return key if key in METRICS else None


def choose() -> str | None:
    """Let the reader find a metric by typing; the choice is kept in the link, so that it can be sent on."""
    keys, linked = list(METRICS), asked()
    chosen = st.selectbox(
        t("Find a metric"),
        keys,
        index=keys.index(linked) if linked else None,
        format_func=lambda key: t(METRICS[key].name),
        placeholder=t("All metrics"),
    )
    if chosen != linked:
        if chosen:
            st.query_params["metric"] = chosen
        else:
            st.query_params.pop("metric", None)
    return chosen


def cards(only: str | None) -> None:
    """All cards by family, or the one asked for."""
    for family, title in FAMILIES.items():
        shown = [card for card in METRICS.values() if card.family == family and only in (None, card.key)]
        if shown:
            st.header(t(title), anchor=family)
        for card in shown:
            _card(card)


def class_table() -> pd.DataFrame:
    """The display classes with their bounds, in the reader's language."""
    bounds = Bounds()
    facts = {
        "hidden": bounds.hidden_below,
        "provisional": bounds.provisional_below,
        "last_provisional": bounds.provisional_below - 1,
        "events": bounds.events_below,
    }
    rows = [(t(name), t(rule, **facts)) for name, rule in CLASSES]
    return pd.DataFrame(rows, columns=[t("Class"), t("When, and how it is shown")])


def bullets(texts: tuple[str, ...]) -> str:
    """Messages as a Markdown list."""
    return "\n".join(f"- {t(text)}" for text in texts)


def facts_of(card: Metric) -> list[tuple[str, str]]:
    """What a card says, in the order a reader asks."""
    return [
        (t("Formula"), t(card.formula)),
        (t("Denominator"), t(card.denominator)),
        (t("Direction"), t(DIRECTIONS[card.better])),
        (t("Unit in files"), t(UNITS[card.unit])),
        (t("Withheld below"), f"n = {card.minimum_n}"),
        (t("Interval"), t(card.interval)),
        (t("Checked against"), t(card.source)),
    ]


def _card(card: Metric) -> None:
    with st.container(border=True):
        st.markdown(f"### {t(card.name)} :gray[`{card.key}`]")
        st.table(
            pd.DataFrame(facts_of(card)),
            border="horizontal",
            hide_index=True,
            hide_header=True,
            width="content",
            alt=t("How {metric} is computed", metric=t(card.name)),
        )
