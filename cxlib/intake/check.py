"""A dry run: what would become of a file, before anything is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pyarrow.compute as pc

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping
from cxlib.intake.day_order import settled
from cxlib.intake.map import Mapper
from cxlib.intake.mapped import Mapped, Note, Reject
from cxlib.intake.sheet import Sheet

SHOWN = 10_000
"""How many faults a check lists one by one; the counts beside them are complete."""
DISTINCT = 2_000
"""How many different refused texts a check counts."""


@dataclass(frozen=True)
class Checked:
    """What a mapping makes of a sheet: rows in = acceptable + rejected (duplicates are known only to the store).

    `rejects`: row, column, value, code of the first faults; `reasons`: all of them counted by code and column;
    `words`: the texts refused, counted (`column, value, n`, the most frequent first); `missing`: answers with a missing
    code, dropped and counted; `ignored`: columns of the file no one uses; `days`: first and last; `nodes` and `sites`
    as the file names them; `tickets`: how many the rows make; `notes`: what is to be known about rows that can be taken
    in (`code, column, n, row`: the first such row; words in `ui.upload_words`).
    """

    rows_in: int
    acceptable: int
    rejected: int
    rejects: pd.DataFrame
    reasons: pd.DataFrame
    words: pd.DataFrame
    missing: int
    ratings: int
    ignored: tuple[str, ...]
    days: tuple[date | None, date | None]
    nodes: tuple[str, ...]
    sites: tuple[str, ...]
    tickets: int
    notes: pd.DataFrame


def check(
    sheet: Sheet,
    mapping: Mapping,
    progress: Callable[[int], None] | None = None,
    zones: dict[str, str] | None = None,
) -> Checked:
    """Map the whole sheet without storing anything. Raises what reading and mapping raise, and `NO_ROWS`.

    `progress` is told the rows checked so far; what it raises ends the check. `zones`: as `Mapper` takes them.
    """
    mapper, tally = Mapper(mapping, sheet.columns, zones), _Tally()
    for mapped in mapper.blocks(sheet):
        tally.add(mapped)
        if progress:
            progress(tally.rows_in)
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
        self.words: Counter[tuple[str, str]] = Counter()
        self.nodes: set[str] = set()
        self.sites: set[str] = set()
        self.tickets = 0
        self.notes: dict[tuple[str, str], Note] = {}

    def add(self, mapped: Mapped) -> None:
        self.rows_in += mapped.rows_in
        self.rejected += len(mapped.refused)
        self.faults += mapped.rejects[: SHOWN - len(self.faults)]
        for fault in mapped.rejects:
            key = (fault.code, fault.column)
            self.counts[key] = self.counts.get(key, 0) + 1
            word = (fault.column, fault.value)
            if fault.value and (word in self.words or len(self.words) < DISTINCT):
                self.words[word] += 1
        self.sites |= set(pc.unique(mapped.rows["site"]).to_pylist()) - {"-"}
        for note in mapped.notes:
            before = self.notes.get((note.code, note.column), Note(*note[:2], 0, note.row))
            self.notes[(note.code, note.column)] = before._replace(n=before.n + note.n, row=min(before.row, note.row))
        self.tickets += mapped.tables["ticket"].num_rows if "ticket" in mapped.tables else 0
        if "missed" in mapped.tables:
            self.missing += mapped.tables["missed"].num_rows
            self.ratings += pc.sum(pc.list_value_length(mapped.tables["answered"]["answers"])).as_py() or 0
        else:
            self.nodes |= set(pc.unique(mapped.rows["node"]).to_pylist()) - {"-"}
        ends = pc.min_max(mapped.rows["day"]).as_py()
        self.days += [end for end in (ends["min"], ends["max"]) if end]
        if "total" in mapped.tables and mapped.tables["total"].num_rows:
            self.days.append(pc.max(mapped.tables["total"]["last_day"]).as_py())

    def checked(self, ignored: tuple[str, ...], nodes: tuple[str, ...]) -> Checked:
        reasons = pd.DataFrame(
            [(code, column, n) for (code, column), n in self.counts.items()], columns=["code", "column", "n"]
        ).sort_values(["n", "code", "column"], ascending=[False, True, True], ignore_index=True)
        rejects = pd.DataFrame(self.faults, columns=["row", "column", "value", "code"])
        words = pd.DataFrame([(*word, n) for word, n in self.words.most_common()], columns=["column", "value", "n"])
        days = (min(self.days), max(self.days)) if self.days else (None, None)
        return Checked(
            self.rows_in, self.rows_in - self.rejected, self.rejected, rejects, reasons, words, self.missing,
            self.ratings, ignored, days, nodes, tuple(sorted(self.sites)), self.tickets,
            pd.DataFrame(settled(self.notes.values()), columns=list(Note._fields)),
        )  # fmt: skip
