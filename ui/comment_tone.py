"""How the tone was told, and how often that was right."""

from __future__ import annotations

import streamlit as st

from cxlib.comments.tone import LEARNED, Tone, Trial
from cxlib.intervals import proportion
from ui.words import percent, t


def says(tone: Tone) -> None:
    """Where the tone comes from and what it is worth; never a figure of its own."""
    if tone.kind == LEARNED:
        source = t("The tone is a hint, learned from {n} comments with scores.", n=tone.texts)
    else:
        source = t("The tone is a hint by words of praise and blame: too few scores to learn from, or words do better.")
    st.caption(f"{source} {_tried(tone.trial)}")


def _tried(trial: Trial | None) -> str:
    if trial is None:
        return t("How often it is right cannot be told: too few comments with scores.")
    return t("Tried on comments it had not seen, it recognised {low} of {low_n} low scores and {high} of {high_n} high "
             "ones.",
             low=_share(trial.low_right, trial.low), low_n=trial.low, high=_share(trial.high_right, trial.high),
             high_n=trial.high)  # fmt: skip


def _share(right: int, of: int) -> str:
    share = proportion(right, of)
    value, low, high = (percent(float(one), 0) for one in (share.value, share.low, share.high))
    return t("{value} ({low} to {high})", value=value, low=low, high=high)
