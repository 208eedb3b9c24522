"""Wrongly coded? The reader says what a comment is about, and which words the dictionary should know."""

from __future__ import annotations

import streamlit as st

from cxlib.comments.coded import Coded
from cxlib.comments.dictionary import LONGEST, Change
from cxlib.store import comment_coding
from ui import by_hand, cached, comment_read
from ui.words import t


def form(found: Coded, comment: int | None) -> None:
    """The form for the comment picked in the list."""
    if comment is None or comment >= len(found):
        st.caption(t("Wrongly coded? Mark the comment at the left edge of its row."))
        return
    (text,) = found.said.told([comment])
    touched = found.about.lines_of(int(found.said.text[comment]))
    before = [line["code"] for line in touched]
    with st.container(border=True):
        heading = t("Wrongly coded?")
        st.markdown(f"**{heading}**")
        st.text(text)
        _why(touched, comment_read.topic_names(found.dictionary))
        told = comment_read.topic_names(found.dictionary)
        with st.form(f"comment_fix_{comment}", border=False):
            right = st.multiselect(
                t("It touches these topics"), list(told), default=before, format_func=told.__getitem__
            )
            st.caption(t("If you like, also for other comments:"))
            with st.container(horizontal=True, vertical_alignment="bottom"):
                phrase = st.text_input(t("the words"), max_chars=LONGEST, width=200)
                speaks = st.selectbox(t("speak of it or not"), [True, False], format_func=_speaks, width=200)
                topic = st.selectbox(t("Topic"), list(told), format_func=told.__getitem__, width=240)
            if st.form_submit_button(t("Correct the coding")):
                change = Change(str(topic), phrase, bool(speaks)) if phrase.strip() else None
                by_hand.do(lambda: _kept(text, set(before), set(right), change))
        st.caption(
            t("This text is coded so from now on, wherever it comes again; of the text only a fingerprint is kept. "
              "Words given here go into the dictionary and change the coding of all comments, old and new.")
        )  # fmt: skip


def _speaks(counts: bool) -> str:
    return t("speak of the topic") if counts else t("do not speak of it")


def _why(rows: list[dict[str, str]], told: dict[str, str]) -> None:
    """Why the comment was coded so: the words found."""
    for row in rows:
        why = row["words"] or t("said by hand")
        st.text(t("{first}: {second}", first=told[row["code"]], second=why))


def _kept(text: str, before: set[str], right: set[str], change: Change | None) -> None:
    database, viewer = cached.store().database, cached.viewer()
    if change is not None:
        comment_coding.add_phrase(database, change, viewer)
    for topic in sorted(before ^ right):
        comment_coding.code_by_hand(database, text, topic, topic in right, viewer)
