"""The columns of a survey as questions: what was asked, which scale the answers come from, what the rating is about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cxlib.intake import aliases
from cxlib.intake.answers import Fit, fit
from cxlib.intake.blocks import blocks, kano_pairs
from cxlib.intake.columns import Column, Scale
from cxlib.intake.direction import settled
from cxlib.intake.scales import folded, number_of
from cxlib.intake.ticket import OUTCOMES
from cxlib.intake.why import Why

JUDGED = (aliases.RATING, aliases.RECOMMEND, aliases.EFFORT, aliases.EXPECTED, aliases.IMPORTANT)
STEMS = {(1.0, 5.0): "five", (1.0, 7.0): "seven", (0.0, 10.0): "ten", (1.0, 2.0): "two", (1.0, 3.0): "three",
         (1.0, 4.0): "four", (1.0, 10.0): "one-to-ten"}  # fmt: skip
_OUTCOMES = {folded(word) for words in OUTCOMES.values() for word in words}


@dataclass(frozen=True)
class Question:
    """A column looked at: its header (with the label below it), its non-empty answers, and the scale they come from."""

    name: str
    header: str
    values: list[str]
    fit: Fit | None = None
    kano: tuple[str, str] | None = None
    block: bool = False

    @property
    def asks(self) -> bool:
        """Whether the header asks for a judgement."""
        plain = folded(self.header)
        return any(one.search(plain) for one in JUDGED) or element(plain) != ""

    @property
    def is_rating(self) -> bool:
        """Codes or words of a scale under a header that asks for a judgement, or that can be nothing else."""
        if self.fit is None:
            return False
        if self.asks or self.fit.alone or self.block:
            return True
        bare = {"1", "2", "3", "4", "5"} <= set(self.values) <= set("0123456")
        return bare and not re.search(r"\d", self.name)

    @property
    def is_outcome(self) -> bool:
        """Whether the answers are words for how a ticket ended."""
        said = {folded(text) for text in self.values}
        return bool(said) and len(said & _OUTCOMES) > 1 and len(said & _OUTCOMES) >= 0.5 * len(said)

    def role(self, patterns: tuple[tuple[str, str], ...]) -> str:
        """The role the header tells; a column of numbers is no comment."""
        plain = folded(self.name).strip(" *#:：?？.。_")
        told = folded(self.header.removeprefix(self.name))
        found = next((role for role, pattern in patterns if re.search(pattern, plain)), "")
        found = found or next((role for role, pattern in patterns if told and re.search(pattern, told)), "")
        if found != "comment" or not self.values:
            return found
        numbers = sum(number_of(text) is not None for text in self.values)
        return "" if numbers > 0.5 * len(self.values) else found


def ask(cells: dict[str, list[str]], labels: int = 0) -> dict[str, Question]:
    """Every column as a question; the first `labels` rows are headers too."""
    gone = set(aliases.MISSING)
    values = {name: [text for text in texts[labels:] if folded(text) not in gone] for name, texts in cells.items()}
    together, pairs = blocks(values), kano_pairs(values)
    found = {}
    for name, texts in cells.items():
        label = texts[0] if labels > 1 and texts and texts[0] != name else ""
        header = f"{name} {label}".strip()
        ten = bool(aliases.RECOMMEND.search(folded(header)))
        scale = fit(texts[labels:], header, ten) or (fit(texts[labels:], header) if ten else None)
        found[name] = Question(name, header, values[name], scale, pairs.get(name), name in together)
    told = settled({name: one.fit for name, one in found.items() if one.fit and one.is_rating}, cells)
    return {name: replace(one, fit=told.get(name, one.fit)) for name, one in found.items()}


def as_rating(one: Question, several: bool) -> Column:
    """The rating column of a question: which item, which facet, about which node. Its scale is named by `pooled`."""
    header = folded(one.header)
    facet = "expectation" if aliases.EXPECTED.search(header) else "perception"
    facet = "importance" if aliases.IMPORTANT.search(header) else facet
    ends = (one.fit.scale.low, one.fit.scale.high) if one.fit else (1, 5)
    if aliases.RECOMMEND.search(header):
        return Column(one.name, "rating", item="nps" if ends == (0, 10) else "recommend")
    if aliases.EFFORT.search(header):
        return Column(one.name, "rating", item="ces")
    item = element(header) or "csat"
    plain = folded(one.name)
    bare = (one.asks and not aliases.BARE.sub("", plain)) or aliases.WHOLE.search(plain) or aliases.WHOLE.search(header)
    whole = item != "csat" or bare or not several
    return Column(one.name, "rating", item=item, facet=facet, node="" if whole else topic(one))


def element(header: str) -> str:
    """The quality element or competency a header names."""
    return next((item for item, pattern in aliases.ELEMENTS.items() if re.search(pattern, header)), "")


def topic(one: Question) -> str:
    """The node a question names: what follows the dash of a matrix question, else the question without its number."""
    text = one.header.removeprefix(one.name).strip() or one.name
    found = aliases.MATRIX.search(text)
    if found:
        return next(part for part in found.groups() if part).strip(" \t[]【】")
    plain = aliases.QUESTION_MARK.sub("", text).strip()
    about = next((match[1].strip() for one_of in aliases.ABOUT if (match := one_of.match(plain))), "")
    return about or plain or one.name


def pooled(
    columns: list[Column], questions: dict[str, Question]
) -> tuple[list[Column], dict[str, Scale], list[tuple[str, Why, float]]]:
    """The columns with their scales named, the scales, and what to ask about them.

    Questions with the same ends and words share their missing codes: a code means the same in the whole questionnaire.
    """
    fits = {
        column.name: found for column in columns if column.role == "rating" and (found := questions[column.name].fit)
    }
    codes: dict[str, set[str]] = {}
    for found in fits.values():
        codes.setdefault(_kin(found.scale), set()).update(found.codes)
    scales: dict[str, Scale] = {}
    named, asking = [], []
    for column in columns:
        if found := fits.get(column.name):
            extra = tuple(sorted(codes[_kin(found.scale)], key=int))
            scale = replace(found.scale, missing=(*aliases.MISSING, *extra))
            column = replace(column, scale=_name(scale, scales))  # noqa: PLW2901
            asking += _asked(column.name, found, bool(extra))
        named.append(column)
    return named, scales, asking


def _kin(scale: Scale) -> str:
    return f"{scale.low}:{scale.high}:{sorted(scale.words)}"


def _name(scale: Scale, scales: dict[str, Scale]) -> str:
    stem = STEMS.get((scale.low, scale.high), f"{scale.low:g}-{scale.high:g}")
    names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    name = next(name for name in names if scales.get(name, scale) == scale)
    scales[name] = scale
    return name


def _asked(name: str, found: Fit, codes: bool) -> list[tuple[str, Why, float]]:
    asked = [(name, Why.MISSING_CODES, 0.7)] if codes else []
    if found.direction == "low":
        asked.append((name, Why.DIRECTION_LOW, 0.8))
    elif not found.direction:
        asked.append((name, Why.DIRECTION_UNCLEAR, 0.3))
    return asked
