"""One straight line or two that meet: fitting a broken line, testing for the break, bounding its place.

**Method.** mu(x) = b0 + b1 x + b2 max(x - psi, 0), by least squares ("gaussian") or on the log-odds ("binomial"). psi
is the best of a grid over the inner 80 % of x, refined around it: the deviance has local minima, so no starting value.
Test of no break: for every grid place the score statistic of max(x - psi, 0) beside the straight line; the largest,
against those of 999 series without a break (least squares: residuals permuted, statistics over the residual sum of
squares; log-odds: drawn from the fitted line). Interval: 2.5 and 97.5 % of the best place over 500 resamples of
persons.

**Source.** Muggeo 2003, Statistics in Medicine 22:3055; Davies 1987, Biometrika 74:33 for why the largest needs its own
distribution. Places and deviances are those of R segmented 1.6-2 in `tests/reference/breakpoint.json`.

**Limits.** x with more than 100 distinct values is grouped into 100 bins of equal n at their means for grid, test and
interval, so that time does not grow with n; the deviance is that of the rows. The bootstrap's place is one of
fifty over the inner range.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import special

from cxlib.breakpoint.groups import BINOMIAL, GAUSSIAN, GRID, Grouped, places
from cxlib.intervals import Floats, floats

FINER = 3
STEPS, WARM_STEPS, STEEPEST = 8, 4, 30.0  # Newton steps of a logistic fit, cold and warm; beyond ±30 odds are 0 or 1


class Fit(NamedTuple):
    """A broken line: place of the break, coefficients b0, b1, b2 and the deviances with and without the break."""

    psi: float
    coefficients: Floats
    deviance: float
    deviance_straight: float

    @property
    def slope_before(self) -> float:
        """Slope left of the break, in units of y (log-odds for binomial) per unit of x."""
        return float(self.coefficients[1])

    @property
    def slope_after(self) -> float:
        """Slope right of the break."""
        return float(self.coefficients[1] + self.coefficients[2])


def fit(data: Grouped) -> Fit:
    """The best broken line. `places` must not be empty.

    >>> from cxlib.breakpoint.groups import grouped
    >>> x = np.arange(40.0)
    >>> found = fit(grouped(x, 5 - 0.1 * np.maximum(x - 15.3, 0), np.ones(40), "gaussian"))
    >>> round(found.psi, 2), round(found.slope_after, 3)
    (15.3, -0.1)
    """
    grid = places(data)
    for _ in range(FINER):
        psi, coefficients = _best(data, grid)
        width = 2 * (grid[1] - grid[0])
        grid = np.clip(np.linspace(psi - width, psi + width, GRID), grid[0], grid[-1])
    psi, coefficients = _best(data, grid)
    x, y, n = data.rows
    straight = solve(data, np.stack([np.ones_like(data.x), data.x], -1)[None], data.n, data.y)[0]
    design = broken(x, np.array([psi]))[0]
    with_break, without = (deviance(data.family, design @ b, y, n) for b in (coefficients, np.append(straight, 0)))
    return Fit(psi, coefficients, float(with_break), float(without))


def solve(data: Grouped, design: Floats, n: Floats, y: Floats, near: Floats | None = None) -> Floats:
    """Coefficients of each design (places, groups, columns) for each series of n and y (..., groups).

    `near`: linear predictors (places, groups) to start a logistic fit from, where they are known to be close.
    """
    n, y = n[..., None, :], y[..., None, :]
    if data.family == GAUSSIAN:
        return _least_squares(design, n, y)
    eta = near
    if eta is None:
        eta = np.log((np.sum(n * y, -1, keepdims=True) + 0.5) / (np.sum(n * (1 - y), -1, keepdims=True) + 0.5))
    coefficients = np.empty(0)
    for _ in range(STEPS if near is None else WARM_STEPS):
        mu = special.expit(eta)
        weight = np.maximum(mu * (1 - mu), 1e-9)
        coefficients = _least_squares(design, n * weight, eta + (y - mu) / weight)
        eta = np.clip(predictors(design, coefficients), -STEEPEST, STEEPEST)
    return coefficients


def broken(x: Floats, psi: Floats) -> Floats:
    """Design of each place: 1, x, max(x - psi, 0); shape (places, groups, 3)."""
    bend = np.maximum(x - psi[:, None], 0)
    return np.stack([np.ones_like(bend), np.broadcast_to(x, bend.shape), bend], axis=-1)


def predictors(design: Floats, coefficients: Floats) -> Floats:
    """Linear predictors (..., places, groups) of coefficients (..., places, columns)."""
    wide = np.moveaxis(coefficients, -2, 0).reshape(design.shape[0], -1, design.shape[-1])
    by_place = wide @ np.swapaxes(design, -1, -2)
    return np.moveaxis(by_place, 0, -2).reshape(*coefficients.shape[:-1], design.shape[-2])


def deviance(family: str, eta: Floats, y: Floats, n: Floats) -> Floats:
    """Deviance of linear predictors against y: squares, or twice the log-likelihood lost against y itself."""
    entropy = special.entr(y) + special.entr(1 - y) if family == BINOMIAL else np.zeros_like(y)
    return floats(misfit(family, eta, y, n) - 2 * (n * entropy).sum(-1))


def misfit(family: str, eta: Floats, y: Floats, n: Floats) -> Floats:
    """Deviance up to what the data alone add: enough to find the best."""
    if family == GAUSSIAN:
        return floats((n * (y - eta) ** 2).sum(-1))
    return floats(2 * (n * (np.logaddexp(0, eta) - y * eta)).sum(-1))


def _best(data: Grouped, grid: Floats) -> tuple[float, Floats]:
    design = broken(data.x, grid)
    coefficients = solve(data, design, data.n, data.y)
    at = int(np.argmin(misfit(data.family, predictors(design, coefficients), data.y, data.n)))
    return float(grid[at]), coefficients[at]


def _least_squares(design: Floats, weight: Floats, y: Floats) -> Floats:
    columns = design.shape[-1]
    pairs = (design[..., :, None] * design[..., None, :]).reshape(*design.shape[:-1], columns**2)
    normal = _over_groups(weight, pairs)
    normal = normal.reshape(*normal.shape[:-1], columns, columns)
    # a resample can leave a side of the break empty: a trace of ridge keeps the system solvable, in any unit of x
    size = np.trace(normal, axis1=-2, axis2=-1)[..., None, None]
    ridge = np.eye(columns) * (1e-10 * normal + 1e-14 * size)
    return np.linalg.solve(normal + ridge, _over_groups(weight * y, design)[..., None])[..., 0]


def _over_groups(weight: Floats, columns: Floats) -> Floats:
    """Weighted sums over groups: (..., places, groups) and (places, groups, columns) to (..., places, columns).

    One product of matrices per place is many times faster than one of a row per place and series.
    """
    weight = np.broadcast_to(weight, (*weight.shape[:-2], columns.shape[0], weight.shape[-1]))
    by_place = np.moveaxis(weight, -2, 0).reshape(columns.shape[0], -1, weight.shape[-1]) @ columns
    return np.moveaxis(by_place, 0, -2).reshape(*weight.shape[:-1], columns.shape[-1])
