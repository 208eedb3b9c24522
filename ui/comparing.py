"""Places side by side on the page: the funnel and the table."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import funnel, scale
from cxlib.comparing import NO_PLACE, Comparison
from cxlib.funnel import WARNING, rate_limits, share_limits
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import staff
from ui.compare_choice import KINDS, STAFF
from ui.compare_words import against, called, level
from ui.downloads import downloads
from ui.drill import to_place
from ui.names import in_chart
from ui.telling import count_text, hover_text, interval_text, metric_name, short_name, value_text
from ui.words import number, t


def judged(found: Comparison) -> pd.DataFrame:
    """The places with their names, verdicts and the sentence under the pointer."""
    told = called(found)
    better = METRICS[found.metric].better
    verdicts = [_verdict(row["listed"], row["position"], better) for row in records(found.places)]
    spelled = [told[code] for code in found.places[found.by]]
    rows = found.places.assign(verdict=verdicts, label=[in_chart(name) for name in spelled])
    leads = staff.to_cases if found.by == STAFF else partial(to_place, found.by)
    texts = [_hover(found, row, name) for row, name in zip(records(rows), spelled, strict=True)]
    return rows.assign(hover=texts, opens=[leads(code, found.metric) for code in rows[found.by]])


def places(rows: pd.DataFrame) -> pd.DataFrame:
    """Without what has no name: it is no place that could lie anywhere."""
    return rows[rows["untested"] != NO_PLACE]


def picture(found: Comparison, rows: pd.DataFrame) -> Figure:
    """The funnel of places."""
    reach = rows["n_effective"].max() * 1.05
    n = np.unique(np.geomspace(max(rows["n_effective"].min() / 10, 5), reach, 160).round())
    limits = rate_limits if METRICS[found.metric].unit == "rate" else share_limits
    low95, high95 = limits(found.overall, n, WARNING)
    low998, high998 = limits(found.overall, n)
    lines = pd.DataFrame({"n": n, "low95": low95, "high95": high95, "low998": low998, "high998": high998})
    titles = (t("Cases (n)"), metric_name(found.metric))
    axis = scale(METRICS[found.metric].unit, rows["charted"])
    return funnel(rows.assign(n=rows["n_effective"]), lines, (found.overall, level(found)), axis, titles)


def table(found: Comparison, rows: pd.DataFrame, scope: Scope) -> None:
    """All places as a table, and the way to take it along."""
    shown = tabled(found, rows)
    with st.expander(t("Table and download"), icon=":material/table:"):
        st.dataframe(shown, hide_index=True, alt=t("The places compared, as a table"))
        downloads(shown, f"compare-{found.by}", scope, [found.metric])


def tabled(found: Comparison, rows: pd.DataFrame) -> pd.DataFrame:
    """The places by name, what has none last; adjusted figures only if they were adjusted."""
    rows = rows.assign(nameless=rows["untested"] == NO_PLACE).sort_values(["nameless", "label"])
    fair = {t("Adjusted for nodes"): _texts(found.metric, rows, "charted")} if found.adjusted else {}
    return pd.DataFrame(
        {
            t(KINDS[found.by]): rows["label"],
            short_name(found.metric): _texts(found.metric, rows, "value"),
            t("95 % interval"): [
                interval_text(found.metric, row["low"], row["high"], row["n"]) for row in records(rows)
            ],
            **fair,
            t("Rests on"): [count_text(row | {"metric": found.metric}) for row in records(rows)],
            t("Against all together"): [against(row) for row in records(rows)],
            "q": [number(q, 3) for q in rows["q"]],
        }
    )


def _verdict(listed: bool, position: str, better: str) -> str:
    if not listed or position in ("", "inside") or better == "none":
        return ""
    return "improvement" if position.endswith("high") == (better == "high") else "concern"


def _hover(found: Comparison, row: dict[str, Any], name: str) -> str:
    key = found.metric
    adjusted = t("adjusted for nodes: {value}", value=value_text(key, row["charted"], row["n"]))
    return hover_text(row | {"metric": key}, name, adjusted if found.adjusted else "")


def _texts(key: str, rows: pd.DataFrame, column: str) -> list[str]:
    return [value_text(key, value, n) for value, n in zip(rows[column], rows["n"], strict=True)]
