"""Repeated complaints: the same customer complained before at the same journey, not long ago.

**Question.** Is what people complain about solved, or do they have to come again?

**Method.** A complaint is repeated if the same customer's last complaint before it at the same journey came in at most
`WITHIN` days earlier, wherever that was. The share is of the complaints whose customer is known and before which the
data reach back so many days; Wilson's interval.

**Source.** The bound of 30 days is ours. `cxlib.intervals`. Customers are told apart by a digest of what the file says
(`cxlib/store/stage_ticket.sql`); who they are is not kept.

**Limits.** Data reach back to the journey's first complaint whose customer is known; a stretch in between that no file
tells of customers hides repeats in it. One person under two numbers is two customers, a household with one telephone
is one. Two complaints of one day count as one after the other, also if they are about different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib import intervals
from cxlib.display import HIDDEN, NO_DATA, display_class
from cxlib.display import reason as reason_of

if TYPE_CHECKING:
    from cxlib.scope import Scope
    from cxlib.store.flow import Flow

KNOWN_TO_NOBODY, TOO_EARLY = "CUSTOMERS_NOT_KNOWN", "LOOK_BACK_TOO_SHORT"

WITHIN = 30
"""Days in which a complaint is a repeat of the one before."""
COUNTS = ["complaints", "known", "judged", "repeated"]


@dataclass(frozen=True)
class Repeats:
    """How often complaints are repeated.

    `nodes` has one line per node with complaints, `whole` one line for all: `complaints`, `known` of them with a
    customer, `judged` of these with enough data before them, `repeated` of the judged; `value` (repeated / judged) with
    `low` and `high`, NaN where hidden; `class` and `reason` as in a figures frame (`CUSTOMERS_NOT_KNOWN`: no file tells
    who complained; `LOOK_BACK_TOO_SHORT`: nothing judged). Of `customers` known who complained `twice` did so at least
    twice, at whatever journey of the scope.
    """

    nodes: pd.DataFrame
    whole: pd.DataFrame
    customers: int
    twice: int


def repeats(reader: Flow, scope: Scope) -> Repeats:
    """The repeats among the complaints of a scope; earlier ones count wherever and whenever they came in.

    >>> from cxlib.scope import Scope
    >>> from cxlib.store import open_store
    >>> repeats(open_store().reader(), Scope()).whole["reason"].tolist()
    ['NO_DATA']
    """
    return reader.kept(("repeats", scope), partial(_repeats, reader, scope))


def _repeats(reader: Flow, scope: Scope) -> Repeats:
    nodes = reader.repeats(scope, WITHIN)
    return Repeats(shares(nodes), shares(nodes[COUNTS].sum().to_frame().T), *reader.customers(scope))


def shares(counts: pd.DataFrame) -> pd.DataFrame:
    """The same lines (`complaints, known, judged, repeated`) with the share of the judged and its class and reason.

    >>> told = shares(pd.DataFrame([{"complaints": 90, "known": 60, "judged": 50, "repeated": 10}]))
    >>> round(float(told["value"][0]), 3), round(float(told["low"][0]), 3), told["class"][0]
    (0.2, 0.112, 'normal')
    """
    judged = counts["judged"].to_numpy(dtype=float)
    kind = display_class(judged).astype(object)
    hidden = kind == HIDDEN
    value, low, high = (
        np.where(hidden, np.nan, end) for end in intervals.proportion(counts["repeated"].to_numpy(), judged)
    )
    figures = {"value": value, "low": low, "high": high, "class": kind, "reason": _reasons(counts, judged)}
    return counts.assign(**figures)


def _reasons(counts: pd.DataFrame, judged: npt.NDArray[np.float64]) -> npt.NDArray[np.object_]:
    why = reason_of(judged).astype(object)
    why = np.where((judged == 0) & (counts["known"] > 0), TOO_EARLY, why)
    why = np.where((counts["known"] == 0) & (counts["complaints"] > 0), KNOWN_TO_NOBODY, why)
    return np.where(counts["complaints"] == 0, NO_DATA, why)
