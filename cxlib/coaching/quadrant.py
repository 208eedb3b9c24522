"""Importance × performance: what matters and does badly comes first.

**Question.** Which attributes deserve the work, given how much each matters and how well it is done?

**Method.** The crosshair is the mean importance and the mean performance of the attributes shown; a value equal to it
counts as high. High importance and low performance: concentrate here; both high: keep it up; both low: low priority;
low importance and high performance: possible overkill. An attribute whose interval crosses a crosshair is undecided.

**Source.** Martilla and James 1977, Journal of Marketing 41(1):77; `tests/reference/ipa.json`.

**Limits.** The crosshair is relative: something is always below it. Fewer than four attributes make no grid.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxlib.intervals import Estimate, Floats, floats

FEWEST = 4
QUADRANTS = ("low_priority", "possible_overkill", "concentrate_here", "keep_up")


@dataclass(frozen=True)
class Quadrants:
    """Attributes on the grid; arrays with one place an attribute, "" and NaN where a figure is missing.

    `importance` and `performance` are the crosshair; `undecided`: the interval holds it; `grid`: there are four.
    """

    importance: float
    performance: float
    quadrant: NDArray[np.str_]
    undecided: NDArray[np.bool_]
    grid: bool


def quadrants(importance: Estimate | ArrayLike, performance: Estimate | ArrayLike) -> Quadrants:
    """The quadrant of each attribute; with estimates for values also which of them are undecided.

    >>> found = quadrants([0.4, 0.3, 0.2, 0.1], [70, 90, 60, 95])
    >>> found.quadrant.tolist()
    ['concentrate_here', 'keep_up', 'low_priority', 'possible_overkill']
    """
    across, up = (_estimate(one) for one in (performance, importance))
    there = ~(np.isnan(across.value) | np.isnan(up.value))
    if not there.any():
        nothing = np.zeros(len(there), dtype=bool)
        return Quadrants(np.nan, np.nan, np.full(len(there), ""), nothing, grid=False)
    cross_up, cross_across = float(up.value[there].mean()), float(across.value[there].mean())
    place = 2 * (up.value >= cross_up - _noise(cross_up)) + (across.value >= cross_across - _noise(cross_across))
    named = np.where(there, np.array(QUADRANTS)[place], "")
    undecided = there & (_holds(up, cross_up) | _holds(across, cross_across))
    return Quadrants(cross_up, cross_across, named, undecided, int(there.sum()) >= FEWEST)


def _estimate(values: Estimate | ArrayLike) -> Estimate:
    if isinstance(values, Estimate):
        return values
    plain = floats(values)
    return Estimate(plain, plain, plain)


def _holds(one: Estimate, level: float) -> NDArray[np.bool_]:
    return np.asarray((one.low < level) & (one.high > level))


def _noise(level: float) -> Floats:
    """A mean of equal values may miss them by rounding."""
    return floats(1e-12 * abs(level))
