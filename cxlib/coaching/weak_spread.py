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
from scipy import special

from cxlib.display import BOUNDS
from cxlib.families import family

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
    lines = [line for key, part in groups.groupby(["node", "item"], sort=True) if (line := _line(key, part))]
    if not lines:
        return pd.DataFrame(columns=COLUMNS)
    told = pd.DataFrame(lines)
    found = family(told["p"].to_numpy(dtype=float))
    return told.assign(q=found.q, uneven=found.listed)[COLUMNS]


def _line(key: tuple[str, str], part: pd.DataFrame) -> dict[str, object] | None:
    kept = part[part["n"] >= BOUNDS.hidden_below]
    if len(kept) < 2:
        return None
    n, top = (kept[name].to_numpy(dtype=float) for name in ("n", "top"))
    share, pooled = top / n, top.sum() / n.sum()
    variance = pooled * (1 - pooled)
    chi = float((n * (share - pooled) ** 2).sum() / variance) if variance else 0.0
    low, high = int(np.argmin(share)), int(np.argmax(share))
    return {
        "node": key[0], "item": key[1], "groups": len(kept), "left_out": len(part) - len(kept),
        "lowest": kept["part"].iloc[low], "low": share[low], "low_n": n[low],
        "highest": kept["part"].iloc[high], "high": share[high], "high_n": n[high],
        "p": float(special.chdtrc(len(kept) - 1, chi)),
    }  # fmt: skip
