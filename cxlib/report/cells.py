"""The cells of a frame as plain Python values, the same for every kind of file."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from pandas.api import types

Cell = str | int | float | bool | dt.date | None


def cells(column: pd.Series) -> list[Cell]:
    """A column's values with `None` where something is missing; days as dates, moments without a zone.

    A column of moments that are all midnight is a column of days: spreadsheets then show no "00:00:00".

    >>> cells(pd.Series([1.5, None])), cells(pd.to_datetime(pd.Series(["2026-03-01"])))
    ([1.5, None], [datetime.date(2026, 3, 1)])
    """
    if types.is_datetime64_any_dtype(column):
        return _moments(column)
    if types.is_timedelta64_dtype(column):
        column = column.dt.total_seconds()
    return [None if missing else _plain(value) for value, missing in zip(column, column.isna(), strict=True)]


def records(frame: pd.DataFrame) -> list[tuple[Cell, ...]]:
    """The rows of a frame; columns are taken by place, because translated headers may repeat."""
    return list(zip(*(cells(frame.iloc[:, place]) for place in range(frame.shape[1])), strict=True))


def _moments(column: pd.Series) -> list[Cell]:
    if column.dt.tz is not None:
        column = column.dt.tz_localize(None)
    known = column.dropna()
    days = bool((known == known.dt.normalize()).all())
    return [None if pd.isna(value) else value.date() if days else value.to_pydatetime() for value in column]


def _plain(value: object) -> Cell:
    if isinstance(value, np.generic):
        value = value.item()
    return value if isinstance(value, Cell) else str(value)
