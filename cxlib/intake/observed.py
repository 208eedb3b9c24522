"""A file of scorecards: one row is one check by one observer at one node on one day."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.coaching.training import PASSED as ENOUGH
from cxlib.errors import CxError
from cxlib.intake.cells import BAD, numbers_of, words_of
from cxlib.intake.columns import Column, Mapping
from cxlib.intake.mapped import OBSERVATION
from cxlib.intake.observed_names import PASSED, SORTS, STEPS, unknown_to_staff
from cxlib.intake.rows import Work
from cxlib.intake.total import Tables

Texts = npt.NDArray[np.object_]


def observations_proved(mapping: Mapping) -> None:
    """Raises `NO_CHECK_COLUMN` if nothing says who looked, at what, or with which result."""
    lacking = [role for role in ("observer", "check") if not mapping.one(role)]
    if lacking or not (mapping.one("passed") or mapping.one("score")):
        raise CxError("NO_CHECK_COLUMN")


def checked(work: Work) -> list[pa.Array]:
    """What tells two checks of one scorecard number apart: node, observer, step and item."""
    columns = [work.mapping.one(role) for role in ("node", "observer", "step", "check")]
    return [pc.utf8_trim_whitespace(work.cells(column)) for column in columns if column]


def observation_tables(work: Work) -> Tables:
    """Parse every column of a block now (faults are noted in `work`); the table of the rows kept is made later.

    Refused: rows without node, observer or check (`NODE_MISSING`, `NO_OBSERVER`, `NO_CHECK`), results that are no
    known word (`UNKNOWN_WORD`), scores off their scale (`CODE_NOT_ON_SCALE`). A blank result is a check that could not
    be seen.
    """
    for role, code in (("node", "NODE_MISSING"), ("observer", "NO_OBSERVER"), ("check", "NO_CHECK")):
        if column := work.mapping.one(role):
            work.refuse(pc.equal(_texts(work, column), "").to_numpy(zero_copy_only=False), column, code)
    score = _scores(work)
    told = {
        "observer": _said(work, "observer"), "role": _sorts(work), "step": _steps(work), "item": _said(work, "check"),
        "score": score, "passed": _passed(score),
    }  # fmt: skip

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        arrays = [pa.array(work.row_no[keep])]
        arrays += [
            pa.array(told[name][keep], OBSERVATION.field(name).type, from_pandas=True) for name in OBSERVATION.names[1:]
        ]
        return {"observation": pa.table(arrays, schema=OBSERVATION)}

    return tables


def _scores(work: Work) -> npt.NDArray[np.float64]:
    """The share of full marks of every row; NaN where it could not be seen."""
    if column := work.mapping.one("passed"):
        parsed = work.take(column, words_of(work.cells(column), column, PASSED))
        return np.array(
            [float(one) if one and fine else np.nan for one, fine in zip(parsed.values, parsed.ok, strict=True)]
        )
    column = next(one for one in work.mapping.columns if one.role == "score")
    scale, parsed = work.mapping.scale_of(column), work.take(column, numbers_of(work.cells(column), column))
    given = np.where(parsed.ok, parsed.values, np.nan).astype(np.float64)
    work.refuse((parsed.state != BAD) & ((given < scale.low) | (given > scale.high)), column, "CODE_NOT_ON_SCALE")
    share = (given - scale.low) / (scale.high - scale.low)
    return np.round(share if scale.best == "high" else 1 - share, 6)


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
