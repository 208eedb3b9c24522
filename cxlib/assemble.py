"""From estimates to the lines of a figures frame: display class and reason by one rule for all metrics."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.display import HIDDEN, PROVISIONAL, display_class
from cxlib.display import reason as reason_of
from cxlib.intervals import Estimate
from cxlib.registry import Metric

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Basis:
    """What figures rest on, one place per group: how many, how many that is worth, events of a rate, lack of spread."""

    n: Floats
    effective: Floats | None = None
    events: Floats | None = None
    no_spread: npt.NDArray[np.bool_] | None = None


def lines(card: Metric, keys: pd.DataFrame, estimate: Estimate, basis: Basis) -> pd.DataFrame:
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
    columns = {name: keys[name].to_numpy() for name in keys}
    return pd.DataFrame(columns | figures | {"n_effective": effective, "events": told})


def because(frame: pd.DataFrame, where: npt.NDArray[np.bool_], reason: str) -> pd.DataFrame:
    """The same lines, hidden with this reason where it holds: there is something, but not what the metric needs."""
    if not where.any():
        return frame
    frame.loc[where, ["value", "low", "high"]] = np.nan
    frame.loc[where, ["class", "reason"]] = [HIDDEN, reason]
    return frame
