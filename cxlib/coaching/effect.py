"""Did the training work? From the figures of trained and other units to a verdict in a code.

**Question.** What can be said of one training, and with which reservations?

**Method.** `cxlib.coaching.did`: under 20 units one change per unit and Student's t, from 20 on clustered errors.
`WORKED` or `HARMED` where the interval holds no 0. Where it does: `NO_EFFECT` if it leaves no room for an effect of the
size that would be worth the trouble, else `NOT_SHOWN`. `CANNOT_TEST` with fewer than 3 units on a side. `NOT_YET`
where it lies ahead, `TOO_EARLY` without a whole month after it, `NO_BEFORE` without one before, `NO_COMPARISON` if all
were trained, `NO_FIGURES` if the trained have none.

**Source.** `docs/statistics.md`; Bland and Altman 1994, BMJ 308:1499, on regression to the mean.

**Limits.** It says what went with the training, compared with nodes without it; whatever else came to the trained alone
at the same time is in the figure too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from cxlib.coaching.did import ENOUGH, Difference, changes, odds, regression
from cxlib.coaching.past import Past

MANY_UNITS = 20
CEILING = 0.95
SHORT = 3
TESTED = ("WORKED", "HARMED", "NO_EFFECT", "NOT_SHOWN")


@dataclass(frozen=True)
class Effect:
    """What can be said of a training.

    `difference` is in the metric's unit, up = the metric rose more where trained; `verdict` and `warnings` are codes;
    `plain` is the change of the trained alone, which a before-and-after without comparison would report. `odds`: the
    effect as a ratio of odds, where shares lie near their ceiling.
    """

    verdict: str
    difference: Difference
    plain: float
    n_trained: int
    n_others: int
    warnings: tuple[str, ...] = ()
    odds: Difference | None = None

    @property
    def tested(self) -> bool:
        """Whether there is a verdict on the effect."""
        return self.verdict in TESTED


@dataclass(frozen=True)
class Sides:
    """Figures before and after, one per unit that has both: of the trained, of the others."""

    trained_before: ArrayLike
    trained_after: ArrayLike
    others_before: ArrayLike
    others_after: ArrayLike


@dataclass(frozen=True)
class About:
    """What decides on a verdict beside the figures.

    `better` is `high` or `low`; `worth` the smallest effect worth the trouble, in the metric's unit; `share` whether
    the metric cannot exceed 1; `months` the length of each window; `chosen_weak`: the units were trained as weak ones.
    """

    better: str = "high"
    worth: float = 0.1
    share: bool = True
    months: int = 4
    chosen_weak: bool = False


def effect(sides: Sides, about: About, past: Past | None = None) -> Effect:
    """The effect of one training with its verdict and warnings.

    Warnings: `NOT_PARALLEL` (the gap drifted before), `PAST_UNKNOWN` (too few months to see), `CHOSEN_WEAK` and
    `STARTED_WORSE` (regression to the mean), `CEILING` (a side begins or ends so near to 100 % that it cannot rise),
    `SHORT` (windows under 3 months).

    >>> found = effect(Sides([0.6, 0.7, 0.65], [0.75, 0.84, 0.8], [0.6, 0.7, 0.66], [0.62, 0.73, 0.7]), About())
    >>> found.verdict, round(found.difference.value, 3), round(found.plain, 3)
    ('WORKED', 0.117, 0.147)
    """
    tb, ta, ob, oa = (
        np.asarray(one, dtype=np.float64)
        for one in (sides.trained_before, sides.trained_after, sides.others_before, sides.others_after)
    )
    if not tb.size:
        return Effect("NO_FIGURES", Difference(float("nan")), float("nan"), 0, ob.size)
    plain = float((ta - tb).mean())
    if not ob.size:
        return Effect("NO_COMPARISON", Difference(float("nan")), plain, tb.size, 0)
    found = _clustered(tb, ta, ob, oa) if tb.size + ob.size >= MANY_UNITS else changes(ta - tb, oa - ob)
    told = Effect("", found, plain, tb.size, ob.size)
    warnings = (*_past_warnings(past), *_start_warnings(tb, ob, about), *_room_warnings(np.r_[tb, ta, ob, oa], about))
    ratio = odds(tb, ta, ob, oa) if "CEILING" in warnings else None
    return Effect(verdict(told, about), found, plain, tb.size, ob.size, warnings, ratio)


def verdict(found: Effect, about: About) -> str:
    """The verdict on an effect whose figures are there; see the module.

    >>> verdict(Effect("", Difference(0.01, low=-0.06, high=0.07), 0.02, 3, 4), About(worth=0.1))
    'NO_EFFECT'
    """
    interval = found.difference
    if min(found.n_trained, found.n_others) < ENOUGH or np.isnan(interval.low):
        return "CANNOT_TEST"
    up = 1 if about.better == "high" else -1
    low, high = sorted((up * interval.low, up * interval.high))
    if low > 0:
        return "WORKED"
    if high < 0:
        return "HARMED"
    return "NO_EFFECT" if high < about.worth else "NOT_SHOWN"


def _clustered(tb: np.ndarray, ta: np.ndarray, ob: np.ndarray, oa: np.ndarray) -> Difference:
    y = np.r_[tb, ta, ob, oa]
    treat = np.r_[np.ones(2 * tb.size), np.zeros(2 * ob.size)]
    post = np.r_[np.zeros(tb.size), np.ones(tb.size), np.zeros(ob.size), np.ones(ob.size)]
    unit = np.r_[np.tile(np.arange(tb.size), 2), tb.size + np.tile(np.arange(ob.size), 2)]
    clustered = regression(y, treat, post, unit).clustered
    return clustered or changes(ta - tb, oa - ob)


def _past_warnings(past: Past | None) -> tuple[str, ...]:
    if past is None or not past.known:
        return ("PAST_UNKNOWN",)
    return () if past.parallel else ("NOT_PARALLEL",)


def _start_warnings(tb: np.ndarray, ob: np.ndarray, about: About) -> tuple[str, ...]:
    worse = tb.mean() < ob.mean() if about.better == "high" else tb.mean() > ob.mean()
    apart = min(tb.size, ob.size) >= ENOUGH and changes(tb, ob).p < 0.10
    return (*(("CHOSEN_WEAK",) if about.chosen_weak else ()), *(("STARTED_WORSE",) if worse and apart else ()))


def _room_warnings(figures: np.ndarray, about: About) -> tuple[str, ...]:
    ceiling = about.share and about.better == "high" and bool((figures > CEILING).any())
    return (*(("CEILING",) if ceiling else ()), *(("SHORT",) if about.months < SHORT else ()))
