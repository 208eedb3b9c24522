"""The four rules: a point outside, a trend, two of three near a limit, a shift of the level.

All comparisons are strict: a point on the mean is on no side, equal neighbours neither rise nor fall, a point on a
limit is inside. Numbers that differ only by rounding count as equal. Every member of a run is marked, not only its
last.

Source: Making Data Count (NHS England) as in R NHSRplotthedots 0.2.2; the "mdc" reading of two of three is its makers'
of 2023 (issue 194 there). Flags are those of that package on `tests/reference/xmr.json`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxlib.intervals import Floats

if TYPE_CHECKING:
    from cxlib.control.chart import Limits
    from cxlib.control.settings import Settings

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

RULES = (
    "above_upl",
    "below_lpl",
    "trend_up",
    "trend_down",
    "two_of_three_high",
    "two_of_three_low",
    "shift_high",
    "shift_low",
)
"""Codes in order of precedence; the even ones point up."""

NOISE = 1e-12  # of the largest value: what rounding alone can make two equal numbers differ


def broken(values: Floats, segment: Ints, limits: Limits, settings: Settings) -> Bools:
    """Which of `RULES` marks each point: shape (8, *values.shape). NaN values are marked by none and break every run.

    >>> from cxlib.control.chart import Limits
    >>> from cxlib.control.settings import Settings
    >>> y, flat = np.array([1.0, 2, 1, 9]), np.ones(4)
    >>> lines = Limits(2 * flat, 0 * flat, 5 * flat, flat, 4 * flat)
    >>> broken(y, np.zeros(4, int), lines, Settings())[0].tolist()
    [False, False, False, True]
    """
    y = values
    noise = NOISE * np.nanmax(np.abs(y), axis=-1, keepdims=True, initial=0)
    over, under = y - limits.high > noise, limits.low - y > noise
    sides = y - limits.centre > noise, limits.centre - y > noise
    far = y - limits.inner_high > noise, limits.inner_low - y > noise
    if settings.two_of_three == "ptd":
        far = far[0] & ~over, far[1] & ~under
    steps = np.diff(y, axis=-1)
    trends = (_trend(moved, segment, settings.trend_n) for moved in (steps > 0, steps < 0))
    pairs = (_two_of_three(*pair, segment) for pair in zip(sides, far, strict=True))
    shifts = (_run(side, segment, settings.shift_n) for side in sides)
    return np.stack([over, under, *trends, *pairs, *shifts])


def _run(side: Bools, segment: Ints, n: int) -> Bools:
    """Points in `n` or more consecutive true ones of one segment."""
    return _members(_windows(side, n).all(axis=0) & _together(segment, n), n, side.shape)


def _trend(moved: Bools, segment: Ints, n: int) -> Bools:
    """Points in `n` or more that all moved the same way from one to the next."""
    return _members(_windows(moved, n - 1).all(axis=0) & _together(segment, n), n, segment.shape)


def _two_of_three(side: Bools, far: Bools, segment: Ints) -> Bools:
    """Far points of every three on one side of which two or three are far."""
    three = _windows(side, 3).all(axis=0) & (_windows(far, 3).sum(axis=0) >= 2) & _together(segment, 3)
    return _members(three, 3, side.shape) & far


def _windows(marks: Bools, n: int) -> Bools:
    """The `n` marks from each place on, one after the other along the first axis."""
    places = max(marks.shape[-1] - n + 1, 0)
    return np.stack([marks[..., first : first + places] for first in range(n)])


def _together(segment: Ints, n: int) -> Bools:
    """Whether `n` points from each place on lie in one segment (segment numbers never fall)."""
    return np.asarray(segment[..., n - 1 :] == segment[..., : max(segment.shape[-1] - n + 1, 0)])


def _members(hits: Bools, n: int, shape: tuple[int, ...]) -> Bools:
    """Every point of every window that was hit."""
    marked = np.zeros(shape, dtype=bool)
    for place in range(n):
        marked[..., place : place + hits.shape[-1]] |= hits
    return marked
