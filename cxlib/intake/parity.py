"""Many records cut at once, by the parity of quotation marks.

`record_ends` cuts only where that is provably right: every quote opens right after a delimiter or line end and closes
right before one (or is doubled). Then `csv.reader` would cut at the same places. For any other text it returns None.
"""

from __future__ import annotations

import numpy as np

from cxlib.intake.dialect import Dialect

LF, CR = 10, 13


def record_ends(data: bytes, ended: bool, dialect: Dialect) -> np.ndarray | None:
    r"""Where each whole record ends (the index after its line end), or None if quotes do not stand where they should.

    >>> record_ends(b'a,"b\nc"\r\nd', False, Dialect()).tolist()
    [9]
    >>> record_ends(b'5" wide,"x"\n', True, Dialect()) is None
    True
    """
    # pyarrow would drop what it takes for a byte order mark.
    if dialect.escape or dialect.blank_after or data.startswith(b"\xef\xbb\xbf"):
        return None
    letters, quote = np.frombuffer(data, np.uint8), dialect.quote.encode()
    quoted = bool(quote) and quote in data
    ends, quotes = _marks(letters, quote[0]) if quoted else (np.flatnonzero(letters == LF), None)
    if b"\r" in data:
        returns = np.flatnonzero(letters == CR)
        after = letters[np.minimum(returns + 1, len(letters) - 1)]
        alone = returns[np.where(returns + 1 == len(letters), ended, after != LF)]
        ends = np.sort(np.concatenate((ends, alone))) if len(alone) else ends
    if quotes is not None:
        if not _regular(letters, quotes, dialect) or (ended and len(quotes) % 2):
            return None
        ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
    ends = ends + 1
    if ended and (not len(ends) or ends[-1] < len(data)):
        ends = np.append(ends, len(data))
    return ends


def _marks(letters: np.ndarray, quote: int) -> tuple[np.ndarray, np.ndarray]:
    """Where line feeds stand and where quotes do: megabytes are gone through once for both."""
    both = np.flatnonzero((letters == LF) | (letters == quote))
    feeds = letters[both] == LF
    return both[feeds], both[~feeds]


def _regular(letters: np.ndarray, quotes: np.ndarray, dialect: Dialect) -> bool:
    """Every opening quote follows, and every closing quote precedes, a delimiter, a line end, another quote or an end
    of the data.
    """
    edge = np.zeros(256, dtype=bool)
    edge[[ord(dialect.delimiter), ord(dialect.quote), LF, CR]] = True
    opening, closing = quotes[0::2], quotes[1::2]
    before = edge[letters[opening - 1]] | (opening == 0)
    after = edge[letters[np.minimum(closing + 1, len(letters) - 1)]] | (closing + 1 == len(letters))
    return bool(before.all() and after.all())
