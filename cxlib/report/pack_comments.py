"""Which comments go into a pack: real ones, masked, about the element where that can be told, each said once.

What speaks of danger, threats or law is nothing to practise on: it goes to who is responsible (`urgent`).
Trouble comes first: comments of those who scored the element low and complaints, then lukewarm ones; of somebody who
was satisfied all the same, or whose words read satisfied, none. Praise is of those satisfied with the element and with
the whole, whose words read so. Very short ones
("OK", 无) say nothing to practise; very long ones do not fit on a card. The order is fixed, so the same data give the
same pack.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cxlib.coaching.weak_topics import about
from cxlib.intake.mask import mask

SHORTEST, LONGEST = 8, 160
TROUBLE, PRAISE, URGENT = 5, 2, 3
ALIKE = 6
"""Comments that share so many letters in a row at their end or beginning count as one said twice."""


@dataclass(frozen=True)
class Said:
    """A comment as it is printed, and what is known of its writer: `mood` is "complaint", "low", "middle" or "high".

    `topics`: codes of what it is about.
    """

    text: str
    mood: str
    channel: str
    wait_s: float
    topics: tuple[str, ...] = ()


def practised(said: pd.DataFrame, item: str) -> tuple[Said, ...]:
    """Up to five comments that tell of trouble, of those that `cxlib.coaching.weak_topics.heard` gives.

    >>> rows = [("I waited fifty minutes.", -1, "response"), ("bad", -1, "response"), ("All went well!", 1, "response")]
    >>> said = pd.DataFrame(rows, columns=["text", "box", "owner"]).assign(channel="", wait_s=float("nan"))
    >>> said = said.assign(whole=said["box"], topics=[()] * 3, kinds=[()] * 3, tone=0)
    >>> [one.text for one in practised(said, "csat")]
    ['I waited fifty minutes.']
    """
    moods = _moods(said)
    order = {"low": 0, "complaint": 1, "middle": 2}
    troubled = moods.isin(order) & ~_pleased(said) & (said["tone"] <= 0) & ~severe(said)
    rows = said.assign(mood=moods)[troubled]
    return _picked(rows.assign(place=rows["mood"].map(order)), item, TROUBLE)


def praised(said: pd.DataFrame, item: str) -> tuple[Said, ...]:
    """Up to two comments of the satisfied that read so: what good looks like."""
    moods = _moods(said)
    liked = (moods == "high") & _pleased(said) & (said["tone"] > 0) & ~severe(said)
    return _picked(said.assign(mood=moods, place=0)[liked], item, PRAISE)


def urgent(said: pd.DataFrame) -> tuple[Said, ...]:
    """The newest three comments that speak of danger, threats or law: short ones too, long ones cut."""
    rows = said.assign(mood=_moods(said).fillna("").astype(str))[severe(said)]
    newest = rows.sort_values("day", ascending=False, kind="stable").head(URGENT)
    texts = [_cut(text) for text in _printed(newest)]
    return tuple(_said(row) for row in newest.assign(text=texts).to_dict("records"))


def severe(said: pd.DataFrame) -> pd.Series:
    """Which comments somebody should read today (`cxlib.comments.severe` found a reason, `kinds`)."""
    return said["kinds"].map(bool).astype(bool)


def _moods(said: pd.DataFrame) -> pd.Series:
    box = pd.to_numeric(said["box"]).astype("Float64")
    told = box.map({-1.0: "low", 0.0: "middle", 1.0: "high"})
    return told.where(said["owner"] == "response", "complaint").astype(object)


def _pleased(said: pd.DataFrame) -> pd.Series:
    return (pd.to_numeric(said["whole"]).astype("Float64") == 1.0).fillna(False).astype(bool)


def _picked(rows: pd.DataFrame, item: str, most: int) -> tuple[Said, ...]:
    rows = rows.assign(text=_printed(rows))
    rows = rows[rows["text"].astype("string").str.len().between(SHORTEST, LONGEST)]
    rows = rows.assign(off=~_on_topic(rows["topics"], item)).sort_values(["off", "place"], kind="stable")
    kept: list[Said] = []
    for row in rows.to_dict("records"):
        if len(kept) < most and not any(_alike(row["text"], one.text) for one in kept):
            kept.append(_said(row))
    return tuple(kept)


def _said(row: Mapping[Any, Any]) -> Said:
    wait = float(row["wait_s"]) if pd.notna(row["wait_s"]) else float("nan")
    return Said(row["text"], str(row["mood"]), str(row["channel"]), wait, row["topics"])


def _printed(rows: pd.DataFrame) -> list[str]:
    """The comments masked, each on one line."""
    return [re.sub(r"\s+", " ", text).strip() for text in mask(list(rows["text"]))[0].to_pylist()]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _on_topic(topics: pd.Series, item: str) -> pd.Series:
    """Whether each comment touches a topic of the element; all do where the element has none of its own."""
    mine = set(about(item))
    return topics.map(lambda told: not mine or bool(mine & set(told))).astype(bool)


def _alike(one: str, other: str) -> bool:
    pieces = {one[place : place + ALIKE] for place in range(len(one) - ALIKE + 1)}
    return any(piece in other for piece in pieces)
