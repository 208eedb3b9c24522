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
    firm = (told["class"] == NORMAL).to_numpy(dtype=bool)
    found = family(np.where(firm, told["p"].to_numpy(), np.nan))
    listed = found.listed & (told["shortfall"] > 0).to_numpy()
    priority, n = np.nan_to_num(told["priority"].to_numpy(), nan=-np.inf), told["n"].to_numpy()
    order = np.lexsort((-n, -priority, ~firm, ~listed))
    places = pd.array(np.arange(1, len(told) + 1), dtype="Int64")
    places[listed.sum() :] = pd.NA
    return told.assign(q=found.q, told=listed).iloc[order].reset_index(drop=True).assign(rank=places)


def without_wholes(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells without the satisfaction of nodes of which elements were asked: a whole is no element of itself."""
    whole = (cells["item"] == WHOLE).to_numpy(dtype=bool)
    parted = cells["node"].isin(cells["node"][~whole].unique()).to_numpy()
    return cells[~(whole & parted)]


def _valued(cells: pd.DataFrame, importance: pd.Series | None, volume: pd.DataFrame | None) -> pd.DataFrame:
    n, value = cells["n_effective"].to_numpy(dtype=float), cells["value"].to_numpy(dtype=float)
    x = value * n
    own = proportion(x, n)
    rest_x, rest_n = _rest(cells["journey"], x), _rest(cells["journey"], n)
    gap = proportion_difference(rest_x, rest_n, x, n)
    weight = _importance(cells, importance)
    known = weight.notna().to_numpy()
    crowd = _crowd(cells, volume)
    weights, served = weight.fillna(1.0).to_numpy(dtype=float), crowd["customers"].to_numpy(dtype=float)
    figures = {
        "value": value, "low": own.low, "high": own.high, "shortfall": gap.value, "shortfall_low": gap.low,
        "shortfall_high": gap.high, "p": _p(x, n, rest_x, rest_n),
        "priority": np.maximum(floats(gap.value), 0) * weights * served,
    }  # fmt: skip
    shown = display_class(n) != "hidden"
    told = {name: np.where(shown, figure, np.nan) for name, figure in figures.items()}
    told |= {
        "usual": ratio(rest_x, rest_n), "importance": weights, "importance_known": known, "customers": served,
        "volume_from": crowd["volume_from"].array, "reason": reason(n), "class": display_class(n),
    }  # fmt: skip
    return pd.DataFrame({name: cells[name] for name in cells} | told)


def _rest(journey: pd.Series, counts: Floats) -> Floats:
    """What all other cells of the journey add up to."""
    number, _ = pd.factorize(journey)
    return np.maximum(floats(np.bincount(number, counts)[number] - counts), 0)


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
