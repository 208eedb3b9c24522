"""The rows of a log brought together by ticket, and what the rows of one ticket say about it in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.cells import blank
from cxlib.intake.rows import Work
from cxlib.intake.sheet import Block

LARGE = 50_000


def together(blocks: list[Block], ticket: str) -> Iterator[Block]:
    """The same records in blocks that never part the rows of a ticket; the rows keep their numbers."""
    table = pa.concat_tables([block.table for block in blocks])
    numbers = np.concatenate([block.row_numbers() for block in blocks])
    named = pc.utf8_trim_whitespace(table.column(ticket)).combine_chunks().dictionary_encode().indices.to_numpy()
    order = np.argsort(named, kind="stable")
    firsts = np.flatnonzero(np.diff(named[order], prepend=-1))
    cuts = np.unique(firsts[np.searchsorted(firsts, np.arange(0, len(order), LARGE), side="right") - 1])
    for block in blocks:
        if block.ragged:
            yield replace(block, table=block.table.slice(0, 0), numbers=np.zeros(0, np.int64))
    for start, end in zip(cuts, [*cuts[1:], len(order)], strict=True):
        lines = order[start:end]
        yield Block(int(numbers[lines[0]]), table.take(pa.array(lines)), numbers=numbers[lines])


def last_said(
    work: Work, lines: npt.NDArray[np.int64], case: npt.NDArray[np.int64]
) -> tuple[pa.Table, dict[str, npt.NDArray[np.int64]]]:
    """(one row a case with the last text each column says, column → the line it stands in).

    `lines` are the rows of the work in the order of their events, `case` tells their case. Where a column never says
    anything the line is that of the first event. Comments are all kept, one below the other.
    """
    columns, sources = {}, {}
    order = pd.Series(np.arange(len(lines)))
    firsts = order.groupby(case).first()
    for column in work.mapping.columns:
        if column.role == "ignore" or work.place[column.name] in columns:
            continue
        texts = work.cells(replace(column, prefix="")).take(pa.array(lines))
        there = ~blank(texts, column)
        last = order[there].groupby(case[there]).last().reindex(firsts.index)
        at = last.fillna(firsts).to_numpy(dtype=np.int64)
        sources[column.name] = lines[at]
        said = texts.take(pa.array(at))
        columns[work.place[column.name]] = _all_said(texts, there, case, said) if column.role == "comment" else said
    return pa.table(columns), sources


def _all_said(texts: pa.Array, there: npt.NDArray[np.bool_], case: npt.NDArray[np.int64], last: pa.Array) -> pa.Array:
    words = pd.Series(texts.filter(pa.array(there)).to_pylist(), dtype="object")
    several = words.groupby(case[there]).agg(lambda group: "\n".join(dict.fromkeys(group)))
    whole = np.array(last.to_pylist(), dtype=object)
    whole[several.index.to_numpy()] = several.to_numpy()
    return pa.array(whole, pa.string())
