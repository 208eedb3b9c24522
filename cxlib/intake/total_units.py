"""What the numbers of a file of totals are in, and how long its periods are; what nothing tells is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from cxlib.intake.columns import Column
from cxlib.intake.dating import Dating, dating
from cxlib.intake.scales import folded, number_of
from cxlib.intake.times import read_stamps
from cxlib.intake.total_names import MONTHLY, length_of, standard_of
from cxlib.intake.total_period import PIECES, read_hours, read_period
from cxlib.intake.why import Reason, Why

_READABLE = (None, Why.MONTH_ONLY, Why.DAY_MONTH_UNCLEAR)
PARTS = ("within", "breaches", "satisfied", "dissatisfied")


def formats_of(texts: Sequence[str]) -> tuple[str, ...]:
    """How these periods are written; () if as usual, or if nobody can tell."""
    dates = _dating_of(texts)
    return dates.formats if dates else ()


def _dating_of(texts: Sequence[str]) -> Dating | None:
    if all(read_period(text) for text in texts):
        return None
    dates = dating(list(texts))
    return dates if dates and dates.why in _READABLE else None


def with_length(column: Column, texts: Sequence[str]) -> tuple[Column, Reason | None]:
    """The period column with its formats, and how long a period is where days stand for months or weeks.

    >>> with_length(Column("period", "period"), ["2016-04-01", "2016-05-01"])[0].unit
    'month'
    """
    given = [text for text in dict.fromkeys(texts) if text.strip()]
    dates = _dating_of(given)
    column = replace(column, formats=dates.formats if dates else ())
    if dates and dates.formats and dates.why is Why.DAY_MONTH_UNCLEAR:
        return replace(column, unit=_piece_of(given, column.formats)), Reason(
            column.name, "period", dates.why.name, 0.5
        )
    if piece := _piece_of(given, column.formats):
        return replace(column, unit=piece), None
    spans = [span for text in given if (span := read_period(text, "", column.formats))]
    if len(spans) < 2 or any(span.first != span.last for span in spans):
        return column, None
    if all(span.first.day == 1 for span in spans):
        sure = 0.9 if MONTHLY.search(folded(column.name)) else 0.55
        return replace(column, unit="month"), Reason(column.name, "period", Why.DAYS_ARE_MONTHS.name, sure)
    if len(spans) > 2 and len({span.first.weekday() for span in spans}) == 1:
        return replace(column, unit="week"), Reason(column.name, "period", Why.DAYS_ARE_WEEKS.name, 0.55)
    return column, None


def _piece_of(texts: Sequence[str], formats: tuple[str, ...]) -> str:
    """The unit of stamps of which a day has several: "h", "30min" or "15min"; "" if they are days."""
    stamps = read_stamps(list(texts), formats)
    stamps = stamps[~np.isnat(stamps)]
    days = stamps.astype("datetime64[D]")
    minutes = set(((stamps - days) / np.timedelta64(1, "m")).tolist())
    return steps_of(minutes) if len(np.unique(days)) < len(stamps) and minutes != {0.0} else ""


def steps_of(minutes: Collection[float]) -> str:
    """The unit of stretches that begin at these minutes of the day: hours, or the half or quarter hours that fit all.

    >>> steps_of([480, 510]), steps_of([480, 495, 525]), steps_of([480, 540]), steps_of([487])
    ('30min', '15min', 'h', '')
    """
    return next((unit for unit in ("h", "30min", "15min") if all(one % PIECES[unit] == 0 for one in minutes)), "")


def with_steps(column: Column, texts: Sequence[str]) -> Column:
    """The column of hours with how long each is, where only the beginnings stand there: 08:00, 08:30 are half hours.

    >>> with_steps(Column("interval", "hour"), ["08:00", "08:30"]).unit
    '30min'
    """
    read = [read_hours(text, "15min") for text in dict.fromkeys(texts) if text.strip()]
    if any(one is None or one[1] - one[0] != PIECES["15min"] for one in read):
        return column
    steps = steps_of([one[0] for one in read if one])
    return replace(column, unit="" if steps == "h" else steps)


def measured(found: Sequence[Column], cells: Mapping[str, Sequence[str]]) -> tuple[list[Column], list[Reason]]:
    """The columns with their units and standards, as headers and values tell them, and what is doubtful about them."""
    banded = next((column.unit for column in found if column.role == "band"), "")
    columns, doubts = [], []
    for column in found:
        if column.role in ("average", "longest"):
            unit = length_of(column.name) or banded
            columns.append(replace(column, unit=unit or "min"))
            bare = any(number_of(text) is not None for text in cells[column.name])
            doubts += [] if unit or not bare else [Reason(column.name, column.role, Why.UNIT_UNCLEAR.name, 0.4)]
        elif column.role in PARTS:
            limit = standard_of(column.name) if column.role in ("within", "breaches") else None
            columns.append(replace(column, unit=_share(column.name, cells[column.name]), upper=limit))
            asked = column.role in ("within", "breaches") and limit is None
            doubts += [Reason(column.name, column.role, Why.STANDARD_NOT_TOLD.name, 0.5)] if asked else []
        else:
            columns.append(with_steps(column, cells[column.name]) if column.role == "hour" else column)
    return columns, doubts


def _share(name: str, texts: Sequence[str]) -> str:
    """Whether a part is told as a share of its whole: "%", or `share` where all are fractions of 1: no count is."""
    signed = any(text.endswith(("%", "％")) for text in texts)
    values = [one for text in texts if (one := number_of(text)) is not None]
    if not signed and values and max(values) <= 1 and any(one != round(one) for one in values):
        return "share"
    return "%" if signed or "率" in name or "%" in name or "percent" in folded(name) else ""
