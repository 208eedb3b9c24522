"""Mapped rows out of a sheet, block by block: a row is acceptable whole or refused with every fault it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake.cells import MISSING, durations_of, names_of
from cxlib.intake.columns import Mapping
from cxlib.intake.mapped import ROW, Mapped, Reject, Target
from cxlib.intake.mapping import proved
from cxlib.intake.rows import Work, days_of, identities, named, places, refuse_unknown, weights_of
from cxlib.intake.survey import row_nodes, survey_tables
from cxlib.intake.ticket import ticket_tables

if TYPE_CHECKING:
    from cxlib.intake.sheet import Block


class Mapper:
    """Reads one sheet by one mapping. `targets` numbers what ratings are about, over all blocks."""

    def __init__(self, mapping: Mapping, columns: tuple[str, ...]) -> None:
        """Raises `COLUMNS_NOT_FOUND` if the sheet lacks a column the mapping names, and what `proved` raises."""
        self.mapping = proved(mapping)
        self.columns = columns
        self.place = places(mapping, columns)
        self.targets: dict[Target, int] = {}

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headers of the file that the mapping does not use: nothing is dropped unsaid."""
        used = {self.place[column.name] for column in self.mapping.columns if column.role != "ignore"}
        return tuple(name for name in self.columns if name not in used)

    def block(self, block: Block) -> Mapped:
        """One block mapped; rows with a fault go to `refused`, all others to `rows`."""
        work = Work(self.mapping, block.table, block.row_numbers().astype(np.int32), self.place)
        refuse_unknown(work)
        days, stamps = days_of(work)
        weights = weights_of(work)
        if self.mapping.kind == "survey":
            tables = survey_tables(work, self.targets)
        else:
            tables = ticket_tables(work, days, stamps)
        rows = _rows(work, days, stamps, weights)
        below = set(block.below)
        for row_no, _ in block.ragged:
            work.rejects.append(Reject(row_no, "", "", "SECOND_TABLE" if row_no in below else "TOO_MANY_CELLS"))
        keep = ~work.bad
        refused = _refused(work) + [(row_no, list(cells)) for row_no, cells in block.ragged]
        return Mapped(
            len(work.row_no) + len(block.ragged), rows.filter(pa.array(keep)), tables(keep), work.rejects, refused
        )


def _rows(
    work: Work, days: npt.NDArray[np.datetime64], stamps: npt.NDArray[np.datetime64], weights: npt.NDArray[np.float64]
) -> pa.Table:
    parts = []
    nodes = pa.array(row_nodes(work), pa.string())
    if work.mapping.kind == "survey":
        parts = [nodes] if work.mapping.one("node") else []
        parts += [named(work, role) for role in ("item", "facet") if work.mapping.one(role)]
    key_text, whole, person = identities(work, parts)
    places_ = [named(work, role) for role in ("site", "channel", "segment")]
    columns = [
        pa.array(work.row_no), key_text, whole, person, pa.array(days), pa.array(stamps), nodes, *places_,
        pa.array(weights), _seconds(work), person, _ticket_codes(work),
    ]  # fmt: skip
    return pa.table([column.cast(field.type) for column, field in zip(columns, ROW, strict=True)], schema=ROW)


def _seconds(work: Work) -> pa.Array:
    column = work.mapping.one("seconds")
    if column is None:
        return pa.nulls(len(work.row_no), pa.int32())
    parsed = work.take(column, durations_of(work.cells(column), column))
    return pa.array(np.nan_to_num(np.round(parsed.values)).astype(np.int32), mask=~parsed.ok)


def _ticket_codes(work: Work) -> pa.Array:
    column = work.mapping.one("ticket")
    if column is None:
        return pa.nulls(len(work.row_no), pa.string())
    parsed = names_of(work.cells(column), column)
    return pa.array(parsed.values, pa.string(), mask=parsed.state == MISSING)


def _refused(work: Work) -> list[tuple[int, list[str]]]:
    lines = np.flatnonzero(work.bad)
    cells = work.table.take(pa.array(lines)).to_pylist() if len(lines) else []
    return [
        (int(work.row_no[line]), [text or "" for text in row.values()]) for line, row in zip(lines, cells, strict=True)
    ]
