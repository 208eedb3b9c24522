"""The one function behind card, chart, table, download and command line.

A figure is one line: metric, the keys asked for, value, n, interval, display class, and a reason where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib import complaints, responding, satisfaction, waiting
from cxlib.assemble import Lines
from cxlib.errors import CxError
from cxlib.registry import Metric, metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

FAMILIES: dict[str, Callable[[Reader, Scope, Metric, tuple[str, ...]], Lines]] = {
    "satisfaction": satisfaction.figure,
    "waiting": waiting.figure,
    "complaints": complaints.figure,
    "responding": responding.figure,
}
NOTHING = {"value": np.nan, "n": 0, "low": np.nan, "high": np.nan, "class": "hidden", "reason": "NO_DATA",
           "n_effective": 0.0, "events": np.nan, "aggregated": ""}  # fmt: skip
"""A line without data: what columns figures have, and what stands there if there is nothing."""
BY_HOUR = ("wait_mean_s", "close_median_s", *waiting.QUANTILES)
"""What tickets tell by the weekday and hour they were opened; answers tell only their day."""
STEPS = {"D": ("D", 1), "W": ("D", 7), "M": ("M", 1), "Q": ("M", 3)}
Column = npt.NDArray[Any]


def figures(reader: Reader, scope: Scope, metrics: tuple[str | Metric, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Figures of some metrics in a scope, one line per metric and group of the keys in `by`.

    A metric is named, or given as a card: satisfaction with one element is the card of `csat` with that `item`.

    Lines: `metric`, the keys of `by` (codes; `period` is its first day), `value`, `n`, `low`, `high` (NaN where there
    is none), `class` (normal, provisional, hidden), `reason` ("" or NO_DATA, TOO_FEW, NO_VOLUME, …), `n_effective`
    (what interval and class rest on: fewer than `n` with weights or several ratings a person), `events` (of a rate),
    `aggregated` (`whole` or `part` of it from rows that were summed up already, else "").
    A period without data has a line of its own. Raises `UNKNOWN_METRIC`, `UNKNOWN_KEY` and `NOT_BY_HOUR`.

    >>> from cxlib.store import open_store
    >>> figures(open_store().reader(), Scope(), ("csat",))[["metric", "n", "reason"]].values.tolist()
    [['csat', 0, 'NO_DATA']]
    """
    parts = [columns(reader, scope, key, by) for key in metrics]
    keys = [one if isinstance(one, str) else one.key for one in metrics]
    names = np.repeat(np.array(keys, dtype=object), [len(part["n"]) for part in parts])
    joined = {name: np.concatenate([part[name] for part in parts]) for name in (*by, *NOTHING)}
    return pd.DataFrame({"metric": names, **joined}, copy=False)


def columns(reader: Reader, scope: Scope, key: str | Metric, by: tuple[str, ...] = ()) -> Lines:
    """The figures of one metric as arrays by column name, in order of the keys; to be looked at, not changed.

    By node and period there is a line for every node and each period from the first to the last one.

    >>> from cxlib.store import open_store
    >>> columns(open_store().reader(), Scope(), "csat")["n"].tolist()
    [0]
    """
    card = metric(key) if isinstance(key, str) else key
    return reader.kept(("figure", card, scope, by), partial(_part, reader, scope, card, by))


def _part(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """The figures of one metric, in the order of the keys."""
    if card.key not in BY_HOUR and {"weekday", "hour"} & set(by):
        raise CxError("NOT_BY_HOUR", metric=card.key, known=list(BY_HOUR))
    lines = FAMILIES[card.family](reader, scope, card, by)
    n = lines["n"].round().astype(np.int64)
    part = {"aggregated": np.full(len(n), "", dtype=object)} | lines | {"n": n}
    if not by and not len(n):
        return {name: np.array([value]) for name, value in NOTHING.items()}
    return _with_gaps(part, scope.grain, by) if by and len(n) else part


def _with_gaps(part: Lines, grain: str, by: tuple[str, ...]) -> Lines:
    """The same lines in order, and a line NO_DATA for each period without data between the first and the last one."""
    values, codes = zip(*(_numbered(part[key], key, grain) for key in by), strict=True)
    sizes = tuple(len(one) for one in values)
    cells = np.ravel_multi_index(codes, sizes)
    lines = cells if (np.diff(cells) > 0).all() else np.unique(cells)
    if "period" in by and len(lines) < np.prod(sizes, dtype=object):
        place = by.index("period")
        step = int(np.prod(sizes[place + 1 :]))
        groups = np.unique(cells - codes[place] * step)
        lines = np.sort(np.add.outer(groups, np.arange(sizes[place]) * step), axis=None)
    if len(lines) == len(cells):  # no gap: every line is there already
        order = np.argsort(cells)
        return {name: part[name][order] for name in (*by, *NOTHING)}
    whole = {key: one[code] for key, one, code in zip(by, values, np.unravel_index(lines, sizes), strict=True)}
    at = np.searchsorted(lines, cells)
    for name, nothing in NOTHING.items():
        whole[name] = np.full(len(lines), nothing, dtype=part[name].dtype)
        whole[name][at] = part[name]
    return whole


def _numbered(column: Column, key: str, grain: str) -> tuple[Column, Column]:
    """The values a key has here, in order (periods: all from the first to the last), and the place of each line's."""
    if key != "period":
        first = np.flatnonzero(np.append(True, column[1:] != column[:-1]))  # one line of each run of equal ones
        values, codes = _ordered(column[first])
        return values, np.repeat(codes, np.diff(first, append=len(column)))
    unit, step = STEPS[grain]
    periods = column.astype(f"datetime64[{unit}]")
    codes = (periods - periods.min()).astype(np.int64) // step
    return (periods.min() + np.arange(codes.max() + 1) * step).astype(column.dtype), codes


def _ordered(column: Column) -> tuple[Column, Column]:
    """The different values of a column in order, and the place of each of its own among them; no hour is the last."""
    if column.dtype != object:
        values, places = np.unique(column, return_inverse=True)
        return values, places
    codes = sorted(set(column))
    place = {code: number for number, code in enumerate(codes)}
    return np.array(codes, dtype=object), np.array([place[code] for code in column], dtype=np.int64)
