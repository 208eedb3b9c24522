"""Many comparisons at once: which of them would one list, knowing that some come out by chance?

**Method.** Benjamini-Hochberg: of m sorted p, q_(i) = min over j >= i of m p_(j) / j, at most 1. Listing what has q
below 0.10 makes one in ten of the listed a false alarm on average. A family is all nodes of one measure in one view.

**Source.** Benjamini and Hochberg 1995, JRSS B 57:289; Benjamini and Yekutieli 2001 for tests that hang together in any
way; R p.adjust.

**Limits.** Icons of control charts are no p-values. A filter changes the family, so the size is told with the list.
Sort what is listed by effect: sorting by p lists the large nodes first.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxlib.intervals import Floats, floats

LISTED_BELOW = 0.10


class Family(NamedTuple):
    """One family: q of every comparison (NaN where p is missing), which are listed, and how many were tested."""

    q: Floats
    listed: NDArray[np.bool_]
    tested: int


def q_values(p: ArrayLike, any_dependence: bool = False) -> Floats:
    """Benjamini-Hochberg q of each p, in the order given; missing p stay NaN and do not count in the family.

    `any_dependence` gives Benjamini-Yekutieli, larger by the sum of 1/i. No p: empty. p outside 0 to 1: ValueError.

    >>> q_values([0.04, 0.001, 0.04, 0.2, float("nan")]).round(4).tolist()
    [0.0533, 0.004, 0.0533, 0.2, nan]
    """
    given = floats(p)
    q = np.full(given.shape, np.nan)
    there = np.flatnonzero(~np.isnan(given))
    known = given[there]
    if ((known < 0) | (known > 1)).any():
        raise ValueError("p lies between 0 and 1")
    rank = np.arange(known.size, 0, -1)
    factor = (1 / rank).sum() if any_dependence else 1.0
    falling = np.argsort(-known, kind="stable")
    q[there[falling]] = np.minimum(1, np.minimum.accumulate(factor * known.size * known[falling] / rank))
    return q


def family(p: ArrayLike, below: float = LISTED_BELOW) -> Family:
    """The family of p-values of one measure in one view: leave hidden nodes out (NaN).

    >>> found = family([0.001, 0.04, float("nan"), 0.6])
    >>> found.listed.tolist(), found.tested
    ([True, True, False, False], 3)
    """
    q = q_values(p)
    return Family(q, q < below, int((~np.isnan(q)).sum()))
