"""The scorecards one by one: one entered by hand can be removed, one of a file goes with its upload."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from ui import by_hand, cached
from ui.names import in_sentence, names
from ui.observation_words import role_word
from ui.words import day, t

LONGEST = 50


def section(seen: pd.DataFrame, scope: Scope) -> None:
    """All that were entered by hand, whatever the period, with a way out; those of files in the period, in a drawer."""
    every = cached.observations(replace(scope, start=None, end=None))
    typed, filed = every[every["upload_id"].isna()], seen[seen["upload_id"].notna()]
    if typed.empty and filed.empty:
        return
    st.header(t("Scorecards"), anchor=False)
    if len(typed):
        st.caption(t("Entered by hand, whatever period is chosen above:"))
        for number, card in list(typed.groupby("card_id", sort=False))[:LONGEST]:
            _typed(int(str(number)), _told(card))
        _more(typed)
    if len(filed):
        with st.expander(t("Scorecards of files"), icon=":material/list_alt:"):
            st.caption(t("A scorecard of a file goes when its upload is taken back, on the page “Uploads”."))
            for _, card in list(filed.groupby("card_id", sort=False))[:LONGEST]:
                upload = t("upload {id}", id=str(int(card["upload_id"].iloc[0])))
                st.markdown(in_sentence(f"{_told(card)} · {upload}"))
            _more(filed)


def _typed(number: int, told: str) -> None:
    words, button = st.columns([5, 1], vertical_alignment="center")
    words.markdown(in_sentence(told))
    with button:
        by_hand.removal(
            t("Remove this scorecard? {card}", card=told),
            partial(cached.store().strike, "observation", number, cached.viewer()),
            t("Removed: the scorecard {card}", card=told),
            f"strike_card_{number}",
        )


def _told(card: pd.DataFrame) -> str:
    """A scorecard in one line: when, where, by whom, and how much was passed."""
    told, sites = names("node"), names("site")
    first, judged = card.iloc[0], card["passed"].dropna()
    node, site = told.get(first["node"], first["node"]), sites.get(first["site"], first["site"])
    return t("{day}: {node}, {site}; {observer}, {role}; {passed} of {n} passed",
             day=day(first["day"].date()), node=node, site=site, observer=first["observer"],
             role=role_word(first["role"]), passed=int(judged.astype(bool).sum()), n=len(judged))  # fmt: skip


def _more(cards: pd.DataFrame) -> None:
    n = cards["card_id"].nunique()
    if n > LONGEST:
        st.caption(t("The newest {shown} of {n}.", shown=LONGEST, n=n))
