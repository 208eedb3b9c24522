"""Numbers that begin anew: a queue machine gives A001 every morning at every branch, a ledger counts each sheet from 1.

Such a number tells rows apart only together with the day and the site. Taken for an identity of its own, the second
day's A001 would be the first day's once more, and lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cxlib.intake.columns import Column
from cxlib.intake.titles import plain_header
from cxlib.intake.why import Reason, Why

if TYPE_CHECKING:
    from cxlib.intake.questions import Question

DAILY = "day"
"""The `unit` of an `id` whose numbers count within a day and a site."""
SHORT = 0.95
"""The share of the numbers that have to be short."""
_HEADER = re.compile(
    r"(?:取?票号?|取号|排队号码?|排号|叫号|号码|号票|序号|queue(?: (?:no|number|num|id))?|token(?: (?:no|number))?"
    r"|ticket(?: (?:no|number|num))?|order(?: (?:no|number))?|number|no|turn|s ?n|sr ?no|serial (?:no|number))"
)
_LINE = re.compile(r"序号|no|number|s ?n|sr ?no|serial (?:no|number)")
_NUMBER = re.compile(r"[^\W\d_]{0,3}[- ]?\d{1,4}")


def told_by_day(
    kind: str, columns: Sequence[Column], questions: Mapping[str, Question]
) -> tuple[list[Column], list[Reason]]:
    """The columns of a file, its id counting within the day where it is the number of a queue or of a line.

    >>> from cxlib.intake.questions import Question
    >>> given = {"票号": ["A001", "A002"], "工单号": ["WX2026030001"]}
    >>> asked = {name: Question(name, name, texts) for name, texts in given.items()}
    >>> [told_by_day("ticket", [Column(name, "id")], asked)[0][0].unit for name in asked]
    ['day', '']
    """
    known = _LINE if kind == "survey" else _HEADER
    found, reasons = [], []
    for column in columns:
        values = questions[column.name].values if column.role == "id" and column.name in questions else []
        short = sum(_NUMBER.fullmatch(text) is not None for text in values)
        if values and short >= SHORT * len(values) and known.fullmatch(plain_header(column.name)):
            column = replace(column, unit=DAILY)  # noqa: PLW2901
            reasons.append(Reason(column.name, "id", Why.NUMBERS_BEGIN_ANEW.name, 0.8))
        found.append(column)
    return found, reasons
