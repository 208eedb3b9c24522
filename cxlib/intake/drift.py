"""Whether a column still holds what it held in an earlier file: its scale, the way its dates are written.

Only a change that would turn figures around unseen has to be found here: answers on a longer scale than before (the
low half would be taken in and the rest refused), on a shorter one (every answer would count as bad), turned around, or
dates written another way.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cxlib.intake.answers import MANY, fit
from cxlib.intake.columns import Column, Mapping, Scale
from cxlib.intake.dating import dating
from cxlib.intake.scales import folded, number_of, read_code
from cxlib.intake.times import read_stamps

STAMPED = ("day", "time", "opened", "started", "answered", "closed", "promised", "arrived", "consented", "at")
SCORED = ("rating", "score")
OFF = 0.1
"""The share of the answers off the old scale from which the scale is not the old one."""
READ = 0.9
OTHER = 0.85
"""What is left of the likeness of two columns whose answers stand on different scales."""
FEW, RARE = 5, 0.01
"""How often, and in which share of the rows, a code off the scale has to come to be a new code for "no answer"."""
SOME = 30
"""Answers after which the better half of a scale is expected to be used."""


def suits(column: Column, mapping: Mapping, texts: list[str]) -> float:
    """How well values can be those of this column: 0 not at all, less than 1 on another scale; an empty one suits."""
    there = [text for text in texts if text]
    if not there:
        return 1.0
    if column.role in SCORED:
        same = _off(there, scale := mapping.scale_of(column)) <= OFF and not _shorter(there, scale)
        return 1.0 if same else OTHER if fit(there, column.name) else 0.0
    if column.role in STAMPED:
        return 1.0 if _readable(column, there) else OTHER if dating(there) else 0.0
    numbers = sum(number_of(text) is not None for text in there) / len(there)
    if column.role in ("weight", "amount", "quoted"):
        return float(numbers >= READ)
    return float(column.role not in ("comment", "category", "outcome", "channel") or numbers <= 0.5)


def other_scale(column: Column, scale: Scale, texts: list[str], header: str) -> Scale | None:
    """The scale the answers come from now, if it is not the old one; `None` if nothing speaks against the old one.

    `header`: the header if it is a new one, else "": what an old header says was known when its scale was chosen.

    >>> answers = ["1", "2", "3", "4", "5"] * 10
    >>> other_scale(Column("q", "rating"), Scale(1, 10), answers, "").high
    5
    >>> other_scale(Column("q", "rating"), Scale(1, 5), answers, "") is None
    True
    """
    found = fit(texts, header, column.item == "nps") or fit(texts, header)
    if found is None:
        return None
    other_ends = (found.scale.low, found.scale.high) != (scale.low, scale.high)
    turned = bool(found.direction) and not _neutral(column) and _reversed(texts, scale, found.scale)
    if turned or (other_ends and _off(texts, scale) > OFF) or _shorter(texts, scale):
        return found.scale
    codes = tuple(code for code in found.codes if code not in scale.missing)
    often = sum(folded(text) in codes for text in texts)
    return replace(scale, missing=(*scale.missing, *codes)) if often >= max(FEW, RARE * len(texts)) else None


def other_dates(column: Column, texts: list[str]) -> tuple[str, ...] | None:
    """The formats that read the dates now, if the old ones do not (the old ones again if none does); else `None`."""
    there = [text for text in texts if text]
    if not there or _readable(column, there):
        return None
    found = dating(there)
    return found.formats if found and not found.why else column.formats


def _neutral(column: Column) -> bool:
    """Expectation and importance have a high end, but no better one."""
    return column.facet != "perception" or column.item == "nps"


def _off(texts: list[str], scale: Scale) -> float:
    """The share of the answers that the scale does not know."""
    codes = [read_code(text, scale) for text in texts if text]
    answered = [code for code in codes if code is None or not np.isnan(code)]
    return sum(code is None for code in answered) / len(answered) if answered else 0.0


def _shorter(texts: list[str], scale: Scale) -> bool:
    """Whether the best answers of the old scale are never given: those of a shorter one look like bad ones."""
    codes = [code for text in texts if (code := read_code(text, scale)) is not None and not np.isnan(code)]
    if scale.best != "high" or len(codes) < SOME:
        return False
    half = scale.high >= 7 and max(codes) <= 5 and {1.0, 2.0, 3.0, 4.0, 5.0} <= set(codes)
    return half or (len(codes) >= MANY and max(codes) < scale.high and scale.high - scale.low > 1)


def _reversed(texts: list[str], one: Scale, other: Scale) -> bool:
    """Whether an answer that is better on one scale is worse on the other."""
    codes = [(read_code(text, one), read_code(text, other)) for text in set(texts) if text]
    pairs = [(a, b) for a, b in codes if a is not None and b is not None and not np.isnan(a + b)]
    together = sum((a - c) * (b - d) for a, b in pairs for c, d in pairs)
    return together < 0 if one.best == other.best else together > 0


def _readable(column: Column, texts: list[str]) -> bool:
    stamps = read_stamps(list(dict.fromkeys(column.prefix + text for text in texts)), column.formats)
    return float((~np.isnat(stamps)).mean()) >= READ
