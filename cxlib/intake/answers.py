"""Which scale the answers of a question come from: its ends, its direction, and the codes that mean "no answer".

The values have the word: numbers (also with 分, stars or words behind them), stars, smileys, words of either language.
Numbers outside the scale that come again and again and are used for "no answer" by habit (0, 6, 8, 9, 11, 88, 99, …)
are proposed as missing codes; anything else off the scale stays an error for the check to show. A direction is never
invented: where neither words nor header tell which end is best, `direction` is empty.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from cxlib.intake import aliases, wordings
from cxlib.intake.columns import Scale
from cxlib.intake.commas import with_points
from cxlib.intake.scales import WORDS, folded, number_of, out_of, plain_answer
from cxlib.intake.titles import asked_for
from cxlib.intake.word_scales import FAMILIES, of_words

ENOUGH = 0.8
MANY = 100
"""Answers after which a step nobody ticked is taken for one that is not offered."""
SOME = 30
"""Answers after which a recommendation that nobody puts above 5 (or 1) is not asked from 0 to 10."""
NO_ANSWER = frozenset({-9, -8, -2, -1, 0, 6, 7, 8, 9, 11, 66, 77, 88, 97, 98, 99, 888, 997, 998, 999, 9999})
_GONE = frozenset(aliases.MISSING)
_LABELLED = re.compile(r"\d+\s*分?\s*[-–—=:、.(]\s*([^\W\d_][^)]*)\)?")
_STAR = re.compile(r"(?:星级?|颗星?|stars?)$|(?:star|str)s?[-_ ]?\d")
_BEST = (
    "非常满意|很满意|最满意|最好|很好|非常好|非常同意|最高|很容易|非常容易|very easy"
    "|very satisfied|extremely satisfied|excellent|best|very good|highest"
    "|strongly agree"
)
_WORST = (
    "非常不满意|很不满意|最不满意|最差|很差|非常差|非常不同意|最低|很难|非常困难|很困难|very difficult"
    "|very dissatisfied|extremely dissatisfied|very poor|worst"
    "|lowest|strongly disagree|terrible"
)
_MEANS = r"\s*分?\s*[=:为是—–(-]?\s*"
_ONE_BEST = re.compile(rf"(?<!\d)1{_MEANS}(?:{_BEST})|(?<!\d)(?:5|7|10){_MEANS}(?:{_WORST})")
_ONE_WORST = re.compile(rf"(?<!\d)1{_MEANS}(?:{_WORST})|(?<!\d)(?:5|7|10){_MEANS}(?:{_BEST})")


@dataclass(frozen=True)
class Fit:
    """A scale, how sure it is, the numbers found to mean "no answer", and "high", "low" or "" for the better end.

    `alone`: the answers are a judgement whatever the header says.
    """

    scale: Scale
    sure: float
    codes: tuple[str, ...] = ()
    direction: str = "high"
    alone: bool = False


def fit(texts: list[str], header: str, ten: bool = False) -> Fit | None:
    """The scale of a column's answers; `None` if they are on none. `ten`: the header asks for 0–10.

    >>> found = fit(["4", "5", "1", "0", "0", "9"], "满意度（5=非常满意）")
    >>> found.scale.low, found.scale.high, found.codes, found.direction
    (1, 5, ('0',), 'high')
    """
    counts = Counter(plain for text in texts if (plain := plain_answer(text)) not in _GONE)
    if counts.total() < 2:
        return None
    counts = with_points(counts)
    found = _numbers(counts, ten) or _tenths(counts) or _words(counts, header)
    found = found or _mixed(counts) or _shares(counts, header)
    if found is None:
        return None
    missing = (*aliases.MISSING, *found.codes)
    best = "low" if (way := found.direction or _way(counts, header)) == "low" else "high"
    return replace(found, scale=replace(found.scale, best=best, missing=missing), direction=way)


def _words(counts: Counter[str], header: str) -> Fit | None:
    """Words of one family; letters only where the header asks for a judgement: elsewhere they are choices."""
    known = {word for family in FAMILIES for word in family.words}
    said = [text for text in counts if text in known or text in WORDS]
    if sum(counts[text] for text in said) < ENOUGH * counts.total():
        return None
    found = of_words([text for text in said if text in known], counts.total())
    if found is None:
        # Words of several families: those everyone knows are read without being told.
        return Fit(Scale(), 0.6) if all(text in WORDS for text in said) else None
    family, scale, sure = found
    if family.marks and not (wordings.RATING.search(folded(header)) or wordings.QUALITY.search(asked_for(header))):
        return None
    plain = len(family.steps) == 5 and all(WORDS.get(text) == family.words[text] for text in said)
    alone = family.alone and len({family.words.get(text) for text in said} - {None}) >= family.told_by
    return Fit(Scale() if plain else scale, sure, alone=alone)


def _mixed(counts: Counter[str]) -> Fit | None:
    """Numbers and common words of one to five side by side, as different versions of a form leave them."""
    both = [text for text in counts if text in WORDS or number_of(text) in (1, 2, 3, 4, 5)]
    if not any(text in WORDS for text in both):
        return None
    return Fit(Scale(), 0.7) if sum(counts[text] for text in both) >= ENOUGH * counts.total() else None


def _numbers(counts: Counter[str], ten: bool) -> Fit | None:
    numbers: Counter[int] = Counter()
    for text, often in counts.items():
        value = number_of(text)
        if value is not None and value == int(value):
            numbers[int(value)] += often
    low, high, sure = _of_ten(numbers) if ten else _ends(numbers)
    codes = [value for value, often in numbers.items() if not low <= value <= high and value in NO_ANSWER and often > 1]
    on_scale = {value: often for value, often in numbers.items() if low <= value <= high}
    inside, off = sum(on_scale.values()), sum(numbers[code] for code in codes)
    if not inside or inside + off < ENOUGH * counts.total():
        return None
    if set(on_scale) == {1} or (off > inside and len(on_scale) < 3):
        return None  # ticks of a choice, or marks of another kind: nobody answers a scale like that
    stars = any(text[0] in "★⭐☆" or _STAR.search(text) for text in counts)
    return Fit(
        Scale(low, high), sure, tuple(map(str, sorted(codes))), "high" if (ten and high == 10) or stars else "", stars
    )


def _tenths(counts: Counter[str]) -> Fit | None:
    """Scores with one decimal, as sites that average several questions give them: from one to five or to ten."""
    read = {text: number_of(text) for text in counts}
    scores = {text: value for text, value in read.items() if value is not None and 0 <= value <= 10}
    exact = all(round(value, 1) == value for value in scores.values()) and any(value % 1 for value in scores.values())
    if not exact or len(set(scores.values())) < 3 or sum(counts[text] for text in scores) < ENOUGH * counts.total():
        return None
    return Fit(Scale(0 if min(scores.values()) < 1 else 1, 5 if max(scores.values()) <= 5 else 10), 0.7, direction="")


def _shares(counts: Counter[str], header: str) -> Fit | None:
    """Answers that say of how many points they are, all of the same: 4.5/5, 8 out of 10, 80 %; a rate is no answer."""
    said = {text: found for text in counts if (found := out_of(text)) and found[0] <= found[1]}
    tops: Counter[int] = Counter()
    for text, (_, top) in said.items():
        tops[top] += counts[text]
    top, often = tops.most_common(1)[0] if tops else (0, 0)
    points = {one for one, of in said.values() if of == top}
    if often < ENOUGH * counts.total() or len(points) < 2 or (top == 100 and wordings.SHARE.search(folded(header))):
        return None
    low = 0 if top == 100 or min(points) < 1 else 1
    return Fit(Scale(low, top), 0.9 if top <= 10 else 0.5)


def _of_ten(numbers: Counter[int]) -> tuple[int, int, float]:
    """Nought to ten, unless many answers keep to one to five: then it is asked on the scale of the other questions."""
    near = {value for value in numbers if 0 <= value <= 10}
    if near == {0, 1} or (near <= {0, 1} and numbers.total() >= SOME):
        return 0, 1, 0.5  # would and would not, coded: of people asked for nought to ten somebody says more
    if near and max(near) <= 5 and min(near) >= 1:
        return (1, 5, 0.9) if numbers.total() >= SOME else (0, 10, 0.5)
    return 0, 10, 0.9


def _ends(numbers: Counter[int]) -> tuple[int, int, float]:
    """The ends of the shortest usual scale that the numbers need, and how sure that is."""
    near = {value for value in numbers if 0 <= value <= 10}
    if set(numbers) == {0, 1}:
        return 0, 1, 0.5
    top, many = max(near, default=0), numbers.total() >= MANY
    gap = next((value for value in range(6, 10) if value not in near), 10)
    if top not in (7, 10) and gap < top:
        top = max((value for value in near if value < gap), default=5)  # 1–5 or 1–7 with 8 and 9 for no answer
    if top < 5 and many and set(range(1, top + 1)) <= near and top > 1:
        return 1, top, 0.5
    if top <= 5:
        return 1, 5, 0.9
    if top == 6 and (0 in near or many):
        return 1, 5, 0.7
    if top <= 7 or (top == 8 and many):
        return 1, 7, 0.9
    return (0, 10, 0.7) if 0 in near else (1, 10, 0.7)


def _way(counts: Counter[str], header: str) -> str:
    """Which end is best, by the words beside the numbers or in the header; "" where nothing tells."""
    known = {word: step - (len(one.steps) + 1) / 2 for one in FAMILIES for word, step in one.words.items()}
    pairs = [
        (number_of(text) or 0.0, known[found[1].strip()])
        for text in counts
        if (found := _LABELLED.fullmatch(text)) and found[1].strip() in known
    ]
    if len(pairs) > 1:
        rises = sum((a - c) * (b - d) for a, b in pairs for c, d in pairs)
        return "high" if rises > 0 else "low" if rises < 0 else ""
    plain = folded(header)
    if _ONE_BEST.search(plain):
        return "low"
    return "high" if _ONE_WORST.search(plain) or wordings.SCORED.search(plain) else ""
