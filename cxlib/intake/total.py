"""A file that is summed up already: one row is how many were served, waited, complained or answered in some period.

One row is up to four totals, one per subject (`total_proof.subjects`). Its identity is what it is about: the same
subjects at the same place in the same period are the same total, whatever file brings it again.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.mapped import TOTAL, Reject
from cxlib.intake.rows import MARK, Work, named
from cxlib.intake.survey import row_nodes
from cxlib.intake.total_counts import READERS, Facts, asked_item, bands_of
from cxlib.intake.total_proof import subjects

Tables = Callable[[npt.NDArray[np.bool_]], dict[str, pa.Table]]
Seen = dict[str, tuple[int, str]]
"""Identity of a total → the first row of the file that has it, and the whole of what that row says."""
ABOUT = ("period", "until", "hour", "site", "channel", "segment", "node", "ignore")


def total_tables(work: Work, when: Facts, keys: pa.Array, seen: Seen) -> Tables:
    """Parse every column of a block now (faults are noted in `work`); the tables of the rows kept are made later.

    `seen` grows over the blocks of a file. Refuses rows that count nothing (`NOTHING_COUNTED`) and rows that say
    something else about the same place and period as a row before (`SAME_TOTAL_TWICE`).
    """
    found = {subject: READERS[subject](work) for subject in subjects(work.mapping)}
    silent = np.all([np.isnan(facts["n"]) for facts in found.values()], axis=0)
    counted = next(column for column in work.mapping.columns if column.role not in ABOUT)
    work.refuse(silent & ~work.bad, counted, "NOTHING_COUNTED")
    _refuse_twins(work, keys, seen)
    bands = bands_of(work, ~np.isnan(found["wait"]["n"])) if "wait" in found else None

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        parts = [_table(work, subject, facts, when, keep) for subject, facts in found.items()]
        made = {"total": pa.concat_tables([TOTAL.empty_table(), *parts])}
        if bands is not None:
            made["band"] = bands.filter(pc.is_in(bands["row_no"], pa.array(work.row_no[keep])))
        return made

    return tables


def total_identities(work: Work, when: Facts) -> pa.Array:
    """The text that makes a total the same total: its subjects, place and period; not the file it comes in."""
    about = MARK.join(("total", *subjects(work.mapping), asked_item(work.mapping)))
    places = [named(work, role).cast(pa.string()) for role in ("site", "channel", "segment")]
    period = [pa.array(when[name]).cast(pa.string()) for name in ("first", "last", "from", "to")]
    parts = [pc.fill_null(part, "") for part in (row_nodes(work).cast(pa.string()), *places, *period)]
    return pc.binary_join_element_wise(pa.scalar(about), *parts, MARK)


def _refuse_twins(work: Work, keys: pa.Array, seen: Seen) -> None:
    """Nobody can tell which of two such rows holds, or what column of the file tells them apart."""
    cells = [pc.fill_null(column.combine_chunks(), "") for column in work.table.columns]
    content = pc.binary_join_element_wise(*cells, MARK)
    for line, (key, text) in enumerate(zip(keys.to_pylist(), content.to_pylist(), strict=True)):
        row_no = int(work.row_no[line])
        if not work.bad[line] and seen.setdefault(key, (row_no, text))[1] != text:
            work.rejects.append(Reject(row_no, "", str(seen[key][0]), "SAME_TOTAL_TWICE"))
            work.bad[line] = True


def _table(work: Work, subject: str, facts: Facts, when: Facts, keep: npt.NDArray[np.bool_]) -> pa.Table:
    rows = np.flatnonzero(keep & ~np.isnan(facts["n"]))
    columns: Facts = {
        "row_no": work.row_no, "subject": np.full(len(work.row_no), subject, dtype=object), "last_day": when["last"],
        "days": when["days"], "from_minute": when["from"], "to_minute": when["to"], **facts,
    }  # fmt: skip
    arrays = []
    for field in TOTAL:
        if field.name not in columns:
            arrays.append(pa.nulls(len(rows), field.type))
            continue
        values = columns[field.name][rows]
        gone = np.isnan(values) if values.dtype.kind == "f" else None
        arrays.append(pa.array(values if gone is None else np.nan_to_num(values), mask=gone).cast(field.type))
    return pa.table(arrays, schema=TOTAL)
