"""What is this file, and which column is what? A mapping guessed from headers and values, each guess with its reason.

A remembered mapping that reads the file, or most of it under other names, comes first, then the headers of a known
tool. Otherwise headers are matched against the aliases and the values have the last word: a column is a rating only if
its values are codes or words of a scale. Nothing is guessed where guessing could turn figures around: day/month order
that the values do not settle, and which end of a scale is best, are said to be unclear.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxlib.intake import aliases
from cxlib.intake.about import told_apart
from cxlib.intake.answers import Fit
from cxlib.intake.averages import without_averages
from cxlib.intake.below import without_sums
from cxlib.intake.carried import best_carried
from cxlib.intake.columns import Column, Mapping, Place
from cxlib.intake.dating import dating
from cxlib.intake.drift import STAMPED
from cxlib.intake.entry_recognise import entries_in
from cxlib.intake.evidence import by_whole_column
from cxlib.intake.long_file import as_long
from cxlib.intake.observed_recognise import observations_in
from cxlib.intake.presets import Preset, preset_for
from cxlib.intake.questions import Question, as_rating, ask, pooled
from cxlib.intake.queue_numbers import told_by_number
from cxlib.intake.roles import in_steps, kind_of, unit_of
from cxlib.intake.shapes import Shape, as_log
from cxlib.intake.sheet import Sheet
from cxlib.intake.ticket_words import whether_complaint
from cxlib.intake.titles import label_rows
from cxlib.intake.told import told_roles
from cxlib.intake.total_recognise import totals_in
from cxlib.intake.why import SURE, Reason, Why, told_changes

__all__ = ["Guess", "Reason", "recognise"]

LOOKED_AT = 2000
OWN = Place("own", "本单位服务", "Our service")
"""The journey of a file that names none: one for all, so that its nodes meet those of the files before."""
DURATIONS = ("wait", "service")


@dataclass(frozen=True)
class Guess:
    """A mapping to start from, whether it is a remembered one, the reasons, and the columns nobody could place.

    A column may have several reasons: the one that most needs a look comes last. `like`: the source of the earlier file
    it was carried over from; it is `remembered` only if all that one used is there, under its name and unchanged.
    `dropped`: what that one used and this file lacks.
    """

    mapping: Mapping
    remembered: bool
    reasons: tuple[Reason, ...]
    unknown: tuple[str, ...]
    like: str = ""
    dropped: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether nothing in it asks to be looked at."""
        return all(reason.certainty >= SURE for reason in self.reasons)

    @property
    def changes(self) -> tuple[str, ...]:
        """What is not as it was in the earlier file, one short text each, for logs: `RENAMED Q7ALL -> Q6ALL 92%`."""
        return told_changes(self.reasons, self.dropped)


def recognise(sheet: Sheet, remembered: tuple[Mapping, ...] = (), source: str = "") -> Guess:
    """A guess for a sheet. It may lack what a load needs (a day, say): `proved` then tells what is missing."""
    head = sheet.head(LOOKED_AT)
    cells = {name: [(text or "").strip() for text in head[name].to_pylist()] for name in head.column_names}
    labels = label_rows(cells)
    cells = cells if labels else without_sums(cells)
    rows = {name: texts[labels:] for name, texts in cells.items()}
    before = best_carried(remembered, rows) if remembered else None
    if before:
        return Guess(
            before.mapping, before.certain, before.reasons, before.unknown, before.mapping.name, before.dropped
        )
    preset = preset_for(sheet.columns)
    code = source or sheet.facts.name.rsplit(".", 1)[0]
    for kind, found_in in (("observation", observations_in), ("total", totals_in), ("catalogue", entries_in)):
        if preset is None and (told := found_in(cells)):
            used = {column.name for column in told.columns}
            mapping = Mapping(code, kind, OWN, told.columns, scales=dict(told.scales))
            return Guess(mapping, False, told.reasons, tuple(name for name in sheet.columns if name not in used))
    questions = ask(cells, labels)
    if (
        not preset
        and not labels
        and not in_steps(questions)
        and (shape := as_log(cells, questions) or as_long(cells, questions))
    ):
        return _shaped(sheet, shape, questions, code)
    kind = preset.kind if preset else kind_of(questions)
    columns, reasons = by_whole_column(sheet, *_columns(kind, questions, preset))
    columns, averages = without_averages(kind, columns, questions, rows)
    columns, numbers = told_by_number(kind, columns, questions, rows)
    columns, scales, asking = pooled(columns, questions)
    reasons += [*averages, *numbers]
    reasons += [Reason(name, "rating", why.name, sure) for name, why, sure in asking]
    if labels:
        reasons.insert(0, Reason(sheet.columns[0], "", Why.LABEL_ROWS.name, 0.9))
    nodes = tuple(Place(node) for node in dict.fromkeys(column.node for column in columns if column.node))
    mapping = Mapping(
        code, kind, OWN, tuple(columns), nodes=nodes, scales=scales,
        constant=dict(preset.constant) if preset else _constant(kind, columns),
        read={"header_rows": sheet.facts.header_rows + labels, "columns": list(sheet.columns)} if labels else {},
    )  # fmt: skip
    used = {column.name for column in columns}
    return Guess(mapping, False, tuple(reasons), tuple(name for name in sheet.columns if name not in used))


