"""The dictionary: the words of each topic, an organisation's own words, and topics of its own."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from cxlib.comments import text_key
from cxlib.comments.dictionary import LONGEST, Change, Dictionary
from cxlib.store import comment_coding
from ui import by_hand, cached, comment_read
from ui.names import person
from ui.words import day, listing, t

NEW = "+"
NAME = 40


def editor() -> None:
    """A closed drawer: words of a topic, a form to add or take out one, and what was changed."""
    by_hand.said()
    with st.expander(t("Dictionary of topics"), icon=":material/menu_book:", key="comment_dictionary"):
        told = comment_read.words()
        named = comment_read.topic_names(told) | {NEW: t("a new topic …")}
        topic = str(
            st.selectbox(t("Topic"), list(named), format_func=named.__getitem__, key="dictionary_topic", width=320)
        )
        if topic != NEW:
            _words(told, topic)
        _form(topic)
        _changes(named)


def _words(told: Dictionary, code: str) -> None:
    topic = told.topics[code]
    st.text(t("Words that speak of it: {words}", words=" · ".join(topic.words)))
    if topic.but:
        st.text(t("But not in: {words}", words=" · ".join(topic.but)))


def _form(topic: str) -> None:
    with st.form("dictionary_form", border=False, clear_on_submit=True):
        names = [st.text_input(label, max_chars=NAME, width=320) for label in
                 ((t("Name in Chinese"), t("Name in English")) if topic == NEW else ())]  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom"):
            phrase = st.text_input(t("Word or phrase"), max_chars=LONGEST, width=280, key="dictionary_phrase")
            counts = st.selectbox(t("speak of it or not"), [True, False], format_func=_speaks, width=200)
        st.caption(t("An English word may end in * (wait*): any ending. … is up to eight characters (没…告知)."))
        if st.form_submit_button(t("Add to the dictionary")):
            zh, en = names or ("", "")
            code = f"own_{text_key(en)[:8]}" if topic == NEW else topic
            change = Change(code, phrase, bool(counts), zh.strip(), en.strip())
            by_hand.do(partial(comment_coding.add_phrase, cached.store().database, change, cached.viewer()))


def _speaks(counts: bool) -> str:
    return t("speaks of the topic") if counts else t("does not speak of it")


def _changes(named: dict[str, str]) -> None:
    """The organisation's own words, each with its way out."""
    rows = cached.reader().topic_phrases().to_dict("records")
    if not rows:
        st.caption(
            t("No words of your own yet. Words added here are kept in the database; the package's stay as they are.")
        )
    for row in rows:
        words, button = st.columns([6, 1], vertical_alignment="center")
        text, number = _told(row, named), int(row["phrase_id"])
        words.text(text)
        with button:
            by_hand.removal(
                t("Remove this word from the dictionary? The comments are coded anew. {word}", word=text),
                partial(comment_coding.remove_phrase, cached.store().database, number, cached.viewer()),
                t("Removed: {word}", word=text),
                f"phrase_{number}",
            )


def _told(row: dict[Any, Any], named: dict[str, str]) -> str:
    said = t("{topic}: {phrase} ({speaks})", topic=named.get(row["topic"], row["topic"]), phrase=row["phrase"],
             speaks=_speaks(row["counts"]))  # fmt: skip
    return listing([said, person(row["who"]), day(row["set_at"])])
