"""What figures of closed complaints leave out: those of the period that are still open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxlib.backlog import still_open
from cxlib.scope import Scope
from ui import cached
from ui.words import N_, is_missing, number, t

TOLD = {
    "close_median_s": N_("{n} still open are not in this: it may still grow"),
    "closed_in_time": N_("{n} still open: those not yet due are not in this"),
}


def unfinished(scope: Scope, metrics: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the metrics that may look better only because many cases of the period are still open."""
    leaving_out = tuple(key for key in metrics if key in TOLD)
    return leaving_out if leaving_out and still_open(cached.reader(), scope).many else ()


def line(figure: Mapping[str, Any], scope: Scope) -> str:
    """How many complaints of the period are still open and not in a figure; nothing if there are none."""
    key = figure["metric"]
    if key not in TOLD or is_missing(figure["value"]):
        return ""
    found = still_open(cached.reader(), scope)
    left_out = min(found.n, found.complaints - figure["n"])
    return t(TOLD[key], n=number(found.n)) if left_out > 0 else ""
