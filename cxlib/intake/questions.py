"""The columns of a survey as questions: what was asked, which scale the answers come from, what the rating is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from cxlib.intake import aliases, wordings
from cxlib.intake.about import as_rating
from cxlib.intake.answers import Fit, fit
from cxlib.intake.aspects import element
from cxlib.intake.blocks import blocks, kano_pairs, statements
from cxlib.intake.columns import Column, Scale
from cxlib.intake.direction import settled
from cxlib.intake.promoters import sorted_by_groups
from cxlib.intake.scales import WORDS, folded, number_of
from cxlib.intake.ticket_words import OUTCOMES
from cxlib.intake.titles import asked_for, plain_header
from cxlib.intake.why import Why

__all__ = ["Question", "as_rating", "ask", "pooled", "scale_name"]

JUDGED = (wordings.RATING, wordings.RECOMMEND, wordings.EFFORT, wordings.EXPECTED, wordings.IMPORTANT, wordings.RETURN)
STEMS = {(1.0, 5.0): "five", (1.0, 7.0): "seven", (0.0, 10.0): "ten", (1.0, 2.0): "two", (1.0, 3.0): "three",
         (1.0, 4.0): "four", (1.0, 10.0): "one-to-ten"}  # fmt: skip
FIVE, BARE = frozenset((1.0, 2.0, 3.0, 4.0, 5.0)), frozenset(float(step) for step in range(7))
SEVERAL = 3
"""Columns named after the answers (非常满意, 满意, 一般) from which each counts how many gave it."""
_OUTCOMES = {folded(word) for words in OUTCOMES.values() for word in words}


@dataclass(frozen=True)
class Question:
    """A column looked at: its header (with the label below it), its non-empty answers, and the scale they come from.

    `promotes`: another column sorts its answers into promoters and detractors.
    """

    name: str
    header: str
    values: list[str]
    fit: Fit | None = None
    kano: tuple[str, str] | None = None
    block: bool = False
    promotes: bool = False

    @property
    def asks(self) -> bool:
        """Whether the header asks for a judgement."""
        plain, apart = folded(self.header), plain_header(self.header)
        if self.promotes or wordings.GRADE.search(plain):
            return self.promotes
        if self.fit and "yes" in self.fit.scale.words:  # whether something was experienced is a fact
            plain, apart = wordings.LIVED.sub("", plain), wordings.LIVED.sub("", apart)
        return any(one.search(plain) or one.search(apart) for one in JUDGED) or element(plain) != ""

    @property
    def is_rating(self) -> bool:
        """Codes or words of a scale under a header that asks for a judgement, or that can be nothing else."""
        if self.fit is None:
            return False
        if self.asks or self.block or (self.fit.alone and not wordings.GRADE.search(folded(self.header))):
            return True
        asked = asked_for(self.name)
        if re.search(r"\d", asked) or wordings.NOT_JUDGED.search(asked) or wordings.NO_ANSWERS.search(asked):
            return False
        points = {number_of(text) for text in set(self.values)}
        return FIVE <= points <= BARE or self._names_a_quality

    @property
    def judges(self) -> bool:
        """Whether it is a rating by what it asks or how it is answered, and not for its bare numbers alone."""
        return self.is_rating and (self.asks or (self.fit is not None and self.fit.alone) or self._names_a_quality)

    @property
    def _names_a_quality(self) -> bool:
        """Whether the header is a thing that forms ask about (服务态度, Cleanliness) and most of a scale was used."""
        if self.fit is None or not wordings.QUALITY.search(asked_for(self.name).split("—")[-1]):
            return False
        steps = {text for text in self.values if folded(text) not in self.fit.codes}
        return self.fit.scale.high - self.fit.scale.low >= 2 and len(steps) >= wordings.STEPS_USED

    @property
    def is_outcome(self) -> bool:
        """Whether the answers are words for how a ticket ended."""
        said = {folded(text) for text in self.values}
        return bool(said) and len(said & _OUTCOMES) > 1 and len(said & _OUTCOMES) >= 0.5 * len(said)

    def role(self, patterns: tuple[tuple[str, str], ...]) -> str:
        """The role the header tells; a column of numbers is no comment."""
        return self.ranked(patterns)[0]

    def ranked(
        self, patterns: tuple[tuple[str, str], ...], allows: Callable[[Question, str], bool] | None = None
    ) -> tuple[str, int]:
        """The role the header tells and the place of its pattern: of two headers of one role the lower is meant.

        `allows(question, role)`: whether the values allow the role; else the next one the header could mean is told.
        """
        told = self.header.removeprefix(self.name)
        below = "" if self.asks else self.name.rpartition("—")[2]  # under a heading that spans several columns
        texts = (self.name, told, below, self.name.partition(": ")[2])  # Survey Taker: Created Date
        for plain in dict.fromkeys(spell(text) for text in texts for spell in (plain_header, asked_for)):
            for at, (role, pattern) in enumerate(patterns):
                if plain and re.search(pattern, plain) and (allows or _no_numbers)(self, role):
                    return role, at
        return "", len(patterns)


def _no_numbers(one: Question, role: str) -> bool:
    """A column of numbers is no comment."""
    if role != "comment" or not one.values:
        return True
    return sum(number_of(text) is not None for text in one.values) <= 0.5 * len(one.values)


def ask(cells: dict[str, list[str]], labels: int = 0) -> dict[str, Question]:
    """Every column as a question; the first `labels` rows are headers too."""
    gone = set(aliases.MISSING)
    values = {name: [text for text in texts[labels:] if folded(text) not in gone] for name, texts in cells.items()}
    together, pairs = blocks(values), kano_pairs(values)
    steps = {name for name in cells if folded(name) in WORDS}
    counted = steps if len(steps) >= SEVERAL else set()
    sorted_out = sorted_by_groups({name: texts[labels:] for name, texts in cells.items()})
    found = {}
    for name, texts in cells.items():
        label = texts[0] if labels > 1 and texts and texts[0] != name else ""
        header = f"{name} {label}".strip()
        ten = any(wordings.RECOMMEND.search(text) for text in (folded(header), plain_header(header)))
        ten = ten or name in sorted_out
        scale = fit(texts[labels:], header, ten) or (fit(texts[labels:], header) if ten else None)
        scale = None if name in counted else scale
        found[name] = Question(name, header, values[name], scale, pairs.get(name), name in together, name in sorted_out)
    run = statements({name: (one.header, one.fit) for name, one in found.items()}, values)
    found = {name: replace(one, block=one.block or name in run) for name, one in found.items()}
    told = settled({name: one.fit for name, one in found.items() if one.fit and one.is_rating}, cells)
    return {name: replace(one, fit=told.get(name, one.fit)) for name, one in found.items()}


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
            column = replace(column, scale=scale_name(scale, scales))  # noqa: PLW2901
            asking += _asked(column.name, found, bool(extra))
        named.append(column)
    return named, scales, asking


def _kin(scale: Scale) -> str:
    return f"{scale.low}:{scale.high}:{sorted(scale.words)}"


def scale_name(scale: Scale, scales: dict[str, Scale]) -> str:
    """The name of a scale among those of a mapping; a new one is added to them."""
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
