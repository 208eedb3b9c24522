"""Funnel: which nodes differ from all together by more than their n allows? Never a league table.

**Method.** Under the overall share c a node with n answers has a binomial count, under an overall rate a Poisson count.
Its limits are the counts whose tail has the given probability, between whole numbers interpolated by the beta and gamma
functions; a node is outside exactly where its tail is smaller. p is twice the smaller tail, at most 1. Spread: mean of
z² over nodes, z as usual for shares and rates, the outer tenth of nodes on each side pulled in; about 1 if nodes differ
by chance alone.

**Source.** Spiegelhalter 2005, Statistics in Medicine 24:1185 (funnels, winsorised z); limits at 95 and 99.8 %.

**Limits.** Wilson limits of c, which some tools draw, say which c agree with a node's share, not which shares agree
with c: at c = 0.95 and n = 30 they put everybody-satisfied outside 99.8 %, which happens in one node of five. With a
spread far above 1 large nodes lie outside for being large; say so beside the funnel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from cxlib.intervals import Floats, floats, ratio

WARNING, ACTION = 0.95, 0.998
WINSORISED = 0.1
OVERDISPERSED_ABOVE = 1.5


@dataclass(frozen=True)
class Funnel:
    """A funnel; arrays have one place per node, NaN where n is 0.

    `value` as charted, `overall` what they are compared with, `p` two-sided, `position`: "inside", "high", "low"
    (beyond 95 %), "very_high", "very_low" (beyond 99.8 %), "" without n; `spread` about 1 by chance (NaN below 2
    nodes).
    """

    value: Floats
    overall: float
    p: Floats
    position: NDArray[np.str_]
    spread: float

    @property
    def overdispersed(self) -> bool:
        """Nodes differ so much more than by chance that limits alone say little about any one of them."""
        return self.spread > OVERDISPERSED_ABOVE


def share_funnel(x: ArrayLike, n: ArrayLike, overall: float | None = None) -> Funnel:
    """Funnel of shares x / n around an overall share, else the pooled one; weighted: scale both so that n is effective.

    >>> found = share_funnel([80, 83, 40, 9], [100, 100, 100, 10])
    >>> found.position.tolist()
    ['high', 'very_high', 'very_low', 'inside']
    """
    x, n = _sides(x, n)
    x, n = (np.where(x <= n, v, np.nan) for v in (x, n))
    c = _pooled(x, n) if overall is None else overall
    z = ratio(x - n * c, np.sqrt(n * c * (1 - c)))
    low_tail, high_tail = _binomial_upto(x, n, c), _binomial_upto(n - x, n, 1 - c)
    return _funnel(ratio(x, n), c, np.minimum(low_tail, high_tail), z)


def rate_funnel(events: ArrayLike, exposure: ArrayLike, per: float = 1000, overall: float | None = None) -> Funnel:
    """Funnel of events per `per` units of exposure around an overall rate (also per `per`), else the pooled one.

    >>> rate_funnel([4, 6, 21], [1000, 1000, 1000]).position.tolist()
    ['low', 'inside', 'high']
    """
    x, t = _sides(events, exposure)
    c = _pooled(x, t) if overall is None else overall / per
    expected = t * c
    low_tail = special.gammaincc(x + 1, expected)
    high_tail = np.where(x > 0, special.gammainc(x, expected), 1.0)
    z = ratio(x - expected, np.sqrt(expected))
    return _funnel(per * ratio(x, t), per * c, np.minimum(low_tail, high_tail), z)


def share_limits(overall: float, n: ArrayLike, conf: float = ACTION) -> tuple[Floats, Floats]:
    """Lower and upper limit of a share at each n, for the lines of the funnel.

    A limit is NaN where n is too small for any count to be that unlikely. Source: Spiegelhalter 2005.

    >>> [limit.round(3).tolist() for limit in share_limits(0.9, [10, 200], 0.95)]
    [[0.637, 0.854], [nan, 0.942]]
    """
    n, tail = floats(n), (1 - conf) / 2
    low = _count_at(tail, n, overall)
    high = n - _count_at(tail, n, 1 - overall)
    return ratio(low, n), ratio(high, n)


def rate_limits(overall: float, exposure: ArrayLike, conf: float = ACTION, per: float = 1000) -> tuple[Floats, Floats]:
    """Lower and upper limit of a rate per `per` at each exposure; NaN where no count is that rare.

    >>> [limit.round(2).tolist() for limit in rate_limits(3, [500, 5000], 0.95)]
    [[nan, 1.49], [9.55, 4.71]]
    """
    expected = floats(exposure) * overall / per
    tail = (1 - conf) / 2
    known = np.where(expected > 0, expected, np.nan)
    low = special.pdtrik(tail, np.where(np.exp(-known) < tail, known, np.nan))
    high = special.pdtrik(1 - tail, known) + 1
    return per * ratio(low, floats(exposure)), per * ratio(high, floats(exposure))


def _sides(x: ArrayLike, n: ArrayLike) -> tuple[Floats, Floats]:
    x, n = np.broadcast_arrays(floats(x), floats(n))
    there = (n > 0) & (x >= 0)
    return np.where(there, x, np.nan), np.where(there, n, np.nan)


def _pooled(x: Floats, n: Floats) -> float:
    return float(ratio(floats(np.nansum(x)), floats(np.nansum(n))))


def _binomial_upto(x: Floats, n: Floats, c: float) -> Floats:
    """Probability of x or fewer of n."""
    return np.where(x >= n, 1.0, special.betaincc(x + 1, np.maximum(n - x, 1e-300), c))


def _count_at(tail: float, n: Floats, c: float) -> Floats:
    """The count that is reached or fallen short of with probability `tail`; NaN where even 0 is likelier."""
    reachable = (n > 0) & (np.power(1 - c, n) < tail) & (0 < c < 1)
    return floats(special.bdtrik(tail, np.where(reachable, n, np.nan), c))


def _funnel(value: Floats, overall: float, tail: Floats, z: Floats) -> Funnel:
    high = value > overall
    side = np.where(high, "high", "low")
    beyond = [2 * tail < 1 - ACTION, 2 * tail < 1 - WARNING, ~np.isnan(value)]
    position = np.select(beyond, [np.char.add("very_", side), side, "inside"], "")
    return Funnel(value, overall, np.minimum(1, 2 * tail), position, _spread(z))


def _spread(z: Floats) -> float:
    known = z[~np.isnan(z)]
    if known.size < 2:
        return np.nan
    low, high = np.quantile(known, [WINSORISED, 1 - WINSORISED])
    return float((np.clip(known, low, high) ** 2).mean())
