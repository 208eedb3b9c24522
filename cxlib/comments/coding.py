"""From texts to topics: the dictionary finds words, and what people corrected by hand goes before it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.comments.dictionary import Dictionary, plain, severity, shipped
from cxlib.comments.matching import spoken_all

BY_WORDS, BY_HAND = "words", "hand"


@dataclass(frozen=True)
class Corrections:
    """What people said of single comments: (`text_key`, topic) → whether the comment touches the topic."""

    said: Mapping[tuple[str, str], bool] = field(default_factory=dict)


NONE = Corrections()


def text_key(text: str) -> str:
    """A short key of a text: the same words have the same key, and the key does not tell the words.

    >>> text_key("Too slow") == text_key("too  slow"), len(text_key(""))
    (True, 32)
    """
    return hashlib.blake2b(plain(text).encode(), digest_size=16).hexdigest()


def topics(
    comments: pd.DataFrame, dictionary: Dictionary | None = None, corrections: Corrections = NONE
) -> pd.DataFrame:
    """Which topics each comment touches: one line each, `comment` (label in the index), `topic`, `words`, `by`.

    `words` are what was found, joined by " · " ("" where a person said so); `by` is "words" or "hand". Without a
    dictionary it is the one of the package. Equal texts are coded once.

    >>> said = pd.DataFrame({"text": ["太贵了，还等了半小时"]}, index=[7])
    >>> topics(said).values.tolist()
    [[7, 'waiting', '还等', 'words'], [7, 'price', '太贵', 'words']]
    """
    keys, texts = _different(comments)
    return of_comments(spoken_of(texts, dictionary or shipped(), corrections), keys, comments.index, "topic")


def severe(comments: pd.DataFrame, kinds: Dictionary | None = None) -> pd.DataFrame:
    """Comments somebody should read today: `comment`, `kind` (danger, threat, discrimination …), the `words`.

    >>> severe(pd.DataFrame({"text": ["地滑，老人摔倒了", "no injury, thank you"]})).values.tolist()
    [[0, 'safety', '摔倒']]
    """
    keys, texts = _different(comments)
    found = of_comments(spoken_of(texts, kinds or severity()), keys, comments.index, "kind")
    return found.drop(columns="by")


def spoken_of(texts: list[str], dictionary: Dictionary, corrections: Corrections = NONE) -> pd.DataFrame:
    """What different plain texts speak of: `text` (number), `place` (of the topic), its `code`, `words`, `by`.

    >>> spoken_of(["too slow", "nice"], shipped()).values.tolist()
    [[0, 0, 'waiting', 'slow', 'words']]
    """
    found = _found(texts, dictionary)
    if corrections.said:
        found = _corrected(found, texts, corrections, list(dictionary.topics))
    return found.sort_values(["text", "place"], kind="stable", ignore_index=True)


def _different(comments: pd.DataFrame) -> tuple[NDArray[np.int64], list[str]]:
    """The number of each comment's text among the different ones, and these in plain letters."""
    numbers, texts = pd.factorize(comments["text"])
    return numbers, [plain(text) for text in texts]


def _found(texts: list[str], dictionary: Dictionary) -> pd.DataFrame:
    topics = list(dictionary.topics.values())
    lines = [
        (number, place, topic.code, " · ".join(words), BY_WORDS)
        for place, (topic, told) in enumerate(zip(topics, spoken_all(topics, dictionary.negators, texts), strict=True))
        for number, words in told.items()
    ]
    return pd.DataFrame(lines, columns=["text", "place", "code", "words", "by"])


def _corrected(found: pd.DataFrame, texts: list[str], corrections: Corrections, codes: list[str]) -> pd.DataFrame:
    """What was found, without what people refused and with what they added."""
    number_of = {text_key(text): number for number, text in enumerate(texts)}
    said = {
        (number_of[key], topic): yes
        for (key, topic), yes in corrections.said.items()
        if key in number_of and topic in codes
    }
    spoken = [pair in said for pair in zip(found["text"], found["code"], strict=True)]
    added = [(number, codes.index(topic), topic, "", BY_HAND) for (number, topic), yes in said.items() if yes]
    return pd.concat([found[[not one for one in spoken]], pd.DataFrame(added, columns=found.columns)])


def of_comments(found: pd.DataFrame, numbers: NDArray[Any], index: pd.Index, name: str) -> pd.DataFrame:
    """What `spoken_of` found in texts, for every comment that has the text (`numbers`), in the order of comments."""
    begins, ends = (np.searchsorted(found["text"].to_numpy(), numbers, side) for side in ("left", "right"))
    each = ends - begins
    lines = np.repeat(begins - (np.cumsum(each) - each), each) + np.arange(each.sum())
    told = found[["code", "words", "by"]].take(lines).reset_index(drop=True).rename(columns={"code": name})
    told.insert(0, "comment", index.repeat(each))
    return told
