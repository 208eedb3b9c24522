"""The dictionary of topics: which words speak of what, in Chinese and English; a file to read and extend.

A word is written as people write it, in small letters. English words count whole: `wait` is not in `waiter`, `wait*`
is. `…` stands for up to eight characters without a comma or stop: `没…告知`. `but` lists phrases in which the words
of a topic do not count: 平等 is no waiting. A topic with `unless_negated` does not count after 没有 or `no`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files

from cxlib.errors import CxError

LONGEST = 40
"""Letters of one word or phrase."""


@dataclass(frozen=True)
class Topic:
    """One topic: code, names, the words that speak of it, the phrases in which they do not."""

    code: str
    zh: str
    en: str
    words: tuple[str, ...]
    but: tuple[str, ...] = ()
    unless_negated: bool = False


@dataclass(frozen=True)
class Change:
    """What an organisation says of one phrase and topic: it speaks of it (`counts`), or it does not.

    `zh` and `en` name the topic where it is a new one.
    """

    topic: str
    phrase: str
    counts: bool = True
    zh: str = ""
    en: str = ""


@dataclass(frozen=True)
class Dictionary:
    """Topics by code, in the order in which they are shown."""

    topics: dict[str, Topic]
    negators: tuple[str, ...] = field(default=())

    def with_changes(self, changes: Iterable[Change]) -> Dictionary:
        """The dictionary with phrases added to topics, or taken out of them; later changes win.

        >>> shipped().with_changes([Change("waiting", "站了好久")]).topics["waiting"].words[-1]
        '站了好久'
        """
        topics = dict(self.topics)
        for change in changes:
            topic = topics.get(change.topic) or Topic(
                change.topic, change.zh or change.topic, change.en or change.zh, ()
            )
            topics[change.topic] = _changed(topic, plain(change.phrase), change.counts)
        return replace(self, topics=topics)


def _changed(topic: Topic, phrase: str, counts: bool) -> Topic:
    words = tuple(word for word in topic.words if word != phrase)
    but = tuple(word for word in topic.but if word != phrase)
    if counts:
        return replace(topic, words=(*words, phrase), but=but)
    return replace(topic, words=words, but=(*but, phrase))


def checked(change: Change) -> Change:
    """The change with its phrase as the dictionary keeps it; raises `TOPIC_PHRASE` where that says too little.

    >>> checked(Change("price", " Too  Dear ")).phrase
    'too dear'
    """
    phrase = plain(change.phrase)
    told = [letter for letter in phrase if letter.isalnum()]
    if not change.topic or not told or len(phrase) > LONGEST or phrase[0] in "…*" or phrase[-1] == "…":
        raise CxError("TOPIC_PHRASE", phrase=change.phrase, most=LONGEST)
    return replace(change, phrase=phrase)


def plain(text: str) -> str:
    """A text as words are compared: small letters, one blank where there are several, three dots as one sign.

    >>> plain("No  one told me...")
    'no one told me…'
    """
    return " ".join(text.lower().replace("...", "…").replace("’", "'").split())


def parse(toml: str) -> Dictionary:
    """A dictionary from its file."""
    told = tomllib.loads(toml)
    topics = [
        Topic(one["code"], one["zh"], one["en"], tuple(map(plain, one["words"])), tuple(map(plain, one.get("but", ()))),
              one.get("unless_negated", False))
        for one in told["topic"]
    ]  # fmt: skip
    return Dictionary({topic.code: topic for topic in topics}, tuple(told.get("negators", ())))


@cache
def shipped() -> Dictionary:
    """The topics of the package."""
    return _packaged("topics")


@cache
def severity() -> Dictionary:
    """The kinds of danger of the package: what somebody should read today."""
    return _packaged("severity")


def _packaged(name: str) -> Dictionary:
    return parse((files("cxlib") / "comments" / f"{name}.toml").read_text(encoding="utf-8"))
