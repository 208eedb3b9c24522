"""Sites, channels, segments and staff side by side: who differs from all together by more than n and mix allow?

A place that serves mostly hard nodes looks worse than it is. Adjusted, a place is compared with what the same nodes get
everywhere: observed ÷ expected × overall (indirect standardisation, as in Spiegelhalter 2005 and UKHSA's
PHEindicatormethods). Places on fewer than 10 cases are hidden; of the others those with q below 0.10 are listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from cxlib.display import HIDDEN, NORMAL
from cxlib.errors import CxError
from cxlib.families import family
from cxlib.figures import figures
from cxlib.funnel import Funnel, rate_funnel, share_funnel
from cxlib.registry import metric
from cxlib.satisfaction import speaking
from cxlib.scope import NOT_GIVEN, Scope
from cxlib.staffing import figures_by_staff

if TYPE_CHECKING:
    from cxlib.store.cases import Cases

PER = 1000.0
NO_PLACE = "NO_PLACE"
"""Why rows that name no place are not tested."""


@dataclass(frozen=True)
class Comparison:
    """Places of one kind compared in one metric.

    `places`: one line per place that may be shown: its code (column `by`), `value, n, low, high, class`, `charted`
    (adjusted if asked), `n_effective`, `p`, `q`, `listed`, `position` ("inside", "high", "very_low" …; "" if not
    tested) and `untested`, the reason why not ("" if tested); what has no name stands last. `hidden` are the codes
    with too few cases; `tested` is the size of the family. `overall` is what places are compared with, and rests on
    `n`: the figure of the scope if `whole`, else the mean of the places shown. `spread` is about 1 if places differ by
    chance, and `overdispersed` says that it is far above.
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
    n: float = 0
    whole: bool = False

    @property
    def named(self) -> int:
        """How many places there are, also those with too few cases to be shown or tested."""
        return len(self.hidden) + int((self.places["untested"] != NO_PLACE).sum())


class _Level(NamedTuple):
    """What places are compared with, on how many cases, and whether it is the figure of the whole scope."""

    value: float
    n: float
    whole: bool


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
    shown, hidden = _shown(reader, scope, key, by)
    if shown.empty:
        places = shown.assign(charted=[], q=[], listed=[], position=[], untested=[])
        return Comparison(by, key, places, np.nan, np.nan, 0, hidden, adjusted)
    level = _level(reader, scope, key, by, shown)
    charted = _events(shown, unit) * (_by_mix(reader, scope, key, by, shown, level.value) if adjusted else 1.0)
    untested = _untested(shown, by)
    funnel = _funnel(unit, np.where(untested == NO_PLACE, np.nan, charted), shown["n_effective"], level.value)
    tests = family(np.where(untested == "", funnel.p, np.nan))
    places = shown.assign(charted=funnel.value, p=funnel.p, q=tests.q, listed=tests.listed,
                          position=np.where(untested == "", funnel.position, ""), untested=untested)  # fmt: skip
    return Comparison(by, key, places, funnel.overall, funnel.spread, tests.tested, hidden, adjusted,
                      funnel.overdispersed, level.n, level.whole)  # fmt: skip


def _shown(reader: Cases, scope: Scope, key: str, by: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The places that may be shown, what has no name last, and the codes of those that may not."""
    told = figures_by_staff if by == "staff" else _by_place
    found = told(reader, scope, key, (by,))
    there = found[found["n"] > 0] if by in found else found.iloc[:0]
    if there.empty:
        return there.reset_index(drop=True), ()
    hidden, nameless = there["class"] == HIDDEN, there[by] == NOT_GIVEN
    shown = pd.concat([there[~hidden & ~nameless], there[~hidden & nameless]], ignore_index=True)
    return shown, tuple(there.loc[hidden & ~nameless, by])


def _untested(shown: pd.DataFrame, by: str) -> np.ndarray:
    """Why each place is not tested, "" where it is."""
    weak = np.where(shown["class"] == NORMAL, "", shown["reason"])
    return np.where(shown[by] == NOT_GIVEN, NO_PLACE, weak).astype(object)


def _level(reader: Cases, scope: Scope, key: str, by: str, shown: pd.DataFrame) -> _Level:
    """The figure of the scope, as cards show it. Answers about nodes are not those about the whole, and not every
    ticket names who served: nodes' satisfaction and staff are compared with the mean of those shown.
    """
    if by != "staff" and not (by == "node" and metric(key).family == "satisfaction"):
        whole = figures(reader, scope, (key,)).iloc[0]
        if not np.isnan(whole["value"]):
            return _Level(float(whole["value"]), float(whole["n"]), whole=True)
    mean = float((shown["value"] * shown["n_effective"]).sum() / shown["n_effective"].sum())
    return _Level(mean, float(shown["n"].sum()), whole=False)


def _by_place(reader: Cases, scope: Scope, key: str, by: tuple[str, ...]) -> pd.DataFrame:
    return figures(reader, scope, (key,), by)


def _events(frame: pd.DataFrame, unit: str) -> np.ndarray:
    counted: np.ndarray = (frame["value"] * frame["n_effective"]).to_numpy(dtype=float)
    return counted / PER if unit == "rate" else counted


def _by_mix(reader: Cases, scope: Scope, key: str, by: str, shown: pd.DataFrame, overall: float) -> np.ndarray:
    """What each place's count is multiplied with: what all together get ÷ what the place's own mix gets everywhere."""
    per, told = PER if metric(key).unit == "rate" else 1.0, figures_by_staff if by == "staff" else _by_place
    cells = told(reader, scope, key, (by, "node"))
    cells = cells[cells["n_effective"] > 0]
    if by != "staff" and metric(key).family == "satisfaction":
        cells = cells[cells["node"].isin(speaking(reader, scope, metric(key).item))]
    everywhere = told(reader, scope, key, ("node",)).set_index("node")["value"] / per
    cells = cells.assign(level=cells["node"].map(everywhere)).dropna(subset=["level"])
    cells["expected"] = cells["n_effective"] * cells["level"]
    sums = cells.groupby(by)[["expected", "n_effective"]].sum().reindex(shown[by])
    level = (sums["expected"] / sums["n_effective"]).to_numpy(dtype=float)
    factor: np.ndarray = np.divide(overall / per, level, out=np.ones_like(level), where=level > 0)
    return factor


def _funnel(unit: str, x: np.ndarray, size: pd.Series, overall: float) -> Funnel:
    n = size.to_numpy(dtype=float)
    # an adjusted share may come out above 1; a share cannot be
    return rate_funnel(x, n, PER, overall) if unit == "rate" else share_funnel(np.minimum(x, n), n, overall)
