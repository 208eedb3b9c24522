"""A dry run: what would become of a file, before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd
import pyarrow.compute as pc

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping
from cxlib.intake.map import Mapper
from cxlib.intake.mapped import Mapped, Reject
from cxlib.intake.sheet import Sheet

SHOWN = 10_000
"""How many faults a check lists one by one; the counts beside them are complete."""


@dataclass(frozen=True)
class Checked:
    """What a mapping makes of a sheet: rows in = acceptable + rejected (duplicates are known only to the store).

    `rejects`: row, column, value, code of the first faults; `reasons`: all of them counted by code and column;
    `missing`: answers with a missing code, dropped and counted; `ignored`: columns of the file no one uses; `days`:
    first and last.
    """

    rows_in: int
    acceptable: int
    rejected: int
    rejects: pd.DataFrame
    reasons: pd.DataFrame
    missing: int
    ratings: int
    ignored: tuple[str, ...]
    days: tuple[date | None, date | None]
    nodes: tuple[str, ...]


def check(sheet: Sheet, mapping: Mapping) -> Checked:
    """Map the whole sheet without storing anything. Raises what reading and mapping raise, and `NO_ROWS`."""
    mapper, tally = Mapper(mapping, sheet.columns), _Tally()
    for block in sheet.blocks():
        tally.add(mapper.block(block))
    if not tally.rows_in:
        raise CxError("NO_ROWS", file=sheet.facts.name)
    nodes = {target.node for target in mapper.targets} | tally.nodes
    return tally.checked(mapper.ignored, tuple(sorted(nodes)))


class _Tally:
    def __init__(self) -> None:
        self.rows_in = self.rejected = self.missing = self.ratings = 0
        self.faults: list[Reject] = []
        self.counts: dict[tuple[str, str], int] = {}
        self.days: list[date] = []
        self.nodes: set[str] = set()

    def add(self, mapped: Mapped) -> None:
        self.rows_in += mapped.rows_in
        self.rejected += len(mapped.refused)
        self.faults += mapped.rejects[: SHOWN - len(self.faults)]
        for fault in mapped.rejects:
            key = (fault.code, fault.column)
            self.counts[key] = self.counts.get(key, 0) + 1
        if "missed" in mapped.tables:
            self.missing += mapped.tables["missed"].num_rows
            self.ratings += mapped.tables["rating"].num_rows
        else:
            self.nodes |= set(pc.unique(mapped.rows["node"]).to_pylist())
        if mapped.rows.num_rows:
            ends = pc.min_max(mapped.rows["day"]).as_py()
            self.days += [ends["min"], ends["max"]]

    def checked(self, ignored: tuple[str, ...], nodes: tuple[str, ...]) -> Checked:
        reasons = pd.DataFrame(
            [(code, column, n) for (code, column), n in self.counts.items()], columns=["code", "column", "n"]
        ).sort_values(["n", "code", "column"], ascending=[False, True, True], ignore_index=True)
        rejects = pd.DataFrame(self.faults, columns=["row", "column", "value", "code"])
        days = (min(self.days), max(self.days)) if self.days else (None, None)
        return Checked(
            self.rows_in, self.rows_in - self.rejected, self.rejected, rejects, reasons, self.missing, self.ratings,
            ignored, days, nodes,
        )  # fmt: skip
