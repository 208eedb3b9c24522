"""Files that say the day once and then only clocks: 就诊日期, 报到时间 09:15, 叫号时间 09:40."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxlib.intake import aliases
from cxlib.intake.dating import dating
from cxlib.intake.scales import folded
from cxlib.intake.titles import plain_header

if TYPE_CHECKING:
    from cxlib.intake.questions import Question

STAMPS = frozenset(("opened", "started", "answered", "closed", "arrived"))
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
_DATE = re.compile(r"日期|\bdate\b|^day$")
_OTHER = re.compile(r"出生|生日|注册|有效|购买|birth|expir|purchase|member|due|promised|截止|到期")


def day_beside_clocks(questions: Mapping[str, Question]) -> str:
    """The column of days, where the stamps beside it are clocks only; "" if there is none or no need of one.

    >>> from cxlib.intake.questions import Question
    >>> texts = {"就诊日期": ["2026-03-02"], "报到时间": ["09:15"], "叫号时间": ["09:40"]}
    >>> day_beside_clocks({name: Question(name, name, values) for name, values in texts.items()})
    '就诊日期'
    """
    stamps = [one for one in questions.values() if one.values and one.role(aliases.TICKET) in STAMPS]
    if not any(is_clock_column(one) for one in stamps) or not all(
        is_clock_column(one) or _is_day(one) for one in stamps
    ):
        return ""
    days = [name for name, one in questions.items() if _is_day(one) and not _OTHER.search(folded(name))]
    return next((name for name in days if _DATE.search(plain_header(name))), "")


def is_clock_column(one: Question) -> bool:
    """Whether a column says times of day without a date."""
    return all(_CLOCK.fullmatch(text) for text in one.values)


def _is_day(one: Question) -> bool:
    if not one.values or any(":" in text for text in one.values):
        return False
    return dating(one.values) is not None
