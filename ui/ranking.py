"""One metric by node, site or another part, the worst on top; of very many the worst are drawn and the rest is told."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import alts, plots
from ui.words import t

MOST = 40


def ranked(found: pd.DataFrame, column: str, whole: pd.DataFrame, key: str, scope: Scope, title: str = "") -> None:
    """A dot a row with its interval, against the `whole`; the table below the picture has them all."""
    shown = worst(found)
    picture = plots.ranks(shown, column, whole)
    plots.show(picture, alts.ranking(found, column), key, title, opens=scope)
    if (of := int(found["value"].notna().sum())) > len(shown):
        st.caption(t("The worst {n} of {of} are drawn; the table has all.", n=len(shown), of=of))


def worst(found: pd.DataFrame) -> pd.DataFrame:
    """The rows of a metric that have a figure, the worst first, at most `MOST`.

    >>> found = pd.DataFrame({"metric": "csat", "node": list("abc"), "value": [0.9, float("nan"), 0.7]})
    >>> worst(found)["node"].tolist()
    ['c', 'a']
    """
    rows = found.dropna(subset=["value"])
    low_is_bad = METRICS[str(found["metric"].iloc[0])].better == "high"
    return rows.sort_values("value", ascending=low_is_bad, kind="stable").head(MOST)
