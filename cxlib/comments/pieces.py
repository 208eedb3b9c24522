"""Texts as counts of small pieces: what a learned tone looks at.

Chinese is written without blanks, so a piece is one to three Chinese characters in a row; of other writing it is three
to five letters in a row, and blanks count as letters, so that short words and word ends are pieces too. Pieces are
numbered by a hash: no list of them is kept, and an unknown text needs none. All texts go through numpy at once.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from cxlib.comments.dictionary import plain

BUCKETS = 2**18
FIRST_CHINESE = 0x2E80
_FACTOR, _MIX = np.uint64(1_099_511_628_211), np.uint64(0x9E3779B97F4A7C15)
SIZES = {1: True, 2: True, 3: None, 4: False, 5: False}
"""Pieces of so many characters, of Chinese alone (True), of other writing alone (False), of both (None)."""


class Pieces(NamedTuple):
    """All pieces of some texts: text by text number (`owner`) and piece number (`column`), in no order."""

    texts: int
    owner: NDArray[np.int64]
    column: NDArray[np.int64]

    def rows(self) -> csr_array:
        """One row per text: how often it has each piece, brought to about length 1."""
        values = self.weights()[self.owner]
        return csr_array((values, (self.owner, self.column)), shape=(self.texts, BUCKETS))

    def summed(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """`rows() @ weights` for one weight per column, without making the rows."""
        found = np.bincount(self.owner, weights[self.column], self.texts).astype(np.float64)
        summed: NDArray[np.float64] = found * self.weights()
        return summed

    def weights(self) -> NDArray[np.float64]:
        """What one piece of each text counts: 1 / sqrt(how many it has)."""
        counted = np.bincount(self.owner, minlength=self.texts).astype(np.float64)
        each: NDArray[np.float64] = 1 / np.sqrt(np.maximum(counted, 1))
        return each


def pieces(texts: list[str]) -> Pieces:
    """The pieces of each text; an empty one has none.

    >>> found = pieces(["很好", ""])
    >>> found.owner.tolist(), found.rows().shape[0]
    ([0, 0, 0, 0, 0], 2)
    """
    told = [f" {plain(text)} \n" for text in texts]
    letters = np.frombuffer("".join(told).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    owner = np.repeat(np.arange(len(texts)), [len(text) for text in told])
    chinese, ends = letters >= FIRST_CHINESE, letters == ord("\n")
    found = [_pieces_of(size, letters, chinese, ends) for size in SIZES]
    where = np.concatenate([place for place, _ in found])
    return Pieces(len(texts), owner[where], np.concatenate([column for _, column in found]))


def _pieces_of(
    size: int, letters: NDArray[np.uint64], chinese: NDArray[np.bool_], ends: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where all pieces of one size that lie within a text begin, and their columns."""
    last = max(len(letters) - size + 1, 0)
    hashed = np.full(last, size, dtype=np.uint64)
    kept, some, whole = np.ones(last, dtype=bool), np.zeros(last, dtype=bool), np.ones(last, dtype=bool)
    for step in range(size):
        here = slice(step, step + last)
        hashed = hashed * _FACTOR + letters[here]
        kept &= ~ends[here]
        some |= chinese[here]
        whole &= chinese[here]
    kept &= {True: whole, False: ~some, None: kept}[SIZES[size]]
    where = np.flatnonzero(kept)
    column = ((hashed[where] * _MIX) >> np.uint64(40)) % np.uint64(BUCKETS)
    return where, column.astype(np.int64)
