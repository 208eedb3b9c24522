"""Did the figure change, or only who was counted? The total change split into within nodes and mix, exactly.

**Question.** Satisfaction rose everywhere and fell in total, because busy, less satisfied nodes took a larger part.

**Method.** A total is sum w_i v_i with w_i the node's part of all answers. With v and w before and after, within_i =
mean(w_i) (v_i after - v_i before), mix_i = (w_i after - w_i before) (mean(v_i) - mean(total)). Both add up to the total
change without a rest. A node with answers in one period only has no change within: all of it is mix.

**Source.** Kitagawa 1955, JASA 50:1168; the interval of the sum of the parts within joins those of the nodes (MOVER:
Zou and Donner 2008), with the parts w as given.

**Limits.** Exact for pooled shares, means and rates; medians and quantiles do not add up. Finer nodes give another
split.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cxlib.intervals import Estimate, Floats, floats, ratio


@dataclass(frozen=True)
class MixShift:
    """The split; arrays have one place per node and are 0 for a node without answers in both periods.

    `change` = sum of `within` + sum of `mix`, in the unit of the values. `within_total` has limits (NaN where a node's
    are missing). `verdict`: SIMPSON (every node moved one way or stayed, the total went the other), REVERSED (total and
    within differ in sign), MOSTLY_MIX, MOSTLY_WITHIN, UNCHANGED, NO_DATA (a period without answers; figures NaN).
    """

    change: float
    within: Floats
    mix: Floats
    within_total: Estimate
    verdict: str


def mix_shift(before: Estimate, n_before: ArrayLike, after: Estimate, n_after: ArrayLike) -> MixShift:
    """Split the change of a pooled figure; nodes in the same order on both sides, n are what the values divide by.

    >>> from cxlib.intervals import proportion
    >>> x0, n0, x1, n1 = [90, 40], [100, 100], [47, 75], [50, 150]
    >>> split = mix_shift(proportion(x0, n0), n0, proportion(x1, n1), n1)
    >>> round(split.change, 3), split.within.round(4).tolist(), split.mix.round(4).tolist(), split.verdict
    (-0.04, [0.015, 0.0625], [-0.0725, -0.045], 'SIMPSON')
    """
    old, new = (_parts(side.value, n) for side, n in ((before, n_before), (after, n_after)))
    total = [float((w * np.where(w > 0, side.value, 0)).sum()) for w, side in ((old, before), (new, after))]
    there = (old > 0) | (new > 0)
    first = np.where(old > 0, before.value, after.value)
    last = np.where(new > 0, after.value, before.value)
    weight = (old + new) / 2
    both = (old > 0) & (new > 0)
    within = np.where(both, weight * (last - first), 0.0)
    mix = np.where(there, (new - old) * ((first + last) / 2 - sum(total) / 2), 0.0)
    change = total[1] - total[0]
    moved = np.where(both, last - first, 0.0)
    return MixShift(change, within, mix, _joined(before, after, weight, both), _verdict(change, within, mix, moved))


def _parts(value: Floats, n: ArrayLike) -> Floats:
    """Each node's part of all answers; NaN everywhere without any."""
    counted = np.where(np.isnan(value) | ~(floats(n) > 0), 0.0, floats(n))
    return ratio(counted, counted.sum())


def _joined(before: Estimate, after: Estimate, weight: Floats, both: np.ndarray) -> Estimate:
    w = weight[both]
    old, new = (Estimate(*(v[both] for v in side)) for side in (before, after))
    value = (w * (new.value - old.value)).sum() if both.any() else np.nan
    down = np.sqrt((w**2 * ((new.value - new.low) ** 2 + (old.high - old.value) ** 2)).sum())
    up = np.sqrt((w**2 * ((new.high - new.value) ** 2 + (old.value - old.low) ** 2)).sum())
    return Estimate(np.asarray(value), np.asarray(value - down), np.asarray(value + up))


def _verdict(change: float, within: Floats, mix: Floats, moved: Floats) -> str:
    total_within, total_mix = within.sum(), mix.sum()
    if np.isnan(change):
        return "NO_DATA"
    if np.isclose(change, 0, atol=1e-12) and np.isclose(total_within, 0, atol=1e-12):
        return "UNCHANGED"
    if change * total_within < 0:
        return "SIMPSON" if (moved >= 0).all() or (moved <= 0).all() else "REVERSED"
    return "MOSTLY_MIX" if abs(total_mix) > abs(total_within) else "MOSTLY_WITHIN"
