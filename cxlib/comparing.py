"""Sites, channels and segments side by side: who differs from all together by more than n and mix allow?

A place that serves mostly hard nodes looks worse than it is. Adjusted, a place is compared with what the same nodes get
everywhere: observed ÷ expected × overall (indirect standardisation, as in Spiegelhalter 2005 and UKHSA's
PHEindicatormethods). Places on fewer than 10 cases are hidden; of the others those with q below 0.10 are listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.display import HIDDEN
from cxlib.errors import CxError
from cxlib.families import family
from cxlib.figures import figures
from cxlib.funnel import Funnel, rate_funnel, share_funnel
from cxlib.registry import metric
from cxlib.satisfaction import speaking
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

PER = 1000.0


@dataclass(frozen=True)
class Comparison:
    """Places of one kind compared in one metric.

    `places`: one line per place that may be shown: its code (column `by`), `value, n, low, high, class`, `charted`
    (adjusted if asked), `n_effective`, `p`, `q`, `listed`, `position` ("inside", "high", "very_low" …). `hidden` are
    the codes with too few cases; `tested` is the size of the family; `spread` is about 1 if places differ by chance,
    and `overdispersed` says that it is far above.
    """

    by: str
    metric: str
    places: pd.DataFrame
    overall: float
    spread: float
    tested: int
    hidden: tuple[str, ...]
    adjusted: bool
    overdispersed: bool = False


def compared(reader: Reader, scope: Scope, key: str, by: str, adjusted: bool = True) -> Comparison:
    """Compare the places of one kind (`by`: site, channel, segment or node). Raises `NOT_A_SHARE_OR_RATE`.

    >>> from cxlib.store import open_store
    >>> compared(open_store().reader(), Scope(), "csat", "site").places.empty
    True
    """
    unit = metric(key).unit
    if unit not in ("share", "rate"):
        raise CxError("NOT_A_SHARE_OR_RATE", metric=key)
    adjusted = adjusted and by != "node"
    found = figures(reader, scope, (key,), (by,))
    there = found[found["n"] > 0] if by in found else found.iloc[:0]
    shown = there[there["class"] != HIDDEN].reset_index(drop=True)
    hidden = tuple(there.loc[there["class"] == HIDDEN, by]) if len(there) else ()
    if shown.empty:
        return Comparison(
            by, key, shown.assign(charted=[], q=[], listed=[], position=[]), np.nan, np.nan, 0, hidden, adjusted
        )
    n = shown["n_effective"].to_numpy(dtype=float)
    x = _events(shown, unit)
    overall = _overall(x, n)
    charted = x * _by_mix(reader, scope, key, by, shown, overall) if adjusted else x
    funnel = _funnel(unit, charted, n)
    firm = shown["class"].to_numpy() == "normal"
    told = family(np.where(firm, funnel.p, np.nan))
    places = shown.assign(charted=funnel.value, p=funnel.p, q=told.q, listed=told.listed, position=funnel.position)
    return Comparison(
        by, key, places, funnel.overall, funnel.spread, told.tested, hidden, adjusted, funnel.overdispersed
    )


def _events(frame: pd.DataFrame, unit: str) -> np.ndarray:
    counted: np.ndarray = (frame["value"] * frame["n_effective"]).to_numpy(dtype=float)
    return counted / PER if unit == "rate" else counted


def _overall(x: np.ndarray, n: np.ndarray) -> float:
    return float(np.nansum(x) / np.nansum(n))


def _by_mix(reader: Reader, scope: Scope, key: str, by: str, shown: pd.DataFrame, overall: float) -> np.ndarray:
    """What each place's count is multiplied with: overall ÷ what its mix of nodes gets everywhere."""
    unit = metric(key).unit
    cells = figures(reader, scope, (key,), (by, "node"))
    cells = cells[cells["n_effective"] > 0]
    if metric(key).family == "satisfaction":
        cells = cells[cells["node"].isin(speaking(reader, scope, metric(key).item))]
    everywhere = figures(reader, scope, (key,), ("node",)).set_index("node")["value"] / (PER if unit == "rate" else 1.0)
    cells = cells.assign(level=cells["node"].map(everywhere)).dropna(subset=["level"])
    cells["expected"] = cells["n_effective"] * cells["level"]
    sums = cells.groupby(by)[["expected", "n_effective"]].sum().reindex(shown[by])
    level = (sums["expected"] / sums["n_effective"]).to_numpy(dtype=float)
    factor: np.ndarray = np.divide(overall, level, out=np.ones_like(level), where=level > 0)
    return factor


def _funnel(unit: str, x: np.ndarray, n: np.ndarray) -> Funnel:
    # an adjusted share may come out above 1; a share cannot be
    return rate_funnel(x, n, PER) if unit == "rate" else share_funnel(np.minimum(x, n), n)
