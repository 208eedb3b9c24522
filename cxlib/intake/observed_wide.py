"""The wide form of scorecards: a row is a visit, and each check has a column of its own. Which columns are checks?

Those whose cells are results, by words (passed, not passed), or by points whose full marks the header names ("(5分)").
Bare points count where nothing better is there; their full marks nobody tells, so the reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from cxlib.intake import aliases
from cxlib.intake.columns import Column, Scale
from cxlib.intake.found import Found
from cxlib.intake.observed_names import PASSED, STEPS, UNSEEN, role_of
from cxlib.intake.scales import folded, number_of
from cxlib.intake.why import Reason, Why

Cells = Mapping[str, Sequence[str]]
ENOUGH = 0.8
"""The share of the results that have to be known words, or points."""
FEWEST, FEWEST_BARE = 2, 3
"""How many such columns make a scorecard; of bare points more, as many a number is none."""
BARE_MARKS = (2.0, 3.0, 5.0, 10.0)
_FULL_MARKS = re.compile(
    r"\s*[（(\[【](?:满分|共|max\.?)?\s*(\d+(?:\.\d+)?)\s*(?:分|points?|pts?|marks?)[)）\]】]\s*$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"总分|总计|总评|总体|总得分|合计|小计|平均|率$|\b(?:total|overall|average|mean|percent(?:age)?|sum)\b|%"
)
_STEP = re.compile(r"^\s*(.+?)\s*[-–—:：/／|｜_·.]\s*(.+?)\s*$")
_OF_TICKETS = ("first_contact", "reopened")
"""What a ticket file says in the same words."""


def checks_in(cells: Cells) -> Found:
    """The columns that are one check each; none if there are too few.

    >>> told = {"迎接-微笑": ["是", "否"], "道别": ["是", "不适用"], "仪容（5分）": ["4", "5"], "总分": ["80", "60"]}
    >>> [(one.item, one.step, one.role, one.scale) for one in checks_in(told).columns]
    [('微笑', 'greet', 'passed', ''), ('道别', '', 'passed', ''), ('仪容', '', 'score', 'marks_5')]
    """
    free = {name: texts for name, texts in cells.items() if not role_of(name) and not _TOTAL.search(folded(name))}
    marks = {name: full for name, texts in free.items() if (full := _named_marks(name, texts))}
    words = [name for name, texts in free.items() if name not in marks and _in_words(name, texts)]
    if len(words) + len(marks) >= FEWEST:
        columns = tuple(_check(name, marks.get(name)) for name in free if name in marks or name in words)
        reasons = tuple(Reason(one.name, one.role, Why.VALUES.name, 0.7) for one in columns)
        return Found(columns, reasons, {f"marks_{full:g}": _scale(full) for full in marks.values()})
    return _bare(free)


def _bare(free: Cells) -> Found:
    """Columns of points on one scale, whose full marks are the usual ones that hold the highest of them."""
    nameless = {name: texts for name, texts in free.items() if not aliases.role_of(name)}
    bare = [name for name, texts in nameless.items() if mostly(texts, _points) and not _counting(texts)]
    if len(bare) < FEWEST_BARE:
        return Found()
    points = [folded(text) for name in bare for text in free[name] if _points(folded(text))]
    full = next(one for one in BARE_MARKS if one >= max(number_of(text) or 0.0 for text in points))
    columns = tuple(Column(name, "score", item=_split(name)[1], scale="marks", step=_split(name)[0]) for name in bare)
    reasons = tuple(Reason(name, "score", Why.VALUES.name, 0.5) for name in bare)
    return Found(columns, reasons, {"marks": _scale(full)})


def _check(name: str, full: float | None) -> Column:
    step, item = _split(name)
    if full is None:
        return Column(name, "passed", item=item, step=step, missing=UNSEEN)
    return Column(name, "score", item=item, step=step, scale=f"marks_{full:g}")


def _scale(full: float) -> Scale:
    return Scale(0, full, missing=UNSEEN)


def _split(name: str) -> tuple[str, str]:
    """The step a header begins with, if it is one the board knows, and the check."""
    plain = _FULL_MARKS.sub("", " ".join(name.split()))
    parts = _STEP.match(plain)
    step = STEPS.get(folded(parts[1])) if parts else None
    return (step, parts[2]) if parts and step else ("", plain)


def _named_marks(name: str, texts: Sequence[str]) -> float | None:
    found = _FULL_MARKS.search(name)
    return float(found[1]) if found and float(found[1]) and mostly(texts, is_number) else None


def _in_words(name: str, texts: Sequence[str]) -> bool:
    """Whether a column says passed or not passed; other numbers beside 1 and 0 are points."""
    points = (is_number(text) and not is_result(text) for text in map(folded, texts) if text not in UNSEEN)
    return aliases.role_of(name) not in _OF_TICKETS and mostly(texts, is_result) and not any(points)


def mostly(texts: Sequence[str], known: Callable[[str], bool]) -> bool:
    """Whether nearly all texts that say anything are known; of texts that say nothing, no.

    >>> mostly(["是", "n/a", ""], is_result), mostly(["是", "5"], is_result), mostly([""], is_result)
    (True, False, False)
    """
    given = [folded(text) for text in texts if folded(text) not in UNSEEN]
    return bool(given) and sum(map(known, given)) >= ENOUGH * len(given)


def is_result(text: str) -> bool:
    """Whether a text, folded, says passed or not passed.

    >>> [is_result(text) for text in ("达标", "not met", "maybe")]
    [True, True, False]
    """
    return text in PASSED


def _counting(texts: Sequence[str]) -> bool:
    """Whether the rows are only numbered: 1, 2, 3 …"""
    return [*texts] == [str(number) for number in range(1, len(texts) + 1)]


def is_number(text: str) -> bool:
    """Whether a text is a plain number."""
    return number_of(text) is not None


def _points(text: str) -> bool:
    value = number_of(text)
    return value is not None and 0 <= value <= BARE_MARKS[-1] and (value * 2).is_integer()
