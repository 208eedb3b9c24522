"""The headers people use (headers.toml) as patterns per role, and the words that mean "no answer"."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from cxlib.intake.scales import folded


def _patterns(entries: list[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((entry["role"], _pattern(**entry)) for entry in entries)


def _pattern(
    role: str,  # noqa: ARG001 - a field of the entry
    one_of: tuple[str, ...] = (),
    holds: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
) -> str:
    never = f"(?!.*(?:{'|'.join(unless)}))" if unless else ""
    return f"^{never}(?:{'|'.join(one_of)})$" if one_of else f"^{never}.*(?:{'|'.join(holds)})"


_HEADERS = tomllib.loads((Path(__file__).parent / "headers.toml").read_text(encoding="utf-8"))
SHARED = _patterns(_HEADERS["shared"])
SURVEY = _patterns(_HEADERS["survey"])
TICKET = _patterns(_HEADERS["ticket"])
CUSTOMER = _patterns(_HEADERS["customer"])
"""Role and pattern, the better header of a role first."""
MISSING = (
    "",
    *("不适用", "未涉及", "无", "未使用", "(空)", "(跳过)", "没有使用", "没用过", "未使用过", "未体验", "未办理"),
    *("不清楚", "不知道", "不了解", "未作答", "未答", "无法评价", "拒答", "跳过", "未评价", "未评"),
    *("n/a", "na", "not applicable", "blank", "-", "--", "?", "did not use", "not available", "not used", "never used"),
    *("have not used", "don't know", "do not know", "dk", "refused", "don't know or refused", "prefer not to say"),
    *("nan", "nat", "<na>", "#n/a", "nil", "undefined"),  # what programs write where they have nothing
    *("no answer", "null", "(blank)", "no opinion", "not rated", "none", "unrated", "missing"),
    *("offered", "unoffered", "not offered"),  # help desks: the customer was asked and did not answer, or was not asked
)
NOBODY = (
    *MISSING,
    *("匿名", "匿名用户", "保密", "未知", "未留", "未提供", "无电话", "anonymous", "unknown", "withheld", "guest"),
)
"""Words of a customer nobody knows."""
NOT_YET = (
    *MISSING,
    *(
        "未办结",
        "未完成",
        "未结束",
        "未解决",
        "未处理",
        "未答复",
        "未回复",
        "未叫号",
        "未接听",
        "未开始",
        "未关闭",
        "未结案",
    ),
    *(
        "处理中",
        "办理中",
        "进行中",
        "受理中",
        "待处理",
        "待办理",
        "待办",
        "等待中",
        "排队中",
        "尚未办结",
        "尚未完成",
        "open",
    ),
    *(
        "pending",
        "in progress",
        "in process",
        "ongoing",
        "not yet",
        "not closed",
        "not resolved",
        "unresolved",
        "waiting",
    ),
)
"""Words in the place of a moment that has not come."""
WITHOUT = {"customer": NOBODY, "started": NOT_YET, "answered": NOT_YET, "closed": NOT_YET}
"""What stands in a column of a ticket file where there is nothing to say, by its role; in any other `MISSING`."""


def role_of(header: str) -> str:
    """What a header says in a survey or ticket file: a role, "" if nothing.

    >>> role_of("取号时间"), role_of("Branch"), role_of("Bananas")
    ('opened', 'site', '')
    """
    plain = folded(" ".join(header.split()))
    return next((role for role, pattern in (*SHARED, *SURVEY, *TICKET) if re.search(pattern, plain)), "")
