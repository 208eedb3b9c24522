"""How many signals calm charts show by chance: the number to print beside a page full of icons.

**Method.** Independent normal series of a given length, charted with the default settings: the share of charts with a
signal at the last point (a coloured icon) and anywhere. The same with a lag-1 correlation of 0.3 and 0.6, where the
chart is not at fault but its assumption is: each period carries some of the one before. `SHARES` holds 100,000 charts
a cell; between its lengths shares are interpolated, beyond 104 points that of 104 holds.

**Source.** `simulated` below made the table.

**Limits.** Normal data; skewed ones show more. Fixed baselines and step changes shift the shares a little.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from cxlib.control.chart import Bools, Chart, Ints
from cxlib.control.settings import DEFAULT, Settings
from cxlib.control.xmr import xmr
from cxlib.intervals import Floats, floats, ratio

POINTS = (13, 16, 20, 24, 30, 36, 52, 78, 104)
LAG1 = (0.0, 0.3, 0.6)
SHARES = {  # rows as LAG1, columns as POINTS
    "last": (
        (0.0149, 0.0146, 0.0154, 0.0162, 0.0169, 0.0180, 0.0187, 0.0188, 0.0197),
        (0.0431, 0.0471, 0.0526, 0.0563, 0.0610, 0.0640, 0.0655, 0.0688, 0.0695),
        (0.1370, 0.1598, 0.1808, 0.1951, 0.2056, 0.2132, 0.2237, 0.2298, 0.2319),
    ),
    "any": (
        (0.0815, 0.1101, 0.1460, 0.1843, 0.2399, 0.2927, 0.4162, 0.5702, 0.6875),
        (0.1958, 0.2756, 0.3719, 0.4588, 0.5663, 0.6581, 0.8145, 0.9320, 0.9751),
        (0.4391, 0.5773, 0.7141, 0.8106, 0.8964, 0.9447, 0.9897, 0.9993, 0.9999),
    ),
}
CORRELATED_FROM = 0.2
BLOCK = 10_000


class Expected(NamedTuple):
    """Of `charts` calm ones, how many show a signal at the last point and anywhere; `caveat`: "" or AUTOCORRELATED."""

    charts: int
    last: float
    anywhere: float
    caveat: str


def by_chance(points: ArrayLike, correlation: float = 0.0) -> Expected:
    """Expected number of charts with a signal if nothing happened anywhere; `points` is the length of each chart.

    `correlation` is the lag-1 correlation (median over charts of `lag1`), taken between 0 and 0.6; from 0.2 on the
    caveat says that the charts show more signals than independent points would. Charts too short for an icon do not
    count.

    >>> expected = by_chance([24] * 320)
    >>> round(expected.last), expected.caveat
    (5, '')
    """
    lengths = np.ravel(floats(points))
    lengths = lengths[np.flatnonzero(lengths >= DEFAULT.icons_from)]
    last, anywhere = (float(_share(SHARES[where], lengths, correlation).sum()) for where in ("last", "any"))
    return Expected(lengths.size, last, anywhere, "AUTOCORRELATED" if correlation >= CORRELATED_FROM else "")


def lag1(chart: Chart) -> Floats:
    """Correlation of neighbouring points of each series about their segment's centre; NaN without a spread.

    A step in the level looks like correlation unless it is a segment of its own. Short series underrate it.

    >>> float(lag1(xmr([1, 2, 3, 4, 5, 6, 7, 8, 9])).round(2))
    0.67
    """
    return lag1_about(chart.values, chart.limits.centre, chart.counted, chart.segment)


def lag1_about(values: Floats, centre: Floats, counted: Bools, segment: Ints) -> Floats:
    """The same of points that are no chart of many: series × periods, each about its `centre`."""
    off = np.where(counted, values - centre, 0.0)
    together = segment[..., 1:] == segment[..., :-1]
    return ratio((off[..., 1:] * off[..., :-1] * together).sum(axis=-1), (off**2).sum(axis=-1))


def calm(rng: np.random.Generator, shape: tuple[int, int], correlation: float = 0.0) -> Floats:
    """Standard normal series (charts × points) in which nothing happens, with this lag-1 correlation.

    >>> calm(np.random.default_rng(1), (2, 13), 0.3).shape
    (2, 13)
    """
    noise = rng.standard_normal(shape)
    for i in range(1, shape[1]):
        noise[:, i] = correlation * noise[:, i - 1] + np.sqrt(1 - correlation**2) * noise[:, i]
    return noise


def simulated(
    points: int, charts: int, correlation: float = 0.0, seed: int = 1, settings: Settings = DEFAULT
) -> tuple[float, float]:
    """Share of calm XmR charts with a signal at the last point, and anywhere. Reproducible by its seed.

    >>> last, anywhere = simulated(24, 200)
    >>> last < anywhere < 0.3
    True
    """
    rng = np.random.default_rng(seed)
    last = anywhere = 0
    for start in range(0, charts, BLOCK):
        noise = calm(rng, (min(BLOCK, charts - start), points), correlation)
        marked = np.logical_or.reduce(xmr(noise, settings=settings).flags)
        last += int(marked[:, -1].sum())
        anywhere += int(marked.any(axis=-1).sum())
    return last / charts, anywhere / charts


def _share(table: tuple[tuple[float, ...], ...], lengths: Floats, correlation: float) -> Floats:
    rows = np.array([np.interp(lengths, POINTS, row) for row in table])
    place = np.interp(correlation, LAG1, np.arange(len(LAG1)))
    under = min(int(place), len(LAG1) - 2)
    return floats(rows[under] + (place - under) * (rows[under + 1] - rows[under]))
