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

from cxlib.control import Chart, g_chart, p_chart, t_chart, xmr
from cxlib.control.chance import calm, lag1_about
from cxlib.courses.course import Course
from cxlib.courses.grid import Bools, Floats

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
    alike: dict[int, list[Course]] = {}  # charts of one grid have their points in common: they are looked at together
    for course in ready:
        alike.setdefault(id(course.grid), []).append(course)
    shared = np.concatenate([_correlations(group) for group in alike.values()])
    known = shared[~np.isnan(shared)]
    correlation = float(np.clip(np.median(known), 0, 0.6)) if known.size else 0.0
    step = round(correlation / STEP)
    told = sum(_shares(group, start, step) for group in alike.values())
    return Chance(len(ready), float(told), correlation)


def _correlations(group: list[Course]) -> Floats:
    """The correlation of neighbouring points of each chart; nothing of charts of rare events, whose points are gaps."""
    charts = [course.chart for course in group if not course.between]
    if not charts:
        return np.empty(0)
    parts = ([chart.values, chart.limits.centre, chart.counted, chart.segment] for chart in charts)
    return lag1_about(*(np.array(part) for part in zip(*parts, strict=True)))


def _shares(group: list[Course], start: date | None, step: int) -> float:
    """How many of these charts would show a signal since `start`."""
    counted = np.array([course.counted for course in group])
    first = 0 if start is None else int(group[0].grid.days.searchsorted(np.datetime64(start, "D")))
    points, recent = counted.sum(axis=1).tolist(), np.maximum(counted[:, first:].sum(axis=1), 1).tolist()
    return sum(_share(course.kind, points[row], recent[row], 0 if course.between else step)
               for row, course in enumerate(group))  # fmt: skip


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
