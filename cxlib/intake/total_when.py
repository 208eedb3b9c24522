"""When the rows of a file of totals happened: a column of periods, with it perhaps an end and an hour of the day."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from cxlib.intake.cells import BAD, MISSING, OK, Parsed, spread
from cxlib.intake.columns import Column
from cxlib.intake.rows import Work
from cxlib.intake.total_period import WHOLE_DAY, Span, read_hours, read_period

Facts = dict[str, npt.NDArray[Any]]


def total_days(work: Work) -> Facts:
    """`first` and `last` (days), `days` (how many) and the minutes of each day, `from` and `to`, of every row.

    Rows without a period are refused: `NOT_A_PERIOD`, `PERIOD_BACKWARDS`, `NOT_AN_HOUR`.
    """
    column = work.mapping.one("period")
    if column:
        spans = work.take(column, _spans(work, column)).values
    else:
        spans = _objects([read_period(work.mapping.constant["day"])] * len(work.row_no))
    first, last = _ends(spans, "first"), _ends(spans, "last")
    if until := work.mapping.one("until"):
        last = _ends(work.take(until, _spans(work, until)).values, "last")
        work.refuse(last < first, until, "PERIOD_BACKWARDS")
    hours = [WHOLE_DAY if one is None else one.minutes for one in spans]
    if hour := work.mapping.one("hour"):
        hours = work.take(hour, _hours(work, hour)).values.tolist()
    minutes = np.array(hours, dtype=np.int16).reshape(-1, 2)
    days = np.where(np.isnat(first) | np.isnat(last), 0, (last - first).astype(np.int64) + 1)
    return {"first": first, "last": last, "days": days, "from": minutes[:, 0], "to": minutes[:, 1]}


def _spans(work: Work, column: Column) -> Parsed:
    def read(texts: list[str]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int8]]:
        found: list[Span | None] = [read_period(text, column.unit, column.formats) for text in texts]
        return _objects(found), np.where([one is None for one in found], BAD, OK).astype(np.int8)

    return spread(work.cells(column), read, "NOT_A_PERIOD")


def _hours(work: Work, column: Column) -> Parsed:
    """A row without an hour is about the whole day."""

    def read(texts: list[str]) -> tuple[npt.NDArray[Any], npt.NDArray[np.int8]]:
        found = [read_hours(text, column.unit or "h") for text in texts]
        wrong = np.where([one is None for one in found], BAD, OK)
        state = np.where([not text.strip() for text in texts], MISSING, wrong).astype(np.int8)
        return _objects([one or WHOLE_DAY for one in found]), state

    return spread(work.cells(column), read, "NOT_AN_HOUR")


def _objects(values: list[Any]) -> npt.NDArray[Any]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _ends(spans: npt.NDArray[Any], end: str) -> npt.NDArray[np.datetime64]:
    return np.array([None if one is None else getattr(one, end) for one in spans], dtype="datetime64[D]")
