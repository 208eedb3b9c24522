"""Every element of every node: a table to read, and a download with each figure in a column of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.coaching.weak_points import WeakPoints
from cxlib.scope import Scope
from ui import weak_found, weak_words
from ui.downloads import downloads
from ui.error_words import say_reason
from ui.names import names
from ui.telling import interval_text, value_text
from ui.words import NOTHING, is_missing, number, t

Row = Mapping[str, Any]


def table(found: WeakPoints, scope: Scope) -> None:
    """Every element of every node, weakest first, with its download."""
    st.dataframe(readable(found, scope), hide_index=True, alt=t("All elements of all nodes, weakest first"))
    downloads(exact(found, scope), "weak-points", scope, ("csat",))


def readable(found: WeakPoints, scope: Scope) -> pd.DataFrame:
    """The weak points in words and numbers."""
    rows, expected, uneven = _with(found, scope)
    nodes = names("node")
    return pd.DataFrame(
        {
            t("Rank"): ["" if is_missing(row["rank"]) or row["rank"] is pd.NA else str(row["rank"]) for row in rows],
            t("Element"): [weak_words.item_name(row["item"]) for row in rows],
            t("Service node"): [nodes.get(row["node"], row["node"]) for row in rows],
            t("Satisfied"): [_satisfied(row) for row in rows],
            "n": [number(row["n"]) for row in rows],
            t("Points below the rest"): [_below(row) for row in rows],
            t("Importance"): [number(row["importance"], 1) if row["importance_known"] else NOTHING for row in rows],
            t("Customers"): [number(row["customers"]) for row in rows],
            t("Gap"): [number(gap, 2, signed=True) for gap in expected],
            t("Consistency"): [t("uneven") if one else "" for one in uneven],
        }
    )


def exact(found: WeakPoints, scope: Scope) -> pd.DataFrame:
    """The weak points as numbers, one figure a column; shares and differences from 0 to 1."""
    rows, expected, uneven = _with(found, scope)
    points = found.points
    numbers = {
        "value": "value", "low": "low", "high": "high", "n": "n", "class": "class", "reason": "reason",
        t("Rest of the journey"): "usual", t("Below the rest"): "shortfall",
        t("Below the rest, lower limit (95%)"): "shortfall_low",
        t("Below the rest, upper limit (95%)"): "shortfall_high",
    }  # fmt: skip
    known = points["importance"].where(points["importance_known"].astype(bool))
    return pd.DataFrame(
        {t("Rank"): points["rank"], t("Element"): [weak_words.item_name(row["item"]) for row in rows],
         "node": points["node"], t("Step"): [weak_words.step_name(row["stage"]) for row in rows]}
        | {name: points[column] for name, column in numbers.items()}
        | {t("Importance (1 = average)"): known, t("Customers"): points["customers"], "q": points["q"],
           t("Against expectation"): expected,
           t("Consistency"): [t("uneven") if one else t("even") for one in uneven]}
    )  # fmt: skip


def _with(found: WeakPoints, scope: Scope) -> tuple[list[dict[Any, Any]], list[float], list[bool]]:
    """The points as rows, each one's gap to what was expected, and whether it is judged unevenly."""
    rows = found.points.to_dict("records")
    gaps = weak_found.gaps(scope).set_index(["node", "item"])["gap"].to_dict()
    uneven = {(one["node"], one["item"]) for one in found.unequal().to_dict("records")}
    keys = [(row["node"], row["item"]) for row in rows]
    return rows, [gaps.get(key, float("nan")) for key in keys], [key in uneven for key in keys]


def _satisfied(row: Row) -> str:
    if is_missing(row["value"]):
        return say_reason(row["reason"])
    low_to_high = interval_text("csat", row["low"], row["high"], row["n"])
    return t("{first} ({second})", first=value_text("csat", row["value"], row["n"]), second=low_to_high)


def _below(row: Row) -> str:
    if is_missing(row["shortfall"]):
        return NOTHING
    low, high = (weak_words.points(row[name]) for name in ("shortfall_low", "shortfall_high"))
    return t("{points} ({low} to {high})", points=weak_words.points(row["shortfall"]), low=low, high=high)
