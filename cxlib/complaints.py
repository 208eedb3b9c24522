"""Complaints: ticket measures in, figures out.

A rate needs a volume: without served tickets of the same nodes and period there is a count and no rate. A complaint
that is open and not yet due counts neither as in time nor as late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cxlib import intervals, rates
from cxlib.assemble import Basis, because, lines
from cxlib.registry import Metric
from cxlib.scope import Scope
from cxlib.waiting import quantile_lines

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

SHARES = {"answered_in_time": ("answered_in_time", "answer_due"), "closed_in_time": ("closed_in_time", "close_due"),
          "fcr": ("fcr", "fcr_known")}  # fmt: skip
LATE_DAYS = 28
"""Complaints about the last four weeks are still arriving: such a period is provisional."""


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> pd.DataFrame:
    """Figures of one complaints metric; see `cxlib.figures.figures`."""
    if card.key == "close_median_s":
        return quantile_lines(reader, scope, card, by, "close", 0.5)
    if card.key == "complaints_per_1000":
        return _rate(reader, scope, card, by)
    measures = reader.tickets_measured(scope, by)
    part, whole = (measures[name].to_numpy() for name in SHARES[card.key])
    frame = lines(card, measures[list(by)], intervals.proportion(part, whole), Basis(whole))
    if card.key == "fcr":
        return frame
    return because(frame, (whole == 0) & (measures["complaints"].to_numpy() > 0), "NO_DEADLINE")


def _rate(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> pd.DataFrame:
    """A journey about which no complaint file was ever taken in has no rate: silence is not satisfaction.

    A node that served nobody in the whole scope has complaints but no rate, and they are in no pooled rate either.
    """
    heard = reader.complaining_journeys()
    if "node" not in by:
        scope = scope.within(nodes=reader.with_volume(scope) or scope.nodes)
    measures = reader.tickets_measured(scope, by, heard)
    if measures.empty:
        unheard = reader.tickets_measured(scope, by)
        frame = _rate_lines(card, unheard, by)
        return because(frame, (unheard["served"] > 0).to_numpy(), "NO_COMPLAINT_DATA")
    frame = _rate_lines(card, measures, by)
    last = reader.extent().last
    if "period" in by and last is not None:
        arriving = (frame["period"] > pd.Timestamp(last) - pd.Timedelta(days=LATE_DAYS)) & (frame["class"] == "normal")
        frame.loc[arriving, ["class", "reason"]] = ["provisional", "STILL_ARRIVING"]
    return frame


def _rate_lines(card: Metric, measures: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    events, served = measures["complaints"].to_numpy(), measures["served"].to_numpy()
    frame = lines(card, measures[list(by)], rates.rate(events, served), Basis(served, events=events))
    return because(frame, (served == 0) & (events > 0), "NO_VOLUME")
