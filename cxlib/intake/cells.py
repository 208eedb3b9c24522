"""One column of text becomes values, by its distinct texts: each is understood once, then spread over the rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake.columns import Column, Mapping
from cxlib.intake.commas import are_decimals, dotted
from cxlib.intake.durations import read_duration
from cxlib.intake.ranges import read_bounds
from cxlib.intake.scales import folded, read_code

OK, MISSING, BAD = 0, 1, 2
ELSEWHERE = 3
"""The state of a row that another reading of the same column reads."""
States = npt.NDArray[np.int8]
Reading = Callable[[list[str]], tuple[npt.NDArray[Any], States]]
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True)
class Parsed:
    """A column understood: `values` per row, `state` per row (OK, MISSING, BAD), and the code of the bad ones.

    `ranged`: where a range stands instead of a value (`None`: nowhere).
    """

    values: npt.NDArray[Any]
    state: States
    code: str = ""
    ranged: npt.NDArray[np.bool_] | None = None

    @property
    def ok(self) -> npt.NDArray[np.bool_]:
        """Where there is a value."""
        return np.asarray(self.state == OK)


def spread(cells: pa.Array, read: Reading, code: str) -> Parsed:
    """`read` is given the distinct texts and answers values and states for them; the result has one per row."""
    table = cells.dictionary_encode()
    values, state = read([text or "" for text in table.dictionary.to_pylist()])
    codes = table.indices.to_numpy()
    return Parsed(values[codes], state[codes], code)


def codes_of(cells: pa.Array, column: Column, mapping: Mapping, rows: pa.Array | None = None) -> Parsed:
    """Ticked codes on the column's scale; `CODE_NOT_ON_SCALE` where a text is in neither list.

    `rows`: where each row finds its text in `cells`, if these are the distinct texts of a column. Decimal commas are
    read where so many answers have one that it is how numbers are written here.
    """
    scale = mapping.scale_of(column)

    def read(texts: list[str]) -> tuple[npt.NDArray[Any], States]:
        found = [read_code(text, scale) for text in texts]
        values = np.array([np.nan if one is None else one for one in found], dtype=np.float64)
        return values, np.where([one is None for one in found], BAD, np.where(np.isnan(values), MISSING, OK))

    parsed = spread(cells, read, "CODE_NOT_ON_SCALE")
    if not (parsed.state == BAD).any():
        return parsed
    texts = [folded(text or "") for text in cells.to_pylist()]
    often = np.ones(len(texts)) if rows is None else np.bincount(rows.to_numpy(), minlength=len(texts))
    often = np.where(parsed.state == MISSING, 0, often)
    counts: Counter[str] = Counter()
    for text, times in zip(texts, often.tolist(), strict=True):
        counts[text] += int(times)
    return spread(pa.array(list(map(dotted, texts))), read, parsed.code) if are_decimals(counts) else parsed


def numbers_of(cells: pa.Array, column: Column) -> Parsed:
    """Plain numbers (thousands marks and currency signs aside); `NOT_A_NUMBER` where a text is none.

    Where a range stands, `ranged` tells, and the column's `ranges` what becomes of it; the same for `durations_of`.
    """
    return _floats(cells, column, _number, "NOT_A_NUMBER")


def durations_of(cells: pa.Array, column: Column) -> Parsed:
    """Seconds; `NOT_A_DURATION` where a text is none, also where it is negative."""

    def read(text: str) -> float | None:
        seconds = read_duration(text, column.unit)
        return None if seconds is None or seconds < 0 else seconds

    return _floats(cells, column, read, "NOT_A_DURATION")


def words_of(cells: pa.Array, column: Column, known: dict[str, str], otherwise: str | None = None) -> Parsed:
    """Words of a closed list (`UNKNOWN_WORD` else); the column's own `values` come first, `otherwise` last.

    A full stop after a word does not matter.
    """
    table = {_bare(word): meant for word, meant in known.items()}
    table |= {_bare(word): meant for word, meant in column.values.items()}

    def read(texts: list[str]) -> tuple[npt.NDArray[Any], States]:
        found = [table.get(_bare(text), otherwise) for text in texts]
        blank = blanks(texts, column) & [_bare(text) not in table for text in texts]
        values = np.array(["" if one is None else one for one in found], dtype=object)
        return values, np.where(blank, MISSING, np.where([one is None for one in found], BAD, OK))

    return spread(cells, read, "UNKNOWN_WORD")


def names_of(cells: pa.Array, column: Column, known: dict[str, str] | None = None) -> Parsed:
    """Free names (site, category, staff): trimmed, mapped by the column's `values` and then by `known` where found."""
    table = {folded(word): meant for word, meant in (known or {}).items()}
    table |= {folded(word): meant for word, meant in column.values.items()}

    def read(texts: list[str]) -> tuple[npt.NDArray[Any], States]:
        values = np.array([table.get(folded(text), " ".join(text.split())) for text in texts], dtype=object)
        return values, np.where(blanks(texts, column), MISSING, OK)

    return spread(cells, read, "")


def _floats(cells: pa.Array, column: Column, one: Callable[[str], float | None], code: str) -> Parsed:
    def read(texts: list[str]) -> tuple[npt.NDArray[Any], States]:
        blank = blanks(texts, column)
        found = [None if empty else one(text) for text, empty in zip(texts, blank, strict=True)]
        values = np.array([np.nan if value is None else value for value in found], dtype=np.float64)
        return values, np.where(blank, MISSING, np.where(np.isnan(values), BAD, OK))

    parsed = spread(cells, read, code)
    return _ranges(parsed, cells, column, one) if (parsed.state == BAD).any() else parsed


def blank(cells: pa.Array, column: Column) -> npt.NDArray[np.bool_]:
    """Where a cell is empty or holds one of the column's missing codes."""
    table = cells.dictionary_encode()
    return np.asarray(blanks([text or "" for text in table.dictionary.to_pylist()], column)[table.indices.to_numpy()])


def _ranges(parsed: Parsed, cells: pa.Array, column: Column, one: Callable[[str], float | None]) -> Parsed:
    """The column with its ranges found, and as the mapping wants them: refused, missing, or one of their values."""
    lines = np.flatnonzero(parsed.state == BAD)
    bounds = [read_bounds(text, one) for text in cells.take(pa.array(lines)).to_pylist()]
    lines, found = lines[[one is not None for one in bounds]], [one for one in bounds if one is not None]
    values, state, ranged = parsed.values.copy(), parsed.state.copy(), np.zeros(len(parsed.state), dtype=bool)
    ranged[lines] = True
    if column.ranges:
        values[lines] = [one.value(column.ranges) for one in found]
        state[lines] = np.where(np.isnan(values[lines]), MISSING, OK)
    return Parsed(values, state, parsed.code, ranged)


def _number(text: str) -> float | None:
    try:
        return float(_THOUSANDS.sub("", dotted(folded(text))).strip("¥$€£ "))
    except ValueError:
        return None


def _bare(word: str) -> str:
    return folded(word).rstrip(".。")


def blanks(texts: list[str], column: Column) -> npt.NDArray[np.bool_]:
    """Which texts are empty or one of the column's missing codes."""
    gone = {"", *(folded(code) for code in column.missing)}
    # Of plain letters folding changes the case alone: a million different times or numbers need no closer look.
    plain = ((text.strip().casefold() if text.isascii() else folded(text)) in gone for text in texts)
    return np.fromiter(plain, bool, len(texts))
