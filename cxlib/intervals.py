"""Estimates with intervals: shares, scores, means, and the difference of two estimates.

**Question.** A node has a figure from few or many answers. Which true values agree with it, and do two nodes differ?

**Method.** Shares: Wilson's score interval, never outside [0, 1], never without width at 0 or 1. NPS: normal (Wald);
under 100 answers from counts with 0.75 promoters, 1.5 passives, 0.75 detractors added. Means: t from additive sums.
Differences of shares and scores join two intervals (Newcombe's hybrid):
low = d - sqrt((v1 - low1)² + (high2 - v2)²), high mirrored; with symmetric limits this is d ± z sqrt(SE1² + SE2²).

**Source.** Wilson 1927; Newcombe 1998, Statistics in Medicine 17:857 and 17:873 (method 10); R package NPS 1.1;
R t.test. `tests/reference` holds figures from these places.

**Limits.** Answers must be independent and of one population; paired answers need another method. "Do the intervals
overlap" is not a test: use the interval of the difference. A plain NPS interval covers 78-94 % at 10-30 answers, not
95 %. Weighted answers bring an effective n = (sum w)² / sum w², an approximation.

All arguments are numbers or arrays that broadcast together, all results arrays of that shape. NaN is "no figure": no
answers, or counts that cannot be (x below 0 or above n).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy  # its special functions are loaded when first used: taking in a file needs none
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Counts = tuple[ArrayLike, ArrayLike, ArrayLike]  # promoters, passives, detractors
ONE_ANSWER = 1 + 1e-9  # an effective n is a quotient of sums: it may miss 1 by rounding
SUM_NOISE = 1e-13  # share of a sum of squares that rounding alone can leave as "variance"
NPS_ADJUSTED_BELOW = 100


class Estimate(NamedTuple):
    """A figure with its limits: three arrays of one shape, NaN where there is none."""

    value: Floats
    low: Floats
    high: Floats


def proportion(x: ArrayLike, n: ArrayLike, conf: float = 0.95, n_effective: ArrayLike | None = None) -> Estimate:
    """Share x / n (a fraction) with Wilson limits.

    Centre (x + z²/2) / (n + z²), half-width z sqrt(n p (1 - p) + z²/4) / (n + z²). x = 0 has low exactly 0, x = n high
    exactly 1. Weighted: x and n are sums of weights and `n_effective` sets the width. n = 0: NaN. Source: Wilson 1927.

    >>> [round(float(v), 4) for v in proportion(81, 263)]
    [0.308, 0.2553, 0.3662]
    """
    p = _share(x, n)
    m, z = floats(n if n_effective is None else n_effective), scipy.special.ndtri((1 + conf) / 2)
    centre = (m * p + z**2 / 2) / (m + z**2)
    half = z * np.sqrt(m * p * (1 - p) + z**2 / 4) / (m + z**2)
    low = np.where(p == 0, 0.0, np.maximum(centre - half, 0))
    high = np.where(p == 1, 1.0, np.minimum(centre + half, 1))
    return Estimate(p, low, high)


def proportion_difference(x1: ArrayLike, n1: ArrayLike, x2: ArrayLike, n2: ArrayLike, conf: float = 0.95) -> Estimate:
    """First share minus second (a signed fraction) with Newcombe's hybrid score limits.

    Two Wilson intervals joined as the module says. Weighted: scale x and n of each side so that n is its effective n.
    Either n = 0: NaN. Source: Newcombe 1998, method 10.

    >>> [round(float(v), 4) for v in proportion_difference(56, 70, 48, 80)]
    [0.2, 0.0524, 0.3339]
    """
    return difference(proportion(x1, n1, conf), proportion(x2, n2, conf), bound=1)


def nps(
    promoters: ArrayLike,
    passives: ArrayLike,
    detractors: ArrayLike,
    conf: float = 0.95,
    adjust: bool = True,
    n_effective: ArrayLike | None = None,
) -> Estimate:
    """Net Promoter Score, 100 (promoters - detractors) / n, from -100 to 100, with normal limits clipped to that range.

    v = p + d - (p - d)², limits NPS ± 100 z sqrt(v / n). With `adjust`, limits for n < 100 come from the counts plus
    0.75, 1.5, 0.75; the value stays plain and inside them. No answers: NaN; one answer: no limits. All answers in one
    group (v = 0): plain limits have no width, which is lack of spread, not certainty (`no_spread` of `display_class`).
    Weighted: counts are sums of weights and `n_effective` takes the place of n. Source: R package NPS.

    >>> [round(float(v), 1) for v in nps(8, 4, 3, adjust=False)]
    [33.3, -6.6, 73.3]
    >>> [round(float(v), 1) for v in nps(8, 4, 3)]
    [33.3, -8.5, 64.1]
    """
    value, low, high = _nps_unclipped((promoters, passives, detractors), conf, adjust, n_effective)
    return Estimate(value, np.maximum(low, -100), np.minimum(high, 100))


def nps_difference(first: Counts, second: Counts, conf: float = 0.95, adjust: bool = True) -> Estimate:
    """First score minus second, signed, -200 to 200; each side is (promoters, passives, detractors).

    d ± z sqrt(SE1² + SE2²); with `adjust` a side under 100 answers brings its adjusted limits, joined as the module
    says. Weighted: scale the counts of a side so that they add up to its effective n. No answers on a side: NaN; one
    answer: no limits. Source: R package NPS (which drops the sign); the join is Newcombe's.

    >>> [round(float(v), 1) for v in nps_difference((74, 54, 22), (50, 55, 45))]
    [31.3, 14.2, 48.5]
    """
    return difference(_nps_unclipped(first, conf, adjust), _nps_unclipped(second, conf, adjust), bound=200)


def mean(
    n: ArrayLike, total: ArrayLike, total_sq: ArrayLike, conf: float = 0.95, n_effective: ArrayLike | None = None
) -> Estimate:
    """Mean total / n in the unit of the answers, with t limits, from three sums that can be added over days and nodes.

    `total_sq` is the sum of squares. Half-width t(n - 1) sqrt(v / (n - 1)), v = total_sq / n - mean². Weighted: sums of
    w, w y, w y², and `n_effective` takes the place of n in n - 1. n = 0: NaN; one answer: no limits; all answers equal:
    limits of no width (not certainty). Source: R t.test.

    >>> [round(float(v), 3) for v in mean(15, 82, 480)]
    [5.467, 4.633, 6.3]
    """
    n, total, total_sq, m = (floats(v) for v in (n, total, total_sq, n if n_effective is None else n_effective))
    # one subtraction of products: exact, hence 0 for equal answers, as long as they are whole numbers
    spread = ratio(n * total_sq - total**2, n**2)
    spread = np.where(spread <= SUM_NOISE * ratio(total_sq, n), 0.0, spread)
    free = np.where(m > ONE_ANSWER, m - 1, np.nan)
    value, half = ratio(total, n), scipy.special.stdtrit(free, (1 + conf) / 2) * np.sqrt(spread / free)
    return Estimate(value, value - half, value + half)


def floats(values: ArrayLike) -> Floats:
    """Numbers as an array."""
    return np.asarray(values, dtype=np.float64)


def ratio(top: Floats, bottom: Floats) -> Floats:
    """Top / bottom; NaN where the bottom is not above 0."""
    return top / np.where(bottom > 0, bottom, np.nan)


def medians(values: Floats, where: NDArray[np.bool_]) -> Floats:
    """Median along the last axis of the values at these places; NaN without any.

    >>> medians(np.array([[3.0, 1, 2], [4, 9, 5]]), np.array([[True, True, True], [True, False, True]])).tolist()
    [2.0, 4.5]
    """
    ordered = np.sort(np.where(where, values, np.inf), axis=-1)
    n = where.sum(axis=-1, keepdims=True)
    if not ordered.shape[-1]:
        return np.full(ordered.shape[:-1], np.nan)
    lower, upper = (np.take_along_axis(ordered, np.maximum(k, 0), -1) for k in ((n - 1) // 2, n // 2))
    return floats(np.where(n > 0, (lower + upper) / 2, np.nan)[..., 0])


def _share(x: ArrayLike, n: ArrayLike) -> Floats:
    p = ratio(floats(x), floats(n))
    return np.where((p >= 0) & (p <= 1 + SUM_NOISE), np.minimum(p, 1), np.nan)


def difference(first: Estimate, second: Estimate, bound: float = np.inf) -> Estimate:
    """First estimate minus second, signed, with the limits of both joined as the module says, clipped to ±`bound`.

    Serves any two independent estimates with intervals (shares, means, scores, rates, quantiles). A missing value or
    limit on either side gives NaN there. Source: Zou and Donner 2008 (MOVER); for Wilson intervals it is Newcombe's.

    >>> a, b = proportion(56, 70), proportion(48, 80)
    >>> [round(float(v), 4) for v in difference(a, b)]
    [0.2, 0.0524, 0.3339]
    """
    value = first.value - second.value
    down = np.hypot(first.value - first.low, second.high - second.value)
    up = np.hypot(first.high - first.value, second.value - second.low)
    return Estimate(value, np.maximum(value - down, -bound), np.minimum(value + up, bound))


def _nps_unclipped(counts: Counts, conf: float, adjust: bool, n_effective: ArrayLike | None = None) -> Estimate:
    up, middle, down = (floats(c) for c in counts)
    n = up + middle + down
    m = n if n_effective is None else floats(n_effective)
    added = np.where(adjust & (m < NPS_ADJUSTED_BELOW), 3.0, 0.0)
    p, d = ((_share(c, n) * m + added / 4) / np.where(m > 0, m + added, np.nan) for c in (up, down))
    variance = np.maximum(p + d - (p - d) ** 2, 0)
    half = scipy.special.ndtri((1 + conf) / 2) * np.sqrt(ratio(variance, np.where(m > ONE_ANSWER, m + added, np.nan)))
    value, low, high = (100 * v for v in (_share(up, n) - _share(down, n), p - d - half, p - d + half))
    return Estimate(value, np.minimum(low, value), np.maximum(high, value))
