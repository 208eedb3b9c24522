"""Setting what stands on a node's charts: standard, event, step change, one-off; listed, removable, written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.marks import EVENT_KINDS, Event, Ghost, Mark, Rebase
from cxlib.records import records
from cxlib.watched import charted
from ui import by_hand, cached, filters, links, mark_effect, mark_history, mark_standard
from ui.mark_words import EVENTS, TABS, event_text, since_text
from ui.names import in_sentence, person
from ui.past import ask_day
from ui.telling import metric_name
from ui.words import day, language, t

LATEST = 3
"""Events whose effect is a click away; that of older ones is chosen there."""


def panel(node: str) -> None:
    """The way to what the last events did, and a closed drawer with four small forms and what is set now."""
    by_hand.said()
    _effects(node)
    with st.expander(t("Set standards, events, step changes"), icon=":material/edit_note:", key="marks"):
        forms: dict[str, Callable[[str], Mark | None]] = {"event": _event, "rebase": step_change, "ghost": _ghost}
        first, *others = st.tabs([t(text) for text in TABS.values()])
        with first:
            mark_standard.form(node)
        for tab, (subject, form) in zip(others, forms.items(), strict=True):
            with tab, st.form(f"mark_{subject}", border=False):
                mark = form(node)
                if st.form_submit_button(t("Set")) and mark is not None:
                    changed = mark_effect.told(mark, filters.current().within(nodes=[node], journeys=[]))
                    by_hand.do(partial(cached.store().add, mark, cached.viewer()), changed)
        _listing(node)


def _effects(node: str) -> None:
    """Whether what happened at this node of late worked, trainings included: a link for each."""
    events = cached.events(cached.EVERYTHING)
    mine = events[(events["node"] == node) & (events["kind"] != "outage")]
    mine = mine.drop_duplicates(["event_id", "training_id"]).sort_values("day").tail(LATEST)
    for row in records(mine.iloc[::-1]):
        link = {"event": str(row["event_id"])} if row["event_id"] else {"training": str(row["training_id"])}
        label = t("Did it work? {event}", event=event_text(day(row["day"]), _named(row), row["kind"]))
        where = links.query(filters.current(), **link)
        st.page_link(links.EFFECT, label=in_sentence(label), icon=":material/compare_arrows:", query_params=where)


def _event(node: str) -> Mark:
    told = {code: t(text) for code, text in EVENTS.items()}
    log = links.query(filters.current(), node=node)
    st.caption(t("A training is logged together with its effect and then stands here by itself."))
    st.page_link(links.EFFECT, label=t("Log a training"), icon=":material/model_training:", query_params=log)
    kinds = [kind for kind in EVENT_KINDS if kind != "training"]  # trainings are logged, with their effect
    kind = str(st.selectbox(t("Kind"), kinds, format_func=told.__getitem__))
    name = st.text_input(t("What happened"), max_chars=200)
    when = ask_day(t("Day"), _last_day())
    everywhere = st.checkbox(t("It holds for all service nodes"))
    st.caption(t("If it touched several service nodes, set it at each with the same words and day: it is one event."))
    return Event(_as_day(when), kind, name, "" if everywhere else node)


def step_change(node: str, key: str = "rebase", filled: tuple[str, date] | None = None) -> Mark:
    """The fields of a step change; `filled` in with a chart's metric and the first day of its new level."""
    st.caption(
        t("Only with a known cause, after a shift that lasts, when it is expected to stay. Limits start anew that day.")
    )
    about, first = filled or ("", _last_day())
    metric = _metric(f"{key}_metric", node, about)
    when = ask_day(t("First day of the new level"), first, f"{key}_day")
    return Rebase(metric, _as_day(when), st.text_input(t("Known cause"), max_chars=200, key=f"{key}_cause"), node)


def _ghost(node: str) -> Mark:
    st.caption(t("A known one-off, such as an outage: drawn as a cross and left out of limits and rules."))
    metric = _metric("ghost_metric", node)
    first = _as_day(ask_day(t("From"), _last_day()))
    last = _as_day(ask_day(t("To"), _last_day()))
    return Ghost(metric, first, last, st.text_input(t("What happened"), max_chars=200, key="ghost_reason"), node)


def _metric(key: str, node: str, about: str = "") -> str:
    """Which of the node's charts a mark is for: at first the one it is `about`."""
    drawn = charted(cached.watched(filters.current().within(nodes=[node], journeys=[])))
    at = drawn.index(about) if about in drawn else 0
    return str(st.selectbox(t("Chart"), drawn, at, format_func=metric_name, key=key))


def _listing(node: str) -> None:
    """What is set for the node, each line with its way out."""
    for subject, number, text in _set(node):
        words, button = st.columns([6, 1], vertical_alignment="center")
        words.markdown(f"**{t(TABS[subject])}** · {in_sentence(text)}")
        with button:
            by_hand.removal(
                t("Remove this mark from the charts? {mark}", mark=text),
                partial(cached.store().remove, subject, number, cached.viewer()),
                t("Removed: {mark}", mark=text),
                f"remove_{subject}_{number}",
            )
    mark_history.table(node)


def _set(node: str) -> list[tuple[str, int, str]]:
    events = cached.events(cached.EVERYTHING)
    events = events[events["event_id"] > 0]  # a training is drawn like an event and set where trainings are
    return [
        *(
            ("standard", row["standard_id"], since_text(row, row["valid_from"]))
            for row in _of(cached.standards(), node)
        ),
        *(
            ("event", row["event_id"], event_text(day(row["day"]), _named(row), row["kind"]))
            for row in [*_of(events, node), *_of(events, "")]
        ),
        *(("rebase", row["rebase_id"], _reasoned(row, row["day"])) for row in _of(cached.rebases(), node)),
        *(("ghost", row["ghost_id"], _reasoned(row, row["first_day"])) for row in _of(cached.ghosts(), node)),
    ]


def _named(row: dict[Any, Any]) -> str:
    return str(row["name_zh" if language() == "zh" else "name_en"])


def _reasoned(row: dict[Any, Any], first: date) -> str:
    about = metric_name(row["metric"])
    set_by = person(row["who"])
    return t("{metric}, {day}: {reason} ({who})", metric=about, day=day(first), reason=row["reason"], who=set_by)


def _of(frame: pd.DataFrame, node: str) -> list[dict[Any, Any]]:
    return list(records(frame[frame["node"] == node]))


def _last_day() -> date:
    return cached.extent().last or date.today() - timedelta(days=1)  # noqa: DTZ011 - the reader's own day


def _as_day(picked: Any) -> date:
    return picked if isinstance(picked, date) else _last_day()
