"""From estimates to the lines of a figures frame: display class and reason by one rule for all metrics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.display import HIDDEN, PROVISIONAL, display_class
from cxlib.display import reason as reason_of
from cxlib.intervals import Estimate
from cxlib.registry import Metric

Floats = npt.NDArray[np.float64]
Lines = dict[str, npt.NDArray[Any]]
"""Figures (or their keys) as columns by name, all of one length."""


@dataclass(frozen=True)
class Basis:
    """What figures rest on, one place per group: how many, how many that is worth, events of a rate, lack of spread."""

    n: Floats
    effective: Floats | None = None
    events: Floats | None = None
    no_spread: npt.NDArray[np.bool_] | None = None


def keys_of(measures: pd.DataFrame, by: tuple[str, ...]) -> Lines:
    """The key columns of a measures frame."""
    return {key: measures[key].to_numpy() for key in by}


def lines(card: Metric, keys: Lines, estimate: Estimate, basis: Basis) -> Lines:
    """One line per group: a figure below the card's minimum n is withheld, a weak one is provisional and says why."""
    n, events = basis.n, basis.events
    effective = n if basis.effective is None else basis.effective
    flat = np.zeros(len(n), dtype=bool) if basis.no_spread is None else basis.no_spread
    kind = display_class(effective, events=events, no_spread=flat).astype(object)
    why = reason_of(effective).astype(object)
    short = (np.round(effective, 9) < card.minimum_n) & (kind != HIDDEN)
    kind, why = np.where(short, HIDDEN, kind), np.where(short, "TOO_FEW", why)
    why = np.where((kind == PROVISIONAL) & (why == ""), "FEW_ANSWERS", why)
    if events is not None:
        why = np.where((kind == PROVISIONAL) & (events < 10) & (effective >= 30), "FEW_EVENTS", why)
    why = np.where(flat & (kind != HIDDEN), "NO_SPREAD", why)
    shown = kind != HIDDEN
    value, low, high = (np.where(shown, part, np.nan) for part in estimate)
    low, high = (np.where(flat, np.nan, part) for part in (low, high))
    told = np.full(len(n), np.nan) if events is None else events
    figures = {"value": value, "n": n, "low": low, "high": high, "class": kind, "reason": why}
    return keys | figures | {"n_effective": effective, "events": told}


def because(part: Lines, where: npt.NDArray[np.bool_], reason: str, *, kind: str = HIDDEN) -> Lines:
    """The same lines with this reason where it holds; hidden there (there is something, but not what the metric needs)
    or of another class.
    """
    told = {"class": np.where(where, kind, part["class"]), "reason": np.where(where, reason, part["reason"])}
    if kind == HIDDEN:
        told |= {name: np.where(where, np.nan, part[name]) for name in ("value", "low", "high")}
    return part | told


def places(lines: pd.DataFrame, others: pd.DataFrame, by: tuple[str, ...]) -> npt.NDArray[np.intp]:
    """Where the line with the same keys as each of `lines` is among `others`, -1 for nowhere.

    >>> places(pd.DataFrame({"node": ["a", "b"]}), pd.DataFrame({"node": ["b", "c"]}), ("node",)).tolist()
    [-1, 0]
    """
    if not by:
        return np.full(len(lines), 0 if len(others) else -1)
    if len(by) == 1:
        return np.asarray(pd.Index(others[by[0]]).get_indexer(pd.Index(lines[by[0]])))
    ours, theirs = (pd.MultiIndex.from_arrays([one[key] for key in by]) for one in (lines, others))
    return np.asarray(theirs.get_indexer(ours))


def taken(values: npt.ArrayLike, at: npt.NDArray[np.intp], missing: float) -> Floats:
    """The values at these places; `missing` where the place is -1."""
    return np.append(np.asarray(values, dtype=np.float64), missing)[at]
