"""How an earlier file was read, carried over to one whose columns have been renamed, moved, added or dropped.

Nothing is carried over in silence: each column says what it was and how sure that is, new ones are left out and named,
and where answers or dates are not what they were, the new ones are taken and asked about.
"""

from __future__ import annotations

from collections.abc import Mapping as Cells
from dataclasses import dataclass, replace
from typing import Any

from cxlib.intake.alike import Match, paired
from cxlib.intake.columns import Column, Mapping, Scale
from cxlib.intake.drift import SCORED, STAMPED, other_dates, other_scale, suits
from cxlib.intake.questions import scale_name
from cxlib.intake.scales import folded
from cxlib.intake.titles import name_of
from cxlib.intake.why import Reason, Why

LEAST = 0.6
"""The share of the columns an earlier mapping uses that have to be found again."""
FEW = 3
CLEAR, DOUBT = 0.75, 0.55
"""Likeness from which a new name is believed; below it the certainty is that of a doubt, and the page asks."""
LOOKED_AT = 3
"""How many earlier layouts are compared column by column: those that share most names."""
TELLING = {"survey": ("rating", "score", "kano"), "ticket": ("opened", "day", "started", "closed", "wait", "service")}


@dataclass(frozen=True)
class Carried:
    """An earlier mapping as it reads this file. `certain`: every column it uses is there under its name, unchanged.

    `share`: how much of what it uses was found again (0–1). `dropped`: what it used and this file lacks.
    """

    mapping: Mapping
    certain: bool
    share: float
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
    dropped: tuple[str, ...]


def best_carried(saved: tuple[Mapping, ...], cells: Cells[str, list[str]]) -> Carried | None:
    """The earlier mapping that reads most of this file; `None` if none reads enough. `cells`: the first values."""
    plain = {name_of(header).plain for header in cells}
    bodies = {name_of(header).body for header in cells}
    sharing = sorted(saved, key=lambda one: -_shared(one, plain, bodies))
    found = [one for one in (carried(mapping, cells) for mapping in sharing[:LOOKED_AT]) if one]
    return max(found, key=_rank, default=None)


def carried(saved: Mapping, cells: Cells[str, list[str]]) -> Carried | None:
    """One earlier mapping as it reads this file; `None` if too little of what it uses is there."""
    by_name = {column.name: column for column in saved.columns}
    headers = list(cells)

    def fits(was: str, now: str) -> float:
        return suits(by_name[was], saved, cells[now])

    matches = paired(list(by_name), headers, saved.kind, fits)
    used = [column for column in saved.columns if column.role != "ignore"]
    there = [column for column in used if column.name in matches]
    share = sum(matches[column.name].alike for column in there) / len(used) if used else 0.0
    telling = any(column.role in TELLING.get(saved.kind, ()) for column in there) or len(there) == len(used)
    if share < LEAST or len(there) < min(FEW, len(used)) or not telling:
        return None
    mapping, reasons = _renamed(saved, matches, cells)
    known = {match.now for match in matches.values()}
    unknown = tuple(name for name in headers if name not in known)
    reasons += [Reason(name, "ignore", Why.NEW_COLUMN.name, 1.0) for name in unknown]
    certain = all(reason.certainty == 1.0 for reason in reasons) and len(there) == len(used)
    dropped = tuple(column.name for column in used if column.name not in matches)
    return Carried(mapping, certain, share, tuple(reasons), unknown, dropped)


def _shared(mapping: Mapping, plain: set[str], bodies: set[str]) -> float:
    names = [name_of(column.name) for column in mapping.columns if column.role != "ignore"]
    return sum((name.plain in plain) + 0.5 * (name.body in bodies) for name in names) / max(len(names), 1)


def _rank(one: Carried) -> tuple[bool, float, int]:
    used = sum(column.role != "ignore" for column in one.mapping.columns)
    return one.certain, one.share * used, -len(one.unknown)


def _renamed(saved: Mapping, matches: dict[str, Match], cells: Cells[str, list[str]]) -> tuple[Mapping, list[Reason]]:
    """The mapping under the headers of this file, and why each column is what it is."""
    columns, reasons, scales = [], [], dict(saved.scales)
    for column in saved.columns:
        if (match := matches.get(column.name)) is None:
            continue
        now = replace(column, name=match.now if _differs(column.name, match.now) else column.name)
        reasons.append(_told(column, match))
        for why, was, change in _changes(column, saved.scale_of(column), cells[match.now], match.now):
            reasons.append(Reason(match.now, column.role, why.name, 0.3, was))
            if isinstance(change, Scale):
                change = {"scale": scale_name(change, scales)}  # noqa: PLW2901
            now = replace(now, **change)
        columns.append(now)
    read = {**saved.read, "columns": list(cells)} if "columns" in saved.read else saved.read
    same = tuple(columns) == saved.columns and read == saved.read
    return (saved if same else replace(saved, columns=tuple(columns), scales=scales, read=read)), reasons


def _changes(column: Column, scale: Scale, texts: list[str], header: str) -> list[tuple[Why, str, Any]]:
    """What is not as it was: why, what it was, and the scale or the fields of the column that follow."""
    told = header if _differs(column.name, header) else ""
    if column.role in SCORED and (found := other_scale(column, scale, texts, told)):
        return [(Why.SCALE_CHANGED, f"{scale.low:g}–{scale.high:g}", found)]
    if column.role not in STAMPED:
        return []
    if (formats := other_dates(column, texts)) is not None:
        prefix = column.prefix if formats == column.formats else ""
        return [(Why.DATES_CHANGED, column.prefix or " ".join(column.formats), {"formats": formats, "prefix": prefix})]
    # a month written into the mapping was that of the earlier file
    return [(Why.DATES_CHANGED, column.prefix, {})] if column.prefix else []


def _told(column: Column, match: Match) -> Reason:
    if column.role == "ignore" or not _differs(column.name, match.now):
        return Reason(match.now, column.role, Why.REMEMBERED.name, 1.0)
    sure = match.alike if match.alike >= CLEAR else min(match.alike, DOUBT)
    return Reason(match.now, column.role, Why.RENAMED.name, sure, column.name)


def _differs(was: str, now: str) -> bool:
    return folded(" ".join(was.split())) != folded(" ".join(now.split()))
