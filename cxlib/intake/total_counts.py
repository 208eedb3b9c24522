"""What the rows of a file of totals count, per subject: served, waits, complaints, answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake import scales
from cxlib.intake.cells import codes_of, durations_of, numbers_of
from cxlib.intake.columns import Column, Mapping
from cxlib.intake.commas import counted
from cxlib.intake.durations import UNITS
from cxlib.intake.mapped import BAND
from cxlib.intake.rows import Work

Floats = npt.NDArray[np.float64]
Facts = dict[str, npt.NDArray[Any]]
MOST = 2_000_000_000
SHARES = {"%": 100.0, "share": 1.0}
"""Units in which a part may be told as a share of its whole, and what the whole is in them."""


def asked_item(mapping: Mapping) -> str:
    """What the answers of a mapping are about; satisfaction if it does not say."""
    return next((column.item for column in mapping.columns if column.item), "csat")


def _count(work: Work, column: Column | None) -> Floats:
    """Whole numbers of 0 and more, NaN where there is none; else the row is refused: `NOT_A_COUNT`."""
    if column is None:
        return np.full(len(work.row_no), np.nan)
    cells = work.cells(column).dictionary_encode()
    plain = pa.array([counted(text or "") for text in cells.dictionary.to_pylist()], pa.string())
    parsed = work.take(column, numbers_of(plain.take(cells.indices), column))
    values = np.where(parsed.ok, parsed.values, np.nan)
    wrong = (values < 0) | (values > MOST) | (values != np.round(values)) & ~np.isnan(values)
    work.refuse(wrong, column, "NOT_A_COUNT")
    return values


def _part(work: Work, column: Column | None, whole: Floats) -> Floats:
    """How many of the whole: counted, or told as a share of it; more than the whole refuses the row."""
    if column is None or column.unit not in SHARES:
        part = _count(work, column)
    else:
        parsed = work.take(column, numbers_of(_without_sign(work, column), column))
        part = np.round(np.where(parsed.ok, parsed.values, np.nan) / SHARES[column.unit] * whole)
        work.refuse(part < 0, column, "NOT_A_COUNT")
    if column:
        work.refuse(part > whole, column, "MORE_THAN_THE_WHOLE")
    return part


def _without_sign(work: Work, column: Column) -> pa.Array:
    return pa.compute.utf8_rtrim(work.cells(column), " %％")


def _length(work: Work, column: Column | None) -> Floats:
    if column is None:
        return np.full(len(work.row_no), np.nan)
    parsed = work.take(column, durations_of(work.cells(column), column))
    return np.where(parsed.ok, parsed.values, np.nan)


def _volume(work: Work) -> Facts:
    return {"n": _count(work, work.mapping.one("served")), "abandoned": _count(work, work.mapping.one("abandoned"))}


def _wait(work: Work) -> Facts:
    """How many waits the row speaks of: by a column of its own, else those in the bands, else all who were served."""
    mapping = work.mapping
    banded = [_count(work, column) for column in mapping.every("band")]
    n = _count(work, mapping.one("waited"))
    if not mapping.one("waited"):
        n = np.sum(banded, axis=0) if banded else _count(work, mapping.one("served"))
    average, longest = (_length(work, mapping.one(role)) for role in ("average", "longest"))
    met = _part(work, mapping.one("within"), n)
    within = np.where(np.isnan(met), n - _part(work, mapping.one("breaches"), n), met)
    column = mapping.one("within") or mapping.one("breaches")
    limit = np.nan if column is None or column.upper is None else round(column.upper * UNITS.get(column.unit, 1.0))
    # an average over nobody is none, whatever stands in the cell
    seconds = np.where(n > 0, np.round(average * n), np.nan)
    limits = np.where(np.isnan(within), np.nan, limit)
    return {"n": n, "seconds": seconds, "longest_s": np.round(longest), "within": within, "limit_s": limits}


def _complaint(work: Work) -> Facts:
    return {"n": _count(work, work.mapping.one("complaints"))}


def _answer(work: Work) -> Facts:
    """How many answered and how: counted answer by answer (`level`), or as far as other columns tell."""
    mapping, item = work.mapping, asked_item(work.mapping)
    told = _by_level(work, item) if mapping.every("level") else {"n": _count(work, mapping.one("answers"))}
    n, mean = told["n"], mapping.one("mean")
    if mean:
        raw, score = work.take(mean, codes_of(work.cells(mean), mean, mapping)), np.full(len(n), np.nan)
        score[raw.ok] = scales.turned(raw.values[raw.ok], mapping.scale_of(mean), item)
        told["score"] = score * n
    for side, column in (("top", mapping.one("satisfied")), ("bottom", mapping.one("dissatisfied"))):
        if column or side not in told:
            told[side] = _part(work, column, n)
    return {"score": np.full(len(n), np.nan)} | told | {"item": np.full(len(n), item, dtype=object)}


def _by_level(work: Work, item: str) -> Facts:
    """How many gave each answer: of those who answered, if the file counts them, else of all in these columns; then one
    that is not told refuses the row (`LEVEL_EMPTY`).

    The mean is told only by columns that reach both ends of the scale and hold all who answered.
    """
    columns, answers = work.mapping.every("level"), work.mapping.one("answers")
    counts = np.array([_count(work, column) for column in columns])
    held = counts.sum(axis=0)
    n = _count(work, answers) if answers else held
    if answers:
        work.refuse(held > n, answers, "MORE_THAN_THE_WHOLE")
    for column, count in zip(columns, counts, strict=True):
        work.refuse(np.isnan(n) & np.isnan(count) & ~np.isnan(counts).all(axis=0), column, "LEVEL_EMPTY")
    sides, scores = [], []
    for column in columns:
        code, scale = np.array([column.lower or 0.0]), work.mapping.scale_of(column)
        sides.append(scales.boxes(code, scale, item)[0])
        scores.append(scales.turned(code, scale, item)[0])
    # a row that does not say all its counts says nothing of their sum
    side = np.array(sides)
    top, bottom = (np.where(np.isnan(held), held, counts[side == one].sum(axis=0)) for one in (1, -1))
    whole = (held == n) & ({*scales.home(item)} <= set(scores))
    return {"n": n, "top": top, "bottom": bottom, "score": np.where(whole, np.array(scores) @ counts, np.nan)}


READERS: dict[str, Callable[[Work], Facts]] = {
    "volume": _volume, "wait": _wait, "complaint": _complaint, "answer": _answer,
}  # fmt: skip
"""Subject → what its column `n` counts and what else is told, one place per row; NaN where the row does not tell."""


def bands_of(work: Work, told: npt.NDArray[np.bool_]) -> pa.Table:
    """One line per row (where `told`) and band of waits: its ends in seconds, and how many waited so long."""
    tables = [BAND.empty_table()]
    for column in work.mapping.every("band"):
        n, unit = _count(work, column), UNITS[column.unit or "s"]
        lines = np.flatnonzero(told & ~np.isnan(n))
        high = None if column.upper is None else round(column.upper * unit)
        ends = ([end] * len(lines) for end in (round((column.lower or 0) * unit), high))
        columns = (work.row_no[lines], *ends, n[lines].astype(np.int32))
        tables.append(
            pa.table([pa.array(one).cast(field.type) for one, field in zip(columns, BAND, strict=True)], schema=BAND)
        )
    return pa.concat_tables(tables)
