"""Now against the period just before: did it really change?

The interval of a difference joins the two intervals (MOVER: Zou and Donner 2008; for two shares it is Newcombe's method
10), so that one rule serves shares, means, scores, rates and quantiles. A change is called real only where that
interval excludes 0 and neither figure is provisional or hidden. Of figures that did not change, one in twenty is called
real.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.figures import figures
from cxlib.intervals import Estimate, difference
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

CHANCE = 0.05
"""Share of unchanged figures that a 95 % interval calls changed."""


def change(reader: Reader, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Each metric (and group) now and in the equal period just before.

    Columns: `metric`, keys, `now`, `before`, `n`, `difference`, `low`, `high`, `real`, `tested` (both figures good
    enough to compare), `reason` (why not: the reason of the weaker figure, or NO_BEFORE). Groups that are in one of the
    two periods only stay, untested. A scope with an open end has no period before.
    """
    now = figures(reader, scope, metrics, by)
    earlier = scope.previous()
    before = figures(reader, earlier, metrics, by) if earlier else now.iloc[:0]
    both = now.merge(before, on=["metric", *by], how="left", suffixes=("", "_before"))
    first, second = (
        Estimate(*(both[f"{name}{end}"].to_numpy(dtype=float) for name in ("value", "low", "high")))
        for end in ("", "_before")
    )
    joined = difference(first, second)
    tested = ((both["class"] == "normal") & (both["class_before"] == "normal")).to_numpy() & ~np.isnan(
        joined.low + joined.high
    )
    both["now"], both["before"] = first.value, second.value
    both["difference"], both["low"], both["high"] = joined
    both["tested"], both["real"] = tested, tested & ((joined.low > 0) | (joined.high < 0))
    both["reason"] = np.where(tested, "", _why(both))
    return both[["metric", *by, "now", "before", "n", "difference", "low", "high", "real", "tested", "reason"]]


def by_chance(changes: pd.DataFrame) -> float:
    """How many of the compared figures would be called changed by chance alone.

    >>> by_chance(pd.DataFrame({"tested": [True] * 40}))
    2.0
    """
    return float(changes["tested"].sum() * CHANCE)


def _why(both: pd.DataFrame) -> pd.Series:
    reason = both["reason"].where(both["class"] != "normal", both["reason_before"])
    return reason.where(both["class_before"].notna(), "NO_BEFORE").fillna("NO_BEFORE")
