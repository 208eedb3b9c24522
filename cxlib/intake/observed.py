"""A file of scorecards: one row is one check by one observer at one node on one day, or all checks of one visit.

In the long form a column says what was checked and one column the result. In the wide form each result column is a
check: its `item`, else its header, says which, and its `step` in which step of the service.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.coaching.training import PASSED as ENOUGH
from cxlib.errors import CxError
from cxlib.intake.cells import BAD, numbers_of, words_of
from cxlib.intake.columns import Column, Mapping, Scale
from cxlib.intake.mapped import OBSERVATION
from cxlib.intake.observed_names import PASSED, SORTS, STEPS, unknown_to_staff
from cxlib.intake.rows import Work
from cxlib.intake.total import Tables

Texts = npt.NDArray[np.object_]
RESULTS = ("passed", "score")


@dataclass(frozen=True)
class _Results:
    """What every row of a block says of one check: the check, its step, the share of full marks (NaN: not seen)."""

    item: Texts
    step: Texts
    score: npt.NDArray[np.float64]


def observations_proved(mapping: Mapping) -> None:
    """Raises `NO_CHECK_COLUMN` if nothing says who looked, at what, or with which result, and `MAPPING_TWICE` if one
    column says what was checked and several the result.
    """
    results = _result_columns(mapping)
    if not mapping.one("observer") or not results:
        raise CxError("NO_CHECK_COLUMN")
    if not mapping.one("check") and len(results) == 1 and not results[0].item:
        raise CxError("NO_CHECK_COLUMN")
    for role in RESULTS if mapping.one("check") else ():
        if len(columns := mapping.every(role)) > 1:
            raise CxError("MAPPING_TWICE", role=role, columns=[one.name for one in columns])


def checked(work: Work) -> list[pa.Array]:
    """What tells two checks of one scorecard number apart: node, observer and, of the long form, step and item."""
    columns = [work.mapping.one(role) for role in ("node", "observer", "step", "check")]
    return [pc.utf8_trim_whitespace(work.cells(column)) for column in columns if column]


def observation_tables(work: Work) -> Tables:
    """Parse every column of a block now (faults are noted in `work`); the table of the rows kept is made later.

    Refused: rows without node, observer or check (`NODE_MISSING`, `NO_OBSERVER`, `NO_CHECK`), and rows with a result
    that is no known word (`UNKNOWN_WORD`) or a score off its scale (`CODE_NOT_ON_SCALE`). A blank result is a check
    that could not be seen.
    """
    for role, code in (("node", "NODE_MISSING"), ("observer", "NO_OBSERVER"), ("check", "NO_CHECK")):
        if column := work.mapping.one(role):
            work.refuse(pc.equal(_texts(work, column), "").to_numpy(zero_copy_only=False), column, code)
    whole_card = not work.mapping.one("check")
    observers, roles, results = _said(work, "observer"), _sorts(work), _results(work)

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        return {"observation": pa.concat_tables([_table(one, keep) for one in results])}

    def _table(result: _Results, keep: npt.NDArray[np.bool_]) -> pa.Table:
        told = {
            "row_no": work.row_no, "observer": observers, "role": roles, "step": result.step, "item": result.item,
            "score": result.score, "passed": _passed(result.score),
            "card": work.row_no if whole_card else np.full(len(work.row_no), None, dtype=object),
        }  # fmt: skip
        arrays = [pa.array(told[field.name][keep], field.type, from_pandas=True) for field in OBSERVATION]
        return pa.table(arrays, schema=OBSERVATION)

    return tables


def _result_columns(mapping: Mapping) -> list[Column]:
    """The columns of results: of the wide form all, as they stand in the file, of the long form the first."""
    wide = [column for column in mapping.columns if column.role in RESULTS]
    return wide if not mapping.one("check") else [*filter(None, map(mapping.one, RESULTS))][:1]


def _results(work: Work) -> list[_Results]:
    size, columns = len(work.row_no), _result_columns(work.mapping)
    if work.mapping.one("check"):
        return [_Results(_said(work, "check"), _steps(work), _scores(work, columns[0]))]
    return [
        _Results(
            np.full(size, column.item or column.name, dtype=object),
            np.full(size, column.step, dtype=object) if column.step else _steps(work),
            _scores(work, column),
        )
        for column in columns
    ]


def _scores(work: Work, column: Column) -> npt.NDArray[np.float64]:
    """The share of full marks of every row in a column of results; NaN where it could not be seen."""
    if column.role == "passed":
        parsed = work.take(column, words_of(work.cells(column), column, PASSED))
        return np.array(
            [float(one) if one and fine else np.nan for one, fine in zip(parsed.values, parsed.ok, strict=True)]
        )
    scale = work.mapping.scale_of(column)
    unseen = replace(column, missing=(*column.missing, *scale.missing))
    parsed = work.take(column, numbers_of(_in_numbers(work.cells(column), scale), unseen))
    given = np.where(parsed.ok, parsed.values, np.nan).astype(np.float64)
    work.refuse((parsed.state != BAD) & ((given < scale.low) | (given > scale.high)), column, "CODE_NOT_ON_SCALE")
    share = (given - scale.low) / (scale.high - scale.low)
    return np.round(share if scale.best == "high" else 1 - share, 6)


def _in_numbers(cells: pa.Array, scale: Scale) -> pa.Array:
    """The cells, with a number in the place of each word the scale knows."""
    known = {word: f"{value:g}" for word, value in scale.words.items()}
    return pa.array([known.get(text.strip(), text) for text in cells.to_pylist()], pa.string()) if known else cells


def _passed(score: npt.NDArray[np.float64]) -> Texts:
    told = (score >= ENOUGH).astype(object)
    told[np.isnan(score)] = None
    return told


def _sorts(work: Work) -> Texts:
    size, column = len(work.row_no), work.mapping.one("sort")
    if column is None:
        about = work.mapping.one("observer")
        return np.full(size, "shopper" if about and unknown_to_staff(about.name) else "trainer", dtype=object)
    parsed = work.take(column, words_of(work.cells(column), column, SORTS))
    return np.where(parsed.ok, parsed.values, "trainer").astype(object)


def _steps(work: Work) -> Texts:
    said = _said(work, "step")
    return np.array([STEPS.get(one.lower(), one) for one in said], dtype=object)


def _said(work: Work, role: str) -> Texts:
    column = work.mapping.one(role)
    if column is None:
        return np.full(len(work.row_no), "", dtype=object)
    return np.array([column.values.get(one, one) for one in _texts(work, column).to_pylist()], dtype=object)


def _texts(work: Work, column: Column) -> pa.Array:
    return pc.utf8_trim_whitespace(work.cells(column))
