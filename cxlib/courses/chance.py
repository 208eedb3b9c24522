"""How many of a page's signals chance alone would give: what to print beside them.

Calm charts are simulated (`cxlib.control.chance.calm`): the share of charts of so many points that show any signal
among their last ones. The median correlation of neighbouring points of the page's charts goes in, for each period that
carries some of the one before makes more false signals.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np

from cxlib.control import Chart, g_chart, lag1, p_chart, t_chart, xmr
from cxlib.control.chance import calm
from cxlib.courses.course import Course
from cxlib.courses.grid import Bools

CHARTS, STEP = 2_000, 0.15
ALONE, SHARES = ("xmr", "g", "t"), "p"
"""Charts simulated as what they are; those of shares and rates, with all that they are called, as one of shares."""


class Chance(NamedTuple):
    """Of `charts` calm ones, `signals` would show a signal in the period; `correlation` of neighbouring points."""

    charts: int
    signals: float
    correlation: float


def expected(charted: list[Course], start: date | None = None) -> Chance:
    """How many of these charts would show a signal since `start` if nothing had happened anywhere.

    Only charts that may show one count: firm ones of 13 points and more.

    >>> expected([])
    Chance(charts=0, signals=0.0, correlation=0.0)
    """
    ready = [course for course in charted if course.firm and course.stage == "full"]
    if not ready:
        return Chance(0, 0.0, 0.0)
    shared = np.array([float(lag1(course.chart)) for course in ready if not course.between])
    known = shared[~np.isnan(shared)]
    correlation = float(np.clip(np.median(known), 0, 0.6)) if known.size else 0.0
    step = round(correlation / STEP)
    told = [_share(course.kind, *_lengths(course, start), 0 if course.between else step) for course in ready]
    return Chance(len(ready), float(np.sum(told)), correlation)


def _lengths(course: Course, start: date | None) -> tuple[int, int]:
    counted, days = course.counted, course.grid.days
    first = 0 if start is None else int(days.searchsorted(np.datetime64(start, "D")))
    return int(counted.sum()), max(int(counted[first:].sum()), 1)


@cache
def _share(kind: str, points: int, recent: int, steps: int) -> float:
    """Share of calm charts of `points` points with a signal among the last `recent` ones."""
    flagged = _flagged(kind if kind in ALONE else SHARES, points, steps)
    return float(np.mean(flagged[:, -recent:].any(axis=-1)))


@cache
def _flagged(kind: str, points: int, steps: int) -> Bools:
    """Which points of calm charts are flagged: simulated once, whatever part of them is asked for."""
    return np.asarray(np.logical_or.reduce(_calm(kind, points, steps).flags, axis=0))


def _calm(kind: str, points: int, steps: int) -> Chart:
    """Charts in which nothing happens.

    Scores have limits from their own ranges, shares and rates at least those of chance, which gives fewer signals.
    """
    rng, shape = np.random.default_rng(points), (CHARTS, points)
    if kind == "g":  # one event in a hundred
        return g_chart(rng.geometric(0.01, shape) - 1)
    if kind == "t":
        return t_chart(rng.exponential(size=shape))
    noise = calm(rng, shape, steps * STEP)
    # 400 cases with a share of one half: 200 satisfied, give or take 10
    return xmr(noise) if kind == "xmr" else p_chart(200 + 10 * noise, np.full(points, 400.0))
