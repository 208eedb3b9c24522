"""Are the cells of a column of totals what its header says? The values have the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxlib.intake.commas import counted, dotted
from cxlib.intake.durations import read_duration
from cxlib.intake.total_period import read_hours, read_period
from cxlib.intake.total_units import formats_of

ENOUGH = 0.95
"""The share of the values that have to be what the header says."""


def fits(role: str, texts: Sequence[str]) -> bool:
    """Whether nearly all cells of a column are what its header says: periods, hours, counts, lengths of time.

    >>> fits("served", ["812", "9,300"]), fits("average", ["0:02:10", ":45"]), fits("period", ["Jan-24", "Feb-24"])
    (True, True, True)
    """
    given = Counter(text for text in texts if text.strip())
    if role in ("period", "until"):
        formats = formats_of(list(given))
        read = {text: read_period(text, "", formats) is not None for text in given}
    elif role == "hour":
        read = {text: read_hours(text) is not None for text in given}
    elif role in ("average", "longest"):
        read = {text: _plain_number(text, False) or read_duration(text) is not None for text in given}
    else:
        read = {text: _plain_number(text, role in ("served", "complaints", "answers")) for text in given}
    return bool(given) and sum(given[text] for text in given if read[text]) >= ENOUGH * given.total()


def _plain_number(text: str, whole: bool) -> bool:
    value = number_in(text, whole)
    return value is not None and value >= 0 and (value == round(value) or not whole)


def number_in(text: str, whole: bool) -> float | None:
    """The number a cell holds; `whole`: a count, where a point may stand between thousands."""
    plain = counted(text) if whole else dotted(text)
    try:
        return float(plain.replace(",", "").rstrip(" %％"))
    except ValueError:
        return None
