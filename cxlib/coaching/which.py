"""Which kind of training, or which method, works better? As far as the trainings in the log can tell.

**Question.** Role-play raised satisfaction by 8 points in two trainings, lectures by 1 in three. Is role-play better?

**Method.** The trainings are the cases: per kind or method the mean of their effects, with a t interval from 3
trainings on. The best is set against the next one by Welch's t on the trainings' effects; only where both have 3 tested
trainings and the interval of the difference holds no 0 is it called better.

**Source.** Student's and Welch's t; `cxlib.coaching.did.changes`.

**Limits.** Kinds were not drawn by lot: they were given to other nodes with other weaknesses. A training with two
methods counts for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxlib.coaching.did import ENOUGH, changes
from cxlib.coaching.effect import Effect
from cxlib.intervals import mean


@dataclass(frozen=True)
class Which:
    """`table`: one line per tag, best first: `tag, trainings, tested, worked, units, value, low, high` (in the metric's
    unit, NaN where nothing is tested or there are too few for an interval). `verdict`: `BETTER` (`best` against
    `next`), `NOT_APART`, `TOO_FEW` (fewer than 3 tested trainings of two tags) or `ONE_ONLY` (one tag tested, or none).
    """

    table: pd.DataFrame
    verdict: str
    best: str = ""
    next: str = ""


def which(tagged: Sequence[tuple[Sequence[str], Effect]], better: str = "high") -> Which:
    """Compare tags (kinds or methods) by the effects of the trainings that carry them; `better` is high or low.

    A training that is not yet held (`NOT_YET`) is not among them.

    >>> from cxlib.coaching.did import Difference
    >>> good, poor = (Effect("WORKED", Difference(v, low=v / 2, high=2 * v), v, 3, 3) for v in (0.08, 0.02))
    >>> found = which([(["role_play"], good), (["lecture"], poor)])
    >>> found.table["tag"].tolist(), found.verdict
    (['role_play', 'lecture'], 'TOO_FEW')
    """
    held = [(told, one) for told, one in tagged if one.verdict != "NOT_YET"]
    tags = dict.fromkeys(tag for told, _ in held for tag in told)
    effects = {tag: [one for told, one in held if tag in told] for tag in tags}
    values = {tag: np.array([one.difference.value for one in many if one.tested]) for tag, many in effects.items()}
    lines = [_line(tag, effects[tag], values[tag]) for tag in tags]
    columns = ["tag", "trainings", "tested", "worked", "units", "value", "low", "high"]
    table = pd.DataFrame(lines, columns=columns).sort_values(
        "value", ascending=better == "low", na_position="last", kind="stable"
    )
    tested = table.loc[table["tested"] > 0, "tag"].tolist()
    if len(tested) < 2:
        return Which(table.reset_index(drop=True), "ONE_ONLY", *tested)
    best, following = tested[:2]
    apart = changes(values[best], values[following], equal_spread=False)
    if min(values[best].size, values[following].size) < ENOUGH:
        return Which(table.reset_index(drop=True), "TOO_FEW", best, following)
    clear = apart.low > 0 if better == "high" else apart.high < 0
    return Which(table.reset_index(drop=True), "BETTER" if clear else "NOT_APART", best, following)


def _line(tag: str, effects: Sequence[Effect], values: np.ndarray) -> tuple[object, ...]:
    worked = sum(one.verdict == "WORKED" for one in effects)
    units = sum(one.n_trained for one in effects if one.tested)
    if not values.size:
        return tag, len(effects), 0, worked, units, np.nan, np.nan, np.nan
    told = mean(values.size, values.sum(), (values**2).sum())
    low, high = (float(told.low), float(told.high)) if values.size >= ENOUGH else (np.nan, np.nan)
    return tag, len(effects), values.size, worked, units, float(values.mean()), low, high
