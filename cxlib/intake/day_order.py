"""Day before month or month before day? What every single date of a column says about it.

"13/02/2025" can only be day first, "02/13/2025" only month first, "02/03/2025" both: the whole column decides, and
where it does not agree with itself, how many rows speak for either order is counted and told, never averaged away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake.mapped import Note

_DATE = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{2}(?:\d{2})?(?!\d).*", re.DOTALL)
_ORDER = re.compile(r"%([dm]).{0,2}%([dm])")
AS_CHOSEN, AGAINST, EITHER = "DAY_MONTH_AS_CHOSEN", "DAY_MONTH_AGAINST", "DAY_MONTH_EITHER"


def said(text: str) -> str:
    """`d` (day first), `m` (month first), `?` (both can be), or "" for no such date or one that is the same either way.

    >>> [said(text) for text in ("13/02/2025 9:05", "2-13-25", "02/03/2025", "03/03/2025", "2025/3/1")]
    ['d', 'm', '?', '', '']
    """
    found = _DATE.fullmatch(text)
    if not found:
        return ""
    first, second = int(found[1]), int(found[2])
    if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12) or first == second:
        return ""
    return "d" if first > 12 else "m" if second > 12 else "?"


def order_of(formats: tuple[str, ...]) -> str:
    """Which order formats read: `d`, `m`, or "" where day and month are not two numbers at the front.

    >>> order_of(("%d/%m/%Y %H:%M",)), order_of(("%m/%d/%y",)), order_of(("%Y-%m-%d",)), order_of(())
    ('d', 'm', '', '')
    """
    found = next((match for form in formats if (match := _ORDER.match(form))), None)
    return found[1] if found and found[1] != found[2] else ""


def order_of_days(cells: pa.Array, formats: tuple[str, ...]) -> list[tuple[str, npt.NDArray[np.bool_]]]:
    """(code, where) for the rows that can only be read as the formats do, only the other way, and either way."""
    chosen = order_of(formats)
    if not chosen:
        return []
    table = cells.dictionary_encode()
    # Stamps differ far more than their days: what stands before the first blank is looked at once.
    once = cache(said)
    texts = [text or "" for text in table.dictionary.to_pylist()]
    orders = np.array([once(text.partition(" ")[0]) or said(text) for text in texts], dtype=object)
    codes = table.indices.to_numpy()
    other = "m" if chosen == "d" else "d"
    return [(code, (orders == order)[codes]) for code, order in ((AS_CHOSEN, chosen), (AGAINST, other), (EITHER, "?"))]


def settled(notes: Iterable[Note]) -> list[Note]:
    """The notes without those on the order of a column whose own dates settle it as it was chosen.

    >>> settled([Note(AS_CHOSEN, "d", 9, 2), Note(EITHER, "d", 3, 5)])
    []
    >>> [note.code for note in settled([Note(EITHER, "d", 3, 5)])]
    ['DAY_MONTH_EITHER']
    """
    notes = list(notes)
    counts: dict[str, Counter[str]] = {}
    for note in notes:
        counts.setdefault(note.column, Counter())[note.code] += note.n
    fine = {column for column, found in counts.items() if found[AS_CHOSEN] and not found[AGAINST]}
    alone = {column for column, found in counts.items() if not found[AGAINST] and not found[EITHER]}
    orders = (AS_CHOSEN, AGAINST, EITHER)
    return [note for note in notes if note.code not in orders or note.column not in fine | alone]
