"""A step change the program suggests: why, and its form filled in. Nothing is set unless a person sets it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cxlib.courses import Course, Step, suggested
from ui import by_hand, cached, marks
from ui.period_words import dated, length
from ui.telling import metric_name, value_text
from ui.words import t


def show(found: list[Course], node: str) -> None:
    """Each suggested step of a node's charts as a sentence, with the form a click away."""
    steps = [step for step in map(suggested, found) if step]
    for step in steps:
        told, button = st.columns([5, 1], vertical_alignment="center")
        told.markdown(f":material/lightbulb: {sentence(step)}")
        with button:
            drawer = st.popover(t("Fill in the form"), icon=":material/edit_note:", width="stretch")
            with drawer, st.form(f"suggest_{step.metric}", border=False):
                mark = marks.step_change(node, f"suggest_{step.metric}", (step.metric, step.day))
                if st.form_submit_button(t("Set")):
                    by_hand.do(partial(cached.store().add, mark, cached.viewer()))
    if steps:
        st.caption(
            t(
                "Three ways of looking, so dates and figures differ a little: a key figure compares the whole period "
                "with the one before; a signal begins with the first point against the rule; a level is the mean of "
                "its points and begins where two levels fit best."
            )
        )


def sentence(step: Step) -> str:
    """From what level to which, since when, why it is suggested, and what is left to a person."""
    facts = {
        "metric": metric_name(step.metric), "since": dated(step.day, step.grain),
        "length": length(step.periods, step.grain),
        "before": value_text(step.metric, step.before), "after": value_text(step.metric, step.after),
    }  # fmt: skip
    return t(
        "{metric} seems to have moved to a new level with {since}, from about {before} to {after}, and has stayed "
        "there for {length}. If the cause is known and it is to stay, a step change starts the limits anew.",
        **facts,
    )
