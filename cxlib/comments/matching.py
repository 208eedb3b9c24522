"""Finding the words of a dictionary in texts: longest first, not inside a phrase in which they do not count.

Plain texts (`cxlib.comments.dictionary.plain`) hold no line break, and no pattern reaches over one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from cxlib.comments.beginnings import LATIN, beginnings
from cxlib.comments.dictionary import Topic

GAP = r"[^。！？!?；;，,\n]{0,8}?"
REACH = 12
"""Characters before a word in which a negator stands that negates it; of them up to eight lie between the two."""
AT_ONCE = 20_000
"""So many texts are searched in one go: enough to make starting cheap, few enough for little memory."""


def spoken(topic: Topic, negators: tuple[str, ...], texts: list[str]) -> dict[int, list[str]]:
    """Which plain texts (by number) touch a topic, each with the words found in it, in order, each once.

    >>> waiting = Topic("waiting", "等候", "Waiting", ("等", "wait*"), ("平等",))
    >>> spoken(waiting, (), ["平等，但等了又等", "hello", "the waiter waited"])
    {0: ['等'], 2: ['waiter', 'waited']}
    """
    return spoken_all([topic], negators, texts)[0]


def spoken_all(topics: list[Topic], negators: tuple[str, ...], texts: list[str]) -> list[dict[int, list[str]]]:
    """The same of several topics: the texts are looked through once for where words of any may begin."""
    told: list[dict[int, list[str]]] = [{} for _ in topics]
    for place, joined, hits, numbers in _all(topics, texts):
        pairs: Iterable[tuple[int, str]] = zip(numbers, [hit.group() for hit in hits], strict=True)
        if topics[place].unless_negated and negators:
            before = negating(negators)
            pairs = compress(pairs, [not before(joined, hit.start()) for hit in hits])
        one = told[place]
        for number, word in dict.fromkeys(pairs):
            one.setdefault(number, []).append(word)
    return told


def balanced(praise: Topic, blame: Topic, negators: tuple[str, ...], texts: list[str]) -> NDArray[np.int64]:
    """Words of praise less words of blame in each plain text; a negator before a word turns it round."""
    total = np.zeros(len(texts), dtype=np.int64)
    negated = negating(negators)
    for place, joined, hits, numbers in _all([praise, blame], texts):
        turned = np.array([negated(joined, hit.start()) for hit in hits], dtype=bool)
        np.add.at(total, np.array(numbers, dtype=np.int64), np.where(turned != (place == 1), -1, 1))
    return total


def _all(topics: list[Topic], texts: list[str]) -> Iterator[tuple[int, str, list[re.Match[str]], list[int]]]:
    """All words found, a topic at a time in some texts: its place, these texts joined, words, numbers of texts."""
    words = [(*topic.words, *topic.but) for topic in topics]
    for first in range(0, len(texts), AT_ONCE):
        # one search through many texts: a search for each would spend most of its time in starting
        some = texts[first : first + AT_ONCE]
        joined = "\n".join(some)
        ends = np.cumsum([len(text) + 1 for text in some])
        for place, begins in enumerate(beginnings(joined, words)):
            hits = _found(topics[place], joined, begins) if begins else []
            yield place, joined, hits, (np.searchsorted(ends, [hit.start() for hit in hits], "right") + first).tolist()


def _found(topic: Topic, text: str, begins: list[int]) -> list[re.Match[str]]:
    """The words of a topic in a text, one behind the other, of the places where any may begin."""
    match, found, end = pattern(topic).match, [], 0
    for begin in begins:
        if begin >= end and (hit := match(text, begin)):
            end = hit.end()
            if hit.lastindex is None:
                found.append(hit)
    return found


@lru_cache(maxsize=256)
def pattern(topic: Topic) -> re.Pattern[str]:
    """What matches where a word of the topic stands; a phrase of `but` matches with an empty group, by which it is told
    from a word.
    """
    # words by their first letter: so few are tried
    told = [(word, "") for word in topic.words] + [(phrase, "()") for phrase in topic.but]
    rests: dict[str, list[str]] = {}
    for word, mark in sorted(told, key=_longest_first):
        rests.setdefault(word[0], []).append(_rest(word) + mark)
    return re.compile("|".join(f"{_begin(first)}(?:{'|'.join(some)})" for first, some in rests.items()))


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
    return letter in LATIN
