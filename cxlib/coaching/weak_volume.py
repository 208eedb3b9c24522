"""How many customers a node has, also where nobody counts them.

A queue machine counts the customers of counters, not those of the guide desk beside it. Where a journey has counted
nodes, the others get as many customers as their answers would stand for if people answered there as readily; where it
has none, the answers themselves are the number. Three sources, and the frame says which: `served`, `estimated`,
`answers`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd


def customers(persons: pd.DataFrame, served: pd.Series) -> pd.DataFrame:
    """`customers` and `volume_from` by node.

    `persons`: `node, journey, n` (who answered anything about the node); `served`: tickets served, by node.

    >>> persons = pd.DataFrame({"node": ["till", "door"], "journey": "shop", "n": [100, 50]})
    >>> customers(persons, pd.Series({"till": 400.0})).reset_index().values.tolist()
    [['till', 400.0, 'served'], ['door', 200.0, 'estimated']]
    """
    counted = served.reindex(persons["node"]).fillna(0.0).to_numpy(dtype=float)
    n = persons["n"].to_numpy(dtype=float)
    journey, _ = pd.factorize(persons["journey"])
    answers, tickets = (np.bincount(journey, each)[journey] for each in (np.where(counted > 0, n, 0.0), counted))
    answered = answers / np.where(tickets > 0, tickets, np.nan)
    # more answers than tickets: the survey reaches people whom nobody counted, so it tells no share
    answered = np.where(answered < 1, answered, np.nan)
    guessed = n / np.where(answered > 0, answered, np.nan)
    told = np.select([counted > 0, ~np.isnan(guessed)], [counted, guessed], n)
    source = np.select([counted > 0, ~np.isnan(guessed)], ["served", "estimated"], "answers")
    return pd.DataFrame({"customers": told, "volume_from": source}, index=pd.Index(persons["node"]))
