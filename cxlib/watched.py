"""Which figures tell how things are: the four everybody asks for, or what the data have in the place of one.

Totals tell who was served within the standard and no P90; a file of complaints without services tells how fast they are
closed and no rate. The overview and `python -m cxlib signals` watch the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxlib.figures import columns
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
    return tuple(_told(reader, scope, key) for key in WATCHED)


def _told(reader: Reader, scope: Scope, key: str) -> str:
    """The metric, or the first of those in its place that has a figure where it has none for want of data."""
    if key in INSTEAD and not _figure(reader, scope, key) and not _too_few(reader, scope, key):
        return next((one for one in INSTEAD[key] if _figure(reader, scope, one)), key)
    return key


def _figure(reader: Reader, scope: Scope, key: str) -> bool:
    return not np.isnan(columns(reader, scope, key)["value"][0])


def _too_few(reader: Reader, scope: Scope, key: str) -> bool:
    return str(columns(reader, scope, key)["reason"][0]) == "TOO_FEW"


def charted(metrics: tuple[str, ...]) -> tuple[str, ...]:
    """The metrics whose control charts are looked through: those watched, and the usual ones beside what stands for
    them, as complaints are charted one by one also where there is no rate.

    >>> charted(("csat", "wait_p90_s", "closed_in_time", "nps"))
    ('csat', 'wait_p90_s', 'closed_in_time', 'nps', 'complaints_per_1000')
    """
    return tuple(dict.fromkeys((*metrics, *WATCHED)))