def _shaped(sheet: Sheet, shape: Shape, questions: dict[str, Question], code: str) -> Guess:
    columns, reasons = by_whole_column(sheet, *_dated(list(shape.columns), list(shape.reasons), questions))
    mapping = Mapping(code, shape.kind, OWN, tuple(columns), scales=shape.scales, constant=shape.constant)
    used = {column.name for column in columns}
    return Guess(mapping, False, tuple(reasons), tuple(name for name in questions if name not in used))


def _constant(kind: str, columns: list[Column]) -> dict[str, str]:
    """What the file does not say: tickets that are closed but never called are cases to answer, not a queue."""
    roles = {column.role for column in columns}
    return {"kind": "complaint"} if kind == "ticket" and not roles & {"started", "wait", "service", "kind"} else {}


def _columns(kind: str, questions: dict[str, Question], preset: Preset | None) -> tuple[list[Column], list[Reason]]:
    columns: list[Column] = []
    reasons: list[Reason] = []
    known = preset.columns_of(tuple(questions)) if preset else {}
    left = {name: one for name, one in questions.items() if name not in known}
    given = frozenset(column.role for column in known.values())
    rated = {name: one for name, one in left.items() if kind == "survey" and one.is_rating}
    told = told_roles(kind, left, given, rated)
    several = sum(one.is_rating for one in questions.values()) > 1
    for name, one in questions.items():
        if name in known:
            columns.append(known[name])
            reasons.append(Reason(name, known[name].role, Why.PRESET.name, 0.95))
        elif kind == "survey" and one.kano:
            columns.append(Column(name, "kano", feature=one.kano[0], side=one.kano[1], missing=aliases.MISSING))
            reasons.append(Reason(name, "kano", Why.VALUES.name, 0.7))
        elif name in told:
            unit = unit_of(one.header) if told[name] in DURATIONS else ""
            missing = aliases.WITHOUT.get(told[name], aliases.MISSING)
            meant = whether_complaint(one.header, one.values) if told[name] == "kind" else {}
            columns.append(Column(name, told[name], missing=missing, unit=unit, values=meant))
            reasons += _why(one, told[name], kind)
        elif name in rated:
            columns.append(as_rating(one, several))
            reasons.append(_rated(one))
        elif kind == "ticket" and one.judges:
            reasons.append(Reason(name, "ignore", Why.RATING_LEFT.name, 0.5))
    by_row = any(column.role == "node" for column in columns)
    columns = [replace(one, node="") if by_row and one.role == "rating" else one for one in columns]
    columns, unclear = told_apart(columns)
    return _dated(columns, [*reasons, *unclear], questions)


def _why(one: Question, role: str, kind: str) -> list[Reason]:
    of_tickets = aliases.TICKET + aliases.SHARED + aliases.CUSTOMER
    patterns = of_tickets if kind == "ticket" else aliases.SHARED + aliases.SURVEY
    why = Why.HEADER if one.role(patterns) else Why.VALUES
    reasons = [Reason(one.name, role, why.name, 0.7 if (role, why) == ("comment", Why.VALUES) else 0.9)]
    bare = role in DURATIONS and not unit_of(one.header) and all(text.isdigit() for text in one.values)
    return [*reasons, Reason(one.name, role, Why.UNIT_UNCLEAR.name, 0.4)] if bare and one.values else reasons


def _rated(one: Question) -> Reason:
    if one.block:
        return Reason(one.name, "rating", Why.BLOCK.name, 0.6)
    fit: Fit | None = one.fit
    sure = min(fit.sure if fit else 0.0, 0.9 if one.asks or (fit and fit.alone) else 0.5)
    return Reason(one.name, "rating", Why.VALUES.name, sure)


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
