"""Comments as a table in words, by their places: each different thing is put into words once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.comments import Coded
from ui import comment_read
from ui.names import names
from ui.words import NOTHING, day, is_missing, listing, number, percent, t


@dataclass(frozen=True)
class Names:
    """Code → name, as the reader calls things: told while their session is known."""

    topics: dict[str, str]
    dangers: dict[str, str]
    nodes: dict[str, str]
    sites: dict[str, str]

    @classmethod
    def now(cls, found: Coded) -> Names:
        """The names of this moment."""
        topics, dangers = comment_read.topic_names(found.dictionary), comment_read.danger_names()
        return cls(topics, dangers, names("node"), names("site"))


def readable(found: Coded, places: NDArray[np.int32], told: Names) -> pd.DataFrame:
    """Comments as a table in words; texts stay texts."""
    said = found.said
    numbers, texts = pd.factorize(said.text[places])
    return pd.DataFrame(
        {
            t("Comment"): said.told(places),
            t("Score"): _each(said.score[places], lambda score: number(score, None)),
            t("Topics"): _of(
                numbers, [listing(told.topics[code] for code in codes) for codes in found.about.codes(texts)]
            ),
            t("Tone (a hint)"): _of(numbers, [_tone(int(found.tones[one]), float(found.sures[one])) for one in texts]),
            t("To read today"): _of(numbers, _urgent(found, texts, told)),
            t("Service node"): _named(said.node, places, told.nodes),
            t("Site"): _named(said.site, places, told.sites),
            t("Day"): _each(said.day[places], lambda one: day(pd.Timestamp(one, unit="D"))),
        }
    )


def _urgent(found: Coded, texts: NDArray[np.int32], told: Names) -> list[str]:
    """The dangers in each of these texts and the words that speak of them; "" where there is none."""
    words = []
    for text, codes in zip(texts.tolist(), found.urgent.codes(texts), strict=True):
        if not codes:
            words.append("")
            continue
        spoken = " · ".join(line["words"] for line in found.urgent.lines_of(text))
        words.append(t("{first}: {second}", first=listing(told.dangers[kind] for kind in codes), second=spoken))
    return words


def _tone(tone: int, sure: float) -> str:
    if not tone:
        return NOTHING
    said = t(comment_read.TONES[tone])
    return said if is_missing(sure) else f"{said} {percent(sure, 0)}"


def _each(values: NDArray[np.float64] | NDArray[np.int32], word: Callable[[float], str]) -> pd.Series:
    """A word for each value, found once for each that is different."""
    numbers, different = pd.factorize(values, use_na_sentinel=False)
    return _of(numbers, [word(value) for value in different.tolist()])


def _named(codes: pd.Categorical, places: NDArray[np.int32], told: dict[str, str]) -> pd.Series:
    # what was set up a moment ago has no name yet
    return _of(codes.codes[places], [told.get(code, code) for code in codes.categories])


def _of(numbers: NDArray[np.integer], words: list[str]) -> pd.Series:
    return pd.Series(np.array(words, dtype=object)[numbers], dtype="str")
