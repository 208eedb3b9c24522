"""Waits of which only totals are known: an average where a quantile cannot be told."""

from __future__ import annotations

import pandas as pd

from cxlib.scope import Scope
from ui import alts, cached, mixture, plots, tables

MEAN = ("wait_mean_s",)
EITHER = ("wait_p90_s", *MEAN)


def by_node(scope: Scope) -> pd.DataFrame:
    """P90 and mean of every node: whichever can be told says which journeys have waits at all."""
    return cached.figure(scope, EITHER, by=("node",))


def only_means(scope: Scope) -> pd.DataFrame:
    """The means of the nodes that have no P90, as what totals tell of them does not make one."""
    told = by_node(scope)
    untold = told.loc[(told["metric"] == "wait_p90_s") & told["reason"].eq("NOT_FROM_TOTALS"), "node"]
    return told[told["metric"].isin(MEAN) & told["node"].isin(untold) & told["value"].notna()]


def by_hour(scope: Scope) -> pd.DataFrame:
    """P90 by weekday and hour; where none can be told, the mean."""
    quantiles = cached.figure(scope, EITHER[:1], by=("weekday", "hour"))
    if quantiles["value"].notna().any():
        return quantiles
    means = cached.figure(scope, MEAN, by=("weekday", "hour"))
    return means if means["value"].notna().any() else quantiles


def show(scope: Scope) -> None:
    """The means of such nodes, a picture a journey."""
    for code, title, part in mixture.by_journey(only_means(scope)):
        whole = cached.figure(scope.within(journeys=[code]), MEAN)
        plots.show(plots.ranks(part, "node", whole), alts.ranking(part, "node"), f"averages_{code}", title)
        tables.behind(part, f"average-wait-{code}", scope)
