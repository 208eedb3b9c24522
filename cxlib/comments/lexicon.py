"""A first guess at the tone by words of praise and blame, with negation: 不太满意 is blame, "no complaints" is none."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from cxlib.comments.dictionary import Dictionary, parse, plain
from cxlib.comments.matching import balanced


@cache
def lexicon() -> Dictionary:
    """The words of praise and blame of the package (`tone.toml`)."""
    return parse((files("cxlib") / "comments" / "tone.toml").read_text(encoding="utf-8"))


def guessed(texts: list[str]) -> NDArray[np.int64]:
    """Praise less blame in each text: above 0 rather positive, below rather negative, 0 cannot be told.

    >>> guessed(["很满意，谢谢", "一点都不满意", "没有想象中好", "not very helpful", "无"]).tolist()
    [2, -2, -1, -1, 0]
    """
    told = lexicon()
    return balanced(told.topics["praise"], told.topics["blame"], told.negators, [plain(text) for text in texts])
