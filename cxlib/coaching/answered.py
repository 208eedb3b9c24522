"""Many persons' scores of one outcome and its drivers, as driver analysis and halo check take them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cxlib.intervals import Floats, floats


@dataclass(frozen=True)
class Answered:
    """One line per person, or per answers that `times` persons gave alike: a score of the outcome, one of each driver.

    `scores` is lines × drivers, in the order of `names`; NaN is no answer. `weight` is the survey weight of each person
    of a line.
    """

    names: tuple[str, ...]
    outcome: Floats
    scores: Floats
    times: Floats
    weight: Floats

    @property
    def persons(self) -> int:
        """How many persons, complete or not."""
        return int(self.times.sum())

    def complete(self) -> Answered:
        """The lines without a missing answer."""
        return self.where(~np.isnan(self.outcome) & ~np.isnan(self.scores).any(axis=1))

    def where(self, lines: ArrayLike) -> Answered:
        """Some of the lines."""
        kept = np.asarray(lines)
        return Answered(self.names, self.outcome[kept], self.scores[kept], self.times[kept], self.weight[kept])

    def only(self, names: tuple[str, ...]) -> Answered:
        """Some of the drivers."""
        places = [self.names.index(name) for name in names]
        return Answered(names, self.outcome, self.scores[:, places], self.times, self.weight)


def answered(
    names: tuple[str, ...], outcome: ArrayLike, scores: ArrayLike, times: ArrayLike | None = None,
    weight: ArrayLike | None = None,
) -> Answered:  # fmt: skip
    """Scores as `Answered`; without `times` each line is one person, without `weight` all weigh alike.

    >>> answered(("speed",), [5, 4, 3], [[5], [np.nan], [2]]).complete().persons
    2
    """
    y = floats(outcome)
    ones = np.ones(len(y))
    return Answered(
        names, y, floats(scores).reshape(len(y), len(names)), ones if times is None else floats(times),
        ones if weight is None else floats(weight),
    )  # fmt: skip
