"""How long people wait before satisfaction falls: the curve, the break in a sentence, and what it rests on."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.breakpoint import fitted
from cxlib.charts import waiting_curve
from cxlib.patience import BLOCKS, Patience
from cxlib.scope import Scope
from ui import analyses, plots
from ui.drill import to_waits
from ui.faults import fragment
from ui.words import N_, number, percent, t

HOURS = {"all": N_("All hours"), "morning": N_("Until 12:00"), "midday": N_("12:00 to 14:00"),
         "afternoon": N_("From 14:00 on")}  # fmt: skip
REASONS = {
    "TOO_FEW": N_("Fewer than 100 answers have a known wait: too few to say from when on satisfaction falls."),
    "FEW_DISTINCT": N_("The waits hardly differ: nothing can be said about longer ones."),
    "NO_BREAK": N_(
        "No minute can be named from which satisfaction falls: a steady change along the wait describes the "
        "answers as well."
    ),
    "NOT_A_DROP": N_("Satisfaction does not fall faster with longer waits."),
    "FEW_ON_A_SIDE": N_("Too few answers on one side of the point to tell it."),
    "AT_EDGE": N_("Satisfaction changes only at the shortest or longest waits: no point can be told."),
    "VAGUE": N_("There is no clear point: the interval spans more than half of the waits."),
}


@fragment
def section(scope: Scope) -> None:
    """The whole section; the test behind the sentence takes a moment, the page does not wait for it."""
    told = {code: t(text) for code, text in HOURS.items()}
    block = st.radio(
        t("Hours"), list(BLOCKS), format_func=told.__getitem__, horizontal=True, key="patience_block",
        label_visibility="collapsed",
    )  # fmt: skip
    found = analyses.patience(scope, str(block))
    if not found.named:
        st.caption(t("The survey files carry no ticket numbers, so answers and waits cannot be joined."))
        return
    st.markdown(sentence(found))
    if found.curve.n.size:
        plots.show(_picture(found, str(block)), sentence(found), "patience", opens=scope)
    st.caption(
        t("{named} of {answers} answers name a ticket; for {matched} of them it was taken in ({share}).",
          named=found.named, answers=found.answers, matched=found.matched,
          share=percent(found.matched / found.named if found.named else None))
    )  # fmt: skip
    st.caption(t("“Goes with”, not “causes”: busy hours differ in more than the wait."))


def sentence(found: Patience) -> str:
    """The break in words, or why none is told."""
    if found.told.reason:
        return t(REASONS[found.told.reason])
    place, fall = found.told.place, found.told.fall
    return t(
        "Satisfaction holds until about **{at} minutes** ({low} to {high}), then falls {fall} points per minute "
        "({least} to {most}); n = {n}.",
        at=number(float(place.value)), low=number(float(place.low)), high=number(float(place.high)),
        fall=number(100 * float(fall.value), 1), least=number(100 * float(fall.low), 1),
        most=number(100 * float(fall.high), 1), n=number(found.told.n),
    )  # fmt: skip


def _picture(found: Patience, block: str) -> Figure:
    curve, told = found.curve, found.told
    hover = [
        t("{wait} min: {share} satisfied ({low} to {high}), n = {n}", wait=number(wait, 1), share=percent(value),
          low=percent(low), high=percent(high), n=number(n))
        for wait, value, low, high, n in zip(curve.wait, *curve.share, curve.n, strict=True)
    ]  # fmt: skip
    bins = pd.DataFrame({"wait": curve.wait, "share": curve.share.value, "low": curve.share.low,
                         "high": curve.share.high, "hover": hover})  # fmt: skip
    bins["opens"] = [to_waits(first, last, block) for first, last in zip(curve.first, curve.last, strict=True)]
    x = np.linspace(0, float(curve.wait.max()), 60)
    drawn = told.line is not None and not told.reason
    line = pd.DataFrame({"wait": x, "share": fitted(told.line, x)}) if drawn and told.line else bins.iloc[:0]
    at = tuple(float(part) for part in told.place) if drawn else None
    return waiting_curve(bins, line, at, (t("Minutes waited"), t("Satisfaction")))  # type: ignore[arg-type]
