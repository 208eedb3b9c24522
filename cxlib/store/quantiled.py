"""Medians and P90s of lengths of time: ready ones where there are, else from the bins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxlib.intervals import Estimate, Floats
from cxlib.quantiles import quantile_of_bins
from cxlib.scope import Scope
from cxlib.store.bins import Bins
from cxlib.store.day_numbers import numbers_of, period_of
from cxlib.store.ready import ENDINGS, SHARES
from cxlib.store.scoped import LAST
from cxlib.store.spans import period, spans
from cxlib.store.times import GRAINS, Times

NAMES = {share: name for name, share in SHARES.items()}


class Quantiles(NamedTuple):
    """A quantile of each group: its keys, the estimate in seconds, and of how many cases."""

    keys: dict[str, NDArray[Any]]
    estimate: Estimate
    n: Floats


class Quantiled(Times):
    """Reads quantiles of lengths of time."""

    def quantiles(self, scope: Scope, what: str, share: float, by: tuple[str, ...]) -> Quantiles:
        """A quantile of lengths of time (`share` 0.5: the median) per group of the keys in `by`; `what` as in `times`.

        Nodes and whole journeys have theirs ready for whole weeks, months and quarters; the odd days at the ends of a
        scope, and all else, are read from bins.
        """
        self._refuse_unknown(by)
        level = self._level(scope, by) if share in NAMES and scope.grain != "D" else None
        if level is None:
            return of_bins(self.times(scope, what, by), share)
        start, end = self._reaching(scope)
        ends = spans(start, end, scope.grain)
        odd = [(start, ends["before"]), (ends["after"], end)]
        scopes = [replace(scope, start=first, end=last) for first, last in odd if first <= last]
        parts = [of_bins(self.times(one, what, by), share) for one in scopes]
        if ends["first"] <= ends["last"]:
            asked = level | {"span": GRAINS[scope.grain], "what": what, "first": ends["first"], "last": ends["last"]}
            keys = tuple("day" if key == "period" else key for key in by)
            make = partial(self._asked, "ready_quantiles", asked, keys)
            told = self.kept(("quantiles", what, scope, by), make)
            parts.append(self._of_ready(told, scope.grain, by, NAMES[share]))
        return together(parts)

    def _level(self, scope: Scope, by: tuple[str, ...]) -> dict[str, Any] | None:
        """Which of the ready ones a question is about; `None` if there are none for it."""
        if "period" not in by or not set(by) <= {"node", "period"} or not self._everywhere(scope):
            return None
        if "node" in by:
            return {"nodes": self._places(scope)["nodes"], "journey": None}
        journeys, every = self._journeys(scope), {one.journey for one in self.chain()}
        if scope.nodes:
            return None
        if journeys is None or set(journeys) == every:
            return {"nodes": None, "journey": None}
        return {"nodes": None, "journey": journeys[0]} if len(journeys) == 1 else None

    def _reaching(self, scope: Scope) -> tuple[date, date]:
        """First and last day of a scope; a period that the data begin or end in is whole as it is."""
        places, extent = self._places(scope), self.extent()
        first, last = extent.first or places["start"], extent.last or LAST
        start, end = max(places["start"], first), min(places["end"], last)
        if start > end:
            return places["start"], places["end"]
        whole = period(start, scope.grain)[0] if start == first else start
        return whole, period(end, scope.grain)[1] if end == last else end

    def _of_ready(self, told: dict[str, NDArray[Any]], grain: str, by: tuple[str, ...], name: str) -> Quantiles:
        keys: dict[str, NDArray[Any]] = {key: told[key] for key in by if key != "period"}
        keys["period"] = period_of(numbers_of(told["day"]), grain)
        value, low, high = (told[f"{name}{ending}"] for ending in ENDINGS)
        return Quantiles(self._coded(keys, grain), Estimate(value, low, high), told["n"].astype(np.float64))


def of_bins(bins: Bins, share: float) -> Quantiles:
    """The quantile of each group of bins."""
    estimate = quantile_of_bins(bins.group, bins.bin, bins.n, bins.total, share)
    n = np.bincount(bins.group, bins.n, estimate.value.size).astype(np.float64)
    return Quantiles(bins.keys, estimate, n)


def together(parts: list[Quantiles]) -> Quantiles:
    """Quantiles of different groups with the same keys, one after the other."""
    if len(parts) == 1:
        return parts[0]
    keys = {key: np.concatenate([part.keys[key] for part in parts]) for key in parts[0].keys}
    value, low, high = (np.concatenate(columns) for columns in zip(*(part.estimate for part in parts), strict=True))
    return Quantiles(keys, Estimate(value, low, high), np.concatenate([part.n for part in parts]))
