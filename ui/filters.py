"""The filter bar, and the one place where link and filters meet.

The bar is drawn by `ui.main` above every page of the board. A link is read when a session starts and whenever it brings
another scope than the one written last; otherwise the bar has the say, and the link is rewritten from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from cxlib.scope import LISTS, Scope, to_query
from ui import cached, past
from ui.choices import ALL, CUSTOM, Choice, Query, Span, about_scope, as_scope, as_span, from_link, presets, rewritten
from ui.names import KINDS, frame, in_sentence, names
from ui.words import N_, t

PRESETS = {
    "4w": N_("Last 4 weeks"),
    "13w": N_("Last 13 weeks"),
    "26w": N_("Last 26 weeks"),
    "52w": N_("Last 52 weeks"),
    ALL: N_("All days"),
    CUSTOM: N_("Own dates"),
}
GRAIN_NAMES = {"D": N_("By day"), "W": N_("By week"), "M": N_("By month"), "Q": N_("By quarter")}
LABELS = {
    "journeys": N_("Journey"),
    "nodes": N_("Service node"),
    "sites": N_("Site"),
    "channels": N_("Channel"),
    "segments": N_("Segment"),
}
EVERYTHING = {
    "journeys": N_("All journeys"),
    "nodes": N_("All service nodes"),
    "sites": N_("All sites"),
    "channels": N_("All channels"),
    "segments": N_("All segments"),
}
_CHOICE, _WRITTEN = "filter_choice", "filter_written"


def current() -> Scope:
    """What the page is about."""
    return as_scope(_choice(), _spans()) if cached.extent().last else Scope()


def follow_link() -> None:
    """Take the scope from the link if it is a new one, before anything is drawn."""
    query = _query()
    asked = about_scope(query)
    if _CHOICE not in st.session_state or (asked and asked != st.session_state.get(_WRITTEN)):
        _take(query)


def take(scope: Scope) -> None:
    """Let the bar stand for a scope, before it is drawn."""
    _take(to_query(scope))


def widen(scope: Scope) -> None:
    """Ask for another scope by the link; the page is to be run again."""
    st.query_params.from_dict(rewritten(_query(), scope))


def _take(query: Query) -> None:
    known = {KINDS[kind]: set(frame(kind)["code"]) for kind in KINDS}
    _keep(from_link(query, _spans(), known))
    for name in (*LISTS, "preset", "own", "grain", "weighted"):
        st.session_state.pop(f"filter_{name}", None)


def write_link() -> None:
    """Put the scope into the link, so that the address bar can be copied at any time."""
    query = _query()
    scope = current()
    wanted = rewritten(query, scope)
    if wanted != query:
        st.query_params.from_dict(wanted)
    st.session_state[_WRITTEN] = to_query(scope)


def bar() -> None:
    """Draw the bar: period, grain and journey in sight, everything else one click away."""
    before = choice = _choice()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        choice = _period(choice)
        grain = _select("grain", t("Grain"), GRAIN_NAMES, choice.scope.grain, 112)
        choice = replace(choice, scope=replace(choice.scope, grain=grain))
        choice = _lists(choice, ("journey",), 240)
        chosen = sum(bool(getattr(choice.scope, name)) for name in LISTS[1:])
        label = t("Filters ({n})", n=chosen) if chosen else t("Filters")
        with st.popover(label, icon=":material/tune:"):
            choice = _lists(choice, tuple(KINDS)[1:])
    if choice != before:
        choice = replace(choice, unknown=())
    _keep(choice)
    if choice.unknown:
        codes = ", ".join(map(in_sentence, choice.unknown))
        st.warning(
            t("The link asks for what is not here, so this is left out: {codes}.", codes=codes),
            icon=":material/link_off:",
        )


def _period(choice: Choice) -> Choice:
    preset = _select("preset", t("Period"), PRESETS, choice.preset, 144)
    if preset != CUSTOM:
        return replace(choice, preset=preset, own=None)
    days = choice.own or _spans().get(choice.preset, _spans()[ALL])
    key = _seeded("own", days)
    picked = st.date_input(
        t("From, to"),
        min_value=past.EARLIEST,
        max_value=max(past.latest(), days[1]),
        key=key,
        format="YYYY-MM-DD",
        width=240,
        label_visibility="collapsed",
    )
    return replace(choice, preset=CUSTOM, own=as_span(picked, days))


def _select(name: str, label: str, wording: Mapping[str, str], value: str, width: int) -> str:
    told = {code: t(text) for code, text in wording.items()}
    key = _seeded(name, value)
    picked = st.selectbox(
        label, list(told), key=key, format_func=told.__getitem__, width=width, label_visibility="collapsed"
    )
    return str(picked)


def _lists(choice: Choice, kinds: tuple[str, ...], width: int | None = None) -> Choice:
    scope = choice.scope
    for kind in kinds:
        name, entries = KINDS[kind], frame(kind)
        if name == "nodes" and scope.journeys:
            entries = entries[entries["journey"].isin(scope.journeys)]
        scope = scope.within(**{name: _several(name, names(kind), list(entries["code"]), width)})
    return replace(choice, scope=scope)


def _several(name: str, wording: Mapping[str, str], codes: list[str], width: int | None) -> tuple[str, ...]:
    if len(codes) < 2:  # nothing to choose between
        return ()
    key = _seeded(name, list(getattr(_choice().scope, name)))
    st.session_state[key] = [code for code in st.session_state[key] if code in codes]
    in_bar = width is not None  # where labels would cost a line
    picked = st.multiselect(
        t(LABELS[name]),
        codes,
        key=key,
        format_func=wording.__getitem__,
        placeholder=t(EVERYTHING[name]),
        width=width or "stretch",
        label_visibility="collapsed" if in_bar else "visible",
    )
    return tuple(picked)


def _seeded(name: str, value: Any) -> str:
    """The widget's key, its state filled in if it has none: at first, after a link, after a page without the bar."""
    key = f"filter_{name}"
    st.session_state.setdefault(key, value)
    return key


def _spans() -> dict[str, Span]:
    extent = cached.extent()
    return presets(extent.first, extent.last)


def _choice() -> Choice:
    choice: Choice = st.session_state[_CHOICE]
    return choice


def _keep(choice: Choice) -> None:
    st.session_state[_CHOICE] = choice


def _query() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
