"""Mann-Kendall tests and Sen's slope: is a series rising or falling, and how fast?

**Method.** S = sum of sign(y_j - y_i) over i < j; Var S = [n(n-1)(2n+5) - sum t(t-1)(2t+5)] / 18 with t the sizes of
ties; z = (S - sign S) / sqrt(Var S), 0 if S = 0; p two-sided. Slope: median of (y_j - y_i) / (t_j - t_i), its limits
order statistics at ranks (N ± z sqrt(Var S)) / 2. Seasonal: S, Var S and slopes within each season, added up.
Hamed-Rao: Var S times 1 + 2 / (n(n-1)(n-2)) sum (n-k)(n-k-1)(n-k-2) r_k over the lags k whose correlation r_k of the
ranks of the detrended values is significant.

**Source.** Mann 1945; Kendall 1975; Sen 1968; Gilbert 1987; Hirsch, Slack and Smith 1982; Hamed and Rao 1998. Figures
of R trend 1.1.6, Kendall 2.2.1, modifiedmk 1.6 in `tests/reference/trend.json`.

**Limits.** Memory grows with n squared. tau is S / (n(n-1)/2), not corrected for ties. p of extreme z is 0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cxlib.intervals import Estimate, Floats, floats

SIGNIFICANT = float(special.ndtri(0.975))


class Kendall(NamedTuple):
    """Result of a test: present points, S, its variance, z, two-sided p, tau. NaN where it cannot be computed."""

    n: int
    s: float
    variance: float
    z: float
    p: float
    tau: float


def mann_kendall(y: ArrayLike) -> Kendall:
    """Test for a trend in one series; missing values are left out. Fewer than two points: NaN. Equal values: z = 0.

    >>> result = mann_kendall([1, 2, 3, 4, 5])
    >>> result.s, round(result.z, 4), round(result.p, 4)
    (10.0, 2.2045, 0.0275)
    """
    x = _present(y)
    return _tested(x.size, _s(x), _variance(x), x.size * (x.size - 1) / 2)


def seasonal_kendall(y: ArrayLike, seasons: int) -> Kendall:
    """Test within each season (month of the year: 12) added over seasons; the first value is of the first season.

    >>> seasonal_kendall([1, 9, 2, 10, 3, 11], 2).s
    6.0
    """
    parts = [_present(floats(y)[k::seasons]) for k in range(seasons)]
    pairs = sum(x.size * (x.size - 1) / 2 for x in parts)
    s, variance = (float(sum(f(x) for x in parts)) for f in (_s, _variance))
    return _tested(sum(x.size for x in parts), s, variance, pairs)


def hamed_rao(y: ArrayLike) -> Kendall:
    """Test with the variance corrected for correlated neighbours; missing values are left out.

    A corrected variance of 0 or less, as short series can give, has NaN for z and p: use the plain test and say so.

    >>> round(hamed_rao([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]).variance, 1)
    207.0
    """
    x = _present(y)
    n = x.size
    plain = mann_kendall(x)
    if n < 4 or not plain.variance > 0:
        return plain
    lags = np.arange(1, n)
    r = autocorrelation(_ranks(x - sen_slope(x).value * np.arange(n)))
    weights = (n - lags) * (n - lags - 1) * (n - lags - 2.0)
    extra = (weights * np.where(np.abs(r) > SIGNIFICANT / np.sqrt(n), r, 0)).sum()
    variance = plain.variance * (1 + 2 / (n * (n - 1) * (n - 2)) * extra)
    return _tested(n, plain.s, float(variance), n * (n - 1) / 2)


def sen_slope(y: ArrayLike, conf: float = 0.95, variance: float | None = None) -> Estimate:
    """Median slope per period with rank limits; missing values are left out, but distances over them stay true.

    `variance` of S for the limits, where it is not that of independent values. Fewer than two points: NaN; few points:
    no limits.

    >>> [round(float(v), 3) for v in sen_slope([78, 80, 80, 79, 82, 81, 83, 82, 84, 84])]
    [0.6, 0.333, 1.0]
    """
    slopes, plain = _slopes_and_variance(floats(y))
    return _median_slope(slopes, plain if variance is None else variance, conf)


def seasonal_slope(y: ArrayLike, seasons: int, conf: float = 0.95) -> Estimate:
    """Median over all slopes within seasons, per cycle of `seasons` periods (per year), with rank limits.

    >>> float(seasonal_slope([1, 9, 2, 10, 3, 11], 2).value)
    1.0
    """
    parts = [_slopes_and_variance(floats(y)[k::seasons]) for k in range(seasons)]
    return _median_slope(np.concatenate([slopes for slopes, _ in parts]), sum(v for _, v in parts), conf)


def autocorrelation(values: Floats) -> Floats:
    """Correlation of a series with itself at lags 1 to n - 1; 0 for equal values.

    >>> autocorrelation(np.array([1.0, 2, 3, 4])).round(3).tolist()
    [0.25, -0.3, -0.45]
    """
    off = values - values.mean()
    total = off @ off
    return np.correlate(off, off, "full")[off.size :] / (total if total > 0 else 1.0)


def _tested(n: int, s: float, variance: float, pairs: float) -> Kendall:
    if pairs < 1:
        return Kendall(n, np.nan, np.nan, np.nan, np.nan, np.nan)
    if s == 0:
        return Kendall(n, s, variance, 0.0, 1.0, 0.0)
    z = (s - np.sign(s)) / np.sqrt(variance) if variance > 0 else np.nan
    return Kendall(n, s, variance, float(z), float(2 * special.ndtr(-abs(z))), s / pairs)


def _median_slope(slopes: Floats, variance: float, conf: float) -> Estimate:
    ordered = np.sort(slopes)
    if not ordered.size:
        return Estimate(*np.full((3,), np.nan))
    half = special.ndtri((1 + conf) / 2) * np.sqrt(variance)
    low, high = round((ordered.size - half) / 2) - 1, round((ordered.size + half) / 2)
    limits = (ordered[rank] if low >= 0 and high < ordered.size else np.nan for rank in (low, high))
    return Estimate(*(floats(v) for v in (np.median(ordered), *limits)))


def _slopes_and_variance(y: Floats) -> tuple[Floats, float]:
    t = np.flatnonzero(~np.isnan(y))
    early, late = (t[side] for side in np.triu_indices(t.size, 1))
    return (y[late] - y[early]) / (late - early), _variance(y[t])


def _s(y: Floats) -> float:
    early, late = np.triu_indices(y.size, 1)
    return float(np.sign(y[late] - y[early]).sum())


def _variance(y: Floats) -> float:
    n, (_, ties) = y.size, np.unique(y, return_counts=True)
    return float((n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18)


def _ranks(values: Floats) -> Floats:
    """Ranks from 1, the mean rank for ties; values that differ only by rounding are ties."""
    size = np.abs(values).max() or 1.0
    _, where, counts = np.unique((values / size).round(10), return_inverse=True, return_counts=True)
    upto = np.cumsum(counts)
    return (upto - (counts - 1) / 2)[where]


def _present(y: ArrayLike) -> Floats:
    x = floats(y)
    return x[~np.isnan(x)]
