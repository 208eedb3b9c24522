"""From estimates to the lines of a figures frame: display class and reason by one rule for all metrics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.display import CLASSES, HIDDEN, class_number
from cxlib.intervals import Estimate
from cxlib.registry import Metric

Floats = npt.NDArray[np.float64]
KINDS = np.array(CLASSES, dtype=object)
_HIDDEN, _PROVISIONAL, _NORMAL = range(len(CLASSES))
REASONS = np.array(["", "NO_DATA", "TOO_FEW", "FEW_ANSWERS", "FEW_EVENTS", "NO_SPREAD"], dtype=object)
_NONE, _NO_DATA, _TOO_FEW, _FEW_ANSWERS, _FEW_EVENTS, _NO_SPREAD = range(len(REASONS))
Lines = dict[str, npt.NDArray[Any]]
"""Figures, measures or keys as columns by name, all of one length. A frame is made of them where one is handed out."""


@dataclass(frozen=True)
class Basis:
    """What figures rest on, one place per group: how many, how many that is worth, events of a rate, lack of spread."""

    n: Floats
    effective: Floats | None = None
    events: Floats | None = None
    no_spread: npt.NDArray[np.bool_] | None = None


def keys_of(measures: Lines, by: tuple[str, ...]) -> Lines:
    """The key columns of measures."""
    return {key: measures[key] for key in by}


def length(lines: Lines) -> int:
    """How many lines there are.

    >>> length({"n": np.array([3, 4])})
    2
    """
    return len(next(iter(lines.values())))


def framed(lines: Lines) -> pd.DataFrame:
    """The lines as a frame, every column of the type it has.

    >>> framed({"node": np.array(["a"], dtype=object)}).dtypes.tolist()
    [dtype('O')]
    """
    # as they are: to make strings of a thousand codes takes longer than to add up
    return pd.DataFrame({name: pd.Series(column, dtype=column.dtype) for name, column in lines.items()})


def columns_of(frame: pd.DataFrame) -> Lines:
    """A frame as lines.

    >>> columns_of(pd.DataFrame({"n": [3, 4]}))["n"].tolist()
    [3, 4]
    """
    return {str(name): frame[name].to_numpy() for name in frame}


def lines(card: Metric, keys: Lines, estimate: Estimate, basis: Basis) -> Lines:
    """One line per group: a figure below the card's minimum n is withheld, a weak one is provisional and says why."""
    n, events = basis.n, basis.events
    effective = n if basis.effective is None else basis.effective
    flat = np.zeros(len(n), dtype=bool) if basis.no_spread is None else basis.no_spread
    kind, counted = class_number(effective, events=events, no_spread=flat), np.round(effective, 9)
    kind = np.where(counted < card.minimum_n, _HIDDEN, kind)
    weak = np.where(kind == _NORMAL, _NONE, _FEW_ANSWERS)
    if events is not None:
        weak = np.where((kind == _PROVISIONAL) & (events < 10) & (effective >= 30), _FEW_EVENTS, weak)
    hidden, why = kind == _HIDDEN, np.where(flat, _NO_SPREAD, weak)
    why = np.where(hidden, np.where(counted > 0, _TOO_FEW, _NO_DATA), why)
    value, low, high = (np.where(hidden, np.nan, part) for part in estimate)
    low, high = (np.where(flat, np.nan, part) for part in (low, high))
    told = np.full(len(n), np.nan) if events is None else events
    figures = {"value": value, "n": n, "low": low, "high": high, "class": KINDS[kind], "reason": REASONS[why]}
    return keys | figures | {"n_effective": effective, "events": told}


def because(part: Lines, where: npt.NDArray[np.bool_], reason: str, *, kind: str = HIDDEN) -> Lines:
    """The same lines with this reason where it holds; hidden there (there is something, but not what the metric needs)
    or of another class.
    """
    told = {"class": np.where(where, kind, part["class"]), "reason": np.where(where, reason, part["reason"])}
    if kind == HIDDEN:
        told |= {name: np.where(where, np.nan, part[name]) for name in ("value", "low", "high")}
    return part | told


def places(lines: Lines, others: Lines, by: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Where the line with the same keys as each of `lines` is among `others`, -1 for nowhere.

    >>> places({"node": np.array(["a", "b"])}, {"node": np.array(["b", "c"])}, ("node",)).tolist()
    [-1, 0]
    """
    if not by:
        return np.full(length(lines), 0 if length(others) else -1)
    if all(np.array_equal(lines[key], others[key]) for key in by):
        return np.arange(length(lines))
    if len(by) == 1:
        return np.asarray(pd.Index(others[by[0]]).get_indexer(pd.Index(lines[by[0]])))
    ours, theirs = (pd.MultiIndex.from_arrays([one[key] for key in by]) for one in (lines, others))
    return np.asarray(theirs.get_indexer(ours))


def taken(values: npt.ArrayLike, at: npt.NDArray[np.intp], missing: float) -> Floats:
    """The values at these places; `missing` where the place is -1."""
    return np.append(np.asarray(values, dtype=np.float64), missing)[at]
