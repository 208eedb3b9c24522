"""Medians and P90s of lengths of time made ready when the data change, for charts of many nodes and periods.

A chart of forty nodes over a year would else read a third of a million bins to draw two thousand points.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from cxlib.quantiles import quantile_of_bins
from cxlib.store.statements import sql

if TYPE_CHECKING:
    import duckdb

SOURCE = {"week": "weeks", "month": "months", "quarter": "months"}
"""What is made ready → which bins it is read from."""
SHARES = {"median": 0.5, "p90": 0.9}
ENDINGS = ("", "_low", "_high")
KEYS = ("day", "node_id", "journey_id", "what")
AT_ONCE = {"week": 13, "month": 12, "quarter": 8}
"""Periods read at once: no more bins than that are in memory."""


def refresh_quantiles(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make the periods with a touched day anew, in the caller's transaction; the bins are made before."""
    for span, at_once in AT_ONCE.items():
        touched = cursor.execute(sql("touched_periods"), {"span": span}).fetchall()
        for place in range(0, len(touched), at_once):
            periods = touched[place : place + at_once]
            _make(cursor, span, periods[0][0], periods[-1][1])


def _make(cursor: duckdb.DuckDBPyConnection, span: str, first: date, last: date) -> None:
    asked = {"span": span, "first": first, "last": last}
    cursor.execute(sql("forget_quantiles"), asked)
    told = {bins: bins == SOURCE[span] for bins in SOURCE.values()}
    table = cursor.execute(sql("quantile_bins"), asked | told).to_arrow_table()
    if table.num_rows:
        cursor.register("ready", quantiles(table, span))
        cursor.execute(sql("keep_quantiles"))
        cursor.unregister("ready")


def quantiles(table: pa.Table, span: str) -> pa.Table:
    """The lines of `time_quantile` from bins (quantile_bins.sql), those of one group lying together."""
    numbers = [table[key].combine_chunks().dictionary_encode().indices.fill_null(-1) for key in KEYS]
    codes = np.array([one.to_numpy() for one in numbers])
    new = np.append(True, (np.diff(codes, axis=1) != 0).any(axis=0))
    group = np.cumsum(new) - 1
    bins, n, total = (table[name].to_numpy() for name in ("bin", "n", "total"))
    told = table.select(KEYS).take(np.flatnonzero(new))
    told = told.append_column("span", pa.array([span] * told.num_rows))
    told = told.append_column("n", pa.array(np.bincount(group, n).astype(np.int64)))
    for name, share in SHARES.items():
        estimate = quantile_of_bins(group, bins, n, total, share)
        for ending, column in zip(ENDINGS, estimate, strict=True):
            told = told.append_column(f"{name}{ending}", pa.array(column, from_pandas=True))
    return told
