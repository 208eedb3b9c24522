"""Columns of few different words: each word once, and its number in every row."""

from __future__ import annotations

import numpy as np
import pyarrow as pa


def coded(numbers: pa.Array, words: list[str]) -> pa.DictionaryArray:
    """A column that has in each row the word of its number; the same word may have several numbers.

    >>> coded(pa.array([2, 0, 1], pa.int32()), ["a", "b", "a"]).to_pylist()
    ['a', 'a', 'b']
    """
    once = pa.array(words, pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(once.indices.take(numbers), once.dictionary)


def always(word: str, size: int) -> pa.DictionaryArray:
    """A column that has the same word in every row."""
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(size, dtype=np.int32)), pa.array([word], pa.string()))
