"""Averages of many answers are no answers: a row a day and counter with 4.62 says nothing of how many stand behind it.

Taken for single answers they would be one each, and 4.62 would be one satisfied customer. With the number of answers
beside them they are totals (`total_recognise`); without it they are left out and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cxlib.intake import wordings
from cxlib.intake.columns import Column
from cxlib.intake.commas import dotted
from cxlib.intake.questions import Question
from cxlib.intake.scales import folded, number_of
from cxlib.intake.titles import plain_header
from cxlib.intake.why import Reason, Why

HALF = 0.5
"""The share of the numbers that have decimals no single answer has."""
ROWS = 20
"""Rows below which nothing is concluded from none of them being about the same day and place."""
HUNDRED = 100
"""The longest scale: averages of points, or shares in per cent."""
ABOUT = ("day", "time", "site", "node", "channel", "segment")
_AVERAGE = re.compile(r"平均|均值|均分|\b(?:avg|average|mean)\b")


def is_average(header: str) -> bool:
    """Whether a header says that many answers are behind each number.

    >>> is_average("平均满意度"), is_average("Avg. rating"), is_average("满意度"), is_average("平均等待(分钟)")
    (True, True, False, False)
    """
    plain = plain_header(header)
    return _AVERAGE.search(plain) is not None and wordings.RATING.search(plain) is not None


def fractions(texts: Sequence[str], top: float = 10) -> bool:
    """Whether these are numbers of a scale, up to `top`, with decimals that no single answer has: 4.62, not 4.5.

    >>> fractions(["4.62", "4.8", "4.5"]), fractions(["4.5", "4", "3.5"]), fractions(["12.4", "11.1"])
    (True, False, False)
    """
    told = [number_of(dotted(folded(text))) for text in texts if text.strip()]
    values = [value for value in told if value is not None and 0 <= value <= top]
    return bool(values) and len(values) == len(told) and sum(2 * one % 1 != 0 for one in values) >= HALF * len(values)


def without_averages(
    kind: str, columns: Sequence[Column], questions: Mapping[str, Question], rows: Mapping[str, Sequence[str]]
) -> tuple[list[Column], list[Reason]]:
    """The columns of a survey without those that hold averages, and a question about each of these.

    An average is what a header calls one, and numbers with decimals of which each day and place has one.
    """
    if kind != "survey":
        return list(columns), []
    about = [column.name for column in columns if column.role in ABOUT]
    rated = {column.name for column in columns if column.role == "rating"}
    once = _once(rows, about) and not any(column.role in ("id", "ticket", "comment") for column in columns)
    gone = {name for name, one in questions.items() if is_average(name) and fractions(one.values, HUNDRED)}
    judged = {name for name, one in questions.items() if one.asks or name in rated}
    gone |= {name for name in judged if once and fractions(questions[name].values, HUNDRED)}
    kept = [column for column in columns if column.name not in gone]
    return kept, [Reason(name, "ignore", Why.AVERAGES.name, 0.3) for name in questions if name in gone]


def _once(rows: Mapping[str, Sequence[str]], about: Sequence[str]) -> bool:
    """Whether several places have a row each for a day, and none has two."""
    keys = list(zip(*(rows[name] for name in about), strict=True))
    return len(about) > 1 and len(keys) >= ROWS and len(set(keys)) == len(keys)
