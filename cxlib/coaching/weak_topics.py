"""Which topics of comments belong to which element (the mapping is ours), and how the comments of a node were coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cxlib.comments import coded
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

ELEMENT_TOPICS: dict[str, tuple[str, ...]] = {
    "element.reliability": ("result", "skill", "punctuality", "process"),
    "element.responsiveness": ("waiting", "queue", "reach", "punctuality"),
    "element.friendliness": ("attitude",),
    "element.empathy": ("attitude", "untold", "explanation"),
    "element.tangibles": ("environment", "equipment"),
    "competency.awareness": ("attitude", "reach"),
    "competency.knowledge": ("skill", "explanation"),
    "competency.communication": ("explanation", "untold"),
    "competency.emotion": ("attitude",),
}


def about(item: str) -> tuple[str, ...]:
    """The topics of an element; none where any topic may be about it (satisfaction with a node, free items).

    >>> about("element.tangibles"), about("csat")
    (('environment', 'equipment'), ())
    """
    return ELEMENT_TOPICS.get(item, ())


def heard(reader: Journal, scope: Scope, node: str, item: str, limit: int = 2_000) -> pd.DataFrame:
    """The masked comments at a node as `reader.said_of` gives them, with `topics` and `kinds` (tuples: what they are
    about, and why somebody should read them today) and `tone` (1, 0, -1).

    >>> from cxlib.store import open_store
    >>> heard(open_store().reader(), Scope(), "desk", "csat").empty
    True
    """
    said = reader.said_of(scope, node, item, limit)
    found = coded(reader, scope.within(nodes=[node, *reader.wholes(node)], journeys=[]))
    listed = _listed(found.touched, "topic", "topics"), _listed(found.dangers, "kind", "kinds")
    by_text = found.comments.join(listed[0]).join(listed[1])
    by_text = by_text.drop_duplicates("text").set_index("text")
    told = {name: said["text"].map(by_text[name]).map(_tuple) for name in ("topics", "kinds")}
    return said.assign(**told, tone=said["text"].map(by_text["tone"]).fillna(0).astype(int))


def _listed(found: pd.DataFrame, column: str, name: str) -> pd.Series:
    return found.groupby("comment")[column].agg(tuple).rename(name)


def _tuple(told: object) -> tuple[str, ...]:
    return told if isinstance(told, tuple) else ()
