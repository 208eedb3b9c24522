"""What customers need: must be there, the more the better, a delight, or no matter.

**Question.** For each feature: what if it is there, what if it is not? Which features lose customers, which win them?

**Method.** Each person's pair of answers (with it, without it: 1 like, 2 must be, 3 neutral, 4 live with, 5 dislike)
gives a letter by the evaluation table: M must-be, O one-dimensional, A attractive, I indifferent, R reverse, Q
questionable. A feature's class is its most frequent letter, unless the second is too close (Fong's test): then it is
mixed and has both. better = (A + O) / (A + O + M + I), worse = -(O + M) / (A + O + M + I), with intervals from a
bootstrap of persons: each person has one letter a feature, so drawing persons is drawing letters.

**Source.** Berger et al. 1993; Fong 1996; R package stp25kano; `tests/reference/kano.json`.

**Limits.** better and worse leave out R and Q. Two clear groups of customers who want different things look mixed or
indifferent when taken together: look at segments before concluding. Letters count persons; survey weights are not used.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from cxlib.intervals import Estimate, Floats, floats, ratio

LETTERS = ("M", "O", "A", "I", "R", "Q")
"""In the order in which ties are told."""
TABLE = np.array([list(row) for row in ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")])
FONG = 1.65
TESTED_FROM = 12
NOT_UNDERSTOOD = 0.10
RESAMPLES = 1000


@dataclass(frozen=True)
class Classes:
    """Features judged; arrays with one place a feature.

    `n` persons with both answers; `modal` the most frequent letter and `second` the next (MOAI order among equals; ""
    where there is none); `lead` = their counts apart, `needed` = how far Fong's test wants them apart, `p` two-sided
    (NaN where there is no test: below 12 persons or all of one letter); `mixed`: not far enough; `shown`: "M" or "M/O";
    `total_strength` = (A + O + M) / n, `category_strength` = (largest - second) / n; `questionable`: above a tenth Q.
    """

    n: Floats
    modal: NDArray[np.str_]
    second: NDArray[np.str_]
    lead: Floats
    needed: Floats
    p: Floats
    mixed: NDArray[np.bool_]
    shown: NDArray[np.str_]
    total_strength: Floats
    category_strength: Floats
    questionable: NDArray[np.bool_]


def letters(functional: ArrayLike, dysfunctional: ArrayLike) -> NDArray[np.str_]:
    """The letter of each pair of answers (1 to 5); "" where a side is missing or no answer of the scale.

    >>> letters([1, 1, 3, np.nan], [5, 3, 3, 5]).tolist()
    ['O', 'A', 'I', '']
    """
    with_it, without = floats(functional), floats(dysfunctional)
    valid = np.isin(with_it, range(1, 6)) & np.isin(without, range(1, 6))
    rows, columns = (np.where(valid, side, 1).astype(int) - 1 for side in (with_it, without))
    return np.where(valid, TABLE[rows, columns], "")


def counts_of(functional: ArrayLike, dysfunctional: ArrayLike) -> Floats:
    """How many of each letter, in the order of `LETTERS`.

    >>> counts_of([1, 1, 3], [5, 3, 3]).tolist()
    [0.0, 1.0, 1.0, 1.0, 0.0, 0.0]
    """
    told = letters(functional, dysfunctional)
    return floats([(told == letter).sum() for letter in LETTERS])


def classify(counts: ArrayLike) -> Classes:
    """The classes of features from their letters: features × 6 counts in the order of `LETTERS`.

    Fong's test compares the two largest counts a, b: apart when |a - b| >= 1.65 sqrt((a + b)(2n - a - b) / 2n). Below
    12 persons there is no test, and only an exact tie is mixed.

    >>> found = classify([[95, 123, 45, 33, 0, 0], [65, 87, 93, 51, 0, 0]])
    >>> found.shown.tolist(), found.needed.round(1).tolist()
    (['O', 'O/A'], [19.4, 18.5])
    """
    table = np.atleast_2d(floats(counts))
    n = table.sum(axis=1)
    order = np.argsort(-table, axis=1, kind="stable")[:, :2]
    largest, second = np.take_along_axis(table, order, axis=1).T
    needed, p = _fong(largest, second, n)
    mixed = (second > 0) & ((largest - second < needed) | (largest == second))
    names = np.array(LETTERS)
    modal, other = (
        np.where(part > 0, names[place], "") for part, place in zip((largest, second), order.T, strict=True)
    )
    both = np.array(["/".join(names[sorted(pair)]) for pair in order])
    return Classes(
        n, modal, other, largest - second, needed, p, mixed, np.where(mixed, both, modal),
        ratio(table[:, :3].sum(axis=1), n), ratio(largest - second, n), ratio(table[:, 5], n) > NOT_UNDERSTOOD,
    )  # fmt: skip


def better_worse(counts: ArrayLike, resamples: int = RESAMPLES, seed: int = 1) -> tuple[Estimate, Estimate]:
    """How much having each feature pleases (0 to 1) and lacking it displeases (-1 to 0), with bootstrap limits, 95 %.

    NaN where no letter is A, O, M or I; the limits rest on `resamples` draws of persons and do not change from call to
    call.

    >>> better, worse = better_worse([[95, 123, 45, 33, 0, 0]])
    >>> better.value.round(3).tolist(), worse.value.round(3).tolist(), better.low.round(2).tolist()
    ([0.568], [-0.736], [0.51])
    """
    table = np.atleast_2d(floats(counts))
    value = _coefficients(table)
    draw = np.random.default_rng(seed)
    n = table.sum(axis=1).astype(int)
    shares = table / np.maximum(n, 1)[:, None]
    shares[n == 0] = np.array([0, 0, 0, 0, 0, 1.0])
    drawn = _coefficients(draw.multinomial(n, shares, size=(resamples, len(table))).astype(float))
    low, high = _middle(drawn, 2.5), _middle(drawn, 97.5)
    better, worse = (Estimate(value[side], low[side], high[side]) for side in (0, 1))
    return better, worse


def _fong(a: Floats, b: Floats, n: Floats) -> tuple[Floats, Floats]:
    """How far apart the two counts must be, and p two-sided; NaN where there is no test."""
    tested = (n >= TESTED_FROM) & (b > 0)
    error = np.where(tested, np.sqrt(ratio((a + b) * (2 * n - a - b), 2 * n)), np.nan)
    return FONG * error, 2 * special.ndtr(-ratio(a - b, error))


def _coefficients(table: Floats) -> Floats:
    must, one, attractive, indifferent = (table[..., place] for place in range(4))
    base = must + one + attractive + indifferent
    return np.stack([ratio(attractive + one, base), -ratio(one + must, base)])


def _middle(drawn: Floats, percent: float) -> Floats:
    known = np.where(np.isnan(drawn).all(axis=1, keepdims=True), 0.0, drawn)
    found = np.nanpercentile(known, percent, axis=1)
    return np.where(np.isnan(drawn).all(axis=1), np.nan, found)
