"""How a text is cut into cells: delimiter, quote, escape."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader


@dataclass(frozen=True)
class Dialect:
    """How a text is cut into cells.

    `quote=""`: nothing is quoted. `escape=""`: a quote inside quotes is doubled, not escaped. `blank_after`: blanks
    after a delimiter do not belong to the cell (`1, "a, b"`).

    >>> list(Dialect(blank_after=True).reader(['1, "a, b"']))
    [['1', 'a, b']]
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = ""
    blank_after: bool = False

    def reader(self, lines: Iterable[str]) -> Reader:
        """A `csv.reader` of this dialect."""
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape or None,
            doublequote=not self.escape,
            skipinitialspace=self.blank_after,
        )
