"""Why a column was taken for what it is: one word per reason, worded for readers elsewhere."""

from __future__ import annotations

from enum import Enum

Why = Enum(
    "Why",
    "HEADER VALUES REMEMBERED PRESET BLOCK MISSING_CODES DIRECTION_LOW DIRECTION_UNCLEAR DAY_MONTH_UNCLEAR "
    "DAY_MONTH_MIXED DAY_INCOMPLETE LABEL_ROWS",
)
"""`PRESET`: by the headers a known tool writes. `BLOCK`: answered like its neighbours under the same question.
`MISSING_CODES`: values outside the scale that come again and again were taken for "no answer". `DIRECTION_LOW`: 1 is
best, as its words say. `DIRECTION_UNCLEAR`: nothing tells which end is best. `DAY_MONTH_MIXED`: some dates can only be
day first and some only month first. `DAY_INCOMPLETE`: only the day of the month stands there. `LABEL_ROWS`: the first
rows are a second header and are no answers.

>>> Why.HEADER.name
'HEADER'
"""
