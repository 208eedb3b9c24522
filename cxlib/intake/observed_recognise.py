"""Is a file one of scorecards, and which of its columns is what? By headers, with the results having the last word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxlib.intake import aliases
from cxlib.intake.columns import Column, Scale
from cxlib.intake.dating import dating
from cxlib.intake.found import Found
from cxlib.intake.observed_names import UNSEEN, role_of
from cxlib.intake.observed_wide import checks_in, is_number, is_result, mostly
from cxlib.intake.scales import number_of
from cxlib.intake.why import Reason, Why

Cells = Mapping[str, Sequence[str]]
FULL_MARKS = (1.0, 2.0, 3.0, 5.0, 10.0, 100.0)
PLACES = ("day", "site", "node")
OF_TICKETS = ("started", "closed")
"""What only a ticket file says: there a yes or no is no check."""


def observations_in(cells: Cells) -> Found | None:
    """The columns, if the file holds who looked, what was checked, and with which result.

    >>> told = {"日期": "2026-03-02", "窗口": "一号", "检查人": "李", "检查项": "微笑", "是否合格": "是"}
    >>> [one.role for one in observations_in({name: [text] for name, text in told.items()}).columns]
    ['day', 'node', 'observer', 'check', 'passed']
    >>> observations_in({"日期": ["2026-03-02"], "得分": ["5"]}) is None
    True
    """
    first: dict[str, str] = {}
    for name, texts in cells.items():
        role = role_of(name) or _place(name, texts)
        if role and role not in first and _fits(role, texts):
            first[role] = name
    if not {"observer", "day"} <= set(first):
        return None
    if "check" not in first:
        return _by_visit(cells, first)
    if "passed" in first:
        first.pop("score", None)
    if not {"passed", "score"} & set(first):
        return None
    roles = {name: role for role, name in first.items()}
    full = _full_marks(cells[first["score"]]) if "score" in first else 0.0
    columns = tuple(_column(name, roles[name], cells[name], full) for name in cells if name in roles)
    sure = {"score": (Why.VALUES.name, 0.5)}
    reasons = tuple(Reason(one.name, one.role, *sure.get(one.role, (Why.HEADER.name, 0.9))) for one in columns)
    return Found(columns, reasons, {"marks": Scale(0, full, missing=UNSEEN)} if full else {})


def _by_visit(cells: Cells, first: Mapping[str, str]) -> Found | None:
    """The columns of the wide form; a result or points beside the checks are of the visit as a whole, no check."""
    about = {name: role for role, name in first.items() if role not in ("passed", "score")}
    if any(aliases.role_of(name) in OF_TICKETS for name in cells):
        return None
    checks = checks_in({name: texts for name, texts in cells.items() if name not in about})
    if not checks.columns:
        return None
    columns = [_column(name, role, cells[name], 0.0) for name, role in about.items()]
    reasons = [Reason(one.name, one.role, Why.HEADER.name, 0.9) for one in columns]
    place = {name: at for at, name in enumerate(cells)}
    return Found(
        tuple(sorted((*columns, *checks.columns), key=lambda one: place[one.name])),
        tuple(sorted((*reasons, *checks.reasons), key=lambda one: place[one.column])), checks.scales,
    )  # fmt: skip


def _column(name: str, role: str, texts: Sequence[str], full: float) -> Column:
    if role == "score":
        return Column(name, role, scale="marks" if full else "")
    if role == "passed":
        return Column(name, role, missing=UNSEEN)
    dates = dating([text for text in texts if text]) if role == "day" else None
    return Column(name, role, missing=aliases.MISSING, formats=dates.formats if dates else ())


def _place(name: str, texts: Sequence[str]) -> str:
    role = aliases.role_of(name)
    role = "day" if role in ("time", "opened", "at") and dating([text for text in texts if text]) else role
    return role if role in PLACES else ""


def _fits(role: str, texts: Sequence[str]) -> bool:
    if role == "observer":  # in a survey the step of checking may bear such a name
        return not mostly(texts, is_number) and not mostly(texts, is_result)
    known = {"passed": is_result, "score": is_number}.get(role)
    return known is None or mostly(texts, known)


def _full_marks(texts: Sequence[str]) -> float:
    """The usual full marks that hold the highest score; nobody tells, so the reader is asked."""
    given = [value for text in texts if text and (value := number_of(text)) is not None]
    return next((full for full in FULL_MARKS if full >= max(given)), max(given)) if given else FULL_MARKS[-1]
