"""Figures by member of staff, from the tickets that name who served: waits, complaints, and satisfaction by the ticket.

Whose answer it was is told by the answer's ticket number alone; each person counts once, survey weights are not used.
Complaints are counted for whom their own row names. Tickets and answers that name nobody are in no figure here; `named`
says how many those are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cxlib import intervals, rates
from cxlib.assemble import Basis, keys_of, lines
from cxlib.errors import CxError
from cxlib.registry import metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.cases import Cases

COUNTED = {
    "csat": ("top", "answers"),
    "wait_within": ("within", "judged"),
    "complaints_per_1000": ("complaints", "served"),
}
"""The metrics that can be told by staff: what is counted, of how many."""


class Named(NamedTuple):
    """Of so many cases of a metric `named` tell who served."""

    named: int
    cases: int


def figures_by_staff(reader: Cases, scope: Scope, key: str, by: tuple[str, ...]) -> pd.DataFrame:
    """Figures of one metric as `cxlib.figures.figures` gives them, by "staff", "node" or both; small ones hidden.

    Only cases that name a member of staff. Raises `UNKNOWN_METRIC` and `NOT_BY_STAFF`.

    >>> from cxlib.store import open_store
    >>> figures_by_staff(open_store().reader(), Scope(), "csat", ("staff",)).empty
    True
    """
    part, whole = _columns(key)
    rows = reader.staffed(scope, key)
    rows = rows[rows["staff"] != ""].groupby(list(by), sort=True)[[part, whole]].sum().reset_index()
    x, n = rows[part].to_numpy(), rows[whole].to_numpy()
    rate = metric(key).unit == "rate"
    estimate = rates.rate(x, n) if rate else intervals.proportion(x, n)
    found = pd.DataFrame(lines(metric(key), keys_of(rows, by), estimate, Basis(n, events=x if rate else None)))
    return found.assign(metric=key, n=found["n"].astype(int))


def named(reader: Cases, scope: Scope, key: str) -> Named:
    """How many of the cases behind a metric name who served (`figures_by_staff` rests on these)."""
    rows, whole = reader.staffed(scope, key), _columns(key)[1]
    return Named(int(rows.loc[rows["staff"] != "", whole].sum()), int(rows[whole].sum()))


def _columns(key: str) -> tuple[str, str]:
    metric(key)
    if key not in COUNTED:
        raise CxError("NOT_BY_STAFF", metric=key, choices=list(COUNTED))
    return COUNTED[key]
