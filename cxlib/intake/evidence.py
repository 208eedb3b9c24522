"""Day or month first, where the first rows do not tell: the whole column is read for a date that can be only one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pyarrow.compute as pc

from cxlib.intake.columns import Column
from cxlib.intake.day_order import order_of, said
from cxlib.intake.sheet import Sheet
from cxlib.intake.why import Reason, Why


def by_whole_column(sheet: Sheet, columns: list[Column], reasons: list[Reason]) -> tuple[list[Column], list[Reason]]:
    """The columns and reasons with the order of days settled, where any row of the file settles it.

    Reads the file once more, only if there is something to settle. A column that speaks for both orders keeps the one
    with more rows and is `DAY_MONTH_MIXED`.
    """
    unclear = {reason.column for reason in reasons if reason.code == Why.DAY_MONTH_UNCLEAR.name}
    if not unclear:
        return columns, reasons
    counts: dict[str, Counter[str]] = {name: Counter() for name in unclear}
    for block in sheet.blocks():
        for name in unclear:
            for one in pc.value_counts(block.table.column(name)).to_pylist():
                counts[name][said(one["values"] or "")] += one["counts"]
    told = []
    for reason in reasons:
        found = counts.get(reason.column, Counter())
        if reason.code == Why.DAY_MONTH_UNCLEAR.name and (found["d"] or found["m"]):
            if found["d"] and found["m"]:
                told.append(replace(reason, code=Why.DAY_MONTH_MIXED.name, certainty=0.3))
            continue
        told.append(reason)
    return [_turned(one, counts[one.name]) if one.name in unclear else one for one in columns], told


def _turned(column: Column, found: Counter[str]) -> Column:
    """The column with the order that more rows speak for."""
    order = "d" if found["d"] > found["m"] else "m"
    if found["d"] == found["m"] or order_of(column.formats) == order:
        return column
    other = {"d": "m", "m": "d"}[order]
    swapped = (
        form.replace(f"%{other}", "\0", 1).replace(f"%{order}", f"%{other}", 1).replace("\0", f"%{order}", 1)
        for form in column.formats
    )
    return replace(column, formats=tuple(swapped))
