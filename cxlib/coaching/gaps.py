"""What customers got against what they expected: gaps with intervals, classes, spread.

**Question.** By how much does what was perceived fall short of what was expected, for which quality, how surely?

**Method.** Gap of an item and person = perception - expectation, on one scale. A person's gap in a dimension is the
mean over its items with both answers, if at least half of its items have both. The dimension's gap is the mean over
persons, with a one-sample t interval and test (the same as a paired t). Where expectation and perception come from
different people only the difference of means is told, with Welch's interval.

**Source.** Parasuraman, Zeithaml and Berry 1988 (SERVQUAL); R t.test; `tests/reference/servqual.json`.

**Limits.** Most people expect the best the scale has, so nearly every gap is negative and small differences between
gaps mean little; difference scores are less reliable than the answers they are made of. Without an expectation there is
no gap: performance alone (SERVPERF), never against a target nobody was asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cxlib.intervals import Estimate, Floats, floats, mean, ratio

AS_EXPECTED = 0.5
"""A person whose gap is smaller than half a step of the scale got what was expected: our bound."""


@dataclass(frozen=True)
class Gaps:
    """Gaps of several dimensions; arrays of one length, NaN where nobody answered both.

    `n` persons, `gap` mean with limits, `sd` of the persons, `t` and two-sided `p` against "no gap".
    """

    n: Floats
    gap: Estimate
    sd: Floats
    t: Floats
    p: Floats


def person_gaps(expectation: ArrayLike, perception: ArrayLike, dimensions: Sequence[Sequence[int]]) -> Floats:
    """Each person's gap per dimension: persons × items in, persons × dimensions out.

    `dimensions` holds the columns of each dimension's items. NaN is no answer; fewer than half of a dimension's items
    with both answers give NaN.

    >>> person_gaps([[5, 5, 5]], [[4, 5, np.nan]], [[0, 1], [2]]).tolist()
    [[-0.5, nan]]
    """
    differences = floats(perception) - floats(expectation)
    columns = [_mean_of_half(differences[:, list(items)]) for items in dimensions]
    return np.column_stack(columns) if columns else np.empty((len(differences), 0))


def gaps(persons: ArrayLike) -> Gaps:
    """Mean gap of each dimension with t limits, from persons × dimensions (`person_gaps`). Source: R t.test.

    >>> found = gaps([[-1.0], [-2.0], [0.0], [np.nan]])
    >>> found.n.tolist(), found.gap.value.tolist(), found.p.round(3).tolist()
    ([3.0], [-1.0], [0.225])
    """
    scores = floats(persons)
    there = ~np.isnan(scores)
    values = np.where(there, scores, 0.0)
    return gaps_of_sums(there.sum(axis=0), values.sum(axis=0), (values**2).sum(axis=0))


def gaps_of_sums(
    n: ArrayLike, total: ArrayLike, total_sq: ArrayLike, n_effective: ArrayLike | None = None, conf: float = 0.95
) -> Gaps:
    """As `gaps`, from sums over persons that a database can make: number, sum and sum of squares of their gaps.

    Weighted: sums of w, w g, w g², and `n_effective` takes the place of n in the interval. Equal gaps have limits of no
    width, and neither t nor p.

    >>> gaps_of_sums(3, -3.0, 5.0).gap.low.round(3).tolist()
    -3.484
    """
    estimate = mean(n, total, total_sq, conf, n_effective)
    counted = floats(n if n_effective is None else n_effective)
    free = np.where(counted > 1, counted - 1, np.nan)
    error = (estimate.high - estimate.value) / special.stdtrit(free, (1 + conf) / 2)
    t = ratio(estimate.value, error)
    return Gaps(counted, estimate, error * np.sqrt(counted), t, 2 * special.stdtr(free, -np.abs(t)))


def item_gaps(expectation: ArrayLike, perception: ArrayLike) -> Floats:
    """Mean gap of each item over the persons who answered both: persons × items in, one number an item out.

    >>> item_gaps([[5, 4], [5, np.nan]], [[4, 4], [3, 5]]).tolist()
    [-1.5, 0.0]
    """
    differences = floats(perception) - floats(expectation)
    there = ~np.isnan(differences)
    return ratio(np.where(there, differences, 0.0).sum(axis=0), there.sum(axis=0).astype(float))


def overall(values: Mapping[str, float], points: Mapping[str, float] | None = None) -> float:
    """All dimensions together: their plain mean, or weighted by the points customers gave them.

    >>> overall({"a": -1.0, "b": -0.5}), overall({"a": -1.0, "b": -0.5}, {"a": 80, "b": 20})
    (-0.75, -0.9)
    """
    weight = dict.fromkeys(values, 1.0) if points is None else points
    return sum(weight[name] * value for name, value in values.items()) / sum(weight[name] for name in values)


def unpaired_gap(expected: tuple[float, float, float], perceived: tuple[float, float, float]) -> Estimate:
    """Difference of means where different people were asked: each side is (n, sum, sum of squares). Welch limits.

    Fewer than two answers on a side: no limits. To be shown as "not the same people".

    >>> [round(float(v), 3) for v in unpaired_gap((3, 15, 77), (3, 12, 50))]
    [-1.0, -3.267, 1.267]
    """
    first, second = (ratio(floats(total), floats(n)) for n, total, _ in (expected, perceived))
    value, sides = second - first, [_variance_of_mean(*side) for side in (expected, perceived)]
    together = sides[0] + sides[1]
    free = ratio(together**2, sides[0] ** 2 / max(expected[0] - 1, 1) + sides[1] ** 2 / max(perceived[0] - 1, 1))
    half = special.stdtrit(free, 0.975) * np.sqrt(together)
    return Estimate(value, value - half, value + half)


def classes(persons: ArrayLike, bound: float = AS_EXPECTED) -> tuple[int, int, int]:
    """How many persons got more than, as, and less than expected: |gap| below `bound` (half a step) is "as expected".

    >>> classes([1.0, 0.25, 0.0, -0.5, -2.0, np.nan])
    (1, 2, 2)
    """
    found = floats(persons)
    return int((found >= bound).sum()), int((np.abs(found) < bound).sum()), int((found <= -bound).sum())


def _mean_of_half(differences: Floats) -> Floats:
    there = ~np.isnan(differences)
    answered = there.sum(axis=1)
    total = np.where(there, differences, 0.0).sum(axis=1)
    return np.where(2 * answered >= there.shape[1], ratio(total, answered.astype(float)), np.nan)


def _variance_of_mean(n: float, total: float, total_sq: float) -> Floats:
    return floats((total_sq - total**2 / n) / (n - 1) / n if n > 1 else np.nan)
