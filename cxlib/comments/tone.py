"""The tone of a comment: learned from the organisation's own scores where there are enough, guessed by words where not.

**Method.** Comments of satisfied and of dissatisfied customers teach which pieces of writing go with which
(`logistic.py`). A fifth of the texts, chosen by their own letters so that equal texts stay together, is held out of the
learning and then judged; the same fifth judges the lexicon. The one that is right more often of high and of low scores
alike is used; learned anew from all texts before it is.

**Limits.** A hint, never a figure: it says how a comment reads, not what the customer would have scored. A score of the
whole visit and a comment on one part of it may well disagree. Where nearly all are satisfied, "right" is easy; so what
share of the low and of the high scores is recognised stands beside it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.comments.coding import text_key
from cxlib.comments.lexicon import guessed
from cxlib.comments.logistic import Fit, fit
from cxlib.comments.pieces import pieces

ENOUGH = 200
"""So many different texts with a low score, and as many with a high one, are needed to learn from."""
TESTED_FROM = 30
"""So few of each in the held-out fifth are too few to say how often a tone is right."""
MOST = 30_000
"""Learning takes every so-manieth text beyond this number."""
FIFTH, AT_ONCE = 5, 5_000
LEARNED, LEXICON = "learned", "lexicon"


@dataclass(frozen=True)
class Trial:
    """How often a tone was right on texts it had not seen: of low and of high scores (cannot be told = not right)."""

    low: int
    low_right: int
    high: int
    high_right: int

    @property
    def balanced(self) -> float:
        """The mean of the two shares recognised; NaN where either has no texts."""
        return (self.low_right / self.low + self.high_right / self.high) / 2 if self.low and self.high else float("nan")


@dataclass(frozen=True)
class Tone:
    """A way to tell the tone: "learned" (from `texts` texts) or "lexicon"; its trial, if there were enough to try."""

    kind: str
    texts: int
    trial: Trial | None
    fitted: Fit | None = None

    def of(self, texts: list[str]) -> pd.DataFrame:
        """The tone of each text: `tone` (1 rather positive, -1 rather negative, 0 cannot be told) and `sure`.

        `sure` is the chance (0.5 to 1) that a learned tone gives itself, NaN for the lexicon and where it cannot.

        >>> Tone(LEXICON, 0, None).of(["很满意", "too slow"])["tone"].tolist()
        [1, -1]
        """
        if self.fitted is None:
            return pd.DataFrame({"tone": np.sign(guessed(texts)), "sure": np.nan})
        parts = [self.fitted.chance(pieces(texts[first : first + AT_ONCE])) for first in range(0, len(texts), AT_ONCE)]
        chance = np.concatenate([np.empty(0), *parts])
        tone = np.where(np.isnan(chance), 0, np.where(chance >= 0.5, 1, -1))
        return pd.DataFrame({"tone": tone, "sure": np.maximum(chance, 1 - chance)})


def learn_tone(comments: pd.DataFrame) -> Tone:
    """The better of a tone learned from `text` and `box` (1 satisfied, -1 dissatisfied) and the lexicon.

    >>> learn_tone(pd.DataFrame({"text": ["good"], "box": [1]})).kind
    'lexicon'
    """
    told = comments[comments["box"].isin([1, -1])].drop_duplicates(["text", "box"])
    told = told.iloc[:: -(-len(told) // MOST) or 1]
    texts, satisfied = told["text"].tolist(), told["box"].to_numpy(dtype=np.int64) == 1
    apart = np.array([int(text_key(text)[:4], 16) % FIFTH == 0 for text in texts], dtype=bool)
    by_words = _trial(np.sign(guessed([text for text, out in zip(texts, apart, strict=True) if out])), satisfied[apart])
    if min(satisfied.sum(), (~satisfied).sum()) < ENOUGH:
        return Tone(LEXICON, 0, by_words)
    seen, unseen = ([text for text, out in zip(texts, apart, strict=True) if out == held] for held in (False, True))
    chance = fit(pieces(seen), satisfied[~apart]).chance(pieces(unseen))
    by_scores = _trial(np.where(chance >= 0.5, 1, np.where(chance < 0.5, -1, 0)), satisfied[apart])
    if by_scores is None or (by_words and by_words.balanced > by_scores.balanced):
        return Tone(LEXICON, 0, by_words)
    return Tone(LEARNED, len(texts), by_scores, fit(pieces(texts), satisfied))


@dataclass(frozen=True)
class Lesson:
    """What there is to learn from, `text` and `box`, by its fingerprint: equal ones are one lesson."""

    fingerprint: str
    told: pd.DataFrame = field(compare=False, repr=False)

    @classmethod
    def of(cls, told: pd.DataFrame) -> Lesson:
        """The lesson of these comments.

        >>> told = pd.DataFrame({"text": ["good", "bad"], "box": [1, -1]})
        >>> Lesson.of(told) == Lesson.of(told.copy()), Lesson.of(told) == Lesson.of(told.assign(box=1))
        (True, False)
        """
        said = "\0".join(told["text"]).encode() + told["box"].to_numpy(np.int8).tobytes()
        return cls(hashlib.blake2b(said, digest_size=16).hexdigest(), told)


@lru_cache(maxsize=2)
def learned(lesson: Lesson) -> Tone:
    """`learn_tone`, once for the same comments: most changes of the data bring none."""
    return learn_tone(lesson.told)


def _trial(tone: NDArray[np.int64], satisfied: NDArray[np.bool_]) -> Trial | None:
    """How often the tone agrees with the score; None where there is too little to try it on."""
    low, high = int((~satisfied).sum()), int(satisfied.sum())
    if min(low, high) < TESTED_FROM:
        return None
    return Trial(low, int((tone[~satisfied] == -1).sum()), high, int((tone[satisfied] == 1).sum()))
