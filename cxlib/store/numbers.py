"""What a file says again and again becomes a number before it goes into the database: codes of places, and answers.

A code or an answer then stands in the database once, however many rows of the file say it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

if TYPE_CHECKING:
    from cxlib.intake.mapped import Mapped

PLACES = ("node", "site", "channel", "segment")
ANSWER = ("target", "raw", "score", "box")


class Numbers:
    """The numbers given so far, over all blocks of a file: codes of each kind of place, and answers."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, int]] = {what: {} for what in PLACES}
        self._answers: dict[tuple[Any, ...], int] = {}

    def given(self, table: pa.Table) -> pa.Table:
        """The same table, numbers in the place of codes.

        >>> Numbers().given(pa.table({"row_no": [1, 2, 3], "site": ["b", "a", "b"]}))["site"].to_pylist()
        [0, 1, 0]
        """
        for place, name in enumerate(table.column_names):
            if name in self._codes:
                codes, known = table[name].combine_chunks().dictionary_encode(), self._codes[name]
                mine = [known.setdefault(code, len(known)) for code in codes.dictionary.to_pylist()]
                numbers = np.array(mine, dtype=np.int32)[codes.indices.to_numpy()]
                table = table.set_column(place, name, pa.array(numbers))
        return table

    def rows(self, mapped: Mapped) -> pa.Table:
        """The rows of a block, each with the list of its answers."""
        rows = self.given(mapped.rows.drop_columns(["person"]))
        if "rating" not in mapped.tables or not mapped.tables["rating"].num_rows:
            return rows.append_column("answers", pa.nulls(rows.num_rows, pa.list_(pa.int32())))
        given, numbers = mapped.tables["rating"]["row_no"].to_numpy(), rows["row_no"].to_numpy()
        order = np.argsort(numbers)
        owner = order[np.searchsorted(numbers, given, sorter=order)]
        ends = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=len(numbers)))]).astype(np.int32)
        answers = self._answered(mapped.tables["rating"])[np.argsort(owner, kind="stable")]
        return rows.append_column("answers", pa.ListArray.from_arrays(pa.array(ends), pa.array(answers)))

    def _answered(self, ratings: pa.Table) -> npt.NDArray[np.int32]:
        """The number of each rating's answer: there are few different ones, told apart without a look at every row."""
        together = np.zeros(ratings.num_rows, dtype=np.int64)
        for name in ANSWER:
            which, different = pd.factorize(ratings[name].to_numpy())
            together = together * len(different) + which
        which, different = pd.factorize(together)
        first = np.zeros(len(different), dtype=np.int64)
        first[which[::-1]] = np.arange(len(which))[::-1]
        said = ratings.select(list(ANSWER)).take(pa.array(first)).to_pylist()
        mine = [self._answers.setdefault(tuple(one.values()), len(self._answers)) for one in said]
        return np.asarray(np.array(mine, dtype=np.int32)[which])

    def codes(self) -> pa.Table:
        """Every code with its number.

        >>> numbers = Numbers()
        >>> _ = numbers.given(pa.table({"site": ["b"]}))
        >>> numbers.codes().to_pylist()
        [{'what': 'site', 'number': 0, 'code': 'b'}]
        """
        rows = [(what, number, code) for what, known in self._codes.items() for code, number in known.items()]
        return _table(("what", "number", "code"), rows)

    def answers(self) -> pa.Table:
        """Every answer with its number."""
        return _table(("answer", *ANSWER), [(number, *answer) for answer, number in self._answers.items()])


def _table(names: tuple[str, ...], rows: list[tuple[Any, ...]]) -> pa.Table:
    return pa.table({name: [row[at] for row in rows] for at, name in enumerate(names)})
