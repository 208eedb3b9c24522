"""Which figures tell how things are: the four everybody asks for, or what the data have in the place of one.

Totals tell who was served within the standard and no P90; a file of complaints without services tells how fast they are
closed and no rate. The overview and `python -m cxlib signals` watch the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlib.figures import figures
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

WATCHED = ("csat", "wait_p90_s", "complaints_per_1000", "nps")
INSTEAD = {"wait_p90_s": ("wait_within", "wait_mean_s"), "complaints_per_1000": ("closed_in_time", "close_median_s")}


def watched(reader: Reader, scope: Scope) -> tuple[str, ...]:
    """The metrics to watch in a scope: each of `WATCHED`, or the first of those in its place that has a figure there.

    A metric that has too few cases for a figure stays, as does one that nothing can stand for.

    >>> from cxlib.store import open_store
    >>> watched(open_store().reader(), Scope())
    ('csat', 'wait_p90_s', 'complaints_per_1000', 'nps')
    """
    found = figures(reader, scope, WATCHED)
    silent = set(found.loc[found["value"].isna() & (found["reason"] != "TOO_FEW"), "metric"]) & set(INSTEAD)
    if not silent:
        return WATCHED
    others = figures(reader, scope, tuple(one for key in INSTEAD if key in silent for one in INSTEAD[key]))
    told = set(others.loc[others["value"].notna(), "metric"])
    return tuple(next((one for one in INSTEAD[key] if one in told), key) if key in silent else key for key in WATCHED)


def charted(metrics: tuple[str, ...]) -> tuple[str, ...]:
    """The metrics whose control charts are looked through: those watched, and the usual ones beside what stands for
    them, as complaints are charted one by one also where there is no rate.

    >>> charted(("csat", "wait_p90_s", "closed_in_time", "nps"))
    ('csat', 'wait_p90_s', 'closed_in_time', 'nps', 'complaints_per_1000')
    """
    return tuple(dict.fromkeys((*metrics, *WATCHED)))
