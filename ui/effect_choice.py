"""Whose effect is looked at: a training of the log, or something else that happened; what it was, in a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cxlib.records import records
from ui import cached, training_log
from ui.mark_words import EVENTS, event_text
from ui.names import in_sentence, names
from ui.training_words import as_day, name, word
from ui.words import day, language, t

CHOSEN_KEY = "training_chosen"
TRAINING, EVENT = "training", "event"
Line = Mapping[Any, Any]


def lines() -> list[Line]:
    """All trainings, then all other events on the charts; each newest first."""
    return [*records(cached.trainings()), *records(cached.happened())]


def choose(found: list[Line]) -> Line:
    """The training or event that is looked at: the one of the link, else the first."""
    told = {_code(line): line for line in found}
    linked = next((code for code, line in told.items() if _asked(line)), next(iter(told)))
    if st.session_state.get(CHOSEN_KEY) != linked:  # a box keeps what it shows unless it is told
        st.session_state[CHOSEN_KEY] = linked
    label = t("Training or event")
    picked = st.selectbox(
        label, list(told), format_func=lambda code: _name(told[code]), key=CHOSEN_KEY, on_change=_link
    )
    _write(str(picked))
    return told[picked]


def about(line: Line) -> None:
    """What it was, where and when; a training with its way out, an event with where it is set and removed."""
    if line["training_id"]:
        training_log.about(line)
        return
    nodes, sites = names("node"), names("site")
    every = len(line["nodes"]) == len(nodes)
    parts = [
        word(EVENTS, line["kind"]),
        day(as_day(line["first_day"])),
        t("all service nodes")
        if every
        else t("nodes: {nodes}", nodes=[nodes.get(code, code) for code in line["nodes"]]),
        t("sites: {sites}", sites=[sites.get(code, code) for code in line["sites"]]) if line["sites"] else "",
    ]
    st.caption(in_sentence(" · ".join(part for part in parts if part)))
    st.caption(
        t("Compared with where it did not come, like a training. Marks of one name and day at several service nodes "
          "are one event: with three or more of them the effect can be tested. It is set and removed on the node’s "
          "page.")
    )  # fmt: skip


def _code(line: Line) -> str:
    return f"{TRAINING}={line['training_id']}" if line["training_id"] else f"{EVENT}={line['event_ids'][0]}"


def _asked(line: Line) -> bool:
    """Whether the link names this training, or a mark of this event."""
    if line["training_id"]:
        return str(line["training_id"]) == st.query_params.get(TRAINING, "")
    return st.query_params.get(EVENT, "") in {str(number) for number in line["event_ids"]}


def _name(line: Line) -> str:
    if line["training_id"]:
        return name(line)
    named = line["name_zh" if language() == "zh" else "name_en"]
    return event_text(day(as_day(line["first_day"])), named, line["kind"])


def _link() -> None:
    """Put what was chosen into the link."""
    _write(str(st.session_state[CHOSEN_KEY]))


def _write(code: str) -> None:
    kind, number = code.split("=")
    st.query_params.pop(EVENT if kind == TRAINING else TRAINING, None)
    st.query_params[kind] = number
