"""Importance against performance: what matters and is done badly, with what is undecided hollow."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.charts import grid, names_of_points
from cxlib.coaching.driving import Driving
from cxlib.scope import Scope
from ui import driver_words as words
from ui import plots
from ui.drill import to_item, to_place
from ui.names import in_chart, in_sentence
from ui.telling import metric_name
from ui.words import t

CORNERS = ("concentrate_here", "keep_up", "low_priority", "possible_overkill")


def show(told: Driving, scope: Scope) -> None:
    """The quadrants, and in a sentence what comes first; fewer than four drivers make none."""
    seen, found, figures = told.grid(), told.found, told.performance
    if not seen.grid:
        st.caption(t("Fewer than four drivers make no grid."))
        return
    names = [words.driver_name(told.of, code) for code in found.names]
    first = (seen.quadrant == "concentrate_here") & ~seen.undecided
    if first.any():
        chosen = [in_sentence(name) for name, one in zip(names, first, strict=True) if one]
        st.markdown(t("Matters more and is done worse than the others: **{names}**.", names=chosen))
    sentences = [words.placed(told, seen, place) for place in range(len(names))]
    frame = pd.DataFrame({
        "label": names_of_points([in_chart(name) for name in names], found.rank.tolist()),
        "x": figures["value"], "x_low": figures["low"], "x_high": figures["high"],
        "y": found.share.value, "y_low": found.share.low, "y_high": found.share.high,
        "verdict": ["concern" if one else "" for one in first],
        "class": ["provisional" if doubt else "normal" for doubt in seen.undecided],
        "hover": [in_chart(one) for one in sentences], "opens": [opens(told, code) for code in found.names],
    })  # fmt: skip
    titles = metric_name("csat"), t("Importance (share of what all explain)")
    corners = [t(words.QUADRANTS[one]) for one in CORNERS]
    figure = grid(frame.dropna(subset=["x"]), (seen.performance, seen.importance), corners, titles)
    plots.show(figure, " ".join(sentences), "quadrants", opens=scope)
    st.caption(
        t("The lines are the means of the drivers shown. Hollow: an interval crosses a line, so the corner is open.")
    )


def opens(told: Driving, code: str) -> str:
    """Where a driver leads: the answers about the node or the item."""
    return to_place("node", code, "csat") if told.of == "node" else to_item(code)
