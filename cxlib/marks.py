"""What people put on a chart by hand: standards, events, step changes (rebase), one-offs (ghost).

Plain data; `cxlib.store.marks` writes them, with who did it and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EVENT_KINDS = ("training", "machine", "outage", "rule", "other")
STANDARD_RANGE = {
    "wait_s": (1.0, 86_400.0),
    "answer_s": (1.0, 31_536_000.0),
    "close_s": (1.0, 31_536_000.0),
    "answer_days": (0.0, 366.0),
    "close_days": (0.0, 366.0),
    "csat": (0.0, 1.0),
    "nps": (-100.0, 100.0),
    "complaints_per_1000": (0.0, 1_000.0),
}
"""What a standard may be about, and between what its value lies (seconds, working days, a share, points, per 1,000)."""


@dataclass(frozen=True)
class Standard:
    """A target for a node from a day on; it ends the one before it and starts its next version."""

    node: str
    metric: str
    value: float
    first: date


@dataclass(frozen=True)
class Event:
    """Something that happened and may explain a change; without node and site it holds for all.

    `name` serves both languages unless `name_en` is given. With an `upload_id` it goes when that upload is taken back.
    """

    day: date
    kind: str
    name: str
    node: str = ""
    site: str = ""
    name_en: str | None = None
    upload_id: int | None = None


@dataclass(frozen=True)
class Rebase:
    """A step change a person declares: from `day` on the limits are computed anew. No node = the chart of all."""

    metric: str
    day: date
    reason: str
    node: str = ""


@dataclass(frozen=True)
class Ghost:
    """A known one-off: these days are drawn hollow, out of limits and rules. No node = the chart of all."""

    metric: str
    first: date
    last: date
    reason: str
    node: str = ""


Mark = Standard | Event | Rebase | Ghost
SUBJECTS: dict[type, str] = {Standard: "standard", Event: "event", Rebase: "rebase", Ghost: "ghost"}
