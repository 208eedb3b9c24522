"""Weak points: which element of which node should be practised first?

**Question.** A trainer has an hour. Where is service weaker than around it, does it matter to customers, and for how
many of them?

**Method.** A cell is one item (element, competency, satisfaction) at one node. The *usual* of a cell is the share
satisfied of all other cells of its journey together; the *shortfall* is the usual minus the cell's share, with
Newcombe's limits. Two-sided p of the two shares (pooled z); a cell is *told* apart from the rest if it is lower and
Benjamini-Hochberg's q over all cells of the view is below 0.10. Then

    priority = max(0, shortfall) × importance × volume

Importance is the cell's share of what goes with overall satisfaction, times the number of shares (1 = as much as any;
1 where it is not known). Volume is the number of customers of the node. With importance 1 the priority is the number of
customers who would be satisfied in addition if the cell were like the rest of its journey. Cells that are told apart
come first, ranked by priority.

**Source.** The formula is ours; shares, differences and q as `cxlib.intervals` and `cxlib.families` say.

**Limits.** Weak against the own journey: where all is alike weak nothing stands out. People answer for several items,
so cells are not independent; q counts them as if they were. Cells below 10 answers are hidden, below 30 not ranked.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from cxlib.display import NORMAL, display_class, reason
from cxlib.families import family
from cxlib.intervals import Floats, floats, proportion, proportion_difference, ratio

SHOWN = ["value", "low", "high", "shortfall", "shortfall_low", "shortfall_high", "priority", "p"]
WHOLE = "csat"


def ranked(
    cells: pd.DataFrame, importance: pd.Series | None = None, volume: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Cells, weakest first.

    `cells`: `node, journey, stage, item, n, n_effective, value` (share satisfied). `importance`: by (node, item), 1 =
    average. `volume`: `customers` and `volume_from` by node; without it the answers count as customers.
    Adds `low, high, class, reason`, `usual`, `shortfall, shortfall_low, shortfall_high`, `importance`,
    `importance_known`, `customers, volume_from`, `priority`, `p, q, told`, and `rank` (1, 2 …; missing where not told).
    Figures of hidden cells are NaN.

    >>> rows = [("till", "shop", "pay", "csat", 400, 400.0, 0.6), ("desk", "shop", "ask", "csat", 400, 400.0, 0.9)]
    >>> cells = pd.DataFrame(rows, columns=["node", "journey", "stage", "item", "n", "n_effective", "value"])
    >>> first = ranked(cells).iloc[0]
    >>> first["node"], int(first["rank"]), float(round(first["shortfall"], 2)), round(first["priority"])
    ('till', 1, 0.3, 120)
    """
    told = _valued(without_wholes(cells).reset_index(drop=True), importance, volume)
    hidden = told["class"] == "hidden"
    told.loc[hidden, SHOWN] = np.nan
    firm = told["class"] == NORMAL
    found = family(told["p"].where(firm).to_numpy(dtype=float))
    told["q"] = found.q
    told["told"] = found.listed & (told["shortfall"] > 0).to_numpy()
    order = told.assign(firm=firm).sort_values(
        ["told", "firm", "priority", "n"], ascending=False, kind="stable", na_position="last"
    )
    places = order["told"].cumsum().where(order["told"]).astype("Int64")
    return order.drop(columns="firm").assign(rank=places).reset_index(drop=True)


def without_wholes(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells without the satisfaction of nodes of which elements were asked: a whole is no element of itself."""
    parted = set(cells.loc[cells["item"] != WHOLE, "node"])
    return cells[(cells["item"] != WHOLE) | ~cells["node"].isin(parted)]


def _valued(cells: pd.DataFrame, importance: pd.Series | None, volume: pd.DataFrame | None) -> pd.DataFrame:
    n, value = cells["n_effective"].to_numpy(dtype=float), cells["value"].to_numpy(dtype=float)
    x = value * n
    own = proportion(x, n)
    rest_x, rest_n = _rest(cells["journey"], x), _rest(cells["journey"], n)
    gap = proportion_difference(rest_x, rest_n, x, n)
    weight = _importance(cells, importance)
    known = weight.notna().to_numpy()
    crowd = _crowd(cells, volume)
    shortfall = floats(gap.value)
    weights = weight.fillna(1.0).to_numpy(dtype=float)
    return cells.assign(
        low=own.low, high=own.high, usual=ratio(rest_x, rest_n), shortfall=shortfall, shortfall_low=gap.low,
        shortfall_high=gap.high, importance=weights, importance_known=known, customers=crowd["customers"].to_numpy(),
        volume_from=crowd["volume_from"].to_numpy(), p=_p(x, n, rest_x, rest_n),
        priority=np.maximum(shortfall, 0) * weights * crowd["customers"].to_numpy(dtype=float),
        reason=reason(n), **{"class": display_class(n)},
    )  # fmt: skip


def _rest(journey: pd.Series, counts: Floats) -> Floats:
    """What all other cells of the journey add up to."""
    whole = pd.Series(counts).groupby(journey.to_numpy()).transform("sum").to_numpy(dtype=float)
    return np.maximum(floats(whole - counts), 0)


def _p(x: Floats, n: Floats, rest_x: Floats, rest_n: Floats) -> Floats:
    pooled = ratio(x + rest_x, n + rest_n)
    spread = np.sqrt(pooled * (1 - pooled) * (ratio(np.ones_like(n), n) + ratio(np.ones_like(n), rest_n)))
    z = ratio(np.abs(ratio(x, n) - ratio(rest_x, rest_n)), spread)
    return floats(2 * special.ndtr(-z))


def _importance(cells: pd.DataFrame, importance: pd.Series | None) -> pd.Series:
    if importance is None or importance.empty:
        return pd.Series(np.nan, index=cells.index)
    keys = pd.MultiIndex.from_frame(cells[["node", "item"]])
    return pd.Series(importance.reindex(keys).to_numpy(dtype=float), index=cells.index)


def _crowd(cells: pd.DataFrame, volume: pd.DataFrame | None) -> pd.DataFrame:
    if volume is None:
        return pd.DataFrame({"customers": cells["n"].astype(float), "volume_from": "answers"})
    return volume.reindex(cells["node"])
