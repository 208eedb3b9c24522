"""Rates of events over a volume, with exact intervals.

**Question.** So many complaints on so many services: which true rates agree with that, and do two nodes differ?

**Method.** Events are Poisson: exact limits of a rate by Garwood; for a ratio, one count given both is binomial.

**Source.** Garwood 1936, Biometrika 28:437; R poisson.test. `tests/reference` holds figures from these places.

**Limits.** Events must be independent of each other; a wave of complaints about one cause is wider than these limits.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cxlib.intervals import Estimate, floats, ratio


def rate(events: ArrayLike, exposure: ArrayLike, per: float = 1000, conf: float = 0.95) -> Estimate:
    """Events per `per` units of exposure (complaints per 1,000 services) with exact Poisson limits.

    Limits chi²(a/2, 2x)/2 and chi²(1 - a/2, 2x + 2)/2 over exposure; no event has low exactly 0. Events may exceed
    exposure. Exposure 0 or unknown: NaN, never "no complaints". Source: Garwood 1936, R poisson.test.

    >>> [round(float(v), 3) for v in rate(7, 2300)]
    [3.043, 1.224, 6.271]
    """
    x, t = np.broadcast_arrays(floats(events), floats(exposure))
    x, tail = np.where(x >= 0, x, np.nan), (1 - conf) / 2
    counts, at = np.unique(x, return_inverse=True)  # many periods have the same few counts
    low = np.where(counts == 0, 0.0, special.gammaincinv(counts, tail))[at].reshape(x.shape)
    high = special.gammainccinv(counts + 1, tail)[at].reshape(x.shape)
    return Estimate(*(per * ratio(v, t) for v in (x, low, high)))


def rate_ratio(x1: ArrayLike, t1: ArrayLike, x2: ArrayLike, t2: ArrayLike, conf: float = 0.95) -> Estimate:
    """Rate x1 / t1 divided by rate x2 / t2 (1 = alike) with exact limits.

    Given x1 + x2 events, x1 is binomial; Clopper-Pearson limits p of its share give p / (1 - p) * t2 / t1. x1 = 0 has
    low exactly 0. x2 = 0: value and high are infinite, hence NaN; low stays ("at least"). No event at all, or an
    exposure 0 or unknown: NaN. Source: R poisson.test for two samples.

    >>> [round(float(v), 3) for v in rate_ratio(11, 800, 21, 3011)]
    [1.971, 0.858, 4.277]
    """
    x1, t1, x2, t2 = np.broadcast_arrays(*(floats(v) for v in (x1, t1, x2, t2)))
    scale = np.where((x1 >= 0) & (x2 >= 0) & (x1 + x2 > 0), ratio(t2, np.where(t2 > 0, t1, np.nan)), np.nan)
    tail = (1 - conf) / 2
    low = np.where(x1 == 0, 0.0, special.betaincinv(x1, x2 + 1, tail))
    above = special.betaincinv(x2, x1 + 1, tail)  # 1 - upper limit of the share, without cancellation
    return Estimate(scale * ratio(x1, x2), scale * low / (1 - low), scale * ratio(1 - above, above))
