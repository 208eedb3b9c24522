"""Why a column was taken for what it is: one word per reason, worded for readers elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

Why = Enum(
    "Why",
    "HEADER VALUES REMEMBERED RENAMED NEW_COLUMN SCALE_CHANGED DATES_CHANGED PRESET BLOCK MISSING_CODES DIRECTION_LOW "
    "DIRECTION_UNCLEAR TEN_UNCLEAR ITEM_UNCLEAR DAY_MONTH_UNCLEAR DAY_MONTH_MIXED DAY_INCOMPLETE MONTH_ONLY LABEL_ROWS "
    "NUMBERS_BEGIN_ANEW NUMBERS_REPEAT AVERAGES COUNT_UNCLEAR "
    "EVENT_LOG LONG RATING_LEFT "
    "DAYS_ARE_MONTHS DAYS_ARE_WEEKS TELLS_APART UNIT_UNCLEAR STANDARD_NOT_TOLD LISTS_ENTRIES",
)
"""`REMEMBERED`: as an earlier file was read. `RENAMED`: that column has another name now. `NEW_COLUMN`: the earlier
file had none like it. `SCALE_CHANGED`, `DATES_CHANGED`: answers or dates are not what they were in the earlier file.
`PRESET`: by the headers a known tool writes. `BLOCK`: answered like its neighbours under the same question.
`MISSING_CODES`: values outside the scale that come again and again were taken for "no answer". `DIRECTION_LOW`: 1 is
best, as its words say. `DIRECTION_UNCLEAR`: nothing tells which end is best. `TEN_UNCLEAR`: too few answers to a
question about recommending tell whether it is asked from 0 to 10; it is not taken for the NPS. `ITEM_UNCLEAR`: the same
things are asked about twice, and nothing tells what the second time is about. `DAY_MONTH_MIXED`: some dates can only be
day first and some only month first. `DAY_INCOMPLETE`: only the day of the month stands there. `MONTH_ONLY`: only the
month stands there; its first day is taken. `LABEL_ROWS`: the first rows are a second header and are no answers.
`NUMBERS_BEGIN_ANEW`: numbers of a queue or of lines, told apart by day and site. `NUMBERS_REPEAT`: several rows of a
day and site have the same number and say different things; it tells no rows apart. `AVERAGES`: each number is an
average of many answers, and nothing tells of how many. `COUNT_UNCLEAR`: a bare number of people beside an average is
taken for how many answered.
`EVENT_LOG`: the same ticket number comes again with other events. `LONG`:
the same person comes again with other questions. `RATING_LEFT`: a question beside the stamps of tickets; the file can
be taken in once more, as a survey under another name. Of totals: `DAYS_ARE_MONTHS`, `DAYS_ARE_WEEKS`: each day is the
first of a month, or the same day of a week. `TELLS_APART`: without it several rows were about the same place and
period. `UNIT_UNCLEAR`: no unit of time is told. `STANDARD_NOT_TOLD`: within (or beyond) which standard is not told.
`LISTS_ENTRIES`: each row names a node or a site once; the file may be a catalogue of them.

>>> Why.HEADER.name
'HEADER'
"""
SURE = 0.6
"""A reason less certain than this asks to be looked at."""


@dataclass(frozen=True)
class Reason:
    """Why a column was taken for what it is, a name of `Why`, and how sure that is (0–1).

    `was`: what it was in the earlier file: its header (`RENAMED`), the ends of its scale (`SCALE_CHANGED`).
    """

    column: str
    role: str
    code: str
    certainty: float
    was: str = ""


CHANGES = ("RENAMED", "SCALE_CHANGED", "DATES_CHANGED", "NEW_COLUMN")


def told_changes(reasons: tuple[Reason, ...], dropped: tuple[str, ...]) -> tuple[str, ...]:
    """What differs from the earlier file, one short text each, for logs and the command line.

    >>> told_changes((Reason("Q6ALL", "rating", "RENAMED", 0.92, "Q7ALL"),), ("Q8",))
    ('RENAMED Q7ALL -> Q6ALL 92%', 'DROPPED Q8')
    """
    told = [_told(one) for one in reasons if one.code in CHANGES]
    return (*told, *(f"DROPPED {name}" for name in dropped))


def _told(one: Reason) -> str:
    if one.code == "RENAMED":
        return f"RENAMED {one.was} -> {one.column} {one.certainty:.0%}"
    return f"{one.code} {one.column}" + (f" (was {one.was})" if one.was else "")
