"""Numbers that begin anew: a queue machine gives A001 every morning at every branch, a ledger counts each sheet from 1.

Such a number tells rows apart only together with the day and the site. Taken for an identity of its own, the second
day's A001 would be the first day's once more, and lost. And a number that several rows of one day and site have, which
say different things, tells no rows apart at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cxlib.intake import aliases
from cxlib.intake.columns import Column
from cxlib.intake.dating import dating
from cxlib.intake.times import read_stamps
from cxlib.intake.titles import plain_header
from cxlib.intake.why import Reason, Why

if TYPE_CHECKING:
    from cxlib.intake.questions import Question

DAILY = "day"
"""The `unit` of an `id` whose numbers count within a day and a site."""
SHORT = 0.95
"""The share of the numbers that have to be short."""
SOME = 0.02
"""The share of the rows with a number from which it is one that comes again, and no slip."""
_HEADER = re.compile(
    r"(?:取?票号?|取号|排队号码?|排号|叫号|号码|号票|序号|queue(?: (?:no|number|num|id))?|token(?: (?:no|number))?"
    r"|ticket(?: (?:no|number|num))?|order(?: (?:no|number))?|number|no|turn|s ?n|sr ?no|serial (?:no|number))"
)
_LINE = re.compile(r"序号|no|number|s ?n|sr ?no|serial (?:no|number)")
_NUMBER = re.compile(r"[^\W\d_]{0,3}[- ]?\d{1,4}")
_DAYS = ("day", "opened", "time", "started", "closed")
Rows = Mapping[str, Sequence[str]]


def told_by_number(
    kind: str, columns: Sequence[Column], questions: Mapping[str, Question], rows: Rows
) -> tuple[list[Column], list[Reason]]:
    """The columns of a file with what its numbers are worth: an id as such, within the day, or none. `rows`: all cells.

    The rows seen have the word: a number of other rows on another day or at another site begins anew. Where none comes
    again, the usual names of the numbers of queues and lines do.

    >>> from cxlib.intake.questions import Question
    >>> rows = {"票号": ["A001", "A002"], "工单号": ["WX2026030001", "WX2026030002"]}
    >>> asked = {name: Question(name, name, texts) for name, texts in rows.items()}
    >>> [told_by_number("ticket", [Column(name, "id")], asked, rows)[0][0].unit for name in asked]
    ['day', '']
    """
    number = next((column for column in columns if column.role == "id"), None)
    name = number.name if number else _left_out(kind, columns, questions)
    if name not in questions:
        return list(columns), []
    others = [column for column in columns if column.role != "id"]
    places = ("site",) if kind == "ticket" else ("site", "node")
    again, still = _shared(name, [one for one in columns if one.role in (*_DAYS, *places)], rows)
    if still >= SOME:
        return others, [Reason(name, "ignore", Why.NUMBERS_REPEAT.name, 0.4)]
    if again < SOME and (number is None or not _usual(kind, questions[name])):
        return list(columns), []
    told = replace(number or Column(name, "id", missing=aliases.MISSING), unit=DAILY)
    order = list(questions)
    found = sorted([*others, told], key=lambda column: order.index(column.name))
    return found, [Reason(name, "id", Why.NUMBERS_BEGIN_ANEW.name, 0.8)]


def _left_out(kind: str, columns: Sequence[Column], questions: Mapping[str, Question]) -> str:
    """A column that is a number of tickets by its header, and was not taken for one as its numbers come again."""
    used = {column.name for column in columns}
    free = (one for name, one in questions.items() if name not in used and kind == "ticket")
    return next((one.name for one in free if one.role(aliases.TICKET + aliases.SHARED) == "id"), "")


def _usual(kind: str, one: Question) -> bool:
    short = sum(_NUMBER.fullmatch(text) is not None for text in one.values)
    known = _LINE if kind == "survey" else _HEADER
    return bool(one.values) and short >= SHORT * len(one.values) and known.fullmatch(plain_header(one.name)) is not None


def _shared(name: str, columns: Sequence[Column], rows: Rows) -> tuple[float, float]:
    """The shares of rows whose number another row has too: anywhere; on the same day at the same place.

    Rows that are the same in every cell are one.
    """
    distinct = list(dict.fromkeys(zip(*rows.values(), strict=True)))
    place = list(rows)
    at = place.index(name)
    numbered = [row for row in distinct if row[at]]
    if not numbered:
        return 0.0, 0.0
    day = next((column for role in _DAYS for column in columns if column.role == role), None)
    days = _days([row[place.index(day.name)] for row in numbered], day) if day else [""] * len(numbered)
    others = [place.index(column.name) for column in columns if column.role not in _DAYS]
    keys = [(row[at], when, *(row[one] for one in others)) for row, when in zip(numbered, days, strict=True)]
    return _twice([row[at] for row in numbered]), _twice(keys)


def _days(texts: Sequence[str], column: Column) -> list[str]:
    dates = dating(list(texts))
    formats = column.formats or (dates.formats if dates else ())
    return [str(day) for day in read_stamps(list(texts), formats).astype("datetime64[D]")]


def _twice(keys: Sequence[object]) -> float:
    """The share of keys that another one is equal to, the first of them aside."""
    return (len(keys) - len(Counter(keys))) / len(keys)
