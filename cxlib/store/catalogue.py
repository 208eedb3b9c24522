"""The catalogues as small frames, and the numbers behind their codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd


@dataclass(frozen=True)
class Catalogue:
    """Journeys, nodes, sites, channels, segments: each a frame with its id, `code`, `name_zh`, `name_en`, in order.

    Nodes also have `journey`, `stage`, `kind` (a node of kind `journey` stands for its journey as a whole) and
    `position`; sites have `region`.
    """

    journeys: pd.DataFrame
    nodes: pd.DataFrame
    sites: pd.DataFrame
    channels: pd.DataFrame
    segments: pd.DataFrame


@dataclass(frozen=True)
class Extent:
    """How far the data reach: first and last day (`None` without data), how much there is, when the last file came."""

    first: date | None
    last: date | None
    responses: int
    ratings: int
    tickets: int
    loaded_at: datetime | None
