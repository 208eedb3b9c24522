"""What a file says again and again becomes a number before it goes into the database: codes of places.

A code then stands in the database once, however many rows of the file say it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from cxlib.intake.mapped import Mapped

PLACES = ("node", "site", "channel", "segment")


class Numbers:
    """The numbers given so far, over all blocks of a file, to the codes of each kind of place."""

    def __init__(self) -> None:
        self._codes: dict[str, dict[str, int]] = {what: {} for what in PLACES}

    def given(self, table: pa.Table) -> pa.Table:
        """The same table, numbers in the place of codes.

        >>> Numbers().given(pa.table({"row_no": [1, 2, 3], "site": ["b", "a", "b"]}))["site"].to_pylist()
        [0, 1, 0]
        """
        for place, name in enumerate(table.column_names):
            if name in self._codes:
                codes, known = table[name].unify_dictionaries().combine_chunks().dictionary_encode(), self._codes[name]
                mine = [known.setdefault(code, len(known)) for code in codes.dictionary.to_pylist()]
                numbers = np.array(mine, dtype=np.int32)[codes.indices.to_numpy()]
                table = table.set_column(place, name, pa.array(numbers))
        return table

    def rows(self, mapped: Mapped) -> pa.Table:
        """The rows of a block, each with the list of its answers."""
        rows = self.given(mapped.rows.drop_columns(["person"]))
        answered = mapped.tables.get("answered")
        lists = answered["answers"] if answered else pa.nulls(rows.num_rows, pa.list_(pa.int32()))
        return rows.append_column("answers", lists)

    def codes(self) -> pa.Table:
        """Every code with its number.

        >>> numbers = Numbers()
        >>> _ = numbers.given(pa.table({"site": ["b"]}))
        >>> numbers.codes().to_pylist()
        [{'what': 'site', 'number': 0, 'code': 'b'}]
        """
        rows = [(what, number, code) for what, known in self._codes.items() for code, number in known.items()]
        return pa.table({name: [row[at] for row in rows] for at, name in enumerate(("what", "number", "code"))})
