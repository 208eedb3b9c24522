"""Satisfaction by wait in bins, each with its interval: what is seen, before any line is fitted."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from cxlib.intervals import Estimate, Floats, floats, proportion

FEWEST_IN_A_BIN, MOST_BINS = 30, 20


class Curve(NamedTuple):
    """Bins of the curve in order of wait: mean, shortest and longest wait, n, share satisfied with Wilson limits."""

    wait: Floats
    first: Floats
    last: Floats
    n: Floats
    share: Estimate


def satisfaction_curve(wait: ArrayLike, satisfied: ArrayLike) -> Curve:
    """Share satisfied by wait, in bins of equal n, at least 30 and at most 20 bins; equal waits stay together.

    `satisfied` is 0 or 1 per person. Persons with a missing wait or answer are left out. Fewer than 30: no bins.

    >>> curve = satisfaction_curve([1] * 40 + [9] * 40, [1] * 36 + [0] * 4 + [1] * 20 + [0] * 20)
    >>> curve.wait.tolist(), curve.share.value.tolist()
    ([1.0, 9.0], [0.9, 0.5])
    """
    x, y, _ = rows_of(wait, satisfied, None)
    order = np.argsort(x, kind="stable")
    x, y = x[order], y[order]
    size = max(FEWEST_IN_A_BIN, -(-x.size // MOST_BINS))
    starts = [0]
    while (left := x.size - starts[-1]) >= 2 * size:
        after = int(np.searchsorted(x, x[starts[-1] + size - 1], side="right"))
        if left - (after - starts[-1]) < size:
            break
        starts.append(after)
    at = np.array(starts if x.size >= FEWEST_IN_A_BIN else [], dtype=np.int64)
    n = np.diff(np.append(at, x.size)).astype(float)
    sums = (np.add.reduceat(v, at) if at.size else np.empty(0) for v in (x, y))
    waits, yes = sums
    last = x[np.append(at[1:], x.size) - 1] if at.size else np.empty(0)
    return Curve(waits / n, x[at], last, n, proportion(yes, n))


def rows_of(wait: ArrayLike, satisfied: ArrayLike, answers: ArrayLike | None) -> tuple[Floats, Floats, Floats]:
    """Wait, satisfaction and number of persons of each row that has all three.

    >>> [v.tolist() for v in rows_of([5, float("nan"), 7], [1, 1, 0], None)]
    [[5.0, 7.0], [1.0, 0.0], [1.0, 1.0]]
    """
    x, y, n = np.broadcast_arrays(floats(wait), floats(satisfied), floats(1.0 if answers is None else answers))
    there = ~np.isnan(x + y) & (n > 0)
    return x[there], y[there], n[there]
