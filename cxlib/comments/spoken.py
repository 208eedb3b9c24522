"""What different texts speak of, by number: a line per text and topic, small enough to be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array


@dataclass(frozen=True)
class Spoken:
    """Lines by text, in each by the place of the topic in its dictionary: `text`, `code`, `words`, `by`.

    >>> found = pd.DataFrame([(0, 1, "b", "x", "words"), (2, 0, "a", "y", "words"), (2, 1, "b", "z", "words")],
    ...                      columns=["text", "place", "code", "words", "by"])
    >>> told = Spoken.of(found)
    >>> told.codes([2, 1, 0]), told.kinds(), told.there(3).tolist()
    ([('a', 'b'), (), ('b',)], ['b', 'a'], [True, False, True])
    """

    text: NDArray[np.int32]
    place: NDArray[np.int16]
    code: pd.Categorical
    words: pd.Categorical
    by: pd.Categorical

    @classmethod
    def of(cls, found: pd.DataFrame) -> Spoken:
        """From the lines as `spoken_of` gives them."""
        told = (_categorical(found[name]) for name in ("code", "words", "by"))
        return cls(found["text"].to_numpy(np.int32), found["place"].to_numpy(np.int16), *told)

    @property
    def nbytes(self) -> int:
        """How much memory the lines take."""
        columns = (self.code, self.words, self.by)
        lines = sum(one.codes.nbytes for one in columns) + self.text.nbytes + self.place.nbytes
        return int(lines + self.words.categories.memory_usage(deep=True))

    def frame(self) -> pd.DataFrame:
        """The lines as `spoken_of` gave them."""
        kind = "str" if len(self.text) else object
        told = {name: pd.Series(getattr(self, name)).astype(kind) for name in ("code", "words", "by")}
        return pd.DataFrame({"text": self.text.astype(np.int64), "place": self.place.astype(np.int64), **told})

    def kinds(self) -> list[str]:
        """The codes that occur, in the order in which they come first."""
        return [str(self.code.categories[one]) for one in pd.unique(self.code.codes)]

    def there(self, texts: int, codes: Iterable[str] | None = None) -> NDArray[np.bool_]:
        """Which of so many texts speak of any topic; of any of these, if told."""
        wanted = slice(None) if codes is None else np.isin(self.code.codes, self.code.categories.get_indexer([*codes]))
        there = np.zeros(texts, dtype=bool)
        there[self.text[wanted]] = True
        return there

    def matrix(self, texts: int) -> csr_array:
        """A row per text, a column per code of `kinds()`: 1 where it speaks of it."""
        column, _ = pd.factorize(self.code.codes)
        ones = np.ones(len(self.text), dtype=np.float64)
        return csr_array((ones, (self.text, column)), shape=(texts, len(self.kinds())))

    def lines_of(self, number: int) -> list[dict[str, str]]:
        """What was found in one text: `code, words, by`."""
        first, last = np.searchsorted(self.text, [number, number + 1])
        names = ("code", "words", "by")
        rows = zip(*(getattr(self, name)[first:last] for name in names), strict=True)
        return [dict(zip(names, row, strict=True)) for row in rows]

    def codes(self, numbers: Iterable[int]) -> list[tuple[str, ...]]:
        """The codes of some texts."""
        wanted = np.asarray(numbers, dtype=np.int64)
        begins, ends = (np.searchsorted(self.text, wanted, side).tolist() for side in ("left", "right"))
        every, told = self.code.categories.tolist(), self.code.codes
        return [tuple(every[one] for one in told[first:last]) for first, last in zip(begins, ends, strict=True)]


def _categorical(values: pd.Series) -> pd.Categorical:
    numbers, different = pd.factorize(values)
    return pd.Categorical.from_codes(numbers, pd.Index(different, dtype="str"))
