"""The parts of a mapping as plain frozen data: what a column is, its scale, the nodes and standards it brings."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

SURVEY_ROLES = ("id", "ticket", "day", "time", "site", "channel", "segment", "weight", "seconds", "node", "item",
                "question", "facet", "score", "rating", "comment", "kano", "ignore")  # fmt: skip
STAMPS = ("opened", "started", "answered", "closed", "promised", "arrived", "consented")
TICKET_ROLES = ("id", "day", "site", "channel", "segment", "node", *STAMPS, "quoted", "amount", "outcome", "kind",
                "category", "severity", "staff", "customer", "first_contact", "reopened", "wait", "service", "comment",
                "event", "at", "ignore")  # fmt: skip
TOTAL_ROLES = ("period", "until", "hour", "site", "channel", "segment", "node", "served", "abandoned", "waited",
               "average",
               "longest", "within", "breaches", "band", "complaints", "answers", "satisfied", "dissatisfied", "level",
               "mean", "ignore")  # fmt: skip
ENTRY_ROLES = ("node", "site", "zh", "en", "journey", "stage", "order", "node_kind", "region", "tz", "ignore")
OBSERVATION_ROLES = ("id", "day", "site", "node", "observer", "sort", "step", "check", "passed", "score", "ignore")
ROLES = {"survey": SURVEY_ROLES, "ticket": TICKET_ROLES, "total": TOTAL_ROLES, "catalogue": ENTRY_ROLES,
         "observation": OBSERVATION_ROLES}  # fmt: skip
REPEATABLE = {
    "survey": ("rating", "comment", "kano", "ignore"),
    "ticket": ("comment", "ignore"),
    "total": ("band", "level", "ignore"),
    "catalogue": ("ignore",),
    "observation": ("passed", "score", "ignore"),
}
"""Roles that several columns of one file may have."""
FACETS = ("perception", "expectation", "importance")


@dataclass(frozen=True)
class Scale:
    """The ends of a scale, which end is best, the codes that mean "no answer", and words that stand for numbers.

    `top` is the lowest turned score that counts as satisfied (`None` = by the item: the two best boxes, 9 for NPS, 5
    for CES; the better half of a two-point scale).
    """

    low: float = 1
    high: float = 5
    best: str = "high"
    missing: tuple[str, ...] = ("",)
    words: dict[str, float] = field(default_factory=dict)
    top: float | None = None


@dataclass(frozen=True)
class Column:
    """What one column of the file is. `role` is spelled `is` in TOML; fields that do not concern the role stay empty.

    `prefix` is put before each text before it is understood ("2014-05-" before a bare day of the month). `known_only`:
    a node or site the mapping does not list refuses the row (`UNKNOWN_WORD`) instead of becoming a new catalogue entry.
    `ranges`: what stands for "10-15" or "300 or more" among numbers and durations (`cxlib.intake.ranges.CHOICES`); ""
    refuses them.
    `scales`: item → scale, where the answers of one `score` column are not all on its own `scale`.
    `lower` and `upper`, in the column's `unit`, are the ends of a band of waits (no `upper`: and longer), or the
    standard that `within` and `breaches` count by; `lower` is the answer on the `scale` that a `level` counts.
    `step`: the step of the service, of a scorecard's check that has a column of its own (`item`: the check).
    """

    name: str
    role: str
    node: str = ""
    item: str = ""
    facet: str = "perception"
    scale: str = ""
    formats: tuple[str, ...] = ()
    missing: tuple[str, ...] = ("",)
    values: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    feature: str = ""
    side: str = ""
    prefix: str = ""
    known_only: bool = False
    ranges: str = ""
    scales: dict[str, str] = field(default_factory=dict)
    lower: float | None = None
    upper: float | None = None
    step: str = ""


@dataclass(frozen=True)
class Place:
    """A catalogue entry the mapping brings: a journey or a node, with its names in both languages."""

    code: str
    zh: str = ""
    en: str = ""
    kind: str = "place"
    stage: str = ""


@dataclass(frozen=True)
class Target:
    """A standard the mapping brings: at this node, this metric, this value, from a day on."""

    node: str
    metric: str
    value: float
    valid_from: str = "1900-01-01"
    valid_to: str = "2999-12-31"


@dataclass(frozen=True)
class Mapping:
    """How to read one layout. `name` is the source: it is part of every row's identity."""

    name: str
    kind: str
    journey: Place
    columns: tuple[Column, ...]
    nodes: tuple[Place, ...] = ()
    sites: tuple[Place, ...] = ()
    scales: dict[str, Scale] = field(default_factory=dict)
    standards: tuple[Target, ...] = ()
    constant: dict[str, str] = field(default_factory=dict)
    read: dict[str, Any] = field(default_factory=dict)
    wait_limit_h: float = 24

    def one(self, role: str) -> Column | None:
        """The column with this role, if the file has one."""
        return next((column for column in self.columns if column.role == role), None)

    def every(self, role: str) -> tuple[Column, ...]:
        """All columns with this role, in order."""
        return tuple(column for column in self.columns if column.role == role)

    def tells(self, *roles: str) -> bool:
        """Whether the file says any of these: in a column, or by an event of a log (any event, if none is named)."""
        log = self.one("event")
        said = set(log.values.values() if log and log.values else roles if log else ())
        return any(self.one(role) or role in said for role in roles)

    def scale_of(self, column: Column) -> Scale:
        """The scale of a rating column; an unnamed one is 1–5, high is best."""
        return self.scales.get(column.scale, Scale())

    def with_constant(self, **values: str) -> Mapping:
        """The same mapping with values for what the file does not say: `with_constant(site="north")`."""
        return replace(self, constant={**self.constant, **{k: v for k, v in values.items() if v}})
