"""Sites, channels, segments and staff side by side: who differs from all together by more than n and mix allow?

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
from cxlib.staffing import figures_by_staff

if TYPE_CHECKING:
    from cxlib.store.cases import Cases

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


def compared(reader: Cases, scope: Scope, key: str, by: str, adjusted: bool = True) -> Comparison:
    """Compare the places of one kind (`by`: site, channel, segment, node or staff).

    Staff are those the tickets name (`cxlib.staffing`). Raises `NOT_A_SHARE_OR_RATE`, for staff `NOT_BY_STAFF`.

    >>> from cxlib.store import open_store
    >>> compared(open_store().reader(), Scope(), "csat", "site").places.empty
    True
    """
    unit = metric(key).unit
    if unit not in ("share", "rate"):
        raise CxError("NOT_A_SHARE_OR_RATE", metric=key)
    adjusted = adjusted and by != "node"
    told = figures_by_staff if by == "staff" else _by_place
    found = told(reader, scope, key, (by,))
    there = found[found["n"] > 0] if by in found else found.iloc[:0]
    shown = there[there["class"] != HIDDEN].reset_index(drop=True)
    hidden = tuple(there.loc[there["class"] == HIDDEN, by]) if len(there) else ()
    if shown.empty:
        return Comparison(
            by, key, shown.assign(charted=[], q=[], listed=[], position=[]), np.nan, np.nan, 0, hidden, adjusted
        )
    n = shown["n_effective"].to_numpy(dtype=float)
    x = _events(shown, unit)
    charted = x * _by_mix(reader, scope, key, by, shown) if adjusted else x
    funnel = _funnel(unit, charted, n)
    firm = shown["class"].to_numpy() == "normal"
    tests = family(np.where(firm, funnel.p, np.nan))
    places = shown.assign(charted=funnel.value, p=funnel.p, q=tests.q, listed=tests.listed, position=funnel.position)
    return Comparison(
        by, key, places, funnel.overall, funnel.spread, tests.tested, hidden, adjusted, funnel.overdispersed
    )


def _by_place(reader: Cases, scope: Scope, key: str, by: tuple[str, ...]) -> pd.DataFrame:
    return figures(reader, scope, (key,), by)


def _events(frame: pd.DataFrame, unit: str) -> np.ndarray:
    counted: np.ndarray = (frame["value"] * frame["n_effective"]).to_numpy(dtype=float)
    return counted / PER if unit == "rate" else counted


def _by_mix(reader: Cases, scope: Scope, key: str, by: str, shown: pd.DataFrame) -> np.ndarray:
    """What each place's count is multiplied with: what the mix of all these places gets ÷ what its own mix gets."""
    unit, told = metric(key).unit, figures_by_staff if by == "staff" else _by_place
    cells = told(reader, scope, key, (by, "node"))
    cells = cells[cells["n_effective"] > 0]
    if by != "staff" and metric(key).family == "satisfaction":
        cells = cells[cells["node"].isin(speaking(reader, scope, metric(key).item))]
    everywhere = told(reader, scope, key, ("node",)).set_index("node")["value"] / (PER if unit == "rate" else 1.0)
    cells = cells.assign(level=cells["node"].map(everywhere)).dropna(subset=["level"])
    cells["expected"] = cells["n_effective"] * cells["level"]
    sums = cells.groupby(by)[["expected", "n_effective"]].sum().reindex(shown[by])
    level = (sums["expected"] / sums["n_effective"]).to_numpy(dtype=float)
    overall = float(sums["expected"].sum() / sums["n_effective"].sum())
    factor: np.ndarray = np.divide(overall, level, out=np.ones_like(level), where=level > 0)
    return factor


def _funnel(unit: str, x: np.ndarray, n: np.ndarray) -> Funnel:
    # an adjusted share may come out above 1; a share cannot be
    return rate_funnel(x, n, PER) if unit == "rate" else share_funnel(np.minimum(x, n), n)
