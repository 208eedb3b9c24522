"""Which topics of comments belong to which element (the mapping is ours), and how the comments of a node were coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from numpy.typing import ArrayLike

from cxlib.comments import Corrections, severe, topics
from cxlib.comments.coded import dictionary, tone
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
    number, texts = pd.factorize(said["text"])
    found = read(reader, texts)
    return said.assign(**{name: found[name].take(number).array for name in found})


def read(reader: Journal, texts: ArrayLike) -> pd.DataFrame:
    """`topics`, `kinds` and `tone` of texts, one line each: only what was picked is coded, and each text once."""
    said = pd.DataFrame({"text": texts})
    touched = topics(said, dictionary(reader), Corrections(reader.coded_by_hand()))
    tones = tone(reader).of(said["text"].tolist())["tone"].astype(int)
    listed = {"topics": _listed(touched, "topic"), "kinds": _listed(severe(said), "kind")}
    told = {name: [each.get(place, ()) for place in said.index] for name, each in listed.items()}
    return pd.DataFrame(
        {name: pd.Series(each, dtype=object) for name, each in told.items()} | {"tone": tones.to_numpy()}
    )


def _listed(found: pd.DataFrame, column: str) -> dict[int, tuple[str, ...]]:
    listed: dict[int, tuple[str, ...]] = {}
    for comment, told in zip(found["comment"], found[column], strict=True):
        listed[comment] = (*listed.get(comment, ()), told)
    return listed
