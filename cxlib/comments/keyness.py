"""Which words do low scores use and high scores not?

**Method.** Each word's comments with a low score against those with a high score (a comment counts once): Dunning's
log-likelihood G² of the two-by-two table gives p, Benjamini-Hochberg over all words tested gives q, the odds ratio with
1/2 added to each cell says by how much. Words with q below 0.10 are listed, the surest difference first: sorted by the
limit of the ratio's 95 % interval that is nearer to 1.

**Source.** Dunning 1993, Computational Linguistics 19:61; Rayson and Garside 2000; Haldane 1956 for the 1/2; families
as in `cxlib.families`.

**Limits.** Words in fewer than `SEEN` comments are not tested. A word is no cause, and a word of one busy node stands
out though it says nothing about service. Equal texts count each time: customers did write them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from cxlib.comments.words import words
from cxlib.families import family

if TYPE_CHECKING:
    from cxlib.comments.coded import Coded

SEEN = 5
"""Words in fewer comments than this are too rare to compare."""
NEEDED = 30
"""So many comments with a low score, and as many with a high one, are needed."""
LOW, HIGH = "low", "high"
COLUMNS = ["word", "side", "low_n", "low_of", "high_n", "high_of", "ratio", "ratio_low", "ratio_high", "g2", "p", "q",
           "listed"]  # fmt: skip


def keyness(comments: pd.DataFrame) -> pd.DataFrame:
    """The words compared, from `text` and `box`: surest difference first.

    `side` is "low" or "high" (whose word it is), `low_n` of `low_of` comments with a low score have it; `ratio` are the
    odds of the word among its side against the other (above 1) with limits. Empty below `NEEDED` comments on a side.

    >>> said = ["too slow"] * 30 + ["friendly staff"] * 30
    >>> told = keyness(pd.DataFrame({"text": said, "box": [-1] * 30 + [1] * 30}))
    >>> told[["word", "side", "low_n", "low_of"]].head(1).values.tolist(), len(told)
    ([['friendly', 'high', 0, 30]], 3)
    """
    numbers, texts = pd.factorize(comments["text"])
    low, high = (
        np.bincount(numbers[(comments["box"] == box).fillna(False).to_numpy(dtype=bool)], minlength=len(texts))
        for box in (-1, 1)
    )
    return words_compared(texts.tolist(), low, high)


def keyness_of(found: Coded) -> pd.DataFrame:
    """The same of coded comments, from how often each different text comes."""
    boxes = found.said.boxes()
    return words_compared(found.said.texts.every(), boxes[:, 0], boxes[:, 2])


def words_compared(texts: list[str], low: NDArray[np.int64], high: NDArray[np.int64]) -> pd.DataFrame:
    """The same of different texts, each written so often with a low and so often with a high score.

    >>> words_compared(["too slow", "friendly staff"], np.array([30, 0]), np.array([0, 30]))["low_of"].tolist()
    [30, 30, 30]
    """
    if min(low.sum(), high.sum()) < NEEDED:
        return pd.DataFrame({name: [] for name in COLUMNS})
    low_count: Counter[str] = Counter()
    high_count: Counter[str] = Counter()
    for number in np.flatnonzero(low + high).tolist():
        lows, highs = int(low[number]), int(high[number])
        for word in words(texts[number]):
            low_count[word] += lows
            high_count[word] += highs
    seen = sorted(word for word in low_count if low_count[word] + high_count[word] >= SEEN)
    frame = pd.DataFrame({"word": seen})
    frame["low_n"], frame["low_of"] = [low_count[word] for word in seen], int(low.sum())
    frame["high_n"], frame["high_of"] = [high_count[word] for word in seen], int(high.sum())
    return _compared(frame)


def _compared(frame: pd.DataFrame) -> pd.DataFrame:
    a, b = frame["low_n"].to_numpy(float), frame["high_n"].to_numpy(float)
    c, d = frame["low_of"].to_numpy(float) - a, frame["high_of"].to_numpy(float) - b
    ratio = np.log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5)))
    half = special.ndtri(0.975) * np.sqrt(1 / (a + 0.5) + 1 / (b + 0.5) + 1 / (c + 0.5) + 1 / (d + 0.5))
    g2 = likelihood(a, b, c, d)
    p = special.chdtrc(1, g2)
    told = family(p)
    frame = frame.assign(
        side=np.where(ratio > 0, LOW, HIGH), ratio=np.exp(np.abs(ratio)), ratio_low=np.exp(np.abs(ratio) - half),
        ratio_high=np.exp(np.abs(ratio) + half), g2=g2, p=p, q=told.q, listed=told.listed,
    )  # fmt: skip
    return frame.sort_values(["ratio_low", "word"], ascending=[False, True])[COLUMNS].reset_index(drop=True)


def likelihood(
    a: np.ndarray[tuple[int], np.dtype[np.float64]],
    b: np.ndarray[tuple[int], np.dtype[np.float64]],
    c: np.ndarray[tuple[int], np.dtype[np.float64]],
    d: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """G² of two-by-two tables: a and b have the word (low, high), c and d do not; 2 sum O ln(O / E).

    >>> likelihood(*(np.array([one]) for one in (30.0, 10.0, 70.0, 90.0))).round(3).tolist()
    [12.972]
    """
    n = a + b + c + d
    cells = ((a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d))
    total = sum(
        special.xlogy(seen, seen * n / np.where(row * column > 0, row * column, 1)) for seen, row, column in cells
    )
    return np.maximum(2 * np.asarray(total, dtype=np.float64), 0)
