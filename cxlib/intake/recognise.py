"""What is this file, and which column is what? A mapping guessed from headers and values, each guess with its reason.

A remembered mapping whose columns are all there comes first. Otherwise headers are matched against the aliases and the
values have the last word: a column is a rating only if its values are codes or words of a scale. Nothing is guessed
where guessing could turn figures around: day/month order that the values do not settle is said to be unclear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from cxlib.intake import aliases
from cxlib.intake.columns import Column, Mapping, Place, Scale
from cxlib.intake.scales import WORDS, folded
from cxlib.intake.sheet import Sheet
from cxlib.intake.times import read_stamps

LOOKED_AT = 500
OWN = Place("own", "本单位服务", "Our service")
"""The journey of a file that names none: one for all, so that its nodes meet those of the files before."""
ENOUGH = 0.8
SLASHED = (("%m/%d/%Y %I:%M:%S %p", "%d/%m/%Y %I:%M:%S %p"), ("%m/%d/%Y %I:%M %p", "%d/%m/%Y %I:%M %p"),
           ("%m/%d/%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S"), ("%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M"), ("%m/%d/%Y", "%d/%m/%Y"),
           ("%m/%d/%y", "%d/%m/%y"))  # fmt: skip
CLOCKS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
STAMPED = ("day", "time", "opened", "started", "answered", "closed", "promised", "arrived", "consented")


@dataclass(frozen=True)
class Reason:
    """Why a column was taken for what it is: HEADER, VALUES, REMEMBERED or DAY_MONTH_UNCLEAR, and how sure (0–1)."""

    column: str
    role: str
    code: str
    certainty: float


@dataclass(frozen=True)
class Guess:
    """A mapping to start from, whether it is a remembered one, the reasons, and the columns nobody could place."""

    mapping: Mapping
    remembered: bool
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]


def recognise(sheet: Sheet, remembered: tuple[Mapping, ...] = (), source: str = "") -> Guess:
    """A guess for a sheet. It may lack what a load needs (a day, say): `proved` then tells what is missing."""
    there = {folded(name) for name in sheet.columns}
    fitting = [one for one in remembered if {folded(column.name) for column in one.columns} <= there]
    if fitting:
        best = max(fitting, key=lambda one: len(one.columns))
        same = tuple(Reason(column.name, column.role, "REMEMBERED", 1.0) for column in best.columns)
        return Guess(best, True, same, ())
    values = _values(sheet)
    kind = _kind(sheet.columns, values)
    columns, reasons = _columns(kind, sheet.columns, values)
    code = source or sheet.facts.name.rsplit(".", 1)[0]
    used = {column.name for column in columns}
    mapping = Mapping(code, kind, OWN, tuple(columns), nodes=_nodes(columns), scales=_scales(columns))
    return Guess(mapping, False, tuple(reasons), tuple(name for name in sheet.columns if name not in used))


def _values(sheet: Sheet) -> dict[str, list[str]]:
    head = sheet.head(LOOKED_AT)
    texts = {name: [(text or "").strip() for text in head[name].to_pylist()] for name in head.column_names}
    return {name: [text for text in column if folded(text) not in aliases.MISSING] for name, column in texts.items()}


def _kind(names: tuple[str, ...], values: dict[str, list[str]]) -> str:
    """Tickets have an opening stamp and something that follows it; everything else is taken for a survey."""
    roles = {role for name in names for role, pattern in aliases.TICKET if re.search(pattern, folded(name))}
    rated = sum(_is_rating(name, values[name]) for name in names)
    follows = roles & {"started", "closed", "answered", "outcome", "promised", "comment"}
    return "ticket" if "opened" in roles and follows and rated == 0 else "survey"


def _columns(kind: str, names: tuple[str, ...], values: dict[str, list[str]]) -> tuple[list[Column], list[Reason]]:
    patterns = (aliases.TICKET + aliases.SHARED) if kind == "ticket" else (aliases.SHARED + aliases.SURVEY)
    columns: list[Column] = []
    reasons: list[Reason] = []
    taken: set[str] = set()
    several = sum(_is_rating(name, values[name]) for name in names) > 1
    for name in names:
        role = next((r for r, pattern in patterns if re.search(pattern, folded(name))), "")
        if role in taken and role != "comment":
            role = ""
        if kind == "survey" and _is_rating(name, values[name]) and role in ("", "comment", "node"):
            columns.append(_rating(name, values[name], several))
            reasons.append(Reason(name, "rating", "VALUES", 0.9 if _asks(name) else 0.5))
        elif role:
            taken.add(role)
            columns.append(_dated(Column(name, role, missing=aliases.MISSING), values[name]))
            sure = 0.5 if _unclear(values[name]) and role in STAMPED else 0.9
            reasons.append(Reason(name, role, "HEADER" if sure > 0.5 else "DAY_MONTH_UNCLEAR", sure))
    by_row = any(column.role == "node" for column in columns)
    return [replace(one, node="") if by_row and one.role == "rating" else one for one in columns], reasons


def _is_rating(name: str, values: list[str]) -> bool:
    """Codes or words of a scale under a header that asks for a judgement, or all of 1–5 under the name of a thing."""
    if len(values) < 2:
        return False
    if not _asks(name):
        codes = set(values)
        return {"1", "2", "3", "4", "5"} <= codes <= set("0123456") and not re.search(r"\d", name)
    if aliases.RECOMMEND.search(folded(name)):
        return _share(values, {str(code) for code in range(11)}) >= ENOUGH
    return _share(values, {str(code) for code in range(8)}) >= ENOUGH or _share(values, set(WORDS)) >= ENOUGH


def _asks(name: str) -> bool:
    header = folded(name)
    judged = (aliases.RATING, aliases.RECOMMEND, aliases.EFFORT, aliases.EXPECTED)
    return any(one.search(header) for one in judged) or _element(header) != ""


def _element(header: str) -> str:
    return next((item for item, pattern in aliases.ELEMENTS.items() if re.search(pattern, header)), "")


def _share(values: list[str], known: set[str]) -> float:
    return sum(folded(text) in known for text in values) / len(values) if values else 0.0


def _rating(name: str, values: list[str], several: bool) -> Column:
    header = folded(name)
    facet = "expectation" if aliases.EXPECTED.search(header) else "perception"
    if aliases.RECOMMEND.search(header):
        return Column(name, "rating", item="nps", scale="ten")
    seven = any(text in ("6", "7") for text in values)
    if aliases.EFFORT.search(header):
        return Column(name, "rating", item="ces", scale="seven" if seven else "five")
    item = _element(header) or "csat"
    whole = item != "csat" or aliases.WHOLE.search(header) or not several
    return Column(
        name, "rating", item=item, facet=facet, scale="seven" if seven else "five", node="" if whole else _topic(name)
    )


def _topic(name: str) -> str:
    """The node a question names: what follows the dash of a matrix question, else the question without its number."""
    found = aliases.MATRIX.search(name)
    return (found[1] or found[2]).strip() if found else aliases.QUESTION_MARK.sub("", name).strip()


def _nodes(columns: list[Column]) -> tuple[Place, ...]:
    return tuple(Place(name) for name in dict.fromkeys(column.node for column in columns if column.node))


def _scales(columns: list[Column]) -> dict[str, Scale]:
    known = {"five": Scale(1, 5, missing=aliases.MISSING), "seven": Scale(1, 7, missing=aliases.MISSING),
             "ten": Scale(0, 10, missing=aliases.MISSING)}  # fmt: skip
    return {name: scale for name, scale in known.items() if any(column.scale == name for column in columns)}


def _dated(column: Column, values: list[str]) -> Column:
    """The formats of a column of stamps, where the default list does not read it."""
    if column.role not in STAMPED or not values or not np.isnat(read_stamps(values)).any():
        return column
    readable = [form for pair in SLASHED for form in pair if not np.isnat(read_stamps(values, (form,))).any()]
    readable += [form for form in CLOCKS if not np.isnat(read_stamps(values, (form,))).any()]
    return replace(column, formats=tuple(readable[:1]))


def _unclear(values: list[str]) -> bool:
    """Whether both month/day and day/month read every value."""
    return bool(values) and any(
        not np.isnat(read_stamps(values, (first,))).any() and not np.isnat(read_stamps(values, (second,))).any()
        for first, second in SLASHED
    )
