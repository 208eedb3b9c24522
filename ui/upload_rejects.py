"""What the check says of the rows of a file: their numbers, what is wrong with some of them, and why."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cxlib.intake.check import Checked
from cxlib.intake.mapping import Mapping
from cxlib.store import Outcome
from ui.error_words import say_reject
from ui.names import in_sentence
from ui.upload_shown import small_head
from ui.upload_table import SCORED
from ui.upload_words import say_remedy
from ui.words import day, listing, number, t, tn

REJECTS_SHOWN = 200
LONGEST = 500  # characters shown of a cell
DAY_OF_MONTH = r"\s*(0?[1-9]|[12]\d|3[01])\s*"
WORDS, WORD = 5, 60  # words named in a sentence, and characters of each


def check_result(result: Checked, trial: Outcome | None, slot: DeltaGenerator, refused: bool = False) -> None:
    """The numbers of the check; duplicates once they are known (`trial`). Of a `refused` file no row can be taken in,
    however sound.
    """
    sound = t("Rows without a fault") if refused else t("Can be taken in")
    with slot.container():
        with st.container(horizontal=True):
            st.metric(t("Rows in"), number(result.rows_in))
            st.metric(sound, number(trial.accepted if trial else result.acceptable))
            if trial:
                st.metric(t("Already there"), number(trial.duplicate))
            st.metric(t("Rejected"), number(result.rejected))
        _about(result, trial)
        if trial and not trial.accepted:
            st.info(t("All these rows are there already. Taking them in changes nothing."), icon=":material/info:")


def _about(result: Checked, trial: Outcome | None) -> None:
    first, last = result.days
    about = [t("From {first} to {last}", first=day(first), last=day(last))] if first else []
    about += [tn("{n} service node", "{n} service nodes", len(result.nodes))] if result.nodes else []
    if result.tickets and result.tickets != result.acceptable:
        about.append(tn("{n} ticket", "{n} tickets", result.tickets))
    if result.missing:
        about.append(
            tn(
                "{n} answer with a missing code, counted and not scored",
                "{n} answers with a missing code, counted and not scored",
                result.missing,
            )
        )
    about += [] if trial else [t("Duplicates of earlier uploads are found when the file is taken in.")]
    st.caption(" · ".join(about))


def say_faults(result: Checked, layout: Mapping) -> None:
    """What is wrong with the file or its reading: no scores, columns left out, rows rejected and why."""
    if layout.kind == "survey" and not layout.every("kano") and not result.ratings:
        why = _no_score(result, layout)
        if why:
            st.warning(why, icon=":material/warning:")
    if result.ignored:
        with st.expander(tn("{n} column is left out", "{n} columns are left out", len(result.ignored))):
            st.text(listing(result.ignored))
    if result.rejected:
        small_head(t("Why rows are rejected"))
        reasons_table(_told_closer(result))


def _no_score(result: Checked, layout: Mapping) -> str:
    """Why no score is read: no column is one, its words are not known, or its cells are all blank; "" where no row is
    left to read one from, for what is wrong with the rows is told below.
    """
    scored = {column.name for column in layout.columns if column.role in SCORED}
    if not scored:
        return t("No score is read from this file. Set the columns that hold scores to “A score” in the table above.")
    words = list(result.words.loc[result.words["column"].isin(scored), "value"])
    if not words and not result.acceptable:
        return ""
    if not words:
        return t("The columns set to “A score” hold no answer: all their cells are blank or stand for “no answer”.")
    told = listing([f"“{in_sentence(word[:WORD])}”" for word in words[:WORDS]])
    return t(
        "The columns set to “A score” hold words the board does not know, such as {words}. Say below what they mean, "
        "or choose another scale in the table above.",
        words=told,
    )


def _told_closer(result: Checked) -> pd.DataFrame:
    """The reasons; times that are but days of a month are told apart, for no way of writing dates would mend them."""
    reasons, rejects = result.reasons, result.rejects
    times = rejects[rejects["code"] == "NOT_A_TIME"]
    bare = {str(name) for name, part in times.groupby("column") if part["value"].str.fullmatch(DAY_OF_MONTH).all()}
    only_days = reasons["code"].eq("NOT_A_TIME") & reasons["column"].isin(bare)
    return reasons.assign(code=reasons["code"].mask(only_days, "DAY_ALONE"))


def reasons_table(reasons: pd.DataFrame, remedies: bool = True) -> None:
    """Why rows were refused: how often, in which column, and what to do as long as the table above can be corrected."""
    table = {
        t("Column"): reasons["column"],
        t("Cells"): reasons["n"],
        t("Reason"): [say_reject(code) for code in reasons["code"]],
    }
    if remedies:
        table[t("What to do")] = [say_remedy(code) for code in reasons["code"]]
    st.dataframe(pd.DataFrame(table), hide_index=True, alt=t("Reasons for rejecting rows, with their number"))


def rejects_table(rejects: pd.DataFrame) -> None:
    """The refused cells in the order of the file, as far as a screen can hold them."""
    first = rejects.sort_values("row", kind="stable").head(REJECTS_SHOWN)
    st.dataframe(told_rejects(first), hide_index=True, alt=t("Rejected cells with row, column and value"))
    if len(rejects) > REJECTS_SHOWN:
        st.caption(t("The first {shown} of {n}. The download holds all.", shown=REJECTS_SHOWN, n=len(rejects)))


def told_rejects(rejects: pd.DataFrame) -> pd.DataFrame:
    """Rejects with their reasons in words."""
    words = {code: say_reject(code) for code in rejects["code"].unique()}
    return pd.DataFrame(
        {
            t("Row"): rejects["row"],
            t("Column"): rejects["column"],
            t("Value in the file"): rejects["value"].str.slice(stop=LONGEST),
            t("Reason"): rejects["code"].map(words),
        }
    )
