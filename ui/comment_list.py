"""The comments themselves, a bounded page at a time: dangers first, then the lowest scores; searched and narrowed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from cxlib.comments import search
from cxlib.comments.coded import Coded
from cxlib.scope import Scope
from ui import comment_read
from ui.downloads import downloads
from ui.names import names
from ui.words import NOTHING, day, is_missing, listing, number, percent, t

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


def matching(found: Coded, asked: Asked) -> pd.DataFrame:
    """The comments asked for, with `topics` and `danger` (codes, joined) and `found` (words), in reading order."""
    rows = found.comments
    topics = found.touched.groupby("comment")["topic"].agg(tuple)
    rows = rows.assign(topics=[topics.get(one, ()) for one in rows.index])
    kinds = found.dangers.groupby("comment").agg(kinds=("kind", tuple), told=("words", " · ".join))
    rows = rows.join(kinds)
    rows["urgent"] = rows["told"].notna()
    kept = search(rows["text"], asked.words)
    if asked.topics:
        wanted = set(asked.topics)
        kept &= np.array([bool(wanted & set(one or (NO_TOPIC,))) for one in rows["topics"]], dtype=bool)
    if asked.tone is not None:
        kept &= rows["tone"].to_numpy() == asked.tone
    if asked.urgent:
        kept &= rows["urgent"].to_numpy(dtype=bool)
    return rows[kept].sort_values(["urgent", "score", "day"], ascending=[False, True, False], kind="stable")


def show(found: Coded, rows: pd.DataFrame, scope: Scope) -> int | None:
    """One page of comments; gives the label of the one the reader picked."""
    if rows.empty:
        st.info(t("No comment matches. Search for fewer words or clear the fields above."), icon=":material/info:")
        return None
    slot = st.container()
    pages = -(-len(rows) // PAGE)
    page = min(st.pagination(pages, key="comment_page"), pages) if pages > 1 else 1
    part = rows.iloc[(page - 1) * PAGE : page * PAGE]
    wide = {t("Comment"): st.column_config.TextColumn(width=420), t("Topics"): st.column_config.TextColumn(width=180)}
    with slot:
        st.caption(t("{first} to {last} of {total} comments", first=(page - 1) * PAGE + 1,
                     last=(page - 1) * PAGE + len(part), total=len(rows)))  # fmt: skip
        picked = st.dataframe(
            readable(found, part), hide_index=True, row_height=64, column_config=wide, on_select="rerun",
            selection_mode="single-row", key=f"comments_{page}", alt=t("Comments"),
        )  # fmt: skip
    downloads(readable(found, rows), "comments", scope)
    chosen = [row for row in picked.selection.rows if row < len(part)]
    return int(part.index[chosen[0]]) if chosen else None


def readable(found: Coded, rows: pd.DataFrame) -> pd.DataFrame:
    """Comments as a table in words; texts stay texts."""
    told, dangers = comment_read.topic_names(found.dictionary), comment_read.danger_names()
    return pd.DataFrame(
        {
            t("Comment"): rows["text"],
            t("Score"): [number(value, None) for value in rows["score"]],
            t("Topics"): [listing(told[code] for code in codes) for codes in rows["topics"]],
            t("Tone (a hint)"): [_tone(row) for row in rows[["tone", "sure"]].to_dict("records")],
            t("To read today"): [
                t("{first}: {second}", first=listing(dangers[kind] for kind in row["kinds"]), second=row["told"])
                if row["urgent"]
                else ""
                for row in rows[["kinds", "told", "urgent"]].to_dict("records")
            ],
            t("Service node"): rows["node"].map(names("node")),
            t("Site"): rows["site"].map(names("site")),
            t("Day"): [day(value) for value in rows["day"]],
        }
    )


def _tone(row: dict[str, float]) -> str:
    if not row["tone"]:
        return NOTHING
    said = t(comment_read.TONES[int(row["tone"])])
    return said if is_missing(row["sure"]) else f"{said} {percent(row['sure'], 0)}"
