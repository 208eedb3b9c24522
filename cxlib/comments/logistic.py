"""Logistic regression on pieces of text: small enough to read, fast enough to learn anew whenever scores come in.

**Method.** The usual penalised likelihood, sum log(1 + exp(-s (x·w + b))) + PENALTY / 2 · |w|² with s = ±1, each answer
counting alike however rare; minimised by Newton steps that conjugate gradients solve in part (truncated Newton), halved
while they do not descend. Rows are brought to a mean length of 1. Pieces that stand in one text only are left out.

**Source.** Hastie, Tibshirani, Friedman 2009, section 4.4; Lin, Weng, Keerthi 2008, JMLR 9:627 for the steps.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from cxlib.comments.pieces import Pieces

Floats = NDArray[np.float64]
PENALTY = 0.1
"""Chosen on two thirds of the learning half of take-away comments, tried on its last third (docs/comments.md)."""
STEPS, INNER = 12, 25
SMALL = 1e-3
"""The length of the slope, as a share of the first one, at which it is good enough."""


@dataclass(frozen=True)
class Fit:
    """The weight of every column (0 = says nothing), which columns are known, and the level where nothing is known."""

    weights: Floats
    known: NDArray[np.bool_]
    level: float

    def chance(self, found: Pieces) -> Floats:
        """The chance of "yes" of each text; NaN where it has no known piece."""
        score = found.summed(self.weights) + self.level
        there = found.summed(self.known.astype(np.float64)) > 0
        chance: Floats = np.where(there, 1 / (1 + np.exp(-np.clip(score, -500, 500))), np.nan)
        return chance


def fit(found: Pieces, yes: NDArray[np.bool_]) -> Fit:
    """Learn which pieces go with "yes"; `yes` has one entry per text, both answers occur.

    >>> from cxlib.comments.pieces import pieces
    >>> learned = fit(pieces(["very good", "so bad"] * 9), np.array([True, False] * 9))
    >>> learned.chance(pieces(["good", "bad", "zzzzz"])).round(1).tolist()
    [0.9, 0.1, nan]
    """
    rows = found.rows()
    known = np.bincount(rows.indices, minlength=rows.shape[1]) >= 2
    seen = rows[:, np.flatnonzero(known)]
    length = np.sqrt(seen.power(2).sum() / max(seen.shape[0], 1)) or 1.0
    level = csr_array(np.ones((seen.shape[0], 1)))
    problem = _Problem(hstack([seen / length, level], format="csr"), np.where(yes, 1.0, -1.0), _counting(yes))
    learned = _newton(problem)
    weights = np.zeros(rows.shape[1])
    weights[known] = learned[:-1] / length
    return Fit(weights, known, float(learned[-1]))


def _counting(yes: NDArray[np.bool_]) -> Floats:
    """How much each text counts: both answers together count alike, however rare one of them is."""
    share = float(yes.mean())
    counting: Floats = np.where(yes, 0.5 / share, 0.5 / (1 - share))
    return counting


@dataclass(frozen=True)
class _Problem:
    """Rows, the side (±1) of each, how much it counts. The last weight, the level, is not penalised."""

    rows: csr_array
    side: Floats
    counting: Floats

    @cached_property
    def turned(self) -> csr_array:
        """Columns as rows."""
        return self.rows.T.tocsr()

    @cached_property
    def penalty(self) -> Floats:
        """What a weight costs; a trace for the level keeps the steps finite."""
        return np.append(np.full(self.rows.shape[1] - 1, PENALTY), 1e-9)

    def loss(self, at: Floats) -> float:
        """What is to be least."""
        missed = np.logaddexp(0, -self.side * (self.rows @ at))
        return float((self.counting * missed).sum() + (self.penalty * at**2).sum() / 2)

    def bent(self, bend: Floats, at: Floats) -> Floats:
        """How the slope turns towards `at`, where each text bends the loss so much."""
        turned: Floats = self.turned @ (bend * (self.rows @ at)) + self.penalty * at
        return turned


def _newton(problem: _Problem) -> Floats:
    """The weights of least loss."""
    rows, turned, penalty = problem.rows, problem.turned, problem.penalty
    weights, first = np.zeros(rows.shape[1]), 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(np.clip(problem.side * (rows @ weights), -500, 500)))
        slope = turned @ (-problem.side * chance * problem.counting) + penalty * weights
        size = float(np.sqrt((slope**2).sum()))
        first = first or size
        if size <= SMALL * first:
            break
        step = _solved(partial(problem.bent, problem.counting * chance * (1 - chance)), -slope)
        weights = _descended(problem, weights, step)
    return weights


def _solved(times: Callable[[Floats], Floats], aim: Floats) -> Floats:
    """Conjugate gradients: an `x` with `times(x)` near `aim`."""
    found, rest, way = np.zeros_like(aim), aim.copy(), aim.copy()
    size = start = (rest**2).sum()
    for _ in range(INNER):
        turned = times(way)
        far = size / (way * turned).sum()
        found, rest = found + far * way, rest - far * turned
        before, size = size, (rest**2).sum()
        if size <= 0.01 * start:
            break
        way = rest + size / before * way
    return found


def _descended(problem: _Problem, weights: Floats, step: Floats) -> Floats:
    """The weights after the step, halved until the loss is no greater than before."""
    before = problem.loss(weights)
    for _ in range(20):
        if problem.loss(weights + step) <= before:
            return weights + step
        step = step / 2
    return weights
