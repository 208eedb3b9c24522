"""What was read of some days: no day is read twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date

from cxlib.store.spans import DAY
from cxlib.store.sums import Sums, joined

LINES = 2_000_000
"""How many lines are held at most; what was read first is let go first."""


class Held:
    """Measures of the days that were read, in spans that do not overlap."""

    def __init__(self) -> None:
        self._spans: list[tuple[date, date, Sums]] = []
        self._reading = threading.Lock()

    @property
    def nbytes(self) -> int:
        """Bytes this takes."""
        return sum(sums.nbytes for _, _, sums in self._spans)

    def between(self, start: date, end: date, wider: date, read: Callable[[date, date], Sums]) -> Sums:
        """The rows from `start` to `end`; if some are not there, all that is not there from `wider` on is read."""
        with self._reading:
            if any(self._gaps(start, end)):
                gaps = self._gaps(min(wider, start), end)
                self._spans += [(first, last, read(first, last)) for first, last in gaps]
            mine = [sums for first, last, sums in self._spans if first <= end and start <= last]
            while len(self._spans) > 1 and sum(sums.measures.shape[1] for _, _, sums in self._spans) > LINES:
                del self._spans[0]
        return joined([sums.between(start, end) for sums in mine])

    def has(self, start: date, end: date) -> bool:
        """Whether all these days were read."""
        with self._reading:
            return not any(self._gaps(start, end))

    def _gaps(self, start: date, end: date) -> Iterator[tuple[date, date]]:
        """First and last day of each stretch that was not read."""
        for first, last, _ in sorted(self._spans, key=lambda span: span[0]):
            if start < first:
                yield start, min(first - DAY, end)
            start = max(start, last + DAY)
            if start > end:
                return
        yield start, end
