"""A statement as it is asked: with the keys, lists and conditions that a question has, and no others.

The statements in `*.sql` say all there may be. A group by a column that is always null, a look into a list at every
row, or a join behind a condition nobody asked for takes longer than what is asked itself.
"""

from __future__ import annotations

import re
from typing import Any

KEY = re.compile(r"^ *case when \$by_(\w+) then (.+) end as (\w+),\n", re.MULTILINE)
LIST = re.compile(r"\(\$(\w+) is null or list_contains\(\$\1, ([\w.]+)\)\)")
CONDITION = re.compile(r"\((?:\$(\w+) is( not)? null|not \$(\w+))\s+or ")
VALUE = re.compile(r"\$(\w+)")


def as_asked(text: str, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The statement with its lists written out and the conditions asked for alone, and the values left to it.

    >>> as_asked("where ($nodes is null or list_contains($nodes, node)) and (not $low or box < 0)",
    ...          {"nodes": [3, 5], "low": False})
    ('where node in (3, 5) and true', {})
    """
    text = with_conditions(with_lists(text, values), values)
    left = set(VALUE.findall(text))
    return text, {name: value for name, value in values.items() if name in left}


def at_places(statement: str, values: dict[str, Any]) -> str:
    """The statement for measures at some places. The sums of tickets lie in two orders: of no more sites than nodes
    those that lie by site are read.

    >>> at_places("tickets_by_site", {"sites": [3], "nodes": None}), at_places("responses_by_site", {"sites": [3]})
    ('tickets_of_site', 'responses_by_site')
    """
    sites, nodes = values.get("sites"), values.get("nodes")
    few = sites is not None and (nodes is None or len(sites) <= len(nodes))
    return "tickets_of_site" if few and statement == "tickets_by_site" else statement


def with_keys(text: str, by: tuple[str, ...]) -> str:
    r"""The statement with the keys in `by` alone.

    >>> with_keys("select\n  case when $by_node then r.node_id end as node_id,\n  count(*) as n", ())
    'select\n  count(*) as n'
    """
    return KEY.sub(lambda found: f"    {found[2]} as {found[3]},\n" if found[1] in by else "", text)


def with_lists(text: str, values: dict[str, Any]) -> str:
    """The statement with its lists of numbers written out.

    >>> with_lists("where ($nodes is null or list_contains($nodes, node_id))", {"nodes": [3, 5]})
    'where node_id in (3, 5)'
    """
    return LIST.sub(lambda found: _among(found[2], values.get(found[1])), text)


def with_conditions(text: str, values: dict[str, Any]) -> str:
    """The statement with those conditions alone whose value is given (not `None`, not `False`).

    >>> with_conditions("where ($kind is null or kind = $kind) and (not $low or box < 0)", {"kind": 3, "low": False})
    'where (kind = $kind) and true'
    """
    at = 0
    while found := CONDITION.search(text, at):
        at = found.start() + 1
        name, other_way = found[1] or found[3], bool(found[2])
        if name not in values:
            continue
        given = values[name] is not None and values[name] is not False
        if given != other_way:
            text = text[:at] + text[found.end() :]
        else:
            text = f"{text[: at - 1]}true{text[_closing(text, at - 1) + 1 :]}"
    return text


def _among(column: str, numbers: list[int] | None) -> str:
    if numbers is None:
        return "true"
    each = sorted({int(one) for one in numbers})
    if len(each) == 1:
        return f"{column} = {each[0]}"  # the database finds one value faster than the ends of a range
    if each and each[-1] - each[0] == len(each) - 1:
        return f"{column} between {each[0]} and {each[-1]}"
    return f"{column} in ({', '.join(map(str, each))})" if each else "false"


def _closing(text: str, opening: int) -> int:
    """The place of the bracket that closes the one at `opening`."""
    depth = 0
    for place in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return place
    raise ValueError(f"a bracket is not closed: {text[opening : opening + 40]}")
