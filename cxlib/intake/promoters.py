"""Answers from nought to ten that are the NPS by another column: it sorts them into promoters, passives and detractors,
or says that the survey of each row is one of NPS.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cxlib.intake.scales import folded, number_of

_SCORE = re.compile(r"\b(?:score|rating|answer|response)$|得分|评分|打分", re.IGNORECASE)
ROWS = 4
"""Answers with a group beside them that it takes to tell."""
_ENDS = {
    **dict.fromkeys(("promoter", "promoters", "推荐者"), (9.0, 10.0)),
    **dict.fromkeys(("passive", "passives", "中立者", "被动者"), (7.0, 8.0)),
    **dict.fromkeys(("detractor", "detractors", "贬损者", "批评者"), (0.0, 6.0)),
}


def sorted_by_groups(cells: Mapping[str, Sequence[str]]) -> set[str]:
    """The columns whose numbers agree with such a column in every row that has both.

    >>> said = {"Sentiment": ["Promoter", "Passive", "Detractor", "Promoter"], "Rating": ["10", "7", "0", "9"]}
    >>> sorted_by_groups({**said, "Service": ["10", "9", "0", "9"]})
    {'Rating'}
    """
    groups = [texts for texts in cells.values() if len({folded(text) for text in set(texts)} & set(_ENDS)) > 1]
    found = {name for name, texts in cells.items() for group in groups if _agrees(texts, group)}
    return found or (_scored(cells) if any(_all_nps(texts) for texts in cells.values()) else set())


def _all_nps(texts: Sequence[str]) -> bool:
    return bool(texts) and all(folded(text) in ("nps", "net promoter score") for text in texts)


def _scored(cells: Mapping[str, Sequence[str]]) -> set[str]:
    """The one column of scores, if its numbers can be from nought to ten and no others."""
    scored = {name: [number_of(text) for text in texts if text] for name, texts in cells.items() if _SCORE.search(name)}
    tens = {
        name
        for name, values in scored.items()
        if values and all(value in range(11) for value in values) and max(filter(None, values), default=0) > 5
    }
    return tens if len(tens) == 1 else set()


def _agrees(texts: Sequence[str], group: Sequence[str]) -> bool:
    pairs = [
        (value, ends)
        for text, word in zip(texts, group, strict=True)
        if (ends := _ENDS.get(folded(word))) and (value := number_of(text)) is not None
    ]
    return len(pairs) >= ROWS and all(low <= value <= high for value, (low, high) in pairs)
