"""The one function behind card, chart, table, download and command line.

A figure is one line: metric, the keys asked for, value, n, interval, display class, and a reason where there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from cxlib import complaints, responding, satisfaction, waiting
from cxlib.registry import Metric, metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

FAMILIES: dict[str, Callable[[Reader, Scope, Metric, tuple[str, ...]], pd.DataFrame]] = {
    "satisfaction": satisfaction.figure,
    "waiting": waiting.figure,
    "complaints": complaints.figure,
    "responding": responding.figure,
}
COLUMNS = ("value", "n", "low", "high", "class", "reason", "n_effective", "events")
STEPS = {"D": "D", "W": "W-MON", "M": "MS", "Q": "QS"}


def figures(reader: Reader, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Figures of some metrics in a scope, one line per metric and group of the keys in `by`.

    Columns: `metric`, the keys of `by` (codes; `period` is its first day), `value`, `n`, `low`, `high` (NaN where there
    is none), `class` (normal, provisional, hidden), `reason` ("" or NO_DATA, TOO_FEW, NO_VOLUME, …), `n_effective`
    (what interval and class rest on: fewer than `n` with weights or several ratings a person), `events` (of a rate).
    A period without data has a line of its own. Raises `UNKNOWN_METRIC` and `UNKNOWN_KEY`.

    >>> from cxlib.store import open_store
    >>> figures(open_store().reader(), Scope(), ("csat",))[["metric", "n", "reason"]].values.tolist()
    [['csat', 0, 'NO_DATA']]
    """
    parts = []
    for key in metrics:
        card = metric(key)
        parts.append(reader.kept(("figure", key, scope, by), partial(_part, reader, scope, card, by)))
    return pd.concat(parts, ignore_index=True)


def _part(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> pd.DataFrame:
    part = FAMILIES[card.family](reader, scope, card, by)
    part = _with_gaps(part, scope, by) if by else part if len(part) else _nothing()
    part = part.sort_values(list(by), kind="stable") if by else part
    part = part.assign(metric=card.key, n=part["n"].round().astype("int64"))
    return part[["metric", *by, *COLUMNS]]


def _nothing(rows: int = 1) -> pd.DataFrame:
    empty = {"value": float("nan"), "n": 0.0, "low": float("nan"), "high": float("nan"), "class": "hidden",
             "reason": "NO_DATA", "n_effective": 0.0, "events": float("nan")}  # fmt: skip
    return pd.DataFrame([empty] * rows, columns=list(COLUMNS))


def _with_gaps(part: pd.DataFrame, scope: Scope, by: tuple[str, ...]) -> pd.DataFrame:
    """A line NO_DATA for each period without data between the first and the last one, for every group."""
    if "period" not in by or part.empty:
        return part
    periods = pd.DataFrame(
        {"period": pd.date_range(part["period"].min(), part["period"].max(), freq=STEPS[scope.grain])}
    )
    periods["period"] = periods["period"].astype(part["period"].dtype)
    others = [key for key in by if key != "period"]
    groups = len(part[others].drop_duplicates()) if others else 1
    if len(part) == groups * len(periods):
        return part
    grid = part[others].drop_duplicates().merge(periods, how="cross") if others else periods
    whole = grid.merge(part, on=list(by), how="left")
    gaps = whole["n"].isna()
    for column, value in _nothing().iloc[0].items():
        whole.loc[gaps, column] = value
    return whole
