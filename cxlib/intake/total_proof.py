"""What an already summed-up row speaks of, and what a mapping of such rows has to say for it to mean anything."""

from __future__ import annotations

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping

WAITS = ("average", "longest", "within", "breaches", "band")
LENGTHS = ("", "15min", "30min", "h", "day", "week", "month", "quarter", "year")
"""How long the stretch is that begins (or lies) at a period written as a day: the `unit` of the column `period`."""
NEEDS = {
    "abandoned": ("served",),
    "average": ("waited", "served", "band"),
    "within": ("waited", "served"),
    "breaches": ("waited", "served"),
    "satisfied": ("answers", "level"),
    "dissatisfied": ("answers", "level"),
    "mean": ("answers", "level"),
}
"""Role → the counts of which it is a part or an average; one of them has to be there."""


def subjects(mapping: Mapping) -> tuple[str, ...]:
    """What the rows of a mapping count: `volume`, `wait`, `complaint`, `answer`.

    >>> from cxlib.intake.columns import Column, Place
    >>> subjects(Mapping("a", "total", Place("j"), (Column("n", "served"), Column("c", "complaints"))))
    ('volume', 'complaint')
    """
    there = {column.role for column in mapping.columns}
    told = {"volume": {"served"}, "wait": set(WAITS), "complaint": {"complaints"}, "answer": {"answers", "level"}}
    return tuple(subject for subject, roles in told.items() if roles & there)


def total_proved(mapping: Mapping) -> None:
    """Raises `MAPPING_WITHOUT` (a period, anything counted, what a part is a part of, the ends of a band, the
    answer a level counts) and `MAPPING_UNKNOWN_WORD` (a length of period or an answer that there is not).
    """
    period = mapping.one("period")
    if not period and "day" not in mapping.constant:
        raise CxError("MAPPING_WITHOUT", field="period")
    if period and period.unit not in LENGTHS:
        raise CxError("MAPPING_UNKNOWN_WORD", word=period.unit, place=f"unit ({period.name})", known=list(LENGTHS[1:]))
    if not subjects(mapping):
        raise CxError("MAPPING_WITHOUT", field="served / complaints / answers")
    for role, wholes in NEEDS.items():
        if mapping.one(role) and not any(mapping.one(whole) for whole in wholes):
            raise CxError("MAPPING_WITHOUT", field=" / ".join(wholes), place=role)
    for column in mapping.every("band"):
        if column.lower is None and column.upper is None:
            raise CxError("MAPPING_WITHOUT", field="lower / upper", place=column.name)
    _levels_proved(mapping)


def _levels_proved(mapping: Mapping) -> None:
    for column in mapping.every("level"):
        scale = mapping.scale_of(column)
        if column.lower is None:
            raise CxError("MAPPING_WITHOUT", field="lower", place=column.name)
        if not scale.low <= column.lower <= scale.high:
            known = [f"{scale.low:g}", f"{scale.high:g}"]
            raise CxError("MAPPING_UNKNOWN_WORD", word=f"{column.lower:g}", place=f"lower ({column.name})", known=known)
