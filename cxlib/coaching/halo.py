"""One impression for everything: does one score drive all others, and who ticks one answer down the page?

**Question.** Customers who like the place tick "good" everywhere. Do their answers still tell one quality from another?

**Method.** Straight-lining: the share of persons whose scores are all the same, the outcome among them, with Wilson's
interval. Halo: the share of the drivers' variance along their first principal component, and the mean correlation of
two drivers. Drivers count as one impression where that share reaches 0.7, our bound.

**Source.** Thorndike 1920 (halo); the first eigenvalue of the correlation matrix; Wilson 1927.

**Limits.** One impression may be true: a good team is good at most things. Satisfied customers give equal best scores
in earnest, so straight-lining counts them too; told beside it is how many of them gave the best score.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cxlib.coaching.answered import Answered
from cxlib.intervals import Estimate, proportion

ONE_IMPRESSION = 0.7
FEWEST = 3


@dataclass(frozen=True)
class Halo:
    """How alike scores are, of `n` complete persons.

    `straight`: share with one score for all, `best`: share of these whose score is the highest given; NaN below three
    drivers. `first`: share of variance along one direction, `mean_r`: mean correlation of two drivers; NaN where they
    do not differ. `one_impression`: `first` is 0.7 or more.
    """

    n: int
    straight: Estimate
    best: float
    first: float
    mean_r: float

    @property
    def one_impression(self) -> bool:
        """The drivers can hardly be told apart."""
        return self.first >= ONE_IMPRESSION


def halo(told: Answered) -> Halo:
    """How alike the scores of the drivers are, and how many persons gave one score throughout.

    >>> from cxlib.coaching.answered import answered
    >>> found = halo(answered(("a", "b", "c"), [5, 4, 3, 3], [[5, 5, 5], [4, 3, 5], [3, 3, 3], [2, 5, 3]]))
    >>> float(found.straight.value), found.best, found.one_impression
    (0.5, 0.5, False)
    """
    full = told.complete()
    n, flat = full.persons, straight(full)
    many = full.times[flat].sum()
    share = proportion(many, n) if len(full.names) >= FEWEST else proportion(0, 0)
    top = full.outcome.max() if n else np.nan
    best = full.times[flat & (full.outcome == top)].sum() / many if many and len(full.names) >= FEWEST else np.nan
    differ = full.scores[:, np.ptp(full.scores, axis=0) > 0] if n else full.scores[:, :0]
    if differ.shape[1] < 2:
        return Halo(n, share, float(best), np.nan, np.nan)
    covariance = np.cov(differ.T, aweights=full.times * full.weight, ddof=0)
    spread = np.sqrt(np.diagonal(covariance))
    r = covariance / np.outer(spread, spread)
    size = len(r)
    first = float(np.linalg.eigvalsh(r)[-1] / size)
    return Halo(n, share, float(best), first, float((r.sum() - size) / (size * (size - 1))))


def straight(told: Answered) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which lines have one score for everything, the outcome included.

    >>> from cxlib.coaching.answered import answered
    >>> straight(answered(("a", "b"), [5, 4], [[5, 5], [4, 3]])).tolist()
    [True, False]
    """
    return np.asarray((told.scores == told.outcome[:, None]).all(axis=1))
