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

from cxlib.control import lag1, p_chart, xmr
from cxlib.control.chance import calm
from cxlib.courses.course import Course

CHARTS, STEP = 2_000, 0.15


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
    shared = np.array([float(lag1(course.chart)) for course in ready])
    known = shared[~np.isnan(shared)]
    correlation = float(np.clip(np.median(known), 0, 0.6)) if known.size else 0.0
    step = round(correlation / STEP)
    told = [_share(course.kind == "xmr", *_lengths(course, start), step) for course in ready]
    return Chance(len(ready), float(np.sum(told)), correlation)


def _lengths(course: Course, start: date | None) -> tuple[int, int]:
    periods = course.grid.periods[course.counted]
    recent = len(periods) if start is None else int((periods >= np.datetime64(start)).sum())
    return len(periods), max(recent, 1)


@cache
def _share(scores: bool, points: int, recent: int, steps: int) -> float:
    """Share of calm charts of `points` points with a signal among the last `recent` ones.

    Scores have limits from their own ranges, shares and rates at least those of chance, which gives fewer signals.
    """
    noise = calm(np.random.default_rng(points), (CHARTS, points), steps * STEP)
    # 400 cases with a share of one half: 200 satisfied, give or take 10
    chart = xmr(noise) if scores else p_chart(200 + 10 * noise, np.full(points, 400.0))
    flagged: np.ndarray = np.logical_or.reduce(chart.flags, axis=0)
    return float(np.mean(flagged[:, -recent:].any(axis=-1)))
