"""How a text is cut into cells: delimiter, quote, escape."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader


@dataclass(frozen=True)
class Dialect:
    r"""How a text is cut into cells.

    `quote=""`: nothing is quoted. `escape=""`: a quote inside quotes is doubled, not escaped. An escape sign before any
    other letter than quote, delimiter, line end or itself is a letter (C:\temp). `blank_after`: blanks after a
    delimiter do not belong to the cell (`1, "a, b"`).

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
            self._kept(lines) if self.escape else lines,
            delimiter=self.delimiter,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            escapechar=self.escape or None,
            doublequote=not self.escape,
            skipinitialspace=self.blank_after,
        )

    def _kept(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines with every escape sign doubled that escapes nothing: `csv.reader` would drop it."""
        sign = re.escape(self.escape)
        meant = re.escape(f"{self.escape}{self.quote}{self.delimiter}" + ("" if self.quote else "\r\n"))
        pattern = re.compile(f"{sign}(?:([{meant}])|)")
        for line in lines:
            yield pattern.sub(lambda found: found[0] if found[1] else self.escape * 2, line)
