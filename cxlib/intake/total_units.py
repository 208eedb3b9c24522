"""What the numbers of a file of totals are in, and how long its periods are; what nothing tells is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cxlib.intake.columns import Column
from cxlib.intake.dating import dating
from cxlib.intake.scales import folded, number_of
from cxlib.intake.total_names import MONTHLY, length_of, standard_of
from cxlib.intake.total_period import read_period
from cxlib.intake.why import Reason, Why

PARTS = ("within", "breaches", "satisfied", "dissatisfied")


def formats_of(texts: Sequence[str]) -> tuple[str, ...]:
    """How these periods are written; () if as usual, or if nobody can tell."""
    if all(read_period(text) for text in texts):
        return ()
    dates = dating(list(texts))
    return dates.formats if dates and not dates.why else ()


def with_length(column: Column, texts: Sequence[str]) -> tuple[Column, Reason | None]:
    """The period column with its formats, and how long a period is where days stand for months or weeks.

    >>> with_length(Column("period", "period"), ["2016-04-01", "2016-05-01"])[0].unit
    'month'
    """
    given = [text for text in dict.fromkeys(texts) if text.strip()]
    column = replace(column, formats=formats_of(given))
    spans = [span for text in given if (span := read_period(text, "", column.formats))]
    if len(spans) < 2 or any(span.first != span.last for span in spans):
        return column, None
    if all(span.first.day == 1 for span in spans):
        sure = 0.9 if MONTHLY.search(folded(column.name)) else 0.55
        return replace(column, unit="month"), Reason(column.name, "period", Why.DAYS_ARE_MONTHS.name, sure)
    if len(spans) > 2 and len({span.first.weekday() for span in spans}) == 1:
        return replace(column, unit="week"), Reason(column.name, "period", Why.DAYS_ARE_WEEKS.name, 0.55)
    return column, None


def measured(found: Sequence[Column], cells: Mapping[str, Sequence[str]]) -> tuple[list[Column], list[Reason]]:
    """The columns with their units and standards, as headers and values tell them, and what is doubtful about them."""
    banded = next((column.unit for column in found if column.role == "band"), "")
    columns, doubts = [], []
    for column in found:
        if column.role in ("average", "longest"):
            unit = length_of(column.name) or banded
            columns.append(replace(column, unit=unit or "min"))
            doubts += [] if unit else [Reason(column.name, column.role, Why.UNIT_UNCLEAR.name, 0.4)]
        elif column.role in PARTS:
            limit = standard_of(column.name) if column.role in ("within", "breaches") else None
            columns.append(replace(column, unit=_share(column.name, cells[column.name]), upper=limit))
            asked = column.role in ("within", "breaches") and limit is None
            doubts += [Reason(column.name, column.role, Why.STANDARD_NOT_TOLD.name, 0.5)] if asked else []
        else:
            columns.append(column)
    return columns, doubts


def _share(name: str, texts: Sequence[str]) -> str:
    """Whether a part is told as a share of its whole: "%", or `share` where all are fractions of 1."""
    if "率" in name or "%" in name or "percent" in folded(name) or any(text.endswith(("%", "％")) for text in texts):
        values = [one for text in texts if (one := number_of(text)) is not None]
        small = bool(values) and max(values) <= 1 and any(one != round(one) for one in values)
        return "share" if small and not any(text.endswith(("%", "％")) for text in texts) else "%"
    return ""
