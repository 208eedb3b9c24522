"""What is written down in the trainer's room: trainings held, and scorecards of what observers saw.

Plain data; `cxlib.store.training` keeps them, with who wrote them and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("etiquette", "communication", "scenario", "knowledge")
"""The four kinds of courses: 服务礼仪, 沟通技巧, 情景模拟, 专业知识更新."""
METHODS = ("lecture", "case_study", "role_play", "discussion", "demonstration", "on_the_job")
CHOSEN = ("", "weak", "all", "asked", "other")
"""Why these nodes: not told, they were weak, all were trained, they asked for it, another reason."""
SUGGESTED = {
    "element.reliability": "knowledge", "element.responsiveness": "scenario", "element.friendliness": "etiquette",
    "element.empathy": "communication", "element.tangibles": "etiquette", "competency.awareness": "etiquette",
    "competency.knowledge": "knowledge", "competency.communication": "communication", "competency.emotion": "scenario",
}  # fmt: skip
"""The item that is weak → the kind of course that aims at it. The sources name items and courses; who meets whom is
our reading."""
ROLES = ("trainer", "shopper")
PASSED = 0.6
"""The share of full marks from which a check is passed."""


@dataclass(frozen=True)
class Training:
    """A training held from `first` to `last` (None: that day alone) for the staff of `nodes`, at `sites` (none: all).

    `name` serves both languages unless `name_en` is given. `groups` are teams or shifts in the writer's words. `aim` is
    the item it is to raise ("" none). With an `upload_id` it goes when that upload is taken back.
    """

    name: str
    kind: str
    first: date
    nodes: tuple[str, ...]
    last: date | None = None
    sites: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    aim: str = ""
    chosen: str = ""
    name_en: str | None = None
    upload_id: int | None = None


@dataclass(frozen=True)
class Check:
    """One thing looked at: its step, what it is, and the share of full marks (None: it could not be seen).

    >>> Check("greet", "smile", 1.0).passed, Check("greet", "smile", 0.5).passed, Check("greet", "smile", None).passed
    (True, False, None)
    """

    step: str
    item: str
    score: float | None

    @property
    def passed(self) -> bool | None:
        """Whether the check was passed; None where it could not be seen."""
        return None if self.score is None else self.score >= PASSED


@dataclass(frozen=True)
class Scorecard:
    """What one observer saw at one node on one day. `role`: `trainer` (known to the staff) or `shopper` (not known)."""

    day: date
    node: str
    observer: str
    role: str
    checks: tuple[Check, ...]
    site: str = ""
