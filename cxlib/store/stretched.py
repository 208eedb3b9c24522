"""Many stretches of days read at once: figures of single nodes since when, each over days of its own."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, NamedTuple

import pandas as pd

from cxlib.assemble import Lines
from cxlib.scope import Scope
from cxlib.store.bins import Bins, binned, histograms
from cxlib.store.day_numbers import number_of
from cxlib.store.db import sql
from cxlib.store.measures import narrowed
from cxlib.store.reader import Reader
from cxlib.store.sums import Sums
from cxlib.store.times import KEYS

BY = ("node", "stretch")
SPANS = {"D": "day", "W": "week", "M": "month", "Q": "month"}
"""Grain → the longest time for which there are bins in one."""
WITH_STRETCHES = {"figure", "measures", "times"}
"""What is kept for the stretches of one reader, and is not the same for those of another."""


class Stretch(NamedTuple):
    """A node by its code, and its first and last day."""

    node: str
    start: date
    end: date


@dataclass(frozen=True)
class Stretched(Reader):
    """A reader with one key more: `stretch`, the place in `stretches`. It is asked by node and stretch, as in `BY`.

    A scope's days must reach over all stretches, and its grain be one that their ends are ends of.
    """

    keys: ClassVar[tuple[str, ...]] = (*KEYS, "stretch")
    stretches: tuple[Stretch, ...] = ()

    def kept(self, key: Hashable, make: Any) -> Any:
        """What `make` gives, made once per state of the data, viewer and stretches."""
        own = isinstance(key, tuple) and key[0] in WITH_STRETCHES
        return super().kept((self.stretches, key) if own else key, make)

    def totals(self, scope: Scope, subject: str, by: tuple[str, ...], **more: Any) -> pd.DataFrame:
        """What totals of one subject tell, stretch by stretch: which of them are cut depends on its days."""
        parts = []
        for place, (node, start, end) in enumerate(self.stretches):
            during = replace(scope, start=start, end=end)
            told = Reader.totals(self, during, subject, tuple(key for key in by if key != "stretch"), **more)
            parts.append(told[told["node"] == node].assign(stretch=place))
        return pd.concat(parts, ignore_index=True)

    def _times(self, scope: Scope, what: str, by: tuple[str, ...]) -> Bins:
        rows = (self._binned_stretches(what, SPANS[scope.grain]) if self._everywhere(scope)
                else self._stretched(self._binned(scope, what, ("node", "period"))))  # fmt: skip
        bins = histograms(rows, by, scope.grain)
        return replace(bins, keys=self._coded(bins.keys, scope.grain))

    def _by_node(
        self, name: str, scope: Scope, by: tuple[str, ...], members: Collection[int], item: int | None,
        of: tuple[str, ...],
    ) -> Lines:  # fmt: skip
        return self._added(self._stretched(narrowed(self._days(name, scope, item), of)), name, scope, by, members)

    def _binned_stretches(self, what: str, span: str) -> Sums:
        """Bins of each stretch over all sites, added up by the database: it looks at many and hands out few."""
        nodes, firsts, lasts = (list(ends) for ends in zip(*self._ends(), strict=True))
        asked = {"stretch_nodes": nodes, "firsts": firsts, "lasts": lasts, "nodes": nodes, "start": min(firsts),
                 "end": max(lasts), "what": what, "span": span}  # fmt: skip
        return binned(self._columns(sql("node_times_stretched"), asked))

    def _stretched(self, rows: Sums) -> Sums:
        return rows.stretched([(node, number_of(start), number_of(end)) for node, start, end in self._ends()])

    def _ends(self) -> list[tuple[int, date, date]]:
        """Node by number, first and last day of each stretch."""
        numbers = {code: number for number, code in self._known("node").items()}
        return [(numbers[one.node], one.start, one.end) for one in self.stretches]
