"""The facts of a practice pack: one element of one service node in one period, pinned to the data it was made from.

Facts only: what a page says of them, and in which language, is made in `ui.pack_document`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.coaching.weak_points import WeakPoints, cells_of, weak_points
from cxlib.coaching.weak_topics import heard
from cxlib.display import display_class, reason
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.intervals import proportion
from cxlib.report.pack_alone import ALONE, helps_oneself
from cxlib.report.pack_comments import Said, practised, praised, severe, urgent
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

METRICS = ("csat", "wait_median_s", "wait_p90_s", "complaints_per_1000")
MONTHS = 12
SERVED = ("greet", "understand", "solve", "close")
"""What happens wherever one person serves another: greet, understand the need, solve the problem, end the service."""


@dataclass(frozen=True)
class Pack:
    """One pack. `point` is the element's line in `weak.ranked`; frames have `value, low, high, n, class`.

    `items`: all elements of the node; `peers`: the element at all nodes of the journey; `months`: the element by month,
    a year up to the end of the period; `sites`: the element by site; `figures`: satisfaction, wait and complaints of
    the node; `uneven`: where it is not judged alike; `trouble` and `praise`: masked comments; `urgent`: some of the
    `urgent_n` that speak of danger, threats or law; `steps`: what happens here in order, each with its nodes: at a
    place or channel all four steps of a service (`SERVED`) at the node itself, or those of a node without staff
    (`pack_alone.ALONE`), at a step the stages of the journey;
    `usual`: what the rest of the journey gets, the target proposed.
    """

    node: str
    item: str
    scope: Scope
    version: int
    loaded_at: datetime | None
    point: dict[str, object]
    items: pd.DataFrame
    peers: pd.DataFrame
    months: pd.DataFrame
    sites: pd.DataFrame
    figures: pd.DataFrame
    uneven: pd.DataFrame
    trouble: tuple[Said, ...]
    praise: tuple[Said, ...]
    urgent: tuple[Said, ...]
    urgent_n: int
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    usual: float


def pack(reader: Journal, scope: Scope, node: str, item: str, found: WeakPoints | None = None) -> Pack:
    """The pack of an element (`item`) of a node. `found`: the weak points of the scope, if they are there already.

    Raises `NOTHING_TO_PRACTISE` where nobody was asked about that element of the node in the period.
    """
    here = scope.within(nodes=[node], journeys=[])
    weak = found or weak_points(reader, here)
    chosen, uneven = (
        frame[(frame["node"] == node) & (frame["item"] == item)] for frame in (weak.points, weak.unequal())
    )
    items = _estimated(cells_of(reader, here))
    if items[items["item"] == item].empty:
        raise CxError("NOTHING_TO_PRACTISE", node=node, item=item)
    said = heard(reader, here, node, item)
    point = chosen.iloc[0].to_dict() if len(chosen) else items[items["item"] == item].iloc[0].to_dict()
    return Pack(
        node, item, here, reader.version(), reader.extent().loaded_at, point, items, _peers(reader, scope, node, item),
        _of(reader, _year(here, reader.extent().last), item, "period"), _of(reader, here, item, "site"),
        figures(reader, here, METRICS), uneven,
        practised(said, item), praised(said, item), urgent(said), int(severe(said).sum()), _steps(reader, node),
        float(point.get("usual", float("nan"))),
    )  # fmt: skip


def _estimated(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with limits and class; hidden ones without figures."""
    n = cells["n_effective"].to_numpy(dtype=float)
    found = proportion(cells["value"].to_numpy(dtype=float) * n, n)
    shown = display_class(n) != "hidden"
    figures = {"value": cells["value"].to_numpy(), "low": found.low, "high": found.high}
    told = {name: np.where(shown, figure, np.nan) for name, figure in figures.items()}
    return cells.reset_index(drop=True).assign(**told, reason=reason(n), **{"class": display_class(n)})


def _of(reader: Journal, scope: Scope, item: str, by: str) -> pd.DataFrame:
    cells = cells_of(reader, scope, (by,))
    return _estimated(cells[cells["item"] == item].sort_values(by))


def _peers(reader: Journal, scope: Scope, node: str, item: str) -> pd.DataFrame:
    nodes = reader.catalogue().nodes
    whole = scope.within(nodes=[], journeys=nodes.loc[nodes["code"] == node, "journey"])
    cells = cells_of(reader, whole)
    return _estimated(cells[cells["item"] == item])


def _year(scope: Scope, last: date | None) -> Scope:
    end = min(scope.end or date.max, last or date.max)
    start = (pd.Period(end, "M") - (MONTHS - 1)).start_time.date() if end < date.max else None
    return replace(scope, start=start, end=end)


def _steps(reader: Journal, node: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    nodes = reader.catalogue().nodes
    here = nodes[nodes["code"] == node]
    if here["kind"].isin(("place", "channel")).any():
        called = [str(name) for name in here[["code", "name_zh", "name_en"]].to_numpy().ravel()]
        return tuple((stage, (node,)) for stage in (ALONE if helps_oneself(called) else SERVED))
    mine = here["journey"]
    chain = nodes[nodes["journey"].isin(mine) & (nodes["kind"] != "journey")]
    stages = chain["stage"].where(chain["stage"] != "", chain["code"])
    return tuple((str(stage), tuple(chain.loc[stages == stage, "code"])) for stage in stages.unique())
