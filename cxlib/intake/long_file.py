"""A survey file with one row per answer, told by its values: the same person again and again, with other questions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from cxlib.intake import aliases
from cxlib.intake.answers import Fit, fit
from cxlib.intake.columns import FACETS, Column, Scale
from cxlib.intake.dating import dating
from cxlib.intake.questions import Question, as_rating
from cxlib.intake.scales import folded
from cxlib.intake.scored import FACET_WORDS
from cxlib.intake.shapes import Shape, repeats
from cxlib.intake.titles import plain_header
from cxlib.intake.why import SURE, Reason, Why
from cxlib.intake.wordings import RECOMMEND

_ASKED = re.compile(
    r"题|指标|评价项|评价内容|维度|项目|方面|question|item|statement|indicator|aspect|measure|variable|attribute|dimension"
)
_NO_WORDING = re.compile(r"类型|题型|编号|\b(?:type|id|no|number|choices|options|category)$")
"""What tells of a question its kind or its number; its words tell more, where another column has them."""
_SCORE = re.compile(r"得分|分数|评分|打分|分值|答案|回答|选项|score|rating|answer|response|value|points|stars")
_PERSON = re.compile(
    r"编号|序号|答卷|问卷|受访|客户|\bid\b|_id$|id$|respondent|response|person|customer|participant|submission|uuid"
)
MOST_QUESTIONS = 300
_FACETS = {"期望值": "expectation", "期待": "expectation", "expected": "expectation", "感知值": "perception",
           "实际": "perception", "perceived": "perception", "actual": "perception", "重要度": "importance",
           "重要": "importance", "important": "importance"} | FACET_WORDS | {word: word for word in FACETS}  # fmt: skip


def as_long(cells: dict[str, list[str]], questions: dict[str, Question]) -> Shape | None:
    """Such a file, or `None`. `cells`: the texts of every column, row by row.

    >>> cells = {"id": ["1", "1", "2", "2"], "question": ["wait", "staff"] * 2, "score": ["4", "5", "3", "4"]}
    >>> shape = as_long(cells, {name: Question(name, name, texts) for name, texts in cells.items()})
    >>> [column.role for column in shape.columns]
    ['id', 'question', 'score']
    """
    persons = [name for name in cells if repeats(cells[name]) and _PERSON.search(folded(name))]
    scores = [name for name in cells if _SCORE.search(folded(name)) and _is_score(cells[name])]
    facets = [name for name in cells if _is_facet(cells[name])]
    for person in persons:
        for name in sorted(cells, key=lambda one: _NO_WORDING.search(plain_header(one)) is not None):
            others = [one for one in scores if one != name]
            if name == person or name in facets or len(others) != 1 or _is_known(name, questions):
                continue
            if not _is_question(name, cells, person, facets):
                continue
            return _shape(cells, questions, (person, name, others[0], *facets[:1]))
    return None


def _shape(cells: dict[str, list[str]], questions: dict[str, Question], used: tuple[str, ...]) -> Shape:
    person, asked, scored, *facets = used
    roles = {one.role(aliases.SHARED + aliases.SURVEY) for name, one in questions.items() if name not in used}
    said = _said(cells[asked], cells[scored])
    ten = {text: fit(said[text], text, ten=True) for text in said if RECOMMEND.search(folded(text))}
    meant = {text: _meant(text, "node" in roles, ten.get(text) or fit(said[text], text)) for text in said}
    fits = _fits(cells[asked], cells[scored], meant, scored)
    scales, own, other = _scales(fits)
    sure = 0.9 if _ASKED.search(folded(asked)) else SURE
    columns = [Column(person, "id"), Column(asked, "question", values=meant),
               Column(scored, "score", scale=own, scales=other)]  # fmt: skip
    columns += [Column(name, "facet", values=_facet_words(cells[name])) for name in facets]
    reasons = [Reason(column.name, column.role, Why.LONG.name, sure) for column in columns]
    if any(not one.direction for one, _ in fits.values()):
        reasons.append(Reason(scored, "score", Why.DIRECTION_UNCLEAR.name, 0.3))
    if any(one and one.sure < SURE for one in ten.values()):
        reasons.append(Reason(scored, "score", Why.TEN_UNCLEAR.name, 0.3))
    if any(one.codes for one, _ in fits.values()):
        reasons.append(Reason(scored, "score", Why.MISSING_CODES.name, 0.7))
    for name, one in questions.items():
        role = one.role(aliases.SHARED + aliases.SURVEY)
        if name not in used and role not in ("", "id", "item", *(column.role for column in columns)):
            columns.append(Column(name, role, missing=aliases.MISSING))
            reasons.append(Reason(name, role, Why.HEADER.name, 0.9))
    columns.sort(key=lambda column: list(cells).index(column.name))
    return Shape("survey", tuple(columns), tuple(reasons), scales=scales)


def _is_score(texts: list[str]) -> bool:
    return fit(texts, "") is not None or fit(texts, "", ten=True) is not None


def _is_facet(texts: list[str]) -> bool:
    said = {folded(text) for text in texts if text}
    return len(said) > 1 and said <= set(_FACETS)


def _is_known(name: str, questions: dict[str, Question]) -> bool:
    """Whether a column says something else about a row, by its header or because it holds dates."""
    one = questions[name]
    told = one.role(aliases.SHARED + aliases.TICKET + aliases.SURVEY)
    return not _ASKED.search(folded(name)) and (told != "" or dating(one.values) is not None)


def _is_question(name: str, cells: dict[str, list[str]], person: str, facets: list[str]) -> bool:
    """Few texts that come again with every person, and never twice with the same one (and facet)."""
    texts = cells[name]
    said = set(texts) - {""}
    if not 1 < len(said) <= min(MOST_QUESTIONS, len(texts) / 2) or sum(text.isdigit() for text in said) == len(said):
        return False
    rows = list(zip(*(cells[one] for one in (person, name, *facets[:1])), strict=True))
    several = len({row[:2] for row in rows}) >= 1.5 * len(set(cells[person]))
    return several and len(set(rows)) >= 0.95 * len(rows)


def _said(asked: list[str], scored: list[str]) -> dict[str, list[str]]:
    """Question → its answers."""
    said: dict[str, list[str]] = {}
    for text, score in zip(asked, scored, strict=True):
        if text:
            said.setdefault(text, []).append(score)
    return said


def _meant(text: str, by_row: bool, found: Fit | None) -> str:
    """What a question of its own would be about, as `node/item`; an item if a column names the node. Too few answers to
    tell nought to ten from one to five make no NPS.
    """
    found = replace(found, scale=Scale()) if found and found.sure < SURE and found.scale.high == 10 else found
    column = as_rating(Question(text, text, [], found), several=True)
    node = column.node.replace("/", "-")
    return f"/{node if by_row and node else column.item}" if by_row or not node else node


def _fits(asked: list[str], scored: list[str], meant: dict[str, str], header: str) -> dict[str, tuple[Fit, int]]:
    """Item → the scale its answers are on, and how many they are."""
    answers: dict[str, list[str]] = {}
    for text, score in zip(asked, scored, strict=True):
        if text:
            answers.setdefault(meant[text].partition("/")[2] or "csat", []).append(score)
    found = {item: fit(texts, header, ten=item == "nps") or fit(texts, header) for item, texts in answers.items()}
    return {item: (one, len(answers[item])) for item, one in found.items() if one}


def _scales(fits: dict[str, tuple[Fit, int]]) -> tuple[dict[str, Scale], str, dict[str, str]]:
    """(the scales, the one most answers are on, item → scale for the items on another).

    Items with the same ends share a scale and the codes that mean "no answer": a code means the same in one file.
    """
    scales: dict[str, Scale] = {}
    counts: Counter[str] = Counter()
    names = {}
    for item, (one, often) in fits.items():
        scale = one.scale
        name = f"{scale.low:g}-{scale.high:g}" + ("" if scale.best == "high" else "-low")
        known = scales.get(name, scale)
        scales[name] = replace(known, missing=tuple(dict.fromkeys((*known.missing, *scale.missing))))
        names[item] = name
        counts[name] += often
    most = counts.most_common(1)[0][0] if counts else ""
    return scales, most, {item: name for item, name in names.items() if name != most}


def _facet_words(texts: list[str]) -> dict[str, str]:
    return {text: _FACETS[folded(text)] for text in dict.fromkeys(texts) if text and folded(text) not in FACETS}
