"""How long may people wait before satisfaction falls? The curve, and its break if there is one.

**Question.** Satisfaction holds for a while and then falls. Where is the corner, is there one at all, how steep is it
after?

**Method.** The curve: shares of satisfied in bins of at least 30 with Wilson limits. The break: `cxlib.breakpoint.line`
on waits up to 2 % beyond their P99; it is told only if a straight line is refuted (p below 0.05), satisfaction falls
after it and more than before, and its 95 % interval is no wider than half the waits.

**Source.** Muggeo 2003; the conditions are the board's own.

**Limits.** A fall that is straight in the share is curved in the log-odds: its corner comes out a little early. Not
causal: busy hours differ in more than the wait. One break at most. Persons must be independent.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from cxlib.breakpoint.chance import break_p, resampled
from cxlib.breakpoint.curve import rows_of
from cxlib.breakpoint.groups import BINOMIAL, GAUSSIAN, grouped, places
from cxlib.breakpoint.line import Fit, fit
from cxlib.intervals import Estimate, Floats, floats

FEWEST, FEWEST_ON_A_SIDE, FEWEST_DISTINCT = 100, 20, 8
TAIL, BEYOND, REACH, ALPHA = 0.99, 1.02, 0.95, 0.05
MOST_ROWS = 50_000


@dataclass(frozen=True)
class Break:
    """The break, or why there is none to tell.

    `reason` "" (told), TOO_FEW (below 100 persons), FEW_DISTINCT (below 8 waits), NO_BREAK (a straight line will do),
    NOT_A_DROP (satisfaction does not fall more after it), FEW_ON_A_SIDE (below 20), AT_EDGE (the best place is an end
    of the inner 80 %: it may lie beyond), VAGUE (interval wider than half the waits). `place` in the unit of the waits;
    `level` is the satisfaction there (share or score); `fall` its mean fall per unit of wait from there to the P95 of
    waits, above 0; all NaN unless told. `p` of no break (NaN if not tested); `n` persons used; `cut` waits left out as
    too long; `line` the fit for drawing, `None` if not made.
    """

    reason: str
    place: Estimate
    level: float
    fall: Estimate
    p: float
    n: float
    cut: int
    line: Fit | None


def satisfaction_break(
    wait: ArrayLike, satisfied: ArrayLike, answers: ArrayLike | None = None, family: str = BINOMIAL, seed: int = 1
) -> Break:
    """The wait from which satisfaction falls, with its interval, or the reason why none is told.

    family "binomial": `satisfied` is 0 or 1 per person, or a share of `answers` persons; "gaussian": a score per person
    (higher is better). Missing waits and answers are left out. Of more than 50,000 scores a random 50,000 are used;
    shares are grouped and have no such bound. Chance is seeded. Raises ValueError for another family or for scores with
    `answers`.

    >>> wait = np.arange(1.0, 31)  # 400 persons at each wait, 90 % satisfied up to 12 minutes
    >>> found = satisfaction_break(wait, special.expit(2.2 - 0.2 * np.maximum(wait - 12, 0)), np.full(30, 400))
    >>> found.reason, round(float(found.place.value)), round(float(found.fall.value), 2)
    ('', 12, 0.04)
    """
    if family not in (BINOMIAL, GAUSSIAN) or (family == GAUSSIAN and answers is not None):
        raise ValueError("binomial with or without answers, or gaussian without")
    x, y, n = rows_of(wait, satisfied, answers)
    kept = x <= BEYOND * _quantile(x, n, TAIL)
    cut = int(n[~kept].sum())
    x, y, n = x[kept], y[kept], n[kept]
    if family == GAUSSIAN and x.size > MOST_ROWS:
        some = np.random.default_rng(seed).choice(x.size, MOST_ROWS, replace=False)
        x, y, n = x[some], y[some], n[some]
    people = float(n.sum())
    if people < FEWEST or np.unique(x).size < FEWEST_DISTINCT:
        return _untold("TOO_FEW" if people < FEWEST else "FEW_DISTINCT", people, cut)
    return _judged((x, y, n), family, seed, cut)


def fitted(line: Fit, wait: ArrayLike, family: str = BINOMIAL) -> Floats:
    """Satisfaction of the broken line at each wait: a share for "binomial", a score for "gaussian".

    >>> line = Fit(10.0, np.array([4.5, 0.0, -0.1]), 0.0, 0.0)
    >>> fitted(line, [5, 10, 20], "gaussian").tolist()
    [4.5, 4.5, 3.5]
    """
    return _levels(line.coefficients, np.asarray(line.psi), floats(wait), family)


def _judged(rows: tuple[Floats, Floats, Floats], family: str, seed: int, cut: int) -> Break:
    x, _, n = rows
    data = grouped(*rows, family)
    grid = places(data)
    if not grid.size:
        return _untold("FEW_DISTINCT", float(n.sum()), cut)
    p, line = break_p(data, seed), fit(data)
    psi, coefficients = resampled(data, seed)
    low, high = np.quantile(psi, [0.025, 0.975])
    reasons = {
        "NO_BREAK": not p < ALPHA,
        "NOT_A_DROP": not line.slope_after < min(line.slope_before, 0),
        "FEW_ON_A_SIDE": min(n[x <= line.psi].sum(), n[x > line.psi].sum()) < FEWEST_ON_A_SIDE,
        "AT_EDGE": not grid[1] < line.psi < grid[-2],
        "VAGUE": high - low > np.ptp(x) / 2,
    }
    for reason, holds in reasons.items():
        if holds:
            return _untold(reason, float(n.sum()), cut, p, line)
    end = max(_quantile(x, n, REACH), line.psi + np.ptp(x) / 100)
    falls = _falls(coefficients, psi, end, family)
    fall = _falls(line.coefficients, np.asarray(line.psi), end, family)
    place = Estimate(*(np.asarray(v) for v in (line.psi, min(low, line.psi), max(high, line.psi))))
    limits = np.quantile(falls[~np.isnan(falls)], [0.025, 0.975])
    level = float(fitted(line, line.psi, family))
    return Break("", place, level, Estimate(fall, *(np.asarray(v) for v in limits)), p, float(n.sum()), cut, line)


def _falls(coefficients: Floats, psi: Floats, end: float, family: str) -> Floats:
    """Mean fall per unit of wait between each break and `end`; NaN for a break beyond it."""
    length = np.where(end > psi, end - psi, np.nan)
    return floats((_levels(coefficients, psi, psi, family) - _levels(coefficients, psi, floats(end), family)) / length)


def _levels(coefficients: Floats, psi: Floats, at: Floats, family: str) -> Floats:
    b0, b1, b2 = np.moveaxis(coefficients, -1, 0)
    line = b0 + b1 * at + b2 * np.maximum(at - psi, 0)
    return floats(special.expit(line) if family == BINOMIAL else line)


def _quantile(x: Floats, n: Floats, q: float) -> float:
    """The shortest wait that a share `q` of persons did not exceed; infinite without persons."""
    order = np.argsort(x)
    at = np.searchsorted(np.cumsum(n[order]), q * n.sum() * (1 - 1e-12))
    return float(x[order][at]) if x.size else np.inf


def _untold(reason: str, n: float, cut: int, p: float = np.nan, line: Fit | None = None) -> Break:
    none = Estimate(*np.full((3,), np.nan))
    return Break(reason, none, np.nan, none, p, n, cut, line)
