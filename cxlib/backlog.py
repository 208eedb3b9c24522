"""Complaints that lie open: how many at the end of each period, how old, and how many beyond their deadline.

**Question.** Answers in time speak of complaints that are through. What lies in the drawer, and is it growing?

**Method.** A complaint lies open at the end of a day if it came in by then and was not closed by then, by the last word
of the files. Its age is in days. It is late once older than its own promise, else than the standard in working days,
else than the one in seconds. Median age with its order-statistic interval, share late with Wilson's.

**Source.** `cxlib.quantiles`, `cxlib.intervals`.

**Limits.** A complaint whose file tells no close at all is in no count; how many these are is told. One that a file
left open stays open until a newer file says otherwise. A number in the drawer is a count of all, not a sample: it has
no interval. Whether the same customer complained before is told by `cxlib.repeats`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib import intervals
from cxlib.quantiles import quantile_of_bins
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.flow import Flow

MANY = 0.1
"""Share of a period's complaints still open from which no figure of the closed ones is called better."""
MOST = 156
"""Periods at most: the last ones of a longer scope."""
COLUMNS = ["period", "last", "n", "judged", "late", "share", "share_low", "share_high", "age", "age_low", "age_high"]


@dataclass(frozen=True)
class Backlog:
    """What lies open over time, and what came back.

    `course` has one line per period: `period` (first day), `last` (the day it is about), `n` open, `judged` of them
    with a deadline, `late` of these, `share` late and `age` (median, days), both with `_low` and `_high`; NaN where
    nothing lies open or nothing has a deadline. Of `complaints` that came in during the scope, `told` say whether they
    were opened again, `reopened` were, and of `untold` nothing says whether they are closed.
    """

    course: pd.DataFrame
    complaints: int
    told: int
    reopened: int
    untold: int

    @property
    def returned(self) -> intervals.Estimate:
        """Share opened again; NaN if the files only ever say yes, for then nobody knows of how many."""
        whole = self.told if self.told > self.reopened else 0
        return intervals.proportion(self.reopened if whole else 0, whole)


@dataclass(frozen=True)
class StillOpen:
    """Of the `complaints` that came in during a scope, `n` are still open: figures of the closed ones leave them out.

    >>> StillOpen(467, 56).many, StillOpen(467, 46).many
    (True, False)
    """

    complaints: int
    n: int

    @property
    def many(self) -> bool:
        """Whether so many are open that what looks better may only be unfinished: those that take long close last."""
        return self.n > MANY * self.complaints


def still_open(reader: Flow, scope: Scope) -> StillOpen:
    """How many complaints of a scope are still open by the last word of the files.

    >>> from cxlib.store import open_store
    >>> still_open(open_store().reader(), Scope())
    StillOpen(complaints=0, n=0)
    """
    return reader.kept(("still_open", scope), lambda: StillOpen(*reader.still_open(scope)))


def backlog(reader: Flow, scope: Scope) -> Backlog:
    """The backlog of a scope's places; complaints that came in before its first day count as well.

    >>> from cxlib.store import open_store
    >>> backlog(open_store().reader(), Scope()).complaints
    0
    """
    return reader.kept(("backlog", scope), partial(_backlog, reader, scope))


def _backlog(reader: Flow, scope: Scope) -> Backlog:
    told, reopened, complaints, untold = reader.returned(scope)
    periods = _periods(reader, scope)
    course = _course(reader, scope, periods) if periods else pd.DataFrame(columns=COLUMNS)
    return Backlog(course, complaints, told, reopened, untold)


def _course(reader: Flow, scope: Scope, periods: list[tuple[pd.Timestamp, date]]) -> pd.DataFrame:
    """What lies open at the end of each period, all periods at once."""
    firsts, lasts = zip(*periods, strict=True)
    rows, size = reader.lying(scope, [*lasts]), len(periods)
    at = np.searchsorted(np.array(lasts, dtype="datetime64[D]"), rows["last"].to_numpy().astype("datetime64[D]"))
    n, judged, late = (np.bincount(at, rows[name], size).astype(np.int64) for name in ("n", "judged", "late"))
    days, cases = (rows[name].to_numpy(dtype=np.int64) for name in ("age", "n"))
    # a line without complaints for every period, so that one in which nothing lies open has its place
    every, none = np.arange(size), np.zeros(size, dtype=np.int64)
    age = quantile_of_bins(
        np.concatenate([at, every]), np.concatenate([days, none]), np.concatenate([cases, none]),
        np.concatenate([days * cases, none]), 0.5,
    )  # fmt: skip
    share = intervals.proportion(late, judged)
    return pd.DataFrame(dict(zip(COLUMNS, (firsts, lasts, n, judged, late, *share, *age), strict=True)))


def _periods(reader: Flow, scope: Scope) -> list[tuple[pd.Timestamp, date]]:
    """First day of each period, and the day its backlog is counted at the end of: the last one there are data of."""
    extent = reader.extent()
    if extent.first is None or extent.last is None:
        return []
    first, last = max(scope.start or extent.first, extent.first), min(scope.end or extent.last, extent.last)
    spans = pd.period_range(first, last, freq=scope.grain)[-MOST:]
    return [(span.start_time, min(span.end_time.date(), last)) for span in spans]
