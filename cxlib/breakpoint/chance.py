"""Is there a break at all, and how well is its place known? Chance by permutation and resampling, seeded.

Method, sources and limits: `cxlib.breakpoint.line`. Same seed, same answer, on every machine with the same numpy.
"""

from __future__ import annotations

import numpy as np
from scipy import special

from cxlib.breakpoint.groups import BINOMIAL, Grouped, Ints, places
from cxlib.breakpoint.line import broken, misfit, predictors, solve
from cxlib.intervals import Floats, floats, ratio

Resamples = tuple[Floats, Floats]

PERMUTATIONS, RESAMPLES, BLOCK = 999, 500, 20


def break_p(data: Grouped, seed: int = 1) -> float:
    """How often a series without a break has as large a statistic as the one seen.

    The series seen is one of them, so p is never 0. NaN where no place is possible.

    >>> from cxlib.breakpoint.groups import grouped
    >>> x = np.arange(200.0)
    >>> break_p(grouped(x, np.maximum(x - 90, 0) + np.sin(x), np.ones(200), "gaussian"))
    0.001
    """
    grid = places(data)
    if not grid.size:
        return np.nan
    rng = np.random.default_rng(seed)
    largest = _of_shares(data, grid, rng) if data.family == BINOMIAL else _of_scores(data, grid, rng)
    return float(np.mean(largest >= largest[0] * (1 - 1e-12)))


def resampled(data: Grouped, seed: int = 1) -> Resamples:
    """Places (resamples) and coefficients (resamples, 3) of the best broken line over resamples of persons.

    >>> from cxlib.breakpoint.groups import grouped
    >>> x = np.arange(200.0)
    >>> found, _ = resampled(grouped(x, np.maximum(x - 90, 0) + np.sin(x), np.ones(200), "gaussian"))
    >>> bool(np.all(np.abs(found - 90) < 5))
    True
    """
    rng = np.random.default_rng(seed)
    grid = places(data)[::2]
    design = broken(data.x, grid)
    near = predictors(design, solve(data, design, data.n, data.y))
    blocks = [_block(data, design, near, rng) for _ in range(RESAMPLES // BLOCK)]
    return grid[np.concatenate([at for at, _ in blocks])], np.concatenate([b for _, b in blocks])


def _block(data: Grouped, design: Floats, near: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    group, value, count = data.cells
    drawn = floats(rng.multinomial(round(count.sum()), count / count.sum(), BLOCK))
    by_group = np.eye(data.x.size)[group] if group.size <= 4 * data.x.size else None
    n, total = (_sums(v, group, data.x.size, by_group) for v in (drawn, drawn * value))
    y = np.nan_to_num(ratio(total, n))
    coefficients = solve(data, design, n, y, near)
    eta = predictors(design, coefficients)
    at = np.argmin(misfit(data.family, eta, y[:, None, :], n[:, None, :]), axis=-1)
    return at, np.take_along_axis(coefficients, at[:, None, None], axis=1)[:, 0]


def _sums(values: Floats, group: Ints, size: int, by_group: Floats | None) -> Floats:
    if by_group is not None:
        return np.asarray(values @ by_group)
    return np.stack([np.bincount(group, v, size) for v in values])


def _of_scores(data: Grouped, grid: Floats, rng: np.random.Generator) -> Floats:
    """Largest statistic over the residual sum of squares: that seen, then those of permuted residuals."""
    x, y, _ = data.rows
    a, b = np.polynomial.polynomial.polyfit(x, y, 1)
    order = np.argsort(data.group, kind="stable")
    residual = (y - a - b * x)[order]
    starts = np.searchsorted(data.group[order], np.arange(data.x.size))
    sums = np.stack(
        [np.add.reduceat(r, starts) for r in (residual, *(rng.permutation(residual) for _ in range(PERMUTATIONS)))], -1
    )
    straight = np.stack([np.ones_like(data.x), data.x], -1)
    weighted = straight * data.n[:, None]
    fitted = np.linalg.solve(straight.T @ weighted, straight.T @ sums)
    explained = ((straight.T @ sums) * fitted).sum(axis=0)
    gain = largest_gain(data.x, grid, data.n[:, None], sums - weighted @ fitted)
    return ratio(gain, residual @ residual - explained)


def _of_shares(data: Grouped, grid: Floats, rng: np.random.Generator) -> Floats:
    """Largest statistic: that seen, then those of series drawn from the straight line of log-odds."""
    straight = np.stack([np.ones_like(data.x), data.x], -1)
    line = straight @ solve(data, straight[None], data.n, data.y)[0]
    whole = np.round(data.n).astype(np.int64)
    drawn = rng.binomial(whole, special.expit(line), (PERMUTATIONS, whole.size))
    y = np.vstack([data.y, drawn / np.maximum(whole, 1)])
    mu = special.expit(solve(data, straight[None], data.n, y, line)[:, 0] @ straight.T)
    return largest_gain(data.x, grid, (data.n * np.maximum(mu * (1 - mu), 1e-9)).T, (data.n * (y - mu)).T)


def largest_gain(x: Floats, grid: Floats, weight: Floats, residual: Floats) -> Floats:
    """Largest score statistic of a break over the grid, for each column of residuals of a straight line.

    `weight` is n (least squares) or n mu (1 - mu) per group, `residual` the weighted sum of y - mu there. For least
    squares it is exactly the squares that the break explains.

    >>> x = np.arange(5.0)
    >>> left = np.array([[0.4], [-0.1], [-0.6], [-0.1], [0.4]])  # by a straight line of 0, 0, 0, 1, 2
    >>> largest_gain(x, np.array([2.0]), np.ones((5, 1)), left).round(6).tolist()
    [0.7]
    """
    bend = np.maximum(x - grid[:, None], 0)
    s0, s1, s2 = (np.sum(weight * x[:, None] ** k, axis=0) for k in range(3))
    b0, b1 = bend @ weight, bend @ (weight * x[:, None])
    used = ratio(s2 * b0**2 - 2 * s1 * b0 * b1 + s0 * b1**2, s0 * s2 - s1**2)
    alone = bend**2 @ weight
    free = np.where(alone - used > 1e-9 * alone, alone - used, np.nan)
    return floats(np.nan_to_num(ratio((bend @ residual) ** 2, free)).max(axis=0))
