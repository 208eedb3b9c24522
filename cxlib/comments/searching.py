"""Searching comments: all words asked for, anywhere in the text, in any language; nothing is a pattern."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from cxlib.comments.dictionary import plain


def search(texts: Iterable[str], asked: str) -> NDArray[np.bool_]:
    """Which texts contain every word asked for (divided by blanks); large and small letters are one; "" finds all.

    >>> search(["Waited AGES", "等了很久，没人理", "no wait"], "wait age").tolist()
    [True, False, False]
    >>> search(["等了很久，没人理", "没人"], "没人 等了").tolist()
    [True, False]
    """
    words = plain(asked).split()
    return np.array([all(word in told for word in words) for told in map(plain, texts)], dtype=bool)
