"""Finding the words of a dictionary in texts: longest first, not inside a phrase in which they do not count.

Plain texts (`cxlib.comments.dictionary.plain`) hold no line break, and no pattern reaches over one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np

from cxlib.comments.dictionary import Topic

GAP = r"[^。！？!?；;，,\n]{0,8}?"
REACH = 12
"""Characters before a word in which a negator stands that negates it; of them up to eight lie between the two."""

Hits = Callable[[str], list[re.Match[str]]]


def spoken(topic: Topic, negators: tuple[str, ...], texts: list[str]) -> dict[int, list[str]]:
    """Which plain texts (by number) touch a topic, each with the words found in it, in order, each once.

    >>> waiting = Topic("waiting", "等候", "Waiting", ("等", "wait*"), ("平等",))
    >>> spoken(waiting, (), ["平等，但等了又等", "hello", "the waiter waited"])
    {0: ['等'], 2: ['waiter', 'waited']}
    """
    if not topic.words or not texts:
        return {}
    # one search through all texts: a search for each would spend most of its time in starting
    joined = "\n".join(texts)
    negated = negating(negators) if topic.unless_negated and negators else None
    found = [hit for hit in hits(topic)(joined) if negated is None or not negated(joined, hit.start())]
    begins = np.cumsum([0, *(len(text) + 1 for text in texts[:-1])])
    words: dict[int, dict[str, None]] = {}
    for number, hit in zip(np.searchsorted(begins, [hit.start() for hit in found], "right") - 1, found, strict=True):
        words.setdefault(int(number), {})[hit.group()] = None
    return {number: list(told) for number, told in words.items()}


@lru_cache(maxsize=256)
def hits(topic: Topic) -> Hits:
    """A function that gives the places in a plain text where words of a topic stand."""
    # words by their first letter: only so does `re` skip to where one may begin, and try few. A phrase of `but` ends in
    # an empty group, by which it is told from a word
    told = [(word, "") for word in topic.words] + [(phrase, "()") for phrase in topic.but]
    rests: dict[str, list[str]] = {}
    for word, mark in sorted(told, key=_longest_first):
        rests.setdefault(word[0], []).append(_rest(word) + mark)
    pattern = re.compile("|".join(f"{_begin(first)}(?:{'|'.join(some)})" for first, some in rests.items()))
    return lambda text: [hit for hit in pattern.finditer(text) if hit.lastindex is None]


@lru_cache(maxsize=16)
def negating(negators: tuple[str, ...]) -> Callable[[str, int], bool]:
    """A function that tells whether the word at a place of a text has a negator before it, in the same clause.

    >>> negating(("not ",))("it was not very good", 16), negating(("not ",))("not me, but good", 12)
    (True, False)
    """
    pattern = re.compile(f"(?:{_alternation(negators)}){GAP}\\Z")
    return lambda text, start: pattern.search(text[max(0, start - REACH) : start]) is not None


def _alternation(words: Iterable[str]) -> str:
    """One regular expression for any of the words as they stand, longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def _longest_first(told: tuple[str, str]) -> tuple[int, str]:
    word, mark = told
    return -len(word), word + mark


def _begin(first: str) -> str:
    """The first letter of words; no letter stands before an English one."""
    sign = re.escape(first)
    return f"{sign}(?<![a-z]{sign})" if _latin(first) else sign


def _rest(word: str) -> str:
    """A word behind its first letter as a regular expression: nothing but `*` and `…` means more than itself."""
    rest = "".join(GAP if sign == "…" else "[a-z]*" if sign == "*" else re.escape(sign) for sign in word[1:])
    return rest + ("(?![a-z])" if _latin(word[-1]) else "")


def _latin(letter: str) -> bool:
    return "a" <= letter <= "z"
