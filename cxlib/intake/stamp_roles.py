"""The stamps of a ticket seen together: what others tell already is left out, and something has to open it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxlib.intake.clock_days import is_clock_column
from cxlib.intake.scales import folded

if TYPE_CHECKING:
    from cxlib.intake.questions import Question

GAPS = 0.98
"""The share of the tickets whose day a column has to say."""
LENGTHS = {"wait", "service"}
Ranked = tuple[tuple[int, ...], str]
"""How well a column's header tells a role, less is better, and its name."""
_ACCEPTED = re.compile(r"^受理(时间|日期)")


def accepted_later(told: dict[str, list[Ranked]]) -> dict[str, list[Ranked]]:
    """Where a case was applied for at one time and accepted at another, the acceptance is the first answer to it.

    >>> accepted_later({"opened": [((0,), "申请时间"), ((0,), "受理时间")]})
    {'opened': [((0,), '申请时间')], 'answered': [((0,), '受理时间')]}
    """
    opened = told.get("opened", [])
    accepted = [one for one in opened if _ACCEPTED.search(folded(one[1]))]
    if "answered" in told or not accepted or len(accepted) == len(opened):
        return told
    return told | {"opened": [one for one in opened if one not in accepted], "answered": accepted}


def stamps_first(found: Mapping[str, str], taken: frozenset[str], questions: Mapping[str, Question]) -> dict[str, str]:
    """Durations the stamps tell are left out; an arrival opens the ticket where nothing else does, and so does the
    start of a talk of which a length is told.

    >>> from cxlib.intake.questions import Question
    >>> found = {"开始时间": "started", "结束时间": "closed", "首次响应时长": "wait"}
    >>> stamps_first(found, frozenset(), {name: Question(name, name, ["-"]) for name in found})
    {'开始时间': 'opened', '结束时间': 'closed', '首次响应时长': 'wait'}
    """
    roles = set(found.values()) | taken
    opens = ""
    if "opened" not in roles:
        opens = "arrived" if "arrived" in roles else "started" if roles & LENGTHS and "day" not in roles else ""
    first = {name: "opened" if role == opens else role for name, role in without_gaps(found, questions).items()}
    roles = set(first.values()) | taken
    told = {"wait"} if {"opened", "started"} <= roles else set()
    told |= {"service"} if {"started", "closed"} <= roles else set()
    return {name: role for name, role in first.items() if role not in told}


def without_gaps(found: Mapping[str, str], questions: Mapping[str, Question]) -> dict[str, str]:
    """The roles without a day that many rows lack, where the opening says the day of every row."""
    by_role = {role: questions[name] for name, role in found.items() if role in ("day", "opened")}
    day, opened = by_role.get("day"), by_role.get("opened")
    if not day or not opened or is_clock_column(opened) or len(day.values) >= GAPS * len(opened.values):
        return dict(found)
    return {name: role for name, role in found.items() if role != "day"}
