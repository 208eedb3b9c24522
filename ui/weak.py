"""The page of weak points: what to practise first in a sentence, and the first five with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.coaching.weak_points import WeakPoints
from cxlib.scope import Scope
from ui import cached, links, signal_words, weak_found, weak_words
from ui.names import in_sentence
from ui.telling import metric_name
from ui.words import number, t, tn

FIRST = 5
TOPICS = 3
Row = Mapping[str, Any]


def there_are(found: WeakPoints) -> bool:
    """Whether there is anything to rank; if not, say why and what to change."""
    if len(found.points):
        return True
    st.info(t("Nobody was asked about single elements or nodes here. Choose another period or fewer filters."),
            icon=":material/info:")  # fmt: skip
    return False


def verdict(found: WeakPoints) -> None:
    """What to practise first, in a sentence."""
    told = found.points[found.points["told"]]
    if told.empty:
        st.info(t("Nothing is weaker than the rest of its journey by more than chance ({n} tested). "
                  "A longer period may tell more.", n=found.tested), icon=":material/info:")  # fmt: skip
        return
    first = told.iloc[0].to_dict()
    st.markdown(
        t("Practise first: **{point}**. {figure}; {behind}.",
          point=in_sentence(weak_words.point_name(first)), figure=weak_words.figure(first),
          behind=weak_words.behind(first))
    )  # fmt: skip
    st.caption(
        tn("{n} weak point that is more than chance, of {tested} tested.",
           "{n} weak points that are more than chance, of {tested} tested.", len(told), tested=found.tested)
    )  # fmt: skip


def sentences(found: WeakPoints) -> list[str]:
    """Each of the first weak points, able to stand alone."""
    told = found.points[found.points["told"]].head(FIRST).to_dict("records")
    return [
        t("{rank}. {point}: {figure}; {behind}.", rank=row["rank"], point=weak_words.point_name(row),
          figure=weak_words.figure(row), behind=weak_words.behind(row))
        for row in told
    ]  # fmt: skip


def first_ones(found: WeakPoints, scope: Scope) -> None:
    """The first weak points, each with its reasons and the ways on."""
    told = found.points[found.points["told"]].head(FIRST).to_dict("records")
    for row in told:
        with st.container(border=True, gap="xsmall"):
            name = in_sentence(weak_words.point_name(row))
            st.markdown(f"**{row['rank']} · {name}**")
            if row["stage"]:
                st.caption(t("Step: {step}", step=in_sentence(weak_words.step_name(row["stage"]))))
            st.markdown("\n".join(f"- {reason}" for reason in reasons(row, found, scope)))
            _ways_on(row, scope)


def reasons(row: Row, found: WeakPoints, scope: Scope) -> list[str]:
    """Why a point stands where it stands, one line each."""
    told = [
        t("{first}; {second}", first=weak_words.figure(row), second=weak_words.behind(row)),
        t("{first}; {second}", first=weak_words.volume(row), second=weak_words.importance(row)),
    ]
    told += _gap(row, scope)
    staff_names = cached.viewer().staff_names
    told += [weak_words.spread(one, staff_names, in_sentence) for one in _mine(found.unequal(), row).to_dict("records")]
    told += _signals(row, scope)
    return told + _topics(row, scope)


def _mine(frame: pd.DataFrame, row: Row) -> pd.DataFrame:
    return frame[(frame["node"] == row["node"]) & (frame["item"] == row["item"])]


def _gap(row: Row, scope: Scope) -> list[str]:
    return [
        t("against what was expected: {gap} on the scale from 1 to 5 ({low} to {high}, n = {n})",
          gap=number(one["gap"], 2, signed=True), low=number(one["gap_low"], 2, signed=True),
          high=number(one["gap_high"], 2, signed=True), n=int(one["gap_n"]))
        for one in _mine(weak_found.gaps(scope), row).to_dict("records")
    ]  # fmt: skip


def _signals(row: Row, scope: Scope) -> list[str]:
    told = weak_found.concerns(scope)
    told = told[told["node"] == row["node"]]
    return [
        t("getting worse at this node: {metric} {change}", metric=signal_words.subject(one, metric_name),
          change=signal_words.change(one))
        for one in told.to_dict("records")
    ]  # fmt: skip


def _topics(row: Row, scope: Scope) -> list[str]:
    found = weak_found.topics(scope, row["node"], row["item"]).head(TOPICS)
    if found.empty:
        return []
    parts = [
        t("{topic} {n}", topic=in_sentence(weak_words.topic_name(one["topic"])), n=one["n"])
        for one in found.to_dict("records")
    ]
    return [
        tn(
            "those who scored it low write about: {topics} (of {n} comment)",
            "those who scored it low write about: {topics} (of {n} comments)",
            int(found["of"].iloc[0]),
            topics=parts,
        )
    ]


def _low_comments(row: Row, scope: Scope, asked: dict[str, str]) -> list[tuple[str, str, str, dict[str, str]]]:
    """The way to the comments of those who scored it low, as many as its reasons tell."""
    found = weak_found.topics(scope, row["node"], row["item"])
    if found.empty:
        return []
    label = tn("{n} comment of a low score", "{n} comments of low scores", int(found["of"].iloc[0]))
    return [("board/cases.py", label, ":material/chat:", asked | {"scored": "low", "said": "1"})]


def _ways_on(row: Row, scope: Scope) -> None:
    here, point = scope.within(nodes=[row["node"]]), {"node": row["node"], "item": row["item"]}
    asked = {"rows": "answers", "item": row["item"]}
    ways: tuple[tuple[str, str, str, dict[str, str]], ...] = (
        ("board/node.py", t("Service node"), ":material/pin_drop:", {"node": row["node"]}),
        ("board/cases.py", t("Answers and comments"), ":material/list_alt:", asked),
        *_low_comments(row, scope, asked),
        ("training/packs.py", t("Make a practice pack"), ":material/menu_book:", point),
        ("training/effect.py", t("Log a training"), ":material/model_training:", point),
    )
    with st.container(horizontal=True, gap="small"):
        for file, label, icon, more in ways:
            if (page := links.PAGES / file).exists():
                st.page_link(str(page), label=label, icon=icon, query_params=links.query(here, **more), width="content")


def how_ranked() -> None:
    """The formula in a line, and where it is told in full."""
    st.caption(
        t("Rank: points below the rest of the journey × importance × customers. "
          "Only what is weaker by more than chance has one.")
    )  # fmt: skip
