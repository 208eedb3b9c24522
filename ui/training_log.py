"""The training log on the page: writing a training down, what one was, striking it out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from cxlib.coaching.training import CHOSEN, KINDS, METHODS, SUGGESTED, Training
from cxlib.scope import NOT_GIVEN, Scope
from ui import by_hand, cached
from ui.names import frame as catalogue
from ui.names import in_sentence, names, person
from ui.past import EARLIEST
from ui.training_words import AIMS, as_day, item_word, name, word
from ui.training_words import CHOSEN as CHOSEN_WORDS
from ui.training_words import KINDS as KIND_WORDS
from ui.training_words import METHODS as METHOD_WORDS
from ui.words import day, t

FORM = "training"


def form(scope: Scope) -> None:
    """What was logged or removed last, and a closed drawer to write a training down; a link from a weak point fills in
    its node and element.
    """
    by_hand.said()
    item, node = st.query_params.get("item", ""), st.query_params.get("node", "")
    suggested = item in SUGGESTED
    with st.expander(t("Log a training"), icon=":material/edit_note:", expanded=bool(item or node), key="log_training"):
        if suggested:
            told = t(KIND_WORDS[SUGGESTED[item]])
            st.caption(t("Suggested for the weak point {item}: {kind}.", item=item_word(item), kind=told))
        with st.form(f"training_{by_hand.turn(FORM)}", border=False):
            entry = _entry(scope, item if item in AIMS else "", node)
            if st.form_submit_button(t("Log")):
                by_hand.do(partial(_log, entry), t("Logged: {name}", name=_entered(entry)), FORM)


def _log(entry: Training) -> None:
    """Keep a training and look at it; what a link filled in is done with."""
    st.query_params["training"] = str(cached.store().write(entry, cached.viewer()))
    for done in ("item", "node", "event"):
        st.query_params.pop(done, None)


def _entered(entry: Training) -> str:
    return t("{name} ({day})", name=entry.name.strip(), day=day(entry.first))


def _entry(scope: Scope, item: str, node: str) -> Training:
    title = st.text_input(t("Name of the training"), max_chars=200)
    left, right = st.columns(2)
    kind = _one(left, t("Kind of course"), KINDS, KIND_WORDS, SUGGESTED.get(item, KINDS[0]))
    aim = left.selectbox(t("What it is to raise"), AIMS, AIMS.index(item), format_func=item_word)
    today = date.today()  # noqa: DTZ011 - the reader's own day
    days = right.date_input(
        t("From, to"),
        value=(today, today),
        min_value=EARLIEST,
        format="YYYY-MM-DD",
        key=f"training_days_{by_hand.turn(FORM)}",
    )
    chosen = _one(right, t("Why these nodes"), CHOSEN, CHOSEN_WORDS, "weak" if item else "")
    nodes, sites = _nodes(scope), names("site")
    picked = st.multiselect(
        t("Service nodes whose staff were trained"), list(nodes), [node] if node in nodes else [],
        format_func=nodes.__getitem__, placeholder=t("Choose at least one"),
    )  # fmt: skip
    at = st.multiselect(
        t("Only at these sites"), [code for code in sites if code != NOT_GIVEN], format_func=sites.__getitem__,
        placeholder=t("All sites"),
    )  # fmt: skip
    told = {code: t(text) for code, text in METHOD_WORDS.items()}
    methods = st.multiselect(t("Methods"), METHODS, format_func=told.__getitem__, placeholder=t("Not told"))
    groups = st.text_input(t("Groups of staff, separated by commas"), max_chars=200)
    first, *rest = days if isinstance(days, tuple) and days else (today,)
    return Training(
        title, kind, as_day(first), tuple(picked), as_day(rest[0]) if rest else None, tuple(at),
        tuple(part.strip() for part in groups.replace("，", ",").split(",") if part.strip()), tuple(methods), str(aim),
        chosen,
    )  # fmt: skip


def about(line: Mapping[Any, Any]) -> None:
    """What was held where, when, why and by whom it was written down; and the way to strike it out."""
    nodes, sites = names("node"), names("site")
    parts = [
        word(KIND_WORDS, line["kind"]),
        _days(line),
        t("nodes: {nodes}", nodes=[nodes.get(code, code) for code in line["nodes"]]),
        t("sites: {sites}", sites=[sites.get(code, code) for code in line["sites"]]) if len(line["sites"]) else "",
        t("groups: {groups}", groups=list(line["groups"])) if len(line["groups"]) else "",
        t("methods: {methods}", methods=[word(METHOD_WORDS, one) for one in line["methods"]])
        if len(line["methods"])
        else "",
        t("to raise: {item}", item=item_word(line["aim"])) if line["aim"] else "",
        t("chosen because: {reason}", reason=word(CHOSEN_WORDS, line["chosen"])) if line["chosen"] else "",
        t("logged by {who}", who=person(line["who"])),
    ]
    words, button = st.columns([6, 1], vertical_alignment="center")
    words.caption(in_sentence(" · ".join(part for part in parts if part)))
    number = int(line["training_id"])
    with button:
        by_hand.removal(
            t("Remove the training {name} with its effect and its mark on the charts?", name=name(line)),
            partial(cached.store().strike, "training", number, cached.viewer()),
            t("Removed: the training {name}", name=name(line)),
            f"strike_training_{number}",
        )


def _days(line: Mapping[Any, Any]) -> str:
    first, last = as_day(line["first_day"]), as_day(line["last_day"])
    return day(first) if first == last else t("{low} to {high}", low=day(first), high=day(last))


def _nodes(scope: Scope) -> dict[str, str]:
    entries, told = catalogue("node"), names("node")
    inside = entries[entries["journey"].isin(scope.journeys)] if scope.journeys else entries
    return {code: told[code] for code in inside.loc[inside["kind"] != "journey", "code"]}


def _one(place: Any, label: str, codes: tuple[str, ...], words: Mapping[str, str], start: str) -> str:
    told = {code: t(words[code]) for code in codes}
    return str(place.selectbox(label, codes, codes.index(start), format_func=told.__getitem__))
