"""Did those who were trained change more than those who were not? Difference in differences.

**Question.** The trained nodes rose by 13 points, but so did others by 3. How much of it goes with the training?

**Method.** (trained after - trained before) - (others after - others before). The unit is what was trained: a node or a
site, not an answer. One change per unit, two samples of changes, Student's t with pooled variance (`changes`). From 20
units on the regression y ~ treat * post with standard errors clustered by unit (`regression`). Shares near 100 %, where
points mean less, also as a ratio of odds (`odds`).

**Source.** Wooldridge, Introductory Econometrics, ch. 13; R lm and package sandwich 3.0-2 (HC1, HC3, vcovCL with HC1
factor, t with clusters - 1 degrees); `tests/reference/did.json` holds figures from there.

**Limits.** Had nobody been trained, both sides must have gone the same way; `cxlib.coaching.past` looks at whether they
did so before. Row-level standard errors treat 10,000 answers as independent though 10 nodes were trained: they are here
to check the code and are not to be shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats = NDArray[np.float64]
NAN = float("nan")
ENOUGH = 3
"""Units on a side from which an interval is computed."""


@dataclass(frozen=True)
class Difference:
    """An estimate with standard error, degrees of freedom, 95 % limits and two-sided p; all but `value` may be NaN."""

    value: float
    se: float = NAN
    df: float = NAN
    low: float = NAN
    high: float = NAN
    p: float = NAN


@dataclass(frozen=True)
class Regression:
    """y ~ treat * post: plain and robust errors. `cells`: mean, sd and n by (treat, post)."""

    plain: Difference
    se_hc1: float
    se_hc3: float
    clustered: Difference | None
    cells: dict[tuple[int, int], tuple[float, float, int]]


def changes(trained: ArrayLike, others: ArrayLike, *, equal_spread: bool = True, conf: float = 0.95) -> Difference:
    """Mean change of the trained units minus mean change of the others, in the unit of the changes.

    One number per unit. `equal_spread=False` is Welch's test. Fewer than 3 units on a side, or no spread at all: value
    only. An empty side or a missing change among them: all NaN.

    >>> found = changes([5.0, 4.0, 6.0], [1.0, 0.0, 2.0])
    >>> found.value, round(found.low, 2), round(found.high, 2), found.df
    (4.0, 1.73, 6.27, 4.0)
    """
    a, b = (np.asarray(one, dtype=np.float64) for one in (trained, others))
    if not a.size or not b.size:
        return Difference(NAN)
    value = float(a.mean() - b.mean())
    if min(a.size, b.size) < ENOUGH:
        return Difference(value)
    parts = np.array([a.var(ddof=1) / a.size, b.var(ddof=1) / b.size])
    if equal_spread:
        df = float(a.size + b.size - 2)
        pooled = ((a.size - 1) * a.var(ddof=1) + (b.size - 1) * b.var(ddof=1)) / df
        return _with_t(value, float(np.sqrt(pooled * (1 / a.size + 1 / b.size))), df, conf)
    spread = float(parts.sum())
    below = float((parts**2 / [a.size - 1, b.size - 1]).sum())
    return _with_t(value, spread**0.5, spread**2 / below if below else NAN, conf)


def regression(
    y: ArrayLike, treat: ArrayLike, post: ArrayLike, cluster: ArrayLike | None = None, conf: float = 0.95
) -> Regression:
    """Least squares of y on treat, post and their product; the product's coefficient is the difference.

    One place per row; `treat` and `post` are 0 or 1, `cluster` names the unit a row belongs to. Raises `ValueError` if
    one of the four cells is empty.

    >>> found = regression([1, 2, 2, 3, 1, 3, 5, 7], [0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 1, 1, 0, 0, 1, 1])
    >>> round(found.plain.value, 6), round(found.plain.se, 4)
    (3.0, 1.5811)
    """
    rows = [np.asarray(one, dtype=np.float64) for one in (y, treat, post)]
    told, treated, after = rows
    inside = {(t, p): told[(treated == t) & (after == p)] for t in (0, 1) for p in (0, 1)}
    if any(not part.size for part in inside.values()):
        raise ValueError("each of the four cells needs a row")
    x = np.column_stack([np.ones_like(told), treated, after, treated * after])
    bread: Floats = np.linalg.inv(x.T @ x).astype(np.float64)
    slopes = bread @ x.T @ told
    left = told - x @ slopes
    n, k = x.shape
    leverage = np.einsum("ij,jk,ik->i", x, bread, x)
    value, df = float(slopes[3]), float(n - k)
    # a cell of one row has leverage 1 and residual 0: HC3 has no meaning there
    hc3 = _sandwich(bread, x * (left / (1 - leverage))[:, None]) if (leverage < 1 - 1e-9).all() else NAN
    return Regression(
        _with_t(value, float(np.sqrt(left @ left / df * bread[3, 3])), df, conf) if df else Difference(value),
        _sandwich(bread, x * left[:, None]) * (n / df) ** 0.5 if df else NAN,
        hc3,
        None if cluster is None else _clustered(value, bread, x * left[:, None], np.asarray(cluster), conf),
        {cell: _cell(part) for cell, part in inside.items()},
    )


def odds(
    trained_before: ArrayLike, trained_after: ArrayLike, others_before: ArrayLike, others_after: ArrayLike
) -> Difference:
    """The same of shares as a ratio of odds (1 = no effect), which a ceiling near 100 % bends less than points.

    One share per unit; changes of log odds go through `changes`. Units that begin or end at 0 or 1 have no odds and are
    left out. Value and limits are ratios, error and p those of the logarithm.

    >>> found = odds([0.90, 0.91, 0.92], [0.95, 0.95, 0.96], [0.90, 0.91, 0.92], [0.90, 0.92, 0.92])
    >>> round(found.value, 2), found.low > 1
    (1.94, True)
    """
    trained, others = (
        _log_odds(before, after) for before, after in ((trained_before, trained_after), (others_before, others_after))
    )
    found = changes(trained, others)
    value, low, high = (float(one) for one in np.exp([found.value, found.low, found.high]))
    return Difference(value, found.se, found.df, low, high, found.p)


def _with_t(value: float, se: float, df: float, conf: float) -> Difference:
    if not se > 0:
        return Difference(value)
    half = float(special.stdtrit(df, (1 + conf) / 2)) * se
    return Difference(value, se, df, value - half, value + half, float(2 * special.stdtr(df, -abs(value) / se)))


def _log_odds(before: ArrayLike, after: ArrayLike) -> Floats:
    """The change of the log odds of each unit that has them."""
    p = np.array([before, after], dtype=np.float64)
    p = p[:, ((p > 0) & (p < 1)).all(axis=0)]
    return np.asarray(np.diff(np.log(p / (1 - p)), axis=0)[0])


def _sandwich(bread: Floats, scores: Floats) -> float:
    return float(np.sqrt((bread @ scores.T @ scores @ bread)[3, 3]))


def _clustered(value: float, bread: Floats, scores: Floats, cluster: NDArray[np.generic], conf: float) -> Difference:
    _, place = np.unique(cluster, return_inverse=True)
    groups = int(place.max()) + 1
    n, k = scores.shape
    if groups < 2 or n <= k:
        return Difference(value)
    sums = np.zeros((groups, k))
    np.add.at(sums, place, scores)
    factor = groups / (groups - 1) * (n - 1) / (n - k)
    return _with_t(value, _sandwich(bread, sums) * factor**0.5, float(groups - 1), conf)


def _cell(part: Floats) -> tuple[float, float, int]:
    return float(part.mean()), float(part.std(ddof=1)) if part.size > 1 else NAN, part.size
