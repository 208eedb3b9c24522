"""What was read of some days: days inside them need no second reading."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

from cxlib.store.sums import Sums

SPANS = 2


class Held:
    """Measures of the last spans of days that were read."""

    def __init__(self) -> None:
        self._spans: list[tuple[date, date, Sums]] = []
        self._reading = threading.Lock()

    @property
    def nbytes(self) -> int:
        """Bytes this takes."""
        return sum(sums.nbytes for _, _, sums in self._spans)

    def between(self, start: date, end: date, wider: date, read: Callable[[date, date], Sums]) -> Sums:
        """The rows from `start` to `end`; what is not there is read from `wider` on."""
        with self._reading:
            for first, last, sums in self._spans:
                if first <= start and end <= last:
                    return sums.between(start, end)
            sums = read(wider, end)
            self._spans = [*self._spans, (wider, end, sums)][-SPANS:]
        return sums.between(start, end)
