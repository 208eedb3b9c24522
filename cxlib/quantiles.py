"""Quantiles of waiting times: median, P90 and their intervals, from values or from bins that add up.

**Question.** How long do half of the people wait at most, how long nine in ten? And for any period, node or site
without reading every ticket again, although the P90 of daily P90s is not the P90?

**Method.** Linear interpolation between order statistics (R type 7, numpy's default). The interval is free of any
distribution: two order statistics whose ranks are binomial quantiles; a rank outside the sample gives no limit. Waits
are kept as counts in bins of ratio 1.01, each with n and total seconds; bins of days, nodes and sites add up. An order
statistic is looked up as the mean, total / n, of the bin that holds its rank.

**Source.** Hyndman & Fan 1996 (type 7); Conover 1999, section 3.2; scipy.stats.quantile_test; R quantile.

**Limits.** A bin with one distinct wait is exact: so are waits in whole minutes up to 100 minutes. Otherwise a figure
misses by less than 1 %, and below 1 second by less than a second. Small samples lack limits: the upper one of P90 below
36 waits, both of the median below 6.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy  # its special functions are loaded when first used: taking in a file needs none
from numpy.typing import ArrayLike, NDArray

from cxlib.intervals import Estimate, Floats

RATIO = 1.01

Ints = NDArray[np.int64]


def bin_of(seconds: ArrayLike) -> Ints:
    """Bin number of each wait: floor(ln s / ln 1.01) from 1 second on, -1 below.

    Waits are 0 or more seconds. A negative or missing one is a data error, counted before it gets here: ValueError.

    >>> bin_of([0, 0.5, 1, 60, 3600]).tolist()
    [-1, -1, 0, 411, 822]
    """
    s = np.asarray(seconds, dtype=np.float64)
    if not np.all((s >= 0) & np.isfinite(s)):
        raise ValueError("a wait is 0 or more seconds")
    return np.where(s < 1, -1, np.floor(np.log(np.maximum(s, 1)) / np.log(RATIO))).astype(np.int64)


def quantile(values: ArrayLike, q: float, conf: float = 0.95) -> Estimate:
    """Type 7 quantile of one sample with its order-statistic interval, in the unit of the values.

    Value: linear between the order statistics around rank (n - 1) q. Limits: order statistics at the binomial(n, q)
    quantiles of both tails. Missing values are left out; no values: NaN; a limit outside the sample: NaN. Source: R
    quantile(type = 7); scipy.stats.quantile_test.

    >>> [float(v) for v in quantile([5, 1, 4, 2, 3, 9, 7], 0.5)]
    [4.0, 1.0, 9.0]
    """
    x = np.asarray(values, dtype=np.float64).ravel()
    x = np.append(np.sort(x[~np.isnan(x)]), np.nan)  # the last place answers for an empty sample
    return _from_ranks(np.asarray(x.size - 1), q, conf, lambda rank: x[rank])


def quantile_of_bins(
    group: ArrayLike, bins: ArrayLike, n: ArrayLike, total: ArrayLike, q: float, conf: float = 0.95
) -> Estimate:
    """Type 7 quantile and order-statistic interval of every group, in seconds, from histogram rows.

    One row: group (whole number from 0), bin as of `bin_of`, n waits, their total seconds. Rows may come in any order;
    rows of one group and bin are added. The result has one place per group from 0 to the largest; a group without
    waits (no row, or n = 0) and a limit outside the sample are NaN. Source: the module's method.

    >>> waits = np.array([60, 120, 120, 300, 600])
    >>> value, low, high = quantile_of_bins([0, 0, 0, 0, 1], bin_of(waits), np.ones(5), waits, 0.5)
    >>> value.tolist()
    [120.0, 600.0]
    """
    groups = np.asarray(group, dtype=np.int64)
    which, counts, means = _merge(groups, np.asarray(bins, np.int64), np.asarray(n, np.int64), np.asarray(total, float))
    waits = np.bincount(which, counts, int(groups.max(initial=-1)) + 1).astype(np.int64)
    upto, before = np.cumsum(counts), np.cumsum(waits) - waits
    means = np.append(means, np.nan)  # the last place answers for a group without waits
    return _from_ranks(waits, q, conf, lambda rank: means[np.searchsorted(upto, before + rank, side="right")])


def interval_ranks(n: ArrayLike, q: float, conf: float = 0.95) -> tuple[Ints, Ints]:
    """Ranks (0 = smallest) of the two order statistics that limit the q quantile of n values.

    With X binomial(n, q) and a = 1 - conf: the smallest k with P(X <= k) >= a / 2, less 1, and the smallest k with
    P(X > k) <= a / 2. A rank of -1, or of n, lies outside the sample: no limit. Source: scipy.stats.quantile_test.

    >>> [int(rank) for rank in interval_ranks(35, 0.9)]
    [27, 35]
    """
    size = np.asarray(n, dtype=np.int64)
    low, high = (_binomial_quantile(p, size, q) for p in ((1 - conf) / 2, (1 + conf) / 2))
    return low - 1, high


def _binomial_quantile(p: float, n: Ints, q: float) -> Ints:
    """Smallest k with P(X <= k) >= p, X binomial(n, q): from the normal quantile, corrected for skew, step by step."""
    z = scipy.special.ndtri(p)
    near = n * q + z * np.sqrt(n * q * (1 - q)) + (1 - 2 * q) * (z**2 - 1) / 6 - 0.5
    k = np.clip(np.ceil(near), 0, n).astype(np.int64)
    while (short := (k < n) & (scipy.special.bdtr(k, n, q) < p)).any():
        k = k + short
    while (far := (k > 0) & (scipy.special.bdtr(np.maximum(k - 1, 0), n, q) >= p)).any():
        k = k - far
    return np.asarray(k)


def _merge(group: Ints, bins: Ints, n: Ints, total: Floats) -> tuple[Ints, Ints, Floats]:
    """Group, number and mean of each filled bin, in order of group and bin."""
    filled = n > 0
    if not filled.all():
        group, bins, n, total = group[filled], bins[filled], n[filled], total[filled]
    width = int(bins.max(initial=0)) + 2  # bins start at -1
    key = group * width + bins + 1
    if (np.diff(key) > 0).all():
        return group, n, total / n
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    counts, totals = (np.add.reduceat(v[order], first) for v in (n, total))
    return key[first] // width, counts, totals / counts


def _from_ranks(n: Ints, q: float, conf: float, at: Callable[[Ints], Floats]) -> Estimate:
    """Estimate from `at`, which looks up the order statistic of a rank in every sample; n is the size of each."""
    last = np.maximum(n - 1, 0)
    place = last * q
    under = np.floor(place).astype(np.int64)
    below, above = at(under), at(np.minimum(under + 1, last))
    value = np.where(n > 0, below + (place - under) * (above - below), np.nan)
    low, high = (
        np.where((rank >= 0) & (rank < n), at(np.clip(rank, 0, last)), np.nan) for rank in interval_ranks(n, q, conf)
    )
    return Estimate(value, low, high)
