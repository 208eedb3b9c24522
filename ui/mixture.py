"""Journeys side by side: what may be put on one scale, and what may not."""

from __future__ import annotations

import pandas as pd

from cxlib.scope import Scope
from ui import cached
from ui.names import frame as catalogue
from ui.names import names


def without_journeys(frame: pd.DataFrame) -> pd.DataFrame:
    """The lines of real places, channels and steps; the whole journey is no row among its parts."""
    nodes = catalogue("node")
    return frame[~frame["node"].isin(nodes.loc[nodes["kind"] == "journey", "code"])]


def parts_or_whole(frame: pd.DataFrame) -> pd.DataFrame:
    """The lines of nodes with cases (`n`); a whole journey stands only where none of its parts has any."""
    there = frame[frame.groupby("node")["n"].transform("max") > 0]
    nodes = catalogue("node").set_index("code")
    whole, home = there["node"].map(nodes["kind"]) == "journey", there["node"].map(nodes["journey"])
    return there[~(whole & home.isin(home[~whole]))]


def by_journey(frame: pd.DataFrame) -> list[tuple[str, str, pd.DataFrame]]:
    """A frame by node, cut into its journeys: code, title (none if there is only one) and lines with figures."""
    home = frame["node"].map(catalogue("node").set_index("code")["journey"])
    told = names("journey")
    parts = [(code, told[code], frame[home == code]) for code in told]
    parts = [(code, title, part) for code, title, part in parts if part["value"].notna().any()]
    return parts if len(parts) > 1 else [(code, "", part) for code, _, part in parts]


def several_journeys(scope: Scope) -> bool:
    """Whether times of several journeys come together in this scope."""
    return len(by_journey(cached.figure(scope, ("wait_median_s",), by=("node",)))) > 1
