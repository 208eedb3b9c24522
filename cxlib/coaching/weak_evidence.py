"""What stands behind a weak point: how much it matters, what was expected, what those write who scored it low.

Importance is read over the year up to the end of the scope's period and over all sites: what matters to customers does
not change by the week, and drivers need many persons.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pandas as pd

from cxlib.coaching.driving import driving
from cxlib.coaching.driving import importance as shares_of
from cxlib.coaching.elements import asked, elements
from cxlib.coaching.weak import WHOLE
from cxlib.coaching.weak_points import cells_of
from cxlib.coaching.weak_topics import about
from cxlib.comments import Corrections, topics
from cxlib.comments.coded import dictionary
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

YEAR = timedelta(days=364)
GAPS = ["node", "item", "gap", "gap_low", "gap_high", "gap_n"]


def importance(reader: Journal, scope: Scope, cells: pd.DataFrame) -> pd.Series:
    """Importance of cells (`node, journey, item`) by (node, item): 1 = average; cells without are left out.

    An element gets its share among the elements of its journey, a node's satisfaction its share among the nodes.
    """
    found: dict[tuple[str, str], float] = {}
    for journey, part in cells.groupby("journey", sort=True):
        over_a_year = _year(replace(scope, journeys=(str(journey),), nodes=(), sites=(), channels=(), segments=()))
        items, nodes = part["item"] != WHOLE, part["item"] == WHOLE
        for of, place, rows in (("item", 1, part[items]), ("node", 0, part[nodes])):
            weights = _weights(reader, over_a_year, of) if len(rows) else {}
            cells_told = zip(rows["node"], rows["item"], strict=True)
            found |= {cell: weights[cell[place]] for cell in cells_told if cell[place] in weights}
    keys = pd.MultiIndex.from_tuples(list(found), names=["node", "item"]) if found else None
    return pd.Series(list(found.values()), index=keys, dtype=float)


def importance_everywhere(reader: Journal, scope: Scope) -> pd.Series:
    """The importance of all cells of a scope's journeys: over all sites, so the same for every cut of it, and kept."""
    whole = Scope(scope.start, scope.end, journeys=scope.journeys)
    return reader.kept(("importance", whole), lambda: importance(reader, whole, cells_of(reader, whole)))


def gaps(reader: Journal, scope: Scope) -> pd.DataFrame:
    """Perception against expectation of each cell, where it was asked: `node, item, gap, gap_low, gap_high, gap_n`."""
    items = reader.items()
    expected = set(items.loc[items["facet"] == "expectation", "code"])
    if not expected:
        return pd.DataFrame(columns=GAPS)
    found = elements(reader, scope, ("node",), [code for code in asked(reader) if code in expected])
    if "gap_n" not in found:
        return pd.DataFrame(columns=GAPS)
    return found.loc[found["gap"].notna(), GAPS].reset_index(drop=True)


def low_topics(reader: Journal, scope: Scope, node: str, item: str) -> pd.DataFrame:
    """What those write who scored an element low, most first: `topic, n, of` (writers who speak of it, of so many).

    `of` is what `reader.count_answers` counts of the node and element with `Narrow(low=True, said=True)`; who writes
    about no topic of the dictionary is among them. Topics of the element itself come before others of the same number.
    """
    low = reader.said_low(scope, node, item)
    number, texts = pd.factorize(low["text"])
    touched = topics(pd.DataFrame({"text": texts}), dictionary(reader), Corrections(reader.coded_by_hand()))
    spoken = pd.DataFrame({"answer": low["answer"], "comment": number}).merge(touched, on="comment")
    counted = spoken[["answer", "topic"]].drop_duplicates()["topic"].value_counts(sort=False)
    told = pd.DataFrame({"topic": counted.index, "n": counted.to_numpy(), "of": low["answer"].nunique()})
    other = ~told["topic"].isin(about(item))
    order = told.assign(other=other).sort_values(["n", "other", "topic"], ascending=[False, True, True])
    return order.drop(columns="other").reset_index(drop=True)


def _weights(reader: Journal, scope: Scope, of: str) -> dict[str, float]:
    """Shares of R² as times of their mean."""
    told = shares_of(driving(reader, scope, of))
    return {name: share * len(told) / sum(told.values()) for name, share in told.items()}


def _year(scope: Scope) -> Scope:
    if scope.start is None or scope.end is None:
        return scope
    return replace(scope, start=min(scope.start, scope.end - YEAR))
