"""Is a file one of scorecards, and which of its columns is what? By headers, with the results having the last word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxlib.intake import aliases
from cxlib.intake.columns import Column, Scale
from cxlib.intake.dating import dating
from cxlib.intake.observed_names import PASSED, UNSEEN, role_of
from cxlib.intake.scales import folded, number_of
from cxlib.intake.why import Reason, Why

Cells = Mapping[str, Sequence[str]]
ENOUGH = 0.8
"""The share of the results that have to be known words, or numbers."""
FULL_MARKS = (1.0, 2.0, 3.0, 5.0, 10.0, 100.0)
PLACES = ("day", "site", "node")


@dataclass(frozen=True)
class Observations:
    """The columns of a file of scorecards, the scale of its scores, and why they are taken for what they are."""

    columns: tuple[Column, ...]
    reasons: tuple[Reason, ...]
    scales: Mapping[str, Scale]


def observations_in(cells: Cells) -> Observations | None:
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
    if "passed" in first:
        first.pop("score", None)
    if not {"observer", "check", "day"} <= set(first) or not {"passed", "score"} & set(first):
        return None
    roles = {name: role for role, name in first.items()}
    full = _full_marks(cells[first["score"]]) if "score" in first else 0.0
    columns = tuple(_column(name, roles[name], cells[name], full) for name in cells if name in roles)
    sure = {"score": (Why.VALUES.name, 0.5)}
    reasons = tuple(Reason(one.name, one.role, *sure.get(one.role, (Why.HEADER.name, 0.9))) for one in columns)
    return Observations(columns, reasons, {"marks": Scale(0, full)} if full else {})


def _column(name: str, role: str, texts: Sequence[str], full: float) -> Column:
    if role == "score":
        return Column(name, role, scale="marks" if full else "", missing=UNSEEN)
    if role == "passed":
        return Column(name, role, missing=UNSEEN)
    dates = dating([text for text in texts if text]) if role == "day" else None
    return Column(name, role, missing=aliases.MISSING, formats=dates.formats if dates else ())


def _place(name: str, texts: Sequence[str]) -> str:
    plain = folded(" ".join(name.split()))
    patterns = (*aliases.SHARED, *aliases.SURVEY, *aliases.TICKET)
    role = next((role for role, pattern in patterns if re.search(pattern, plain)), "")
    role = "day" if role in ("time", "opened", "at") and dating([text for text in texts if text]) else role
    return role if role in PLACES else ""


def _fits(role: str, texts: Sequence[str]) -> bool:
    given = [folded(text) for text in texts if folded(text) not in UNSEEN]
    known = {"passed": lambda text: text in PASSED, "score": lambda text: number_of(text) is not None}.get(role)
    return known is None or (bool(given) and sum(map(known, given)) >= ENOUGH * len(given))


def _full_marks(texts: Sequence[str]) -> float:
    """The usual full marks that hold the highest score; nobody tells, so the reader is asked."""
    given = [value for text in texts if text and (value := number_of(text)) is not None]
    return next((full for full in FULL_MARKS if full >= max(given)), max(given)) if given else FULL_MARKS[-1]
