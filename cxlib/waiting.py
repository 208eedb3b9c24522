"""Waiting: ticket measures and bins of seconds in, figures out.

Those who left before being called are no waits; they are shown as the share that left. A quantile of many days is read
from the merged bins of those days, never from daily quantiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxlib import aggregated, intervals
from cxlib.assemble import Basis, Lines, because, keys_of, lines
from cxlib.registry import Metric
from cxlib.scope import Scope
from cxlib.store.measures import WAITED

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

QUANTILES = {"wait_median_s": ("wait", 0.5), "wait_p90_s": ("wait", 0.9), "service_median_s": ("service", 0.5)}
TOTALLED = {"wait": "wait", "close": "complaint"}
"""Durations → the subject of totals that knows of them."""


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """Figures of one waiting metric; see `cxlib.figures.figures`."""
    if card.key in QUANTILES:
        return quantile_lines(reader, scope, card, by, *QUANTILES[card.key])
    measures = reader.ticket_columns(scope, by, of=WAITED)
    keys = keys_of(measures, by)
    if card.key == "wait_mean_s":
        n, total, squares = (measures[name] for name in ("waits", "wait_s", "wait_sq"))
        part = aggregated.share(measures, "total_timed", ("wait",), "total_untimed")
        frame = lines(card, keys, intervals.mean(n, total, squares), Basis(n))
        return aggregated.marked(aggregated.without_spread(frame, part.counted), part)
    if card.key == "wait_within":
        n = measures["judged"]
        frame = lines(card, keys, intervals.proportion(measures["within"], n), Basis(n))
        waits = measures["waits"] + aggregated.told(measures, "total_untimed")
        frame = because(frame, (n == 0) & (waits > 0), "NO_STANDARD")
        return aggregated.marked(frame, aggregated.share(measures, "total_judged", ("wait",), "unjudged"))
    n = measures["told"]
    left = np.where(n > 0, measures["abandoned"], 0)
    frame = lines(card, keys, intervals.proportion(left, n), Basis(n))
    frame = because(frame, (n == 0) & (measures["served"] > 0), "OUTCOME_NOT_TOLD")
    return aggregated.marked(frame, aggregated.share(measures, "total_told", ("volume",)))


def quantile_lines(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...], what: str, share: float) -> Lines:
    """A quantile of waits, service times or times to close, per group, from bins."""
    frame = _binned_lines(reader, scope, card, by, what, share)
    return _known_to_totals(reader, frame, scope, by, what)


def _binned_lines(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...], what: str, share: float) -> Lines:
    told = reader.quantiles(scope, what, share, by)
    return lines(card, told.keys, told.estimate, Basis(told.n))


def _known_to_totals(reader: Reader, frame: Lines, scope: Scope, by: tuple[str, ...], what: str) -> Lines:
    """The lines, and where totals know of such durations but cannot tell a quantile of them."""
    if what not in TOTALLED or not reader.has_totals():
        return frame
    return aggregated.beside(frame, reader.totals(scope, TOTALLED[what], by), by)
