"""What goes with overall satisfaction: the share of each driver in what all of them together explain.

**Question.** Overall satisfaction moves with the scores of its parts. With which most, how surely, and how well at all?

**Method.** Linear model on the correlations of complete answers. LMG: the gain in R² by adding a driver, averaged over
all orders of adding (the Shapley value of R²); the values sum to R². The residual variance of all 2^p sets of drivers
comes from sweeping one driver after another out of the correlation matrix, for all resamples at once. Johnson's
relative weights are the check: R = V D V', L = V √D V', b = L⁻¹ r, weight = L² b², which also sum to R². Intervals
(2.5 to 97.5 %) and ranges of ranks are from a bootstrap of persons, drawn as counts of equal answers.

**Source.** Lindeman, Merenda and Gold 1980; Groemping 2006 (R package relaimpo); Johnson 2000; `tests/reference`.

**Limits.** "Goes with", never "causes". Drivers that say the same share what they explain. Persons with an answer
missing are left out and counted. With more than 12 drivers only Johnson's weights are told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cxlib.coaching.answered import Answered
from cxlib.coaching.subsets import shapley, subset_r2
from cxlib.intervals import Estimate, Floats, floats

RESAMPLES = 1000
MOST_FOR_LMG = 12
SAME_ABOVE = 0.95
ENOUGH_PERSONS, PERSONS_PER_DRIVER = 100, 10
WEAK_BELOW = 0.10
AT_A_TIME = 4_000_000
"""Numbers held at once while resampling."""


@dataclass(frozen=True)
class Drivers:
    """Drivers of one outcome; arrays with one place per name in `names`.

    `n` complete persons, `lost` the share of persons left out for a missing answer; `r2` and `r2_adjusted`;
    `importance` = LMG with limits (sums to `r2`; Johnson's weights where `by_johnson`), `share` = its share of R² with
    limits; `johnson` the relative weights; `beta` standardised coefficients (their sign is the direction); `rank` (1 =
    most important), `first_rank` and `last_rank` the range of the resamples. `constant` were left out as nobody's
    answers differ, `merged` are (left out, says the same as).

    `reason`, why nothing is told: `TOO_FEW_PERSONS` (below 100, or 10 a driver), `NO_DRIVERS` (below two),
    `SAME_OUTCOME` (it does not differ); why nothing is ranked: `WEAK_FIT` (R² below 0.10).
    """

    names: tuple[str, ...]
    n: int
    lost: float
    r2: float
    r2_adjusted: float
    importance: Estimate
    share: Estimate
    johnson: Floats
    beta: Floats
    rank: NDArray[np.int64]
    first_rank: NDArray[np.int64]
    last_rank: NDArray[np.int64]
    by_johnson: bool = False
    constant: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    reason: str = ""


def drivers(told: Answered, resamples: int = RESAMPLES, seed: int = 1) -> Drivers:
    """The drivers of an outcome. The resamples do not change from call to call.

    >>> from cxlib.coaching.answered import answered
    >>> line = np.random.default_rng(2).normal(size=(200, 3))
    >>> found = drivers(answered(("a", "b", "c"), line @ [2.0, 1.0, 0.1], line))
    >>> found.rank.tolist(), float(found.share.value.sum().round(6)), found.reason
    ([1, 2, 3], 1.0, '')
    """
    full = told.complete()
    n = full.persons
    lost = 1 - n / told.persons if told.persons else 0.0
    if not n or np.ptp(full.outcome) == 0:
        return _nothing(n, lost, "SAME_OUTCOME" if n else "TOO_FEW_PERSONS")
    differ = np.ptp(full.scores, axis=0) > 0
    constant = tuple(name for name, one in zip(full.names, differ, strict=True) if not one)
    varied = full.only(tuple(name for name in full.names if name not in constant))
    kept, merged = _distinct(varied)
    if len(kept) < 2 or n < max(ENOUGH_PERSONS, PERSONS_PER_DRIVER * len(kept)):
        return _nothing(n, lost, "NO_DRIVERS" if len(kept) < 2 else "TOO_FEW_PERSONS", constant, merged)
    used = varied.only(kept)
    one = _whole(used)
    drawn = np.concatenate([_values(part) for part in _resampled(used, resamples, seed)])
    value = _values(one)[0]
    low, high = np.percentile(drawn, [2.5, 97.5], axis=0)
    parts = np.percentile(drawn / drawn.sum(axis=1, keepdims=True), [2.5, 97.5], axis=0)
    among, with_y = one[0, 1:, 1:], one[0, 1:, 0]
    beta = floats(np.linalg.solve(among, with_y))
    r2 = float(beta @ with_y)
    first, last = np.percentile(_ranks(drawn), [2.5, 97.5], axis=0, method="nearest").astype(int)
    return Drivers(
        kept, n, lost, r2, 1 - (1 - r2) * (n - 1) / (n - len(kept) - 1), Estimate(value, low, high),
        Estimate(value / r2, *parts),
        relative_weights(among, with_y), beta, _ranks(value[None])[0], first, last,
        len(kept) > MOST_FOR_LMG, constant, merged, "WEAK_FIT" if r2 < WEAK_BELOW else "",
    )  # fmt: skip


def lmg(among: ArrayLike, with_outcome: ArrayLike) -> Floats:
    """Each driver's share of R²: correlations among the drivers (… × p × p) and with the outcome (… × p) in.

    >>> lmg([[1, 0], [0, 1]], [0.6, 0.3]).round(2).tolist()
    [0.36, 0.09]
    """
    r, with_y = floats(among), floats(with_outcome)
    return shapley(subset_r2(r.reshape(-1, *r.shape[-2:]), with_y.reshape(-1, with_y.shape[-1]))).reshape(with_y.shape)


def relative_weights(among: ArrayLike, with_outcome: ArrayLike) -> Floats:
    """Johnson's relative weights: as `lmg`, near to it, and quick for any number of drivers.

    >>> relative_weights([[1, 0], [0, 1]], [0.6, 0.3]).round(2).tolist()
    [0.36, 0.09]
    """
    size, turn = np.linalg.eigh(floats(among))
    root = (turn * np.sqrt(np.clip(size, 1e-12, None))[..., None, :]) @ np.swapaxes(turn, -1, -2)
    b = np.linalg.solve(root, floats(with_outcome)[..., None])
    return floats(((root**2) @ b**2)[..., 0])


def _values(correlations: Floats) -> Floats:
    among, with_y = correlations[:, 1:, 1:], correlations[:, 1:, 0]
    return relative_weights(among, with_y) if with_y.shape[1] > MOST_FOR_LMG else lmg(among, with_y)


def _moments(told: Answered) -> Floats:
    """Each line's products of all pairs of columns (ones, outcome, drivers); columns are centred for exactness."""
    table = np.column_stack([told.outcome, told.scores])
    centred = np.column_stack([np.ones(len(table)), table - table.mean(axis=0)])
    return floats((centred[:, :, None] * centred[:, None, :]).reshape(len(table), -1))


def _correlations(moments: Floats, weights: Floats) -> Floats:
    """Correlation matrices, one for each line of weights."""
    size = int(np.sqrt(moments.shape[1]))
    sums = (weights @ moments).reshape(-1, size, size)
    means = sums[:, 0, 1:] / sums[:, :1, 0]
    covariance = sums[:, 1:, 1:] / sums[:, :1, :1] - means[:, :, None] * means[:, None, :]
    spread = np.sqrt(np.diagonal(covariance, axis1=1, axis2=2))
    # a driver that does not differ in a resample goes with nothing there
    scaled = (
        covariance / np.where(spread > 0, spread, np.inf)[:, :, None] / np.where(spread > 0, spread, np.inf)[:, None]
    )
    scaled[:, np.arange(size - 1), np.arange(size - 1)] = 1.0
    return floats(scaled)


def _whole(told: Answered) -> Floats:
    return _correlations(_moments(told), (told.times * told.weight)[None])


def _resampled(told: Answered, resamples: int, seed: int) -> list[Floats]:
    draw, shares, moments = np.random.default_rng(seed), told.times / told.times.sum(), _moments(told)
    held = len(shares) + 2 ** min(len(told.names), MOST_FOR_LMG)
    step = max(1, min(AT_A_TIME // held, resamples))
    sizes = [min(step, resamples - start) for start in range(0, resamples, step)]
    return [_correlations(moments, draw.multinomial(told.persons, shares, size=one) * told.weight) for one in sizes]


def _distinct(told: Answered) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The drivers to keep; of two that say the same (r above 0.95) the first stays."""
    kept: list[int] = []
    merged: list[tuple[str, str]] = []
    among = _whole(told)[0, 1:, 1:]
    for place, name in enumerate(told.names):
        twin = next((one for one in kept if among[place, one] > SAME_ABOVE), None)
        if twin is None:
            kept.append(place)
        else:
            merged.append((name, told.names[twin]))
    return tuple(told.names[place] for place in kept), tuple(merged)


def _ranks(values: Floats) -> NDArray[np.int64]:
    return np.asarray((-values).argsort(axis=1, kind="stable").argsort(axis=1) + 1)


def _nothing(
    n: int, lost: float, reason: str, constant: tuple[str, ...] = (), merged: tuple[tuple[str, str], ...] = ()
) -> Drivers:
    none, ranks = np.empty(0), np.empty(0, dtype=int)
    return Drivers((), n, lost, np.nan, np.nan, Estimate(none, none, none),
                   Estimate(none, none, none), none, none, ranks, ranks, ranks,
                   False, constant, merged, reason)  # fmt: skip
