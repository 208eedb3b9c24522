"""May a figure be shown, and how firmly?

**Question.** Two answers are not a satisfaction figure, and may give a person away. From how many on is a figure shown
as any other?

**Method.** One rule for all measures, so that card, chart, table and download agree: fewer than 10 answers hidden; 10
to 29 provisional (grey, with interval, without icon, rank or arrow); 30 and more normal. Event rates stay provisional
while they have fewer than 10 events, scores while all answers are in one group. The bounds are settings.

**Source.** Practice of hospital survey tables (small samples marked, the smallest withheld) and of control charts.

**Limits.** The class speaks of the number of answers only. Whether the people who answered stand for all is the matter
of the response share.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

HIDDEN, PROVISIONAL, NORMAL = "hidden", "provisional", "normal"
CLASSES = (HIDDEN, PROVISIONAL, NORMAL)
NO_DATA, TOO_FEW = "NO_DATA", "TOO_FEW"

Codes = NDArray[np.str_]


@dataclass(frozen=True)
class Bounds:
    """Numbers below which a figure is hidden or provisional.

    >>> Bounds(hidden_below=5).provisional_below
    30
    """

    hidden_below: float = 10
    provisional_below: float = 30
    events_below: float = 10


BOUNDS = Bounds()


def display_class(
    n: ArrayLike, events: ArrayLike | None = None, bounds: Bounds = BOUNDS, no_spread: ArrayLike = False
) -> Codes:
    """Class of each figure from its number of answers: "hidden", "provisional" or "normal".

    `n` counts answers (effective n when weighted; services for a rate), `events` the events of a rate, `no_spread` is
    true where all answers of a score lie in one group; all broadcast together. A missing n counts as 0, missing events
    change nothing.

    >>> display_class([9, 10, 30]).tolist()
    ['hidden', 'provisional', 'normal']
    >>> display_class([500, 500], events=[9, 10]).tolist()
    ['provisional', 'normal']
    """
    return np.asarray(np.array(CLASSES)[class_number(n, events, bounds, no_spread)])


def class_number(
    n: ArrayLike, events: ArrayLike | None = None, bounds: Bounds = BOUNDS, no_spread: ArrayLike = False
) -> NDArray[np.int64]:
    """The same as the place in `CLASSES`: a number is compared sooner than a word.

    >>> class_number([9, 10, 30]).tolist()
    [0, 1, 2]
    """
    counted = _counted(n)
    few_events = False if events is None else np.asarray(events, dtype=np.float64) < bounds.events_below
    weak = (counted < bounds.provisional_below) | few_events | np.asarray(no_spread, dtype=bool)
    return np.where((counted < bounds.hidden_below) | (counted == 0), 0, np.where(weak, 1, 2))


def reason(n: ArrayLike, bounds: Bounds = BOUNDS) -> Codes:
    """Why a figure is not shown: "NO_DATA" (n = 0 or missing), "TOO_FEW" (hidden), or "" where it is shown.

    >>> reason([0, 7, 10]).tolist()
    ['NO_DATA', 'TOO_FEW', '']
    """
    counted = _counted(n)
    return np.where(counted == 0, NO_DATA, np.where(counted < bounds.hidden_below, TOO_FEW, ""))


def _counted(n: ArrayLike) -> NDArray[np.float64]:
    # an effective n is a quotient of sums: rounded, ten equal weights are ten answers
    counted = np.asarray(n, dtype=np.float64).round(9)
    return np.where(counted > 0, counted, 0.0)
