"""The words of low and of high scores, side by side, and how sure the difference is."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.comments.keyness import HIGH, LOW, NEEDED
from cxlib.scope import Scope
from ui import comment_read
from ui.downloads import downloads
from ui.words import N_, number, t

MOST, FEW = 25, 10
TENS = 10
RATIO = {"value": "ratio", "low": "ratio_low", "high": "ratio_high"}
HEADS = {LOW: N_("Words of low scores"), HIGH: N_("Words of high scores")}
COLUMNS = {
    "word": N_("Word"), "side": N_("Whose word"), "low_n": N_("In comments with a low score"),
    "low_of": N_("Comments with a low score"), "high_n": N_("In comments with a high score"),
    "high_of": N_("Comments with a high score"), "ratio": N_("Odds ratio"),
    "ratio_low": N_("Odds ratio, lower limit (95%)"), "ratio_high": N_("Odds ratio, upper limit (95%)"),
    "p": "p", "q": "q",
}  # fmt: skip


def show(scope: Scope) -> None:
    """Two tables of words, the surest first, and what they rest on."""
    rows = comment_read.keyness(scope)
    if rows.empty:
        st.caption(t("At least {n} comments with a low score, and as many with a high one, are needed.", n=NEEDED))
        return
    listed = rows[rows["listed"]]
    for side, column in zip((LOW, HIGH), st.columns(2), strict=True):
        with column:
            st.markdown(f"**{t(HEADS[side])}**")
            part = listed[listed["side"] == side].head(MOST)
            if part.empty:
                st.caption(t("No word stands out by more than chance."))
            else:
                st.dataframe(
                    _readable(part, side),
                    hide_index=True,
                    alt=t(HEADS[side]),
                    height="content" if len(part) <= FEW else 390,
                )
    st.caption(
        t("{listed} of {tested} words tested stand out (q < 0.10: about one in ten of them by chance); the surest "
          "differences first. A word is no cause.", listed=len(listed), tested=len(rows))
    )  # fmt: skip
    exact = rows[list(COLUMNS)].assign(side=rows["side"].map({LOW: t("low"), HIGH: t("high")}))
    downloads(exact.rename(columns={key: t(text) for key, text in COLUMNS.items()}), "comment-words", scope)


def _readable(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    told = rows.to_dict("records")
    first, second = (LOW, HIGH) if side == LOW else (HIGH, LOW)
    heads = {LOW: t("Low scores"), HIGH: t("High scores")}
    return pd.DataFrame(
        {
            t("Word"): rows["word"],
            heads[first]: [_of(row, first) for row in told],
            heads[second]: [_of(row, second) for row in told],
            t("Times as likely (odds)"): [
                t("{value} ({low} to {high})", **{name: _times(row[key]) for name, key in RATIO.items()})
                for row in told
            ],
        }
    )


def _times(ratio: float) -> str:
    """So many times, in two or three digits: more would be noise."""
    return number(ratio, 1 if ratio < TENS else 0)


def _of(row: dict[str, float], side: str) -> str:
    return f"{number(row[f'{side}_n'])} / {number(row[f'{side}_of'])}"
