"""The comments themselves, a bounded page at a time: dangers first, then the lowest scores; searched and narrowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import compress

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from cxlib.comments import Coded, coded, search
from cxlib.scope import Scope
from cxlib.store.journal import Journal
from ui import cached, comment_read
from ui.comment_table import Names, readable
from ui.downloads import downloads
from ui.kept import kept
from ui.words import t, tn

PAGE = 25
NO_TOPIC = "-"


@dataclass(frozen=True)
class Asked:
    """What the reader looks for: words, topics (any of them), a tone, dangers alone."""

    words: str
    topics: tuple[str, ...]
    tone: int | None
    urgent: bool


def asked(found: Coded) -> Asked:
    """The fields above the list."""
    told = comment_read.topic_names(found.dictionary) | {NO_TOPIC: t("no topic")}
    tones = {None: t("any tone")} | {code: t(text) for code, text in comment_read.TONES.items()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            t("Search"), key="comment_search", placeholder=t("all of these words"), max_chars=100, width=240
        )
        topics = st.multiselect(
            t("Topics"),
            list(told),
            format_func=told.__getitem__,
            key="comment_topic",
            width=280,
            placeholder=t("any topic"),
        )
        tone = st.selectbox(
            t("Tone (a hint)"), list(tones), format_func=tones.__getitem__, key="comment_tone", width=180
        )
        urgent = st.toggle(
            t("To read today"), key="comment_urgent", help=t("Comments that speak of danger, threats, law …")
        )
    return Asked(str(words or ""), tuple(topics), tone, bool(urgent))


@kept
def matching(reader: Journal, scope: Scope, asked: Asked) -> NDArray[np.int32]:
    """The places of the comments asked for, in reading order."""
    found = coded(reader, scope)
    texts = len(found.said.texts)
    chosen = np.ones(texts, dtype=bool)
    if asked.topics:
        chosen &= found.about.there(texts, asked.topics) | ((NO_TOPIC in asked.topics) & ~found.about.there(texts))
    if asked.tone is not None:
        chosen &= found.tones == asked.tone
    if asked.urgent:
        chosen &= found.urgent.there(texts)
    if asked.words.strip():
        chosen[chosen] = search(compress(found.said.texts.every(), chosen), asked.words)
    return found.reading if chosen.all() else found.reading[chosen[found.said.text[found.reading]]]


def show(found: Coded, asked: Asked, scope: Scope) -> int | None:
    """One page of comments; gives the place of the one the reader picked."""
    reader = cached.reader()
    days = replace(scope, grain="D")  # however fine a course is drawn, the comments are the same
    rows = matching(reader, days, asked)
    if not len(rows):
        st.info(t("No comment matches. Search for fewer words or clear the fields above."), icon=":material/info:")
        return None
    slot = st.container()
    pages = -(-len(rows) // PAGE)
    page = min(st.pagination(pages, key="comment_page"), pages) if pages > 1 else 1
    part, told = rows[(page - 1) * PAGE : page * PAGE], Names.now(found)
    wide = {t("Comment"): st.column_config.TextColumn(width=420), t("Topics"): st.column_config.TextColumn(width=180)}
    with slot:
        st.caption(tn("{first} to {last} of {n} comment", "{first} to {last} of {n} comments", len(rows),
                      first=(page - 1) * PAGE + 1, last=(page - 1) * PAGE + len(part)))  # fmt: skip
        picked = st.dataframe(
            readable(found, part, told), hide_index=True, row_height=64, column_config=wide, on_select="rerun",
            selection_mode="single-row", key=f"comments_{page}", alt=t("Comments"),
        )  # fmt: skip
    downloads(partial(_all, reader, days, asked, told), "comments", scope)
    chosen = [row for row in picked.selection.rows if row < len(part)]
    return int(part[chosen[0]]) if chosen else None


def _all(reader: Journal, scope: Scope, asked: Asked, told: Names) -> pd.DataFrame:
    """All comments asked for, not the page alone: made when somebody downloads them."""
    return readable(coded(reader, scope), matching(reader, scope, asked), told)
