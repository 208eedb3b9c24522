"""Totals that count each answer in a column of its own: 非常满意, 满意, 基本满意, 不满意; 5 stars, 4 stars, …"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cxlib.intake import aliases
from cxlib.intake.columns import Column
from cxlib.intake.scales import WORDS, folded, number_of
from cxlib.intake.total_fits import fits, number_in

SEVERAL = 3
"""Answers it takes: of two nobody knows whether they are the ends of a scale."""
_BESIDE = re.compile(
    r"^(?:n|no\.? of|number of|count of|#)[ _]|[ _](?:n|count|number|responses|answers|votes)$"
    r"|(?:评价)?(?:人?次?数量?|件数?|票数?|个数|条数?|份数?|量)?(?:[（(][^（()）]*[）)])?$"
)
_STARS = re.compile(r"(?:[1-5]|[一二三四五])\s*(?:星级?|颗星|[- _]?stars?)")


def levels_in(cells: Mapping[str, Sequence[str]]) -> list[Column]:
    """The columns, if each counts one answer and together they are several different ones of a scale of five.

    >>> held = {"非常满意": ["31", "40"], "满意": ["12", "9"], "基本满意数": ["3", ""], "不满意(件)": ["0", "1"]}
    >>> [(one.name, one.role, one.lower) for one in levels_in(held)]
    [('非常满意', 'level', 5.0), ('满意', 'level', 4.0), ('基本满意数', 'level', 3.0), ('不满意(件)', 'level', 2.0)]
    >>> levels_in({"非常满意": ["1", "0"], "满意": ["0", "1"], "不满意": ["0", "0"]})
    []
    """
    told = {
        name: code for name, texts in cells.items() if (code := _answer(name)) is not None and fits("served", texts)
    }
    if (
        len(told) < SEVERAL
        or len(set(told.values())) < len(told)
        or not any(map(_many, (cells[name] for name in told)))
    ):
        return []
    return [Column(name, "level", missing=aliases.MISSING, lower=code) for name, code in told.items()]


def _answer(header: str) -> float | None:
    plain = folded(" ".join(header.split()))
    bare = _BESIDE.sub("", plain)
    if plain in WORDS or bare in WORDS:
        return float(WORDS.get(plain, WORDS.get(bare, 0)))
    return number_of(bare) if _STARS.fullmatch(bare) else None


def _many(texts: Sequence[str]) -> bool:
    """Whether somewhere more than one person is counted: ones and noughts are the ticks of single forms."""
    return any((number_in(text, whole=True) or 0) > 1 for text in texts)
