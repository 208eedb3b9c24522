"""What happened beside trainings (a new machine, a new rule, a second counter), as lines that `measured` takes.

**Question.** Did the fix work? It is asked of an event on the charts as it is of a training.

**Method.** An event set at several nodes or sites under one name, on one day, is one line; where it came to is compared
with where it did not by `cxlib.coaching.measured`.

**Limits.** What holds for all nodes has nothing left to compare it with, and the verdict says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

SAME = ["day", "kind", "name_zh", "name_en"]
COLUMNS = ["training_id", "event_ids", "kind", "name_zh", "name_en", "first_day", "last_day", "nodes", "sites", "aim",
           "chosen"]  # fmt: skip
PASSING = "outage"
"""The kind of event that is over after a while, and leaves who had it as good a comparison as before."""


def happened(reader: Journal) -> pd.DataFrame:
    """The events the viewer may see, newest first, one line for what came to several places at once.

    Columns as of `reader.trainings()` as far as an effect needs them, `training_id` 0 and `event_ids` (its marks). An
    event without a node has all nodes, one without a site no sites (that is: all).

    >>> from cxlib.store import open_store
    >>> happened(open_store().reader()).empty
    True
    """
    events = reader.events(Scope())
    events = events[events["event_id"] > 0]
    every = tuple(reader.catalogue().nodes["code"])
    # marks of one name, day and site are one event at several nodes; with the same nodes, at several sites
    at_nodes = [
        (*told, tuple(part["event_id"]), every if "" in set(part["node"]) else tuple(part["node"].unique()))
        for told, part in events.groupby([*SAME, "site"], sort=False)
    ]
    frame = pd.DataFrame(at_nodes, columns=[*SAME, "site", "event_ids", "nodes"])
    lines = [_line(told, part) for told, part in frame.groupby([*SAME, "nodes"], sort=False)]
    return pd.DataFrame(lines, columns=COLUMNS).sort_values("first_day", ascending=False, ignore_index=True)


def lasting(reader: Journal) -> list[Mapping[Any, Any]]:
    """The events after which a place is no comparison for another event: no passing ones, none that came to all."""
    lines, every = happened(reader).to_dict("records"), len(reader.catalogue().nodes)
    return [line for line in lines if line["kind"] != PASSING and (line["sites"] or len(line["nodes"]) < every)]


def _line(told: tuple[Any, ...], part: pd.DataFrame) -> tuple[Any, ...]:
    day, kind, zh, en, nodes = told
    marks = [number for numbers in part["event_ids"] for number in numbers]
    sites = [] if "" in set(part["site"]) else part["site"].tolist()
    return 0, marks, kind, zh, en, day, day, list(nodes), sites, "", ""
