"""Numbers with a decimal comma, as German and French exports write them: 4,5 and 1.234,5 and 4 123.

A comma with three digits behind it is a thousands mark, whoever wrote it; with more or fewer it cannot be one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

SHARE = 0.1
"""The share of the answers that have to be written so; fewer are slips, or two boxes ticked, and are no numbers."""
_DECIMAL = re.compile(r"(?<![\d.,])([+-]?)(0|\d{1,3}(?:[. ]\d{3})+|\d+),(\d{1,2}|\d{4,}|(?<=0,)\d+)(?![\d.,])")
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}([., ])\d{3}(?:\1\d{3})*(?![\d.,])")


def dotted(text: str) -> str:
    """The text, its decimal commas as points.

    >>> dotted("12,5 min"), dotted("1.234,5"), dotted("0,125"), dotted("1,234"), dotted("1,2,4")
    ('12.5 min', '1234.5', '0.125', '1,234', '1,2,4')
    """
    return _DECIMAL.sub(_with_point, text) if "," in text else text


def _with_point(found: re.Match[str]) -> str:
    sign, whole, rest = found.groups()
    return f"{sign}{re.sub('[. ]', '', whole)}.{rest}"


def counted(text: str) -> str:
    """A count as plain digits: thousands marks of any kind aside, for a count has no decimals.

    >>> counted("1.234"), counted("4 123"), counted("1,234,567"), counted("12.5")
    ('1234', '4123', '1234567', '12.5')
    """
    return _GROUPED.sub(lambda found: re.sub("[., ]", "", found[0]), text)


def are_decimals(counts: Mapping[str, int]) -> bool:
    """Whether these answers (text → how often) write decimals with a comma, and not two choices side by side.

    >>> are_decimals({"4,5": 5, "3": 9}), are_decimals({"4,5": 1, "3": 19}), are_decimals({"1,2": 5, "1,3": 5})
    (True, False, False)
    """
    said = {text: found for text in counts if (found := _DECIMAL.fullmatch(text))}
    if not said or sum(counts[text] for text in said) < SHARE * sum(counts.values()):
        return False
    halves = {found[3] for found in said.values()} <= {"0", "5"}
    return halves or not all(len(found[3]) == 1 and int(found[2]) < int(found[3]) for found in said.values())


def with_points(counts: Counter[str]) -> Counter[str]:
    """The answers with points for commas, if they are decimals.

    >>> with_points(Counter({"4,5": 2, "4.5": 1, "3": 2}))
    Counter({'4.5': 3, '3': 2})
    """
    if not are_decimals(counts):
        return counts
    found: Counter[str] = Counter()
    for text, often in counts.items():
        found[dotted(text)] += often
    return found
