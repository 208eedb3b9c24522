"""When do people come? Served an hour on an average Monday, Tuesday … with the interval of that average."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from cxlib import intervals
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.flow import Flow


def busy(reader: Flow, scope: Scope) -> pd.DataFrame:
    """One line per weekday (Monday = 1) and hour of the clock in which anybody was served.

    `value` is served tickets ÷ days of that weekday on which anybody was served (a day without anybody in that hour
    counts as 0), with its t interval (`low, high`, never below 0; NaN for a single day); `n` tickets, `days` days.
    Tickets whose hour is not told are not in it; no line at all where none is. Source of the interval: R t.test.

    >>> from cxlib.store import open_store
    >>> busy(open_store().reader(), Scope()).empty
    True
    """
    return reader.kept(("busy", scope), partial(_busy, reader, scope))


def _busy(reader: Flow, scope: Scope) -> pd.DataFrame:
    rows = reader.volume_by_hour(scope)
    value, low, high = intervals.mean(rows["days"], rows["served"], rows["squares"])
    return pd.DataFrame(
        {"weekday": rows["weekday"].astype(int), "hour": rows["hour"].astype(int), "value": value,
         "low": low.clip(min=0), "high": high, "n": rows["served"].astype(int), "days": rows["days"].astype(int)}
    )  # fmt: skip
