"""Mapped rows out of a sheet, block by block: a row is acceptable whole or refused with every fault it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake import entry, observed
from cxlib.intake.ahead import ahead
from cxlib.intake.cells import MISSING, durations_of, names_of
from cxlib.intake.coded import always
from cxlib.intake.columns import Mapping
from cxlib.intake.identity import identities, of_the_day
from cxlib.intake.log import map_log, whole_tickets
from cxlib.intake.mapped import ROW, Legend, Mapped, Reject, Target
from cxlib.intake.mapping import proved
from cxlib.intake.rows import Work, days_of, named, places, refuse_unknown, weights_of
from cxlib.intake.site_clock import within
from cxlib.intake.survey import row_nodes, survey_tables
from cxlib.intake.ticket import ticket_tables
from cxlib.intake.total import Seen, total_identities, total_tables
from cxlib.intake.total_when import total_days

if TYPE_CHECKING:
    from cxlib.intake.sheet import Block, Sheet


class Mapper:
    """Reads one sheet by one mapping. `legend` numbers what ratings are about and say, over all blocks."""

    def __init__(self, mapping: Mapping, columns: tuple[str, ...], zones: dict[str, str] | None = None) -> None:
        """Raises `COLUMNS_NOT_FOUND` if the sheet lacks a column the mapping names, and what `proved` raises.

        `zones`: what a file may call a site → the time zone the catalogue has for it.
        """
        self.mapping = proved(mapping)
        self.columns = columns
        self.zones = zones or {}
        self.place = places(mapping, columns)
        self.legend = Legend()
        self.seen: Seen = {}
        self.entries: entry.Seen = {}

    @property
    def targets(self) -> dict[Target, int]:
        """What the ratings so far are about, numbered."""
        return self.legend.targets

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headers of the file that the mapping does not use: nothing is dropped unsaid."""
        used = {self.place[column.name] for column in self.mapping.columns if column.role != "ignore"}
        return tuple(name for name in self.columns if name not in used)

    def blocks(self, sheet: Sheet) -> Iterator[Mapped]:
        """The sheet mapped, block by block, while the next is read; the rows of a log come ticket by ticket."""
        log = self.mapping.one("id") if self.mapping.one("event") else None
        return map(self.block, ahead(whole_tickets(sheet, self.place[log.name]) if log else sheet.blocks()))

    def block(self, block: Block) -> Mapped:
        """One block mapped; rows with a fault go to `refused`, all others to `rows`."""
        work = Work(self.mapping, block.table, block.row_numbers().astype(np.int32), self.place)
        mapped = map_log(work, self.zones) if self.mapping.one("event") else self._mapped(work)
        below = set(block.below)
        for row_no, _ in block.ragged:
            mapped.rejects.append(Reject(row_no, "", "", "SECOND_TABLE" if row_no in below else "TOO_MANY_CELLS"))
        mapped.refused += [(row_no, list(cells)) for row_no, cells in block.ragged]
        mapped.rows_in += len(block.ragged)
        return mapped

    def _mapped(self, work: Work) -> Mapped:
        work.zones = self.zones
        refuse_unknown(work)
        days, stamps = days_of(work)
        _tell_clocks(work)
        weights = weights_of(work)
        keys = None
        if self.mapping.kind == "survey":
            tables = survey_tables(work, self.legend)
        elif self.mapping.kind == "ticket":
            tables = ticket_tables(work, days, stamps)
        elif self.mapping.kind == "observation":
            tables = observed.observation_tables(work)
        elif self.mapping.kind == "catalogue":
            tables = entry.entry_tables(work, self.entries)
        else:
            when = total_days(work)
            days, keys = when["first"], total_identities(work, when)
            tables = total_tables(work, when, keys, self.seen)
        rows = _rows(work, days, stamps, weights, keys)
        keep = ~work.bad
        return Mapped(
            len(work.row_no), rows.filter(pa.array(keep)), tables(keep), work.rejects, work.refused(), work.notes
        )


def _tell_clocks(work: Work) -> None:
    """Note the rows that are on the clock of their site, at the first column that says moments."""
    timed = filter(None, map(work.mapping.one, ("day", "time", "opened"))) if work.parts else ()
    for column in timed:
        if (said := work.said(column)) is not None:
            work.note(within(work.parts, len(said)) & ~np.isnat(said), column, "SITE_CLOCK")
            return


def _rows(
    work: Work,
    days: npt.NDArray[np.datetime64],
    stamps: npt.NDArray[np.datetime64],
    weights: npt.NDArray[np.float64],
    keys: pa.Array | None,
) -> pa.Table:
    parts = []
    # a list of sites is about no node
    sites = work.mapping.kind == "catalogue" and work.mapping.one("site")
    nodes = always("-", len(work.row_no)) if sites else row_nodes(work)
    if work.mapping.kind == "survey":
        parts = [nodes.cast(pa.string())] if work.mapping.one("node") else []
        parts += [work.cells(column) for column in work.mapping.every("question")]
        parts += [named(work, role).cast(pa.string()) for role in ("item", "facet") if work.mapping.one(role)]
    elif work.mapping.kind == "observation":
        parts = observed.checked(work)
    parts += of_the_day(work, days)
    key_text, whole, person = identities(work, parts)
    if keys is not None:  # of a total, whatever file brings it
        key_text, whole = keys, pa.array(np.zeros(len(keys), dtype=bool))
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
