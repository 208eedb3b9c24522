"""One column of text becomes stamps, on the clock of the wall or in moments of the world's time."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.cells import BAD, MISSING, OK, Parsed, States, blanks, spread
from cxlib.intake.columns import Column
from cxlib.intake.scales import folded
from cxlib.intake.times import PLAIN, PLAIN_LENGTH, Stamps, is_clock, plain_stamps, read_stamps

_OFFSET = r"(?i)(\dz|utc|gmt|:\d\d(\.\d+)?\s*[+-]\d\d:?\d\d)"


def stamps_of(cells: pa.Array, column: Column, days: Stamps | None = None, zone: str = "") -> Parsed:
    """Stamps, those with an offset on the clock of `zone`; a clock without a date takes the day of its row.

    `NOT_A_TIME` where a text is none.
    """

    def read(texts: list[str]) -> tuple[npt.NDArray[Any], States]:
        values = read_stamps(texts, column.formats, zone)
        blank = blanks(texts, column)
        return values, np.where(blank, MISSING, np.where(np.isnat(values), BAD, OK))

    if (plain := _plain_stamps(cells, column)) is not None:
        return plain
    parsed = spread(cells, read, "NOT_A_TIME")
    if days is not None and column.formats and all(is_clock(form) for form in column.formats):
        clock = parsed.values - parsed.values.astype("datetime64[D]")
        return Parsed(days.astype("datetime64[D]") + clock, parsed.state, parsed.code)
    return parsed


def _plain_stamps(cells: pa.Array, column: Column) -> Parsed | None:
    """The same where every cell is empty or a stamp of the usual form: of these a file has as many as rows, and Arrow
    reads them without a look at each. `None` where any cell is something else, or the mapping wants it otherwise.
    """
    usual = not column.formats or column.formats[0] == PLAIN
    if not usual or any(len(folded(code)) >= PLAIN_LENGTH for code in column.missing):
        return None
    values = plain_stamps(cells)
    if values is None:
        return None
    blank = pc.equal(cells, "").to_numpy(zero_copy_only=False)
    return Parsed(values, np.where(blank, MISSING, np.where(np.isnat(values), BAD, OK)).astype(np.int8), "NOT_A_TIME")


def moments_of(cells: pa.Array, column: Column) -> Stamps | None:
    """The moments (UTC) of the stamps that say their offset, `NaT` where one does not; `None` if none does."""
    table = cells.dictionary_encode()
    counted = any(form.startswith("epoch") for form in column.formats)
    if not counted and not pc.any(pc.match_substring_regex(table.dictionary, _OFFSET)).as_py():
        return None
    texts = [text or "" for text in table.dictionary.to_pylist()]
    # What carries an offset reads differently in two zones.
    here, there = (read_stamps(texts, column.formats, zone) for zone in ("UTC", "Asia/Shanghai"))
    said: Stamps = np.where(here == there, np.datetime64("NaT"), here).astype("datetime64[us]")
    return np.asarray(said[table.indices.to_numpy()])
