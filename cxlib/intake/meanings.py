"""What single words of a file mean, told by a person: an outcome, a kind, a step of a scale, or no answer.

A mapping keeps what it was told: in the column's `values`, in the scale's `words`, or among the missing codes.
"""

from __future__ import annotations

from collections.abc import Mapping as Words
from dataclasses import replace

from cxlib.intake.columns import FACETS, STAMPS, Column, Mapping, Scale
from cxlib.intake.log_words import MEANINGS
from cxlib.intake.scales import WORDS, folded
from cxlib.intake.survey import KANO_WORDS
from cxlib.intake.ticket_words import ANSWERS, KINDS, OUTCOMES

GONE = "missing"
"""The meaning "no answer"."""
MOST_STEPS = 21
CLOSED = {
    "outcome": tuple(OUTCOMES),
    "kind": tuple(KINDS),
    "first_contact": tuple(ANSWERS),
    "reopened": tuple(ANSWERS),
    "event": MEANINGS,
    "facet": FACETS,
    "node_kind": ("place", "channel", "step"),
    "passed": ("1", "0"),
    "kano": tuple(str(answer) for answer in sorted(set(KANO_WORDS.values()))),
}
"""Roles whose cells are words of a closed list."""
MEASURED = (*STAMPS, "day", "time", "quoted", "amount", "wait", "service", "seconds")
"""Roles whose cells are no words: one that stands there can only mean that nothing is known."""
SCORED = ("rating", "score")


def meanings(mapping: Mapping, column: Column) -> tuple[str, ...]:
    """What a word in this column can be told to mean; nothing where every word stands for itself.

    >>> one = Column("Status", "outcome")
    >>> meanings(Mapping("a", "ticket", None, (one,)), one)
    ('served', 'abandoned', 'no_show', 'open', 'missing')
    """
    if column.role in SCORED:
        scale = mapping.scale_of(column)
        steps = range(int(scale.low), int(scale.high) + 1)
        return (*(str(step) for step in steps if len(steps) <= MOST_STEPS), GONE)
    if column.role in CLOSED:
        return (*CLOSED[column.role], GONE)
    return (GONE,) if column.role in MEASURED else ()


def told(mapping: Mapping, column: Column) -> dict[str, str]:
    """Word → meaning, as the mapping has been told; words everybody knows are left out.

    >>> told(Mapping("a", "ticket", None, ()), Column("Status", "outcome", values={"Void": "served"}))
    {'Void': 'served'}
    """
    if column.role in SCORED:
        words = mapping.scale_of(column).words
        return {word: f"{value:g}" for word, value in words.items() if WORDS.get(folded(word)) != value}
    return dict(column.values) if column.role in CLOSED else {}


def taught(mapping: Mapping, words: Words[tuple[str, str], str]) -> Mapping:
    """The mapping with the meanings of words of its columns: (column, word) → one of `meanings`.

    A word of a score is a word of its scale, also for other columns on that scale. What a column cannot mean is
    passed over: its role may have been corrected since.

    >>> one = Mapping("a", "ticket", None, (Column("Status", "outcome"),))
    >>> taught(one, {("Status", "Void"): "open", ("Status", "?"): "missing"}).columns[0].values
    {'Void': 'open'}
    """
    for (name, word), meaning in words.items():
        column = next((one for one in mapping.columns if one.name == name), None)
        if column and meaning in meanings(mapping, column):
            mapping = _one_more(mapping, column, word, meaning)
    return mapping


def _one_more(mapping: Mapping, column: Column, word: str, meaning: str) -> Mapping:
    if column.role in SCORED:
        scale = _scale(mapping.scale_of(column), word, meaning)
        name = column.scale or f"{column.name}"
        mapping = replace(mapping, scales={**mapping.scales, name: scale})
        column = replace(column, scale=name)
    else:
        values = {known: meant for known, meant in column.values.items() if known != word}
        column = replace(
            column,
            values=values if meaning == GONE else {**values, word: meaning},
            missing=_missing(column.missing, word, meaning),
        )
    return replace(mapping, columns=tuple(column if one.name == column.name else one for one in mapping.columns))


def _scale(scale: Scale, word: str, meaning: str) -> Scale:
    """Words of one's own take the place of those everybody knows; so these are written down beside them."""
    usual = WORDS if (scale.low, scale.high) == (1, 5) and not scale.words else {}
    words: dict[str, float] = {**usual, **{known: value for known, value in scale.words.items() if known != word}}
    if meaning == GONE:
        return replace(scale, words=words if scale.words else {}, missing=_missing(scale.missing, word, meaning))
    return replace(scale, words={**words, word: float(meaning)}, missing=_missing(scale.missing, word, meaning))


def _missing(codes: tuple[str, ...], word: str, meaning: str) -> tuple[str, ...]:
    rest = tuple(code for code in codes if code != word)
    return (*rest, word) if meaning == GONE else rest
