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

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.coaching.weak_topics import about
from cxlib.intake.mask import mask
from cxlib.intervals import Floats, floats

SHORTEST, LONGEST = 8, 160
TROUBLE, PRAISE, URGENT = 5, 2, 3
ORDER = {"low": 0, "complaint": 1, "middle": 2}
"""Moods of those in trouble, those first whose comments come first."""
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
    mood = _moods(said)
    troubled = np.isin(mood, list(ORDER)) & ~_pleased(said) & (said["tone"] <= 0).to_numpy() & ~severe(said).to_numpy()
    return _picked(said.assign(mood=mood)[troubled], item, TROUBLE)


def praised(said: pd.DataFrame, item: str) -> tuple[Said, ...]:
    """Up to two comments of the satisfied that read so: what good looks like."""
    mood = _moods(said)
    liked = (mood == "high") & _pleased(said) & (said["tone"] > 0).to_numpy() & ~severe(said).to_numpy()
    return _picked(said.assign(mood=mood)[liked], item, PRAISE)


def urgent(said: pd.DataFrame) -> tuple[Said, ...]:
    """The newest three comments that speak of danger, threats or law: short ones too, long ones cut."""
    rows = said.assign(mood=_moods(said))[severe(said)]
    if rows.empty:
        return ()
    newest = rows.sort_values("day", ascending=False, kind="stable").head(URGENT)
    texts = [_cut(text) for text in _printed(newest)]
    return tuple(_said(row) for row in newest.assign(text=texts).to_dict("records"))


def severe(said: pd.DataFrame) -> pd.Series:
    """Which comments somebody should read today (`cxlib.comments.severe` found a reason, `kinds`)."""
    return said["kinds"].map(bool).astype(bool)


def _moods(said: pd.DataFrame) -> NDArray[np.str_]:
    """The mood of each writer; "" where nothing tells it."""
    box = _numbers(said["box"])
    each = [said["owner"].to_numpy() != "response", box == -1, box == 0, box == 1]
    return np.select(each, ["complaint", "low", "middle", "high"], "")


def _pleased(said: pd.DataFrame) -> NDArray[np.bool_]:
    return np.asarray(_numbers(said["whole"]) == 1)


def _numbers(column: pd.Series) -> Floats:
    return floats(pd.to_numeric(column).to_numpy(dtype=float, na_value=np.nan))


def _picked(rows: pd.DataFrame, item: str, most: int) -> tuple[Said, ...]:
    if rows.empty:
        return ()
    off, place = ~_on_topic(rows["topics"], item).to_numpy(), [ORDER.get(mood, 0) for mood in rows["mood"]]
    rows = rows.iloc[np.lexsort((place, off))].drop_duplicates("text")
    kept: list[Said] = []
    for text, row in zip(_printed(rows), rows.to_dict("records"), strict=True):
        fits = SHORTEST <= len(text) <= LONGEST
        if fits and len(kept) < most and not any(_alike(text, one.text) for one in kept):
            kept.append(_said(row | {"text": text}))
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
    return topics.map(lambda told: not mine or not mine.isdisjoint(told)).astype(bool)


def _alike(one: str, other: str) -> bool:
    pieces = {one[place : place + ALIKE] for place in range(len(one) - ALIKE + 1)}
    return any(piece in other for piece in pieces)
