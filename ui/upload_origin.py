"""Where the table of columns comes from, the way back to the board's own guess, and what a person has to look at."""

from __future__ import annotations

import streamlit as st

from cxlib.intake.month import dated_by_hand
from cxlib.intake.recognise import Guess, Reason
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_why import asks, say_why
from ui.words import N_, listing, t, tn

ASKED = 5  # columns named for one reason to look at them


def say_origin(draft: Draft, given: bool, guess: Guess, returned: bool) -> None:
    """Where the table comes from, and the way back to what the board would guess by itself.

    `returned`: its rows come back mended, so that a day given by hand holds for them too.
    """
    if given:
        st.success(t("Read by the mapping file."), icon=":material/description:")
    elif guess.remembered:
        st.success(t("Read like last time. Check that nothing has changed."), icon=":material/history:")
    elif guess.like:
        st.info(_carried_over(guess), icon=":material/history:")
    if guess.like and not (given or returned) and dated_by_hand(guess.mapping):
        st.info(
            t(
                "The date given by hand last time was the earlier file’s and is not carried over: give this file’s "
                "own below."
            ),
            icon=":material/event:",
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if not (given or guess.like):
            st.caption(t("This is a guess. Please correct what is wrong: click a cell to change it."))
        st.button(
            t("Guess again"),
            on_click=draft.guess_again,
            help=t("Forgets every correction made here, and how such files were read before."),
            key=draft.key("guess-again"),
            icon=":material/restart_alt:",
        )


def _carried_over(guess: Guess) -> str:
    """What of an earlier file's reading fits this one, and what is gone or new."""
    used = {column.name for column in guess.mapping.columns if column.role != "ignore"}
    renamed = sum(one.code == "RENAMED" for one in guess.reasons)
    told = [
        t("Carried over from “{source}”, whose columns were others: {same} as last time, {renamed} under a new name.",
          source=in_sentence(guess.like), same=len(used) - renamed, renamed=renamed)
    ]  # fmt: skip
    lists = ((N_("Gone: {columns}."), guess.dropped), (N_("New and left out: {columns}."), guess.unknown))
    told += [t(text, columns=_some(columns)) for text, columns in lists if columns]
    return " ".join(told)


def _some(columns: tuple[str, ...]) -> str:
    shown = listing([in_sentence(column) for column in columns[:ASKED]])
    return shown if len(columns) <= ASKED else f"{shown} {t('and {n} more', n=len(columns) - ASKED)}"


def say_doubts(reasons: list[Reason]) -> None:
    """What a person has to look at, said above the table and not only in it."""
    doubts = [one for one in reasons if asks(one.code, one.certainty)]
    doubtful = {one.column: say_why(one.code, one.certainty, in_sentence(one.was)) for one in doubts}
    if not doubtful:
        return
    lines = []
    for why in dict.fromkeys(doubtful.values()):
        columns = [in_sentence(column) for column, told in doubtful.items() if told == why]
        more = t("and {n} more", n=len(columns) - ASKED) if len(columns) > ASKED else ""
        asked = listing([f"**{one}**" for one in columns[:ASKED]])
        lines.append("- " + t("{why}: {columns}", why=why, columns=f"{asked} {more}".rstrip()))
    head = tn("Please look at {n} column:", "Please look at {n} columns:", len(doubtful))
    st.warning("\n".join([head, *lines]), icon=":material/visibility:")
