"""How long did those wait who left before they were called? Kept apart from the waits of the served.

A wait that was given up is no wait for service: mixed, waits would look the shorter the sooner people give up. Told
only where a file says when they left, by a length of the wait or by the ticket's closing stamp; how many of those who
left that is stands beside every figure.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.display import HIDDEN, display_class, reason
from cxlib.quantiles import quantile_of_bins
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.flow import Flow


def leaving(reader: Flow, scope: Scope) -> pd.DataFrame:
    """One line per node somebody left: how many, and half of them waited no longer than this before they did.

    `node`, `left`, `n` (of them, told how long), `value, low, high` (median seconds with its order-statistic interval),
    `class` and `reason` as in a figures frame: `LEAVING_NOT_TOLD` where the file tells of none of them. Lengths beyond
    24 hours count as not told. Empty where nobody left. Source: `cxlib.quantiles`.

    >>> from cxlib.store import open_store
    >>> leaving(open_store().reader(), Scope()).empty
    True
    """
    return reader.kept(("leaving", scope), partial(_leaving, reader, scope))


def _leaving(reader: Flow, scope: Scope) -> pd.DataFrame:
    rows, bins = reader.left(scope), reader.times(scope, "left", ("node",))
    nodes, size = rows["node"].to_numpy(), len(rows)
    codes = np.searchsorted(nodes, bins.keys["node"])[bins.group]
    # a line without tickets for every node, so that a node whose file tells nothing has its place
    every, none = np.arange(size), np.zeros(size)
    estimate = quantile_of_bins(
        np.concatenate([codes, every]), np.concatenate([bins.bin, every * 0]),
        np.concatenate([bins.n, none]), np.concatenate([bins.total, none]), 0.5,
    )  # fmt: skip
    known = np.bincount(codes, bins.n, size)
    shown = display_class(known) != HIDDEN
    value, low, high = (np.where(shown, part[:size], np.nan) for part in estimate)
    return pd.DataFrame(
        {"node": nodes, "left": rows["left"].astype(int), "n": known.astype(int), "value": value,
         "low": low, "high": high, "class": display_class(known),
         "reason": np.where(known == 0, "LEAVING_NOT_TOLD", reason(known))}
    )  # fmt: skip
