"""Files with several rows a ticket or a person, told by their values: the same number again and again.

An event log repeats a ticket number with different words for what happened; a long survey file repeats a person with
different questions. Neither is told by a header alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cxlib.intake import aliases
from cxlib.intake.columns import Column, Scale
from cxlib.intake.dating import dating
from cxlib.intake.log_words import KNOWN, LOG_ROLES
from cxlib.intake.questions import Question
from cxlib.intake.scales import folded
from cxlib.intake.times import is_clock
from cxlib.intake.why import Reason, Why

AGAIN = 1.5
"""Rows a number must have on average to be one of several rows."""
KNOWN_WORDS = 0.6
"""The share of the rows whose event has to be a known word."""
_NUMBERED = re.compile(r"号$|编号|单号|票|\bid\b|id$|\bno\.?$|number|ticket|case|respondent")
_PLACES = ("site", "channel", "segment", "node", "category", "severity", "kind")
_HAPPENED = re.compile(r"事件|动作|操作|状态|环节|节点|event|action|activity|status|step|type")


@dataclass(frozen=True)
class Shape:
    """What such a file is: its kind, its columns with their reasons, and what else its mapping says."""

    kind: str
    columns: tuple[Column, ...]
    reasons: tuple[Reason, ...]
    constant: dict[str, str] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)


def as_log(cells: dict[str, list[str]], questions: dict[str, Question]) -> Shape | None:
    """An event log; `None` if the file is none. `cells`: the texts of every column, row by row.

    >>> cells = {"no": ["7", "7", "8"], "what": ["created", "solved", "created"], "at": ["2026-03-01"] * 3}
    >>> shape = as_log(cells, {name: Question(name, name, texts) for name, texts in cells.items()})
    >>> [(column.role, column.values) for column in shape.columns][1]
    ('event', {'created': 'opened', 'solved': 'closed'})
    """
    events = [name for name in cells if _is_event(cells[name])]
    numbers = [name for name in cells if name not in events and repeats(cells[name]) and not _is_place(questions[name])]
    if not events or not numbers:
        return None
    times = [name for name in cells if name not in numbers and _is_time(questions[name].values)]
    numbers = [name for name in numbers if any(_differ(cells[name], cells[what]) for what in events)]
    numbers.sort(key=lambda name: _NUMBERED.search(folded(name)) is None)
    events.sort(key=lambda name: _HAPPENED.search(folded(name)) is None)
    if not numbers or len(times) != 1:
        return None
    number, what, at = numbers[0], events[0], times[0]
    said = {word: KNOWN[folded(word)] for word in dict.fromkeys(cells[what]) if folded(word) in KNOWN}
    named = _NUMBERED.search(folded(number)) is not None
    sure = 0.9 if named and set(map(folded, cells[what])) - {""} <= set(KNOWN) else 0.6 if named else 0.5
    columns = [Column(number, "id"), Column(what, "event", values=said), Column(at, "at")]
    columns += _beside(questions, {number, what, at})
    reasons = [Reason(column.name, column.role, Why.EVENT_LOG.name, sure) for column in columns[:3]]
    reasons += [Reason(column.name, column.role, Why.HEADER.name, 0.9) for column in columns[3:]]
    order = list(cells)
    columns.sort(key=lambda column: order.index(column.name))
    queue = "started" in said.values() or any(column.role == "kind" for column in columns)
    return Shape("ticket", tuple(columns), tuple(reasons), {} if queue else {"kind": "complaint"})


def _is_event(texts: list[str]) -> bool:
    """Mostly words for what happens to tickets, opening among them, and at least one other."""
    said = [folded(text) for text in texts]
    known = [KNOWN[word] for word in said if word in KNOWN]
    return len(known) >= KNOWN_WORDS * len(said) and "opened" in known and len(set(known) - {"nothing"}) > 1


def repeats(texts: list[str]) -> bool:
    """Whether a column holds numbers or names that each stand in several rows.

    >>> repeats(["7", "7", "8", "8"]), repeats(["7", "8", "9"])
    (True, False)
    """
    there = [text for text in texts if text]
    return len(set(there)) > 1 and len(there) >= 0.9 * len(texts) and len(there) >= AGAIN * len(set(there))


def _is_place(one: Question) -> bool:
    """Whether a header names where, by what way or about what: a ward or a department comes again and is no ticket."""
    return _NUMBERED.search(folded(one.name)) is None and one.role(aliases.TICKET + aliases.SHARED) in _PLACES


def _differ(numbers: list[str], words: list[str]) -> bool:
    """Whether the rows of a number mostly say different words: a status that is repeated is no event."""
    pairs = [pair for pair in zip(numbers, words, strict=True) if pair[0]]
    several = len(pairs) - len(set(numbers))
    return several > 0 and len(set(pairs)) - len({number for number, _ in pairs}) >= 0.5 * several


def _is_time(values: list[str]) -> bool:
    dates = dating(values)
    return dates is not None and dates.why is not Why.DAY_INCOMPLETE and not any(map(is_clock, dates.formats))


def _beside(questions: dict[str, Question], used: set[str]) -> list[Column]:
    """The other columns of a log that its headers tell."""
    found: list[Column] = []
    for name, one in questions.items():
        role = one.role(aliases.TICKET + aliases.SHARED)
        fits = role in LOG_ROLES and role not in ("id", "day") and role not in {column.role for column in found}
        if name not in used and fits:
            found.append(Column(name, role, missing=aliases.MISSING))
    return found
