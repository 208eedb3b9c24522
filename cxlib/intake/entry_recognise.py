"""Is a file a list of service nodes or of sites, and which of its columns is what? By headers, values last.

It is if a column names the entries, each but once, another says something of them, and nothing in it is about single
events, scores or counts. Where it holds more than such lists do, the reader is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cxlib.intake import aliases, total_names
from cxlib.intake.answers import fit
from cxlib.intake.columns import Column
from cxlib.intake.dating import dating
from cxlib.intake.entry_names import role_of
from cxlib.intake.entry_proof import SAYS
from cxlib.intake.found import Found
from cxlib.intake.scales import number_of
from cxlib.intake.why import Reason, Why

Cells = Mapping[str, Sequence[str]]
LONGEST = 1000
"""Rows up to which a file may be a list; a file of the same headers that goes on is one of events."""
NUMBERS = 0.8
"""The share of numbers from which a column may count or measure something."""
EVENTS = re.compile(
    r"^(comment|opened|started|answered|closed|outcome|ticket|weight|score|rating|wait|service|item|question|event|at"
    r"|day|time|first_contact|reopened)$"
)
"""What a header may say that belongs to answers and tickets alone."""


def entries_in(cells: Cells) -> Found | None:
    """The columns, if the file is a list of nodes or sites.

    >>> found = entries_in({"网点代码": ["01", "02"], "网点名称": ["城北", "城南"], "区域": ["北", "南"]})
    >>> [(one.name, one.role) for one in found.columns]
    [('网点代码', 'site'), ('网点名称', 'zh'), ('区域', 'region')]
    >>> entries_in({"网点": ["城北", "城南"], "满意度": ["5", "4"]}) is None
    True
    """
    told = {name: role_of(name) for name in cells}
    first = _first(told)
    others = [name for name, role in told.items() if not role]
    if any(_of_events(name, cells[name]) for name in others):
        return None
    what, sure = _subject(set(first))
    columns = _columns(what, first, cells)
    named = next((column for column in columns if column.role == what), None)
    plain = sure and {"zh", "en"} & {column.role for column in columns}
    if named is None or not _each_once(cells[named.name]) or len(columns) < (2 if sure else 3):
        return None
    if not plain and any(_measures(cells[name]) for name in others):
        return None
    reasons = [Reason(one.name, one.role, Why.HEADER.name, 0.9) for one in columns]
    clear = sure and len(columns) == len(cells)
    reasons += [] if clear else [Reason(named.name, what, Why.LISTS_ENTRIES.name, 0.5)]
    return Found(tuple(columns), tuple(reasons))


def as_entries(cells: Cells) -> tuple[Column, ...]:
    """The same columns of a file that a reader says is such a list, whatever else seems to be in it.

    >>> [one.role for one in as_entries({"服务节点": ["柜台", "柜台"], "阶段": ["办理"] * 2, "满意度": ["5", "4"]})]
    ['node', 'stage']
    """
    first = _first({name: role_of(name) for name in cells})
    return tuple(_columns(_subject(set(first))[0], first, cells))


def _first(told: dict[str, str]) -> dict[str, str]:
    return {role: name for name, role in reversed(told.items()) if role}


def _subject(roles: set[str]) -> tuple[str, bool]:
    """Nodes or sites, and whether the headers say so; nodes where both are named: a node may be told with its site."""
    if roles & {"node", "node name"}:
        return "node", True
    if roles & {"site", "site name"}:
        return "site", True
    return ("site", False) if roles & {"region", "tz"} else ("node", False)


def _columns(what: str, first: dict[str, str], cells: Cells) -> list[Column]:
    """In the order of the file; what names the entry is its code or else its name."""
    code = next((first[role] for role in (what, "code") if role in first), "")
    name = next((first[role] for role in (f"{what} name", "name") if role in first), "")
    found = {role: first[role] for role in SAYS[what] if role in first}
    if code and name:
        found.setdefault("zh" if _chinese(cells[name]) else "en", name)
    named = code or name or found.pop("zh", "") or found.pop("en", "")
    found |= {what: named} if named else {}
    by_name = {name: role for role, name in found.items()}
    return [Column(name, by_name[name], missing=aliases.MISSING) for name in cells if name in by_name]


def _chinese(texts: Sequence[str]) -> bool:
    return sum(any("\u4e00" <= letter <= "\u9fff" for letter in text) for text in texts) * 2 >= len(texts)


def _of_events(name: str, texts: Sequence[str]) -> bool:
    """Whether a column belongs to answers, tickets or totals: by its header, or by answers on a scale."""
    if total_names.role_of(name) not in ("", "site", "node"):
        return True
    found = fit([text for text in texts if text], name)
    return EVENTS.match(aliases.role_of(name)) is not None or (found is not None and not _measures(texts))


def _measures(texts: Sequence[str]) -> bool:
    """Whether a column holds dates or numbers, which may be scores or sums."""
    given = [text for text in texts if text]
    return bool(given) and (
        dating(given) is not None or sum(number_of(text) is not None for text in given) >= NUMBERS * len(given)
    )


def _each_once(texts: Sequence[str]) -> bool:
    """Whether each entry comes once; a slip among many may stand there twice."""
    given = [text for text in texts if text]
    again = len(given) - len(set(given))
    return 0 < len(texts) <= LONGEST and len(given) >= 0.8 * len(texts) and again <= max(1, 0.1 * len(given))
