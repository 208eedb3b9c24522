"""What is this file, and which column is what? A mapping guessed from headers and values, each guess with its reason.

A remembered mapping whose columns are all there comes first, then the headers of a known tool. Otherwise headers are
matched against the aliases and the values have the last word: a column is a rating only if its values are codes or
words of a scale. Nothing is guessed where guessing could turn figures around: day/month order that the values do not
settle, and which end of a scale is best, are said to be unclear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxlib.intake import aliases
from cxlib.intake.answers import Fit
from cxlib.intake.columns import Column, Mapping, Place
from cxlib.intake.dating import dating
from cxlib.intake.presets import Preset, preset_for
from cxlib.intake.questions import Question, as_rating, ask, pooled
from cxlib.intake.scales import folded
from cxlib.intake.sheet import Sheet
from cxlib.intake.times import COUNTED, is_clock
from cxlib.intake.why import Why

LOOKED_AT = 2000
OWN = Place("own", "本单位服务", "Our service")
"""The journey of a file that names none: one for all, so that its nodes meet those of the files before."""
STAMPED = ("day", "time", "opened", "started", "answered", "closed", "promised", "arrived", "consented")
FOLLOWS = {"started", "closed", "answered", "outcome", "promised", "comment"}


@dataclass(frozen=True)
class Reason:
    """Why a column was taken for what it is, a name of `cxlib.intake.why.Why`, and how sure that is (0–1)."""

    column: str
    role: str
    code: str
    certainty: float


@dataclass(frozen=True)
class Guess:
    """A mapping to start from, whether it is a remembered one, the reasons, and the columns nobody could place.

    A column may have several reasons: the one that most needs a look comes last.
    """

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
        same = tuple(Reason(column.name, column.role, Why.REMEMBERED.name, 1.0) for column in best.columns)
        return Guess(best, True, same, ())
    head = sheet.head(LOOKED_AT)
    cells = {name: [(text or "").strip() for text in head[name].to_pylist()] for name in head.column_names}
    labels = _label_rows(cells)
    preset = preset_for(sheet.columns)
    questions = ask(cells, labels)
    kind = preset.kind if preset else _kind(questions)
    columns, reasons = _columns(kind, questions, preset)
    columns, scales, asking = pooled(columns, questions)
    reasons += [Reason(name, "rating", why.name, sure) for name, why, sure in asking]
    if labels:
        reasons.insert(0, Reason(sheet.columns[0], "", Why.LABEL_ROWS.name, 0.9))
    code = source or sheet.facts.name.rsplit(".", 1)[0]
    nodes = tuple(Place(node) for node in dict.fromkeys(column.node for column in columns if column.node))
    mapping = Mapping(
        code, kind, OWN, tuple(columns), nodes=nodes, scales=scales,
        constant=dict(preset.constant) if preset else _constant(kind, columns),
        read={"header_rows": sheet.facts.header_rows + labels, "columns": list(sheet.columns)} if labels else {},
    )  # fmt: skip
    used = {column.name for column in columns}
    return Guess(mapping, False, tuple(reasons), tuple(name for name in sheet.columns if name not in used))


def _constant(kind: str, columns: list[Column]) -> dict[str, str]:
    """What the file does not say: tickets that are closed but never called are cases to answer, not a queue."""
    roles = {column.role for column in columns}
    return {"kind": "complaint"} if kind == "ticket" and not roles & {"started", "wait", "service", "kind"} else {}


def _label_rows(cells: dict[str, list[str]]) -> int:
    """Rows below the header that are headers too: a tool writes the question's text and its own number there."""
    first = [[column[row] for column in cells.values() if row < len(column)] for row in range(3)]
    return next((row + 1 for row, texts in enumerate(first) if any('{"ImportId"' in text for text in texts)), 0)


def _kind(questions: dict[str, Question]) -> str:
    """Tickets have an opening stamp and something that follows it; everything else is taken for a survey."""
    roles = {one.role(aliases.TICKET) for one in questions.values()}
    rated = any(one.fit and (one.asks or one.fit.alone) for one in questions.values())
    if "opened" in roles and roles & FOLLOWS and not rated:
        return "ticket"
    judged = rated or any(one.is_rating or one.kano for one in questions.values())
    return "ticket" if not judged and "id" in roles and any(one.is_outcome for one in questions.values()) else "survey"


def _columns(kind: str, questions: dict[str, Question], preset: Preset | None) -> tuple[list[Column], list[Reason]]:
    patterns = (aliases.TICKET + aliases.SHARED) if kind == "ticket" else (aliases.SHARED + aliases.SURVEY)
    columns: list[Column] = []
    reasons: list[Reason] = []
    known = preset.columns_of(tuple(questions)) if preset else {}
    taken = {column.role for column in known.values()}
    taken |= {"dated"} if {one.role(patterns) for one in questions.values()} & {"day", "time"} else set()
    several = sum(one.is_rating for one in questions.values()) > 1
    for name, one in questions.items():
        role = one.role(patterns)
        role = "site" if role == "node" and several and aliases.AREA.search(folded(name)) else role
        role = role if role not in taken or role == "comment" else ""
        if name in known:
            columns.append(known[name])
            reasons.append(Reason(name, known[name].role, Why.PRESET.name, 0.95))
        elif kind == "survey" and one.kano:
            columns.append(Column(name, "kano", feature=one.kano[0], side=one.kano[1], missing=aliases.MISSING))
            reasons.append(Reason(name, "kano", Why.VALUES.name, 0.7))
        elif kind == "survey" and one.is_rating and role in ("", "comment", "node", "weight"):
            columns.append(as_rating(one, several))
            reasons.append(_rated(one))
        elif role or (role := _by_values(kind, one, taken)):
            taken.add(role)
            columns.append(Column(name, role, missing=aliases.MISSING))
            reasons.append(Reason(name, role, (Why.HEADER if one.role(patterns) else Why.VALUES).name, 0.9))
    by_row = any(column.role == "node" for column in columns)
    columns = [replace(one, node="") if by_row and one.role == "rating" else one for one in columns]
    return _dated(columns, reasons, questions)


def _rated(one: Question) -> Reason:
    if one.block:
        return Reason(one.name, "rating", Why.BLOCK.name, 0.6)
    fit: Fit | None = one.fit
    sure = min(fit.sure if fit else 0.0, 0.9 if one.asks or (fit and fit.alone) else 0.5)
    return Reason(one.name, "rating", Why.VALUES.name, sure)


def _by_values(kind: str, one: Question, taken: set[str]) -> str:
    """A role told by the values alone: the outcome of tickets, the day of a survey whose headers name none."""
    if kind == "ticket":
        return "outcome" if one.is_outcome and "outcome" not in taken else ""
    if taken & {"day", "time", "dated"}:
        return ""
    dates = dating(one.values)
    plain = dates and not dates.why and not any(form in COUNTED or is_clock(form) for form in dates.formats)
    return "time" if plain else ""


def _dated(
    columns: list[Column], reasons: list[Reason], questions: dict[str, Question]
) -> tuple[list[Column], list[Reason]]:
    """The formats of the columns of stamps, where the usual list does not read them, and what is unclear about them."""
    found = []
    for column in columns:
        dates = dating(questions[column.name].values) if column.role in STAMPED and not column.formats else None
        found.append(replace(column, formats=dates.formats) if dates else column)
        if dates and dates.why:
            reasons.append(Reason(column.name, column.role, dates.why.name, dates.sure))
    return found, reasons
