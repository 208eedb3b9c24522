"""Did satisfaction change, or only who was asked? The change of a pooled figure split by node (`cxlib.mix`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.intervals import Estimate
from cxlib.mix import MixShift, mix_shift
from cxlib.registry import metric
from cxlib.satisfaction import speaking
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

POOLED = ("share", "score", "nps", "rate")


def mixing(reader: Reader, scope: Scope, key: str) -> MixShift | None:
    """The change from the period before, split into within nodes and mix; `None` without a period before.

    Only for figures that pool by counts (shares, means, NPS, rates); raises `NOT_POOLED` for medians and quantiles.

    >>> from cxlib.store import open_store
    >>> mixing(open_store().reader(), Scope(), "csat") is None
    True
    """
    if metric(key).unit not in POOLED:
        raise CxError("NOT_POOLED", metric=key)
    earlier = scope.previous()
    if earlier is None:
        return None
    now, before = (_by_node(reader, period, key, scope) for period in (scope, earlier))
    nodes = now.index.union(before.index)
    if not len(nodes):
        return None
    new, old = now.reindex(nodes), before.reindex(nodes)
    return mix_shift(_estimate(old), old["n_effective"].fillna(0.0), _estimate(new), new["n_effective"].fillna(0.0))


def _by_node(reader: Reader, period: Scope, key: str, scope: Scope) -> pd.DataFrame:
    frame = figures(reader, period, (key,), ("node",))
    if "node" not in frame:
        return pd.DataFrame(columns=["value", "low", "high", "n_effective"], dtype=float)
    if metric(key).family == "satisfaction":
        frame = frame[frame["node"].isin(speaking(reader, scope, metric(key).item))]
    return frame[frame["value"].notna()].set_index("node")


def _estimate(frame: pd.DataFrame) -> Estimate:
    return Estimate(*(np.asarray(frame[name], dtype=float) for name in ("value", "low", "high")))
