"""Columns that belong together: the answers to one question about several things, and pairs of Kano questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from cxlib.intake.answers import Fit
from cxlib.intake.scales import folded, number_of
from cxlib.intake.survey import KANO_WORDS
from cxlib.intake.titles import name_of
from cxlib.intake.wordings import NOT_JUDGED, is_sentence

TOGETHER = 3
AGAIN = 2
"""Things two blocks have to share to be two questions about the same things."""
FIVE = frozenset((1.0, 2.0, 3.0, 4.0, 5.0))
BESIDE = frozenset((0, 6, 8, 9, 66, 77, 88, 99, -1, -8, -9, -99))
"""Codes for "no answer" that forms write beside one to five."""
_STEM = re.compile(r"([a-z]{0,3}\d+)[ _.\-\[]*[a-z\[(]", re.IGNORECASE)
_PART = re.compile(r"[a-z]{1,3}\d+[_.\-]\d+$", re.IGNORECASE)
"""The number of one line of a question with several, and nothing else: Q11_3."""
_NOT = re.compile(r"没有|没|不|未|无|without|n't|\bnot?\b|않|없|아니|불가|못", re.IGNORECASE)
_TELLING = frozenset(word for word in KANO_WORDS if not word.isdigit() and word not in ("neutral", "无所谓"))


def blocks(columns: Mapping[str, list[str]]) -> set[str]:
    """The columns of question blocks: three or more with one stem (Q7ART, Q7FOOD, …), all answered from one to five.

    Once there is such a block, a single coded question joins it if its answers rise to one peak and fall like theirs.

    >>> codes = ["1", "2", "3", "3", "4", "4", "4", "5", "5", "0"] * 5
    >>> sorted(blocks({"Q7ART": codes, "Q7FOOD": codes, "Q7SIGN": codes, "Q8": ["1", "2"] * 9, "RUN": ["18"]}))
    ['Q7ART', 'Q7FOOD', 'Q7SIGN']
    """
    coded = {name: counts for name, texts in columns.items() if (counts := _codes(texts))}
    stems: dict[str, list[str]] = defaultdict(list)
    for name in coded:
        if stem := _STEM.match(name):
            stems[stem[1].lower()].append(name)
    found: set[str] = set()
    for names in stems.values():
        rated = [name for name in names if len(FIVE & set(coded[name])) >= 4]
        seen = set().union(*(coded[name] for name in rated)) if rated else set()
        if len(rated) >= TOGETHER and seen >= FIVE and sum(_one_peak(coded[name]) for name in rated) > len(rated) / 2:
            found |= set(rated)
    peaks = {_peak(coded[name]) for name in found}
    alike = {
        name
        for name, counts in coded.items()
        if peaks and _STEM.match(name) and set(counts) >= FIVE and _peak(counts) in peaks and _one_peak(counts)
    }
    return found | alike


def statements(columns: Mapping[str, tuple[str, Fit | None]], values: Mapping[str, list[str]]) -> set[str]:
    """The columns of a battery: three or more sentences side by side, all answered on one scale of four steps or more;
    or lines of a question that only their numbers name, answered in the words of one scale.

    `columns`: name → header and scale. What is asked about the person is none, and of plain numbers most columns have
    to rise to one peak and fall.
    """
    found: set[str] = set()
    run: list[str] = []
    for name, (header, fit) in [*columns.items(), ("", ("", None))]:
        if run and _kin(fit) != _kin(columns[run[-1]][1]):
            found |= set(run) if _is_battery(run, values) else set()
            run = []
        worded = fit is not None and bool(fit.scale.words) and not fit.alone and _PART.match(name)
        if fit and fit.scale.high - fit.scale.low >= 3 and (is_sentence(header) or worded):
            run = [] if NOT_JUDGED.search(folded(header)) else [*run, name]
    return found


def asked_again(names: Iterable[str]) -> dict[str, str]:
    """Questions of a block that asks about things an earlier block has asked about: name → the number of its block.

    Q7FOOD, Q7SHOP and then Q9FOOD, Q9SHOP are two questions about the same things: not the same question twice.

    >>> asked_again(["Q7FOOD", "Q7SHOP", "Q7ALL", "Q9FOOD", "Q9ALL", "Q9REST", "Q10A", "Q10B", "Q10C"])
    {'Q9FOOD': 'q9', 'Q9ALL': 'q9', 'Q9REST': 'q9'}
    """
    taken = [(name, name_of(name)) for name in names]
    blocks_of: dict[str, set[str]] = defaultdict(set)
    for _, one in taken:
        if one.stem and not one.body.isdigit():  # the numbers of lines say nothing of what they ask about
            blocks_of[one.stem].add(one.body)
    stems = [stem for stem, bodies in blocks_of.items() if len(bodies) >= TOGETHER]
    again = {
        stem
        for at, stem in enumerate(stems)
        if any(len(blocks_of[stem] & blocks_of[before]) >= AGAIN for before in stems[:at])
    }
    return {name: one.stem for name, one in taken if one.stem in again}


def kano_pairs(columns: Mapping[str, list[str]]) -> dict[str, tuple[str, str]]:
    """Feature and side of every Kano question, known by its answers; each pair stands side by side.

    >>> kano_pairs({"有短信": ["喜欢", "理所当然"], "没有短信": ["不喜欢", "无所谓"]})
    {'有短信': ('有短信', 'functional'), '没有短信': ('有短信', 'dysfunctional')}
    """
    asked = [name for name, texts in columns.items() if _is_kano(texts)]
    found: dict[str, tuple[str, str]] = {}
    pairs = _paired(asked)
    # Every pair of a questionnaire has the same order; a single negation may be worded without any "not".
    turned = sum(_nots(first) - _nots(second) for first, second in pairs) > 0
    for first, second in pairs:
        yes, no = (second, first) if turned else (first, second)
        feature = re.sub(r"^\s*\d+(?:-\d+)?[.、]\s*", "", yes).strip()
        found |= {yes: (feature, "functional"), no: (feature, "dysfunctional")}
    return {name: found[name] for name in asked if name in found}


def _kin(fit: Fit | None) -> tuple[float, float, tuple[str, ...]] | None:
    return (fit.scale.low, fit.scale.high, tuple(sorted(fit.scale.words))) if fit else None


def _is_battery(names: list[str], values: Mapping[str, list[str]]) -> bool:
    counted = [counts for name in names if (counts := _codes(values[name]))]
    steps = {text for name in names for text in values[name]}
    peaked = sum(_one_peak(counts) for counts in counted)
    return len(names) >= TOGETHER and len(steps) >= TOGETHER and peaked >= len(counted) / 2


def _nots(text: str) -> int:
    return len(_NOT.findall(text))


def _paired(asked: list[str]) -> list[tuple[str, str]]:
    """Questions 7-1 and 7-2 wherever they stand; without such numbers each with its neighbour."""
    numbers = [re.match(r"\s*(\d+)\s*[-_.]\s*[12]\D", name) for name in asked]
    if not all(numbers):
        return list(zip(asked[::2], asked[1::2], strict=False))
    same: dict[str, list[str]] = defaultdict(list)
    for name, number in zip(asked, numbers, strict=True):
        same[number[1] if number else ""].append(name)
    return [(names[0], names[1]) for names in same.values() if len(names) == 2]


def _is_kano(texts: Iterable[str]) -> bool:
    said = [folded(text).rstrip(".。") for text in texts]
    known = sum(text in KANO_WORDS for text in said)
    return known >= 0.8 * len(said) > 0 and any(text in _TELLING for text in said) and not any(map(_digits, said))


def _digits(text: str) -> bool:
    return text.isdigit()


def _codes(texts: list[str]) -> dict[float, int]:
    """How often each number was ticked, if the column holds one to five, codes of no answer and hardly more."""
    counts: dict[float, int] = defaultdict(int)
    values = {text: number_of(text) for text in set(texts)}
    for text in texts:
        value = values[text]
        if value is not None:
            counts[value] += 1
    near = sum(often for value, often in counts.items() if value in FIVE or value in BESIDE)
    return dict(counts) if texts and near >= 0.99 * len(texts) else {}


def _peak(counts: Mapping[float, int]) -> float:
    return max(FIVE, key=lambda value: counts.get(value, 0))


def _one_peak(counts: Mapping[float, int]) -> bool:
    shape = [counts.get(value, 0) for value in sorted(FIVE)]
    top = shape.index(max(shape))
    return shape[: top + 1] == sorted(shape[: top + 1]) and shape[top:] == sorted(shape[top:], reverse=True)
