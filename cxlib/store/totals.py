"""What totals add to the measures of single rows: the same columns summed, and beside them what came from totals.

Where no file of totals was ever taken in, the measures of the rows stay as they are: their readers find no such column
and count 0 (`cxlib.aggregated.told`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from cxlib.aggregated import hours_told
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

TICKETS: dict[str, dict[str, tuple[str, ...]]] = {
    "volume": {"n": ("tickets", "served", "total_served"), "abandoned": ("tickets", "abandoned", "total_abandoned"),
               "told": ("told", "total_told")},
    "wait": {"n": ("total_waits",), "timed": ("waits", "total_timed"), "wait_s": ("wait_s",),
             "judged": ("judged", "total_judged"), "within": ("within",), "unjudged": ("unjudged",)},
    "complaint": {"n": ("complaints", "total_complaints")},
}  # fmt: skip
"""Subject of totals → what is told → the measures it goes into."""
TOLD = ("n", "boxed", "top", "halved", "bottom", "scored", "score")
ANSWERS: dict[str, tuple[str, ...]] = {name: (f"total_{name}",) for name in TOLD}
UNCOUNTED = ("cut", "coarse")


def tickets_with_totals(
    reader: Reader, rows: pd.DataFrame, scope: Scope, by: tuple[str, ...], only: dict[str, Any]
) -> pd.DataFrame:
    """Ticket measures of single rows and of totals together, per group of the keys in `by`; of `only` some nodes.

    Columns more: `total_…` (the part that came from totals), `unjudged`, and `cut_…`, `coarse_…` per subject: totals
    that are there and are not counted.
    """
    parts = [rows]
    for subject, measures in TICKETS.items():
        told = hours_told(reader.totals(scope, subject, by, **only), by, others=len(rows) > 0)
        parts.append(_as_measures(told, by, measures, subject))
    both = _summed(parts, by)
    both["total_untimed"] = both["total_waits"] - both["total_timed"]
    return both


def answers_with_totals(
    reader: Reader, rows: pd.DataFrame, scope: Scope, by: tuple[str, ...], item: int, nodes: list[int]
) -> pd.DataFrame:
    """Rating measures of single rows, and beside them what totals tell: `total_n`, `total_boxed`, `total_top`, …"""
    told = reader.totals(scope, "answer", by, item=item, nodes=nodes)
    return _summed([rows, _as_measures(told, by, ANSWERS, "answer")], by)


def _as_measures(
    told: pd.DataFrame, by: tuple[str, ...], measures: dict[str, tuple[str, ...]], subject: str
) -> pd.DataFrame:
    made = {key: told[key] for key in by}
    for name, places in measures.items():
        for place in places:
            made[place] = made[place] + told[name] if place in made else told[name]
    made |= {f"{name}_{subject}": told[name] for name in UNCOUNTED}
    return pd.DataFrame(made, index=told.index)


def _summed(parts: list[pd.DataFrame], by: tuple[str, ...]) -> pd.DataFrame:
    """One line per group; a measure a part does not have is 0 there."""
    filled = [part for part in parts if len(part)]
    if not filled:
        return pd.concat(parts, ignore_index=True)
    joined = pd.concat([*filled, *(part.iloc[:0] for part in parts)], ignore_index=True)
    measures = [name for name in joined if name not in by]
    joined[measures] = joined[measures].astype("float64").fillna(0.0)
    if not by:
        return joined[measures].sum().to_frame().T
    return joined.groupby(list(by), sort=False, dropna=False, as_index=False)[measures].sum()
