"""Waiting: ticket measures and bins of seconds in, figures out.

Those who left before being called are no waits; they are shown as the share that left. A quantile of many days is read
from the merged bins of those days, never from daily quantiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib import intervals
from cxlib.assemble import Basis, because, lines
from cxlib.intervals import Estimate
from cxlib.quantiles import quantile_of_bins
from cxlib.registry import Metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

QUANTILES = {"wait_median_s": ("wait", 0.5), "wait_p90_s": ("wait", 0.9), "service_median_s": ("service", 0.5)}


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> pd.DataFrame:
    """Figures of one waiting metric; see `cxlib.figures.figures`."""
    if card.key in QUANTILES:
        return quantile_lines(reader, scope, card, by, *QUANTILES[card.key])
    measures = reader.tickets_measured(scope, by)
    keys = measures[list(by)]
    if card.key == "wait_mean_s":
        n, total, squares = (measures[name].to_numpy() for name in ("waits", "wait_s", "wait_sq"))
        return lines(card, keys, intervals.mean(n, total, squares), Basis(n))
    if card.key == "wait_within":
        n = measures["judged"].to_numpy()
        frame = lines(card, keys, intervals.proportion(measures["within"], n), Basis(n))
        return because(frame, (n == 0) & (measures["waits"].to_numpy() > 0), "NO_STANDARD")
    n = measures["told"].to_numpy()
    left = np.where(n > 0, measures["abandoned"], 0)
    frame = lines(card, keys, intervals.proportion(left, n), Basis(n))
    return because(frame, (n == 0) & (measures["served"].to_numpy() > 0), "OUTCOME_NOT_TOLD")


def quantile_lines(
    reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...], what: str, share: float
) -> pd.DataFrame:
    """A quantile of waits, service times or times to close, per group, from bins."""
    bins = reader.times(scope, what, by)
    if bins.empty:
        empty = np.array([])
        return lines(card, bins[list(by)], Estimate(empty, empty, empty), Basis(empty))
    group = (
        bins.groupby(list(by), sort=True, dropna=False).ngroup().to_numpy() if by else np.zeros(len(bins), dtype=int)
    )
    estimate = quantile_of_bins(group, bins["bin"].to_numpy(), bins["n"].to_numpy(), bins["total"].to_numpy(), share)
    n = np.bincount(group, bins["n"].to_numpy())
    first = pd.Series(group).drop_duplicates().sort_values().index
    return lines(card, bins[list(by)].iloc[first], estimate, Basis(n.astype(np.float64)))
