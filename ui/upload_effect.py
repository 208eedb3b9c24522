"""What a change of the data would do to the figures, told before it is made: in words, then before → after with n."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.preview import AT_ONCE, WHOLE, Effect, effect_of_undo
from cxlib.records import records
from cxlib.store import Undone
from cxlib.store.journal import Journal
from ui import cached
from ui.error_words import say_reason
from ui.kept import kept
from ui.telling import SHORT, complaints_text, short_name, value_text
from ui.words import language, number, t, tn

SPOKEN = 4  # figures told in words
Row = dict[Any, Any]


def wanted(rows: int, key: str) -> bool:
    """Whether to work the effect out: unasked for what takes about a second, else when the reader asks for it."""
    return rows <= AT_ONCE or st.toggle(t("Show what would change (takes about as long as the change itself)"), key=key)


def of_undo(upload_id: int) -> Effect[Undone]:
    """What taking an upload back would change."""
    return _of_undo(cached.reader(), upload_id)


@kept
def _of_undo(reader: Journal, upload_id: int) -> Effect[Undone]:
    return effect_of_undo(cached.store().database, upload_id, reader.viewer)


def figures(effect: Effect[Any], key: str) -> None:
    """The figures that would change: the overview's in words and as a table, those of the nodes one click away."""
    found = effect.figures
    if found.empty:
        st.caption(t("No figure would change."))
        return
    whole, parts = found[found["node"] == WHOLE], found[found["node"] != WHOLE]
    if len(whole):
        first = whole.sort_values("metric", key=lambda metric: ~metric.isin(SHORT), kind="stable").head(SPOKEN)
        st.markdown("\n".join(f"- {_sentence(row)}" for row in records(first)))
        _table(effect, whole, f"{key}-whole")
    if len(parts):
        with st.expander(
            tn("{n} figure of a service node would change", "{n} figures of service nodes would change", len(parts)),
            expanded=whole.empty,
            icon=":material/pin_drop:",
        ):
            _table(effect, parts, key)
    st.caption(t("Over all days, sites and channels; a short period may change more."))


def _table(effect: Effect[Any], found: pd.DataFrame, key: str) -> None:
    names = _names(effect.nodes) | {WHOLE: t("All service nodes")}
    rows = records(found)
    table = {
        t("Service node"): [names.get(row["node"], row["node"]) for row in rows],
        t("Metric"): [short_name(row["metric"]) for row in rows],
        t("Before"): [_side(row, "before") for row in rows],
        t("After"): [_side(row, "after") for row in rows],
        t("Rests on (n)"): [_basis(row) for row in rows],
    }
    st.dataframe(
        pd.DataFrame(table), hide_index=True, key=key, alt=t("The figures that would change, before and after")
    )


def _sentence(row: Row) -> str:
    """One change as a sentence."""
    before, after = row["before"], row["after"]
    facts = {"metric": short_name(row["metric"]), "before": _side(row, "before"), "after": _side(row, "after")}
    if pd.isna(before) and pd.isna(after):
        return t("**{metric}**: no figure before or after ({after}); n {basis}", basis=_basis(row), **facts)
    if pd.isna(before):
        return t("**{metric}** appears: {after}; n {basis}", basis=_basis(row), **facts)
    if pd.isna(after):
        return t("**{metric}** goes away ({after}); it was {before}; n {basis}", basis=_basis(row), **facts)
    if facts["before"] == facts["after"]:
        return t("**{metric}** stays at {after}; n {basis}", basis=_basis(row), **facts)
    if after > before:
        return t("**{metric}** rises from {before} to {after}; n {basis}", basis=_basis(row), **facts)
    return t("**{metric}** falls from {before} to {after}; n {basis}", basis=_basis(row), **facts)


def _basis(row: Row) -> str:
    if row["metric"] == "complaints_per_1000":
        told = [complaints_text(row[f"events_{side}"], row[f"n_{side}"]) for side in ("before", "after")]
        return " → ".join(told)
    return f"{number(row['n_before'])} → {number(row['n_after'])}"


def _side(row: Row, side: str) -> str:
    if pd.isna(row[side]):
        return say_reason(row[f"reason_{side}"])
    return value_text(row["metric"], row[side], row[f"n_{side}"])


def _names(nodes: pd.DataFrame) -> dict[str, str]:
    return dict(zip(nodes["code"], nodes["name_zh" if language() == "zh" else "name_en"], strict=True))
