"""Do two observers see the same? Cohen's kappa with its interval.

**Question.** A trainer's scorecard and a mystery shopper's say the same of nine checks in ten. How much of that is more
than two people who tick "passed" most of the time would reach by chance?

**Method.** kappa = (po - pe) / (1 - pe): po the share of checks on which both agree, pe the share expected from how
often each says what. Limits: normal, with the large-sample error of Fleiss, Cohen and Everitt. Checks of one visit hang
together; with `kappa_by_visit` the error comes from leaving out one visit at a time (jackknife, t with visits - 1
degrees). Where the error is 0 (both agree on everything) the limits are Wilson's for po, at the pe seen.

**Source.** Cohen 1960, Educational and Psychological Measurement 20:37; Fleiss, Cohen, Everitt 1969, Psychological
Bulletin 72:323; two tables of SAS PROC FREQ.

**Limits.** Where nearly everything is passed kappa is low even if the two hardly differ: read it beside the share
agreed. It says nothing about who is right.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from cxlib.intervals import proportion

NAN = float("nan")
LEVELS = ((0.8, "very_good"), (0.6, "good"), (0.4, "moderate"), (0.2, "fair"))
FEWEST_VISITS = 3


@dataclass(frozen=True)
class Agreement:
    """Kappa with 95 % limits (NaN where there is none), the share agreed, and how many checks and visits it rests on.

    `reason` says why there is no kappa: `NO_DATA`, or `ONE_ANSWER` (both gave the same one answer throughout).
    """

    kappa: float
    low: float
    high: float
    se: float
    agreed: float
    n: int
    visits: int = 0
    reason: str = ""


def kappa(table: ArrayLike, conf: float = 0.95) -> Agreement:
    """Kappa from a square table of counts: line = what the first observer said, column = the second.

    Raises `ValueError` for a table that is not square or counts below 0.

    >>> found = kappa([[20, 5], [10, 15]])
    >>> round(found.kappa, 3), round(found.low, 3), round(found.high, 3), found.agreed
    (0.4, 0.151, 0.649, 0.7)
    """
    counts = np.asarray(table, dtype=np.float64)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or (counts < 0).any():
        raise ValueError("a square table of counts is needed")
    n = int(counts.sum())
    if not n:
        return Agreement(NAN, NAN, NAN, NAN, NAN, 0, reason="NO_DATA")
    po, pe = _shares(counts)
    if pe >= 1:
        return Agreement(NAN, NAN, NAN, NAN, po, n, reason="ONE_ANSWER")
    value, se = (po - pe) / (1 - pe), _large_sample_error(counts / n, po, pe) / n**0.5
    half = float(special.ndtri((1 + conf) / 2)) * se
    low, high = (value - half, value + half) if se > 0 else _at_the_edge(po, pe, n, conf)
    return Agreement(value, max(low, -1.0), min(high, 1.0), se, po, n)


def kappa_by_visit(
    first: Sequence[bool], second: Sequence[bool], visit: Sequence[Hashable], conf: float = 0.95
) -> Agreement:
    """Kappa of passed/failed checks; `visit` says which checks were seen together.

    From 3 visits on the error is the jackknife's over visits; with fewer, or where it is 0, that of `kappa`.

    >>> found = kappa_by_visit([1, 1, 0, 0, 1, 0], [1, 1, 0, 1, 1, 0], ["a", "a", "b", "b", "c", "c"])
    >>> round(found.kappa, 3), found.visits, found.n
    (0.667, 3, 6)
    """
    a, b = (np.asarray(one, dtype=bool).astype(int) for one in (first, second))
    places = {one: place for place, one in enumerate(dict.fromkeys(visit))}
    where = np.array([places[one] for one in visit], dtype=int)
    tables = np.zeros((len(places), 2, 2))
    np.add.at(tables, (where, a, b), 1)
    whole = kappa(tables.sum(axis=0), conf)
    groups = len(places)
    plain = Agreement(whole.kappa, whole.low, whole.high, whole.se, whole.agreed, whole.n, groups, whole.reason)
    if groups < FEWEST_VISITS or whole.reason:
        return plain
    without = np.array([kappa(tables.sum(axis=0) - one, conf).kappa for one in tables])
    se = float(np.sqrt((groups - 1) / groups * ((without - without.mean()) ** 2).sum()))
    if not se > 0:
        return plain
    half = float(special.stdtrit(groups - 1, (1 + conf) / 2)) * se
    low, high = max(whole.kappa - half, -1.0), min(whole.kappa + half, 1.0)
    return Agreement(whole.kappa, low, high, se, whole.agreed, whole.n, groups)


def level(value: float) -> str:
    """The word of Landis and Koch (1977) for a kappa: very_good, good, moderate, fair, slight; "" for none.

    >>> level(0.7), level(-0.1), level(float("nan"))
    ('good', 'slight', '')
    """
    if np.isnan(value):
        return ""
    return next((word for bound, word in LEVELS if value > bound), "slight")


def _shares(counts: NDArray[np.float64]) -> tuple[float, float]:
    p = counts / counts.sum()
    return float(np.trace(p)), float(p.sum(axis=1) @ p.sum(axis=0))


def _large_sample_error(p: NDArray[np.float64], po: float, pe: float) -> float:
    """Fleiss, Cohen, Everitt 1969, equation 13, times the root of n."""
    lines, columns = p.sum(axis=1), p.sum(axis=0)
    value = (po - pe) / (1 - pe)
    both = np.add.outer(columns, lines)  # of cell i, j: column share of i + line share of j
    agreeing = float((np.diag(p) * (1 - (lines + columns) * (1 - value)) ** 2).sum())
    apart = (p * both**2).sum() - float((np.diag(p) * np.diag(both) ** 2).sum())
    spread = agreeing + (1 - value) ** 2 * float(apart) - (value - pe * (1 - value)) ** 2
    return float(np.sqrt(max(spread, 0.0))) / (1 - pe)


def _at_the_edge(po: float, pe: float, n: int, conf: float) -> tuple[float, float]:
    _, low, high = proportion(po * n, n, conf)
    return (float(low) - pe) / (1 - pe), (float(high) - pe) / (1 - pe)
