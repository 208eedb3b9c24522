"""Consistency (一致性): is an element judged alike at all sites, in all shifts, with all members of staff?

**Method.** Of each cell (item at a node) the groups with 10 answers and more are compared: chi-squared of the counts
against the cell's pooled share, with groups minus 1 degrees of freedom; q of Benjamini and Hochberg over all cells of
one kind of group. Uneven: q below 0.10. The lowest and highest share are told with it, for a test says nothing of size.

**Source.** Pearson's chi-squared test of homogeneity; scipy.stats.chi2_contingency without correction gives the same.

**Limits.** Groups may serve different customers. Smaller groups are left out and counted.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from cxlib.display import BOUNDS
from cxlib.families import family
from cxlib.intervals import Floats, floats, ratio

COLUMNS = ["node", "item", "groups", "left_out", "lowest", "low", "low_n", "highest", "high", "high_n", "p", "q",
           "uneven"]  # fmt: skip


def consistency(groups: pd.DataFrame) -> pd.DataFrame:
    """One line per cell with at least two groups to compare.

    `groups`: `node, item, part, n, top` (answers, satisfied). Gives `node, item`, `groups` compared, `left_out`, the
    `lowest` and `highest` group with their share (`low`, `high`) and n, `p`, `q` and `uneven`.

    >>> rows = [("till", "csat", "north", 100, 60), ("till", "csat", "south", 100, 90), ("till", "csat", "new", 4, 0)]
    >>> found = consistency(pd.DataFrame(rows, columns=["node", "item", "part", "n", "top"]))
    >>> found[["lowest", "low", "highest", "high", "left_out", "uneven"]].values.tolist()
    [['north', 0.6, 'south', 0.9, 1, True]]
    """
    cell = groups.groupby(["node", "item"], sort=True).ngroup().to_numpy()
    large = (groups["n"] >= BOUNDS.hidden_below).to_numpy(dtype=bool)
    compared = np.bincount(cell[large], minlength=cell.max(initial=-1) + 1)
    told = np.flatnonzero(compared >= 2)
    if not len(told):
        return pd.DataFrame(columns=COLUMNS)
    rows, at = np.flatnonzero(large), cell[large]
    n, top = (groups[name].to_numpy(dtype=float)[rows] for name in ("n", "top"))
    share = top / n
    low, high = (_first(at, worth, told) for worth in (share, -share))
    node, item, part = (groups[name].array for name in ("node", "item", "part"))
    p = special.chdtrc(compared[told] - 1, _chi(at, n, top)[told])
    found = family(p)
    left_out = np.bincount(cell)[told] - compared[told]
    lowest, highest = (part.take(rows[one]) for one in (low, high))
    return pd.DataFrame(
        {"node": node.take(rows[low]), "item": item.take(rows[low]), "groups": compared[told], "left_out": left_out,
         "lowest": lowest, "low": share[low], "low_n": n[low], "highest": highest, "high": share[high],
         "high_n": n[high], "p": p, "q": found.q, "uneven": found.listed}
    )  # fmt: skip


def _chi(at: NDArray[np.int64], n: Floats, top: Floats) -> Floats:
    """Chi-squared of each cell, `at` being the cells of the groups; none where all or nobody were satisfied."""
    pooled = ratio(floats(np.bincount(at, top)), floats(np.bincount(at, n)))
    apart = floats(np.bincount(at, n * (top / n - pooled[at]) ** 2))
    return np.nan_to_num(ratio(apart, pooled * (1 - pooled)))


def _first(at: NDArray[np.int64], worth: Floats, cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of each cell's group of least worth; of several the first."""
    order = np.lexsort((worth, at))
    return np.asarray(order[np.searchsorted(at[order], cells)])
