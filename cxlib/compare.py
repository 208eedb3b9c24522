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

from cxlib.assemble import Lines, keys_of, places, taken
from cxlib.figures import columns
from cxlib.intervals import Estimate, difference
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

ENDS = ("value", "low", "high")


def change(reader: Reader, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Each metric (and group) now and in the equal period just before.

    Columns: `metric`, keys, `now`, `before`, `n`, `difference`, `low`, `high`, `real`, `tested` (both figures good
    enough to compare), `reason` (why not: the reason of the weaker figure, or NO_BEFORE). Groups that are in one of the
    two periods only stay, untested. A scope with an open end has no period before.
    """
    earlier = scope.previous()
    parts = [_changed(reader, scope, earlier, key, by) for key in metrics]
    return pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})


def _changed(reader: Reader, scope: Scope, earlier: Scope | None, key: str, by: tuple[str, ...]) -> Lines:
    """The change of one metric, as columns."""
    now = columns(reader, scope, key, by)
    before = columns(reader, earlier, key, by) if earlier else {name: column[:0] for name, column in now.items()}
    at = places(now, before, by)
    first = Estimate(*(now[end] for end in ENDS))
    second = Estimate(*(taken(before[end], at, np.nan) for end in ENDS))
    joined = difference(first, second)
    kind, why = (np.append(before[name].astype(object), missing)[at]
                 for name, missing in (("class", ""), ("reason", "NO_BEFORE")))  # fmt: skip
    normal = now["class"] == "normal"
    tested = normal & (kind == "normal") & ~np.isnan(joined.low + joined.high)
    weaker = np.where(at < 0, "NO_BEFORE", np.where(normal, why, now["reason"]))
    changes = {"now": first.value, "before": second.value, "n": now["n"], "difference": joined.value,
               "low": joined.low, "high": joined.high, "real": tested & ((joined.low > 0) | (joined.high < 0)),
               "tested": tested, "reason": np.where(tested, "", weaker)}  # fmt: skip
    return {"metric": np.full(len(at), key, dtype=object)} | keys_of(now, by) | changes
