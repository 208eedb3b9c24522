"""Where words of topics may begin in a long text: by their first letters, of all topics in one go, by numpy.

To try all words of a topic at every letter takes ten times as long as to try them where their first letters stand.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LATIN = "abcdefghijklmnopqrstuvwxyz"
TOPICS, LETTERS = 60, 3
"""So many topics are looked for in one go, by up to so many letters of their words."""
_FACTORS = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_SHIFT = np.uint32(14)  # 18 bits of the hash are left
Numbers = NDArray[np.uint64]


def beginnings(text: str, words: list[tuple[str, ...]]) -> list[list[int]]:
    """For each list of words, all places where one of them may begin, in order, and few others.

    No letter stands before a word that begins with an English one; `*` and `…` are no letters of a word.

    >>> beginnings("the waiter waited; await", [("wait*", "等…分钟"), ("tea",)])
    [[4, 11], []]
    """
    if len(words) > TOPICS:
        return beginnings(text, words[:TOPICS]) + beginnings(text, words[TOPICS:])
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    told, hashed = np.zeros(len(letters), dtype=np.uint64), np.zeros(len(letters), dtype=np.uint32)
    for size, table in enumerate(_tables(tuple(words)), start=1):
        last = max(len(letters) - size + 1, 0)
        hashed[:last] += letters[size - 1 :] * _FACTORS[size - 1]
        told[:last] |= table[hashed[:last] >> _SHIFT]
    english = (letters >= ord("a")) & (letters <= ord("z"))
    told[1:][english[1:] & english[:-1]] = 0
    places = np.flatnonzero(told)
    told = told[places]
    return [places[(told >> np.uint64(one)) & np.uint64(1) > 0].tolist() for one in range(len(words))]


@lru_cache(maxsize=16)
def _tables(words: tuple[tuple[str, ...], ...]) -> list[Numbers]:
    """For words told by one, two and three letters: the hash of these letters → in which lists (bits) one stands."""
    tables = [np.zeros(2**18, dtype=np.uint64) for _ in range(LETTERS)]
    for place, some in enumerate(words):
        for word in some:
            known = word.replace("*", "…").partition("…")[0][:LETTERS]
            letters = np.array([ord(letter) for letter in known], dtype=np.uint32)
            hashed = (letters * np.array(_FACTORS[: len(letters)])).sum(dtype=np.uint32)
            tables[len(known) - 1][hashed >> _SHIFT] |= np.uint64(1 << place)
    return tables
