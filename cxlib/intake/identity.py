"""What makes a row of a file the same row when it comes again."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.queue_numbers import DAILY
from cxlib.intake.rows import ADDED, MARK, Work, named


def identities(work: Work, parts: list[pa.Array]) -> tuple[pa.Array, pa.Array, pa.Array]:
    """(text that makes a row the same row, whether it is the whole content, id of the person or ticket) of every row.

    With an id column the identity is source + given site + id (+ `parts`: node and item of a long file). Without one,
    or where the id is blank, it is the whole content of the row, but for what our own download `ADDED`; the load then
    counts how often the same content occurs.
    """
    head = work.mapping.name + MARK + work.mapping.constant.get("site", "") + MARK
    column = work.mapping.one("id")
    if column is None:
        size = len(work.row_no)
        return _content(work, head), pa.array(np.ones(size, dtype=bool)), pa.nulls(size, pa.string())
    given = pc.utf8_trim_whitespace(work.cells(column))
    blank = pc.equal(given, "")
    key = pc.binary_join_element_wise(pa.scalar(head + "#"), given, *parts, MARK)
    if not pc.any(blank).as_py():
        return key, blank, given
    return pc.if_else(blank, _content(work, head), key), blank, pc.if_else(blank, pa.scalar(None, pa.string()), given)


def of_the_day(work: Work, days: npt.NDArray[np.datetime64]) -> list[pa.Array]:
    """What tells tickets and answers apart beside a number that begins anew (`unit = "day"`): their day and site."""
    column = work.mapping.one("id")
    if column is None or column.unit != DAILY or work.mapping.kind not in ("ticket", "survey"):
        return []
    return [pc.fill_null(pa.array(days).cast(pa.string()), ""), named(work, "site").cast(pa.string())]


def _content(work: Work, head: str) -> pa.Array:
    names = [name for name in work.table.column_names if name not in ADDED]
    columns = [pc.fill_null(work.table.column(name).combine_chunks(), "") for name in names]
    return pc.binary_join_element_wise(pa.scalar(head + "="), *columns, MARK)
