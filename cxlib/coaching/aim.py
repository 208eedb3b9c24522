"""What a training is judged by: the item it is to raise, where customers were asked about it, else a metric of all.

A training in telling people why they wait is to raise responsiveness; overall satisfaction has many other causes, in
which a real effect on responsiveness can be lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cxlib.registry import Metric
from cxlib.registry import metric as card_of
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

AIMS = {"aim": "csat", "aim_mean": "csat_mean"}
"""By the item a training aims at: as a share in the two best boxes, as a mean on 1–5."""


def judged_by(reader: Journal, training: Mapping[str, Any], measure: str) -> Metric:
    """The card a training (a line of `reader.trainings()`) is judged by: `aim`, `aim_mean` or the key of a metric.

    By its aim a training without one, or whose aim nobody at its nodes was asked about, is judged by satisfaction.
    Raises `UNKNOWN_METRIC`.

    >>> from cxlib.store import open_store
    >>> judged_by(open_store().reader(), {"nodes": ["counter"], "aim": "element.empathy"}, "aim").item
    'csat'
    """
    card = card_of(AIMS.get(measure, measure))
    return replace(card, item=asked_aim(reader, training) or card.item) if measure in AIMS else card


def asked_aim(reader: Journal, training: Mapping[str, Any]) -> str:
    """The item a training is to raise, if anybody was ever asked about it at its nodes; else "".

    >>> from cxlib.store import open_store
    >>> asked_aim(open_store().reader(), {"nodes": ["counter"], "aim": "element.empathy"})
    ''
    """
    aim, where = str(training["aim"]), Scope(nodes=tuple(training["nodes"]))
    asked = reader.ratings(where, aim, (), reader.node_ids(where))["n"].sum() if aim else 0
    return aim if asked else ""
