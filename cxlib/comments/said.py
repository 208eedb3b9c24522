"""Comments as columns: what was said by number, so that each different text is worked on once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.comments.texts import Texts

Integers = NDArray[np.int32]
NO_BOX = 2
"""Stands for a missing box: 1 is satisfied, -1 dissatisfied, 0 between."""


@dataclass(frozen=True)
class Said:
    """Comments, newest first, one place each; `texts` are the different texts in the order in which they come first.

    `day` counts days since 1970; `node`, `site` and `channel` are codes; `text` is the number of a comment's text among
    `texts`; `score` is NaN where there is none, `box` `NO_BOX`.

    >>> text, score, box = np.array([0, 1, 0]), np.array([1.0, 2.0, 3.0]), np.array([-1, 1, 1])
    >>> where = pd.Categorical(["desk"] * 3)
    >>> said = Said(text, where, where, where, text, score, box, Texts.of(["slow", "nice"]))
    >>> said.times().tolist(), said.boxes().tolist(), said.told([2])
    ([2, 1], [[1, 0, 1, 0], [0, 0, 1, 0]], ['slow'])
    """

    day: Integers
    node: pd.Categorical
    site: pd.Categorical
    channel: pd.Categorical
    text: Integers
    score: NDArray[np.float64]
    box: NDArray[np.int8]
    texts: Texts

    def __len__(self) -> int:
        """How many comments."""
        return len(self.text)

    @property
    def nbytes(self) -> int:
        """How much memory they take."""
        columns = (self.day, self.text, self.score, self.box, self.node.codes, self.site.codes, self.channel.codes)
        return sum(column.nbytes for column in columns) + self.texts.nbytes

    def times(self, where: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
        """How often each text comes; among some comments only, if said which."""
        numbers = self.text if where is None else self.text[where]
        counted: NDArray[np.int64] = np.bincount(numbers, minlength=len(self.texts))
        return counted

    def boxes(self) -> NDArray[np.int64]:
        """How often each text comes dissatisfied, between, satisfied and with no box known: a row of four per text."""
        cells = np.bincount(self.text.astype(np.int64) * 4 + (self.box + 1), minlength=4 * len(self.texts))
        return cells.reshape(-1, 4)

    def summed(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """The sum of one value per comment, for each text."""
        return np.bincount(self.text, values, len(self.texts)).astype(np.float64)

    def told(self, places: Iterable[int]) -> list[str]:
        """The texts of these comments."""
        return self.texts.at(self.text[np.asarray(places, dtype=np.int64)])

    def once(self, most: int) -> pd.DataFrame:
        """Each different text with each box it came with, once, as they come first: `text, box`.

        Of more than `most` every so-manieth.
        """
        first = pd.Series(self.text.astype(np.int64) * 8 + self.box).drop_duplicates().index
        first = first[:: -(-len(first) // most) or 1]
        return pd.DataFrame({"text": self.told(first), "box": self.box[first]})

    def frame(self) -> pd.DataFrame:
        """One line per comment as `reader.comments` gives it: `day, node, site, channel, text, score, box`."""
        known = self.box != NO_BOX
        box = self.box if known.all() else pd.array(np.where(known, self.box, 0), "Int8")
        if not known.all():
            box[~known] = pd.NA
        texts = pd.Series(self.texts.every(), dtype="str")
        return pd.DataFrame(
            {
                "day": self.day.astype("datetime64[D]").astype("datetime64[us]"),
                **{name: pd.Series(getattr(self, name)).astype("str") for name in ("node", "site", "channel")},
                "text": texts.take(self.text).reset_index(drop=True), "score": self.score, "box": box,
            }
        )  # fmt: skip
