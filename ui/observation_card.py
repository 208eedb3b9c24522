"""Entering a scorecard: where, when, who looked, and the check list of the node's steps."""

from __future__ import annotations

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from cxlib.coaching.training import ROLES, Check, Scorecard
from cxlib.scope import NOT_GIVEN, Scope
from ui import by_hand, cached
from ui.names import frame as catalogue
from ui.names import names
from ui.observation_words import ANSWERS, SCORES, item_word, step_word, steps_of
from ui.observation_words import ROLES as ROLE_WORDS
from ui.pack_steps import STEPS
from ui.past import ask_day
from ui.training_words import as_day
from ui.words import N_, t
from ui.words import day as day_word

FORM = "card"
OUTSIDE = N_(
    "Kept: the scorecard of {day}, {node}. Its day lies outside the period chosen above, so the figures here do not "
    "count it."
)
SEEN_BY = ("csat", "wait_p90_s")  # a site occurs at a node where somebody answered or waited


def form(scope: Scope) -> None:
    """What was kept or removed last, and a closed drawer with the check list of a node of the page's filter."""
    by_hand.said()
    nodes = _nodes(scope)
    if nodes.empty:
        return
    told, codes = names("node"), list(nodes["code"])
    with st.expander(t("Enter a scorecard"), icon=":material/checklist:", key="enter_card"):
        place = f"card_node_{'_'.join((*scope.journeys, *scope.nodes))}"
        node = str(st.selectbox(t("Service node"), codes, format_func=told.__getitem__, key=place))
        key = f"{node}_{by_hand.turn(FORM)}"
        with st.form(f"card_{key}", border=False):
            card = _card(node, nodes.set_index("code").loc[node], key)
            if st.form_submit_button(t("Keep the scorecard")):
                by_hand.do(partial(cached.store().write, card, cached.viewer()), _kept(card, scope), FORM)


def _nodes(scope: Scope) -> pd.DataFrame:
    """The nodes a scorecard can be about: those of the filter, else of its journeys."""
    nodes = catalogue("node")
    nodes = nodes[nodes["kind"] != "journey"]
    if scope.journeys:
        nodes = nodes[nodes["journey"].isin(scope.journeys)]
    asked = nodes[nodes["code"].isin(scope.nodes)]
    return asked if len(asked) else nodes


def _card(node: str, line: pd.Series, key: str) -> Scorecard:
    left, right = st.columns(2)
    sites, roles = names("site"), {role: t(ROLE_WORDS[role]) for role in ROLES}
    today = date.today()  # noqa: DTZ011 - the reader's own day
    with left:
        day = ask_day(t("Day"), today, f"card_day_{key}")
    found = _sites(node, str(line["journey"]))
    site = left.selectbox(t("Site"), found, format_func=sites.__getitem__, key=f"card_site_{key}")
    observer = right.text_input(t("Observer"), max_chars=200, key=f"card_observer_{key}")
    role = right.selectbox(t("Who looked"), ROLES, format_func=roles.__getitem__, key=f"card_role_{key}")
    checks = tuple(Check(step, item, _score(step, item, key)) for step, item in _list(steps_of(line)))
    return Scorecard(
        as_day(day), node, str(observer), str(role), checks, "" if site in (NOT_GIVEN, None) else str(site)
    )


def _sites(node: str, journey: str) -> list[str]:
    """The sites that occur with a node, else with its journey, else all there are."""
    every = list(names("site"))
    for scope in (Scope(nodes=(node,)), Scope(journeys=(journey,))):
        lines = cached.figure(scope, SEEN_BY, by=("site",))
        there = set(lines.loc[lines["n"] > 0, "site"])
        if there:
            return [code for code in every if code in there]
    return every


def _kept(card: Scorecard, scope: Scope) -> str:
    outside = (scope.start and card.day < scope.start) or (scope.end and card.day > scope.end)
    told = OUTSIDE if outside else N_("Kept: the scorecard of {day}, {node}.")
    return t(told, day=day_word(card.day), node=names("node")[card.node])


def _list(steps: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(step, item) for step in steps for item in STEPS[step][1]]


def _score(step: str, item: str, key: str) -> float | None:
    told = {answer: t(text) for answer, text in ANSWERS.items()}
    picked = st.radio(
        t("{first}: {second}", first=step_word(step), second=item_word(item)), list(ANSWERS), 2,
        format_func=told.__getitem__, horizontal=True,
        key=f"check_{key}_{item}",
    )  # fmt: skip
    return SCORES[str(picked)]
