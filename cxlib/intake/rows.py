"""What both kinds of file share: identity, day, place, and which rows are refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.errors import CxError
from cxlib.intake.cells import BAD, MISSING, Parsed, names_of, numbers_of, words_of
from cxlib.intake.coded import always, coded
from cxlib.intake.columns import Column, Mapping
from cxlib.intake.day_order import order_of_days
from cxlib.intake.elapsed import Moments
from cxlib.intake.mapped import Note, Reject
from cxlib.intake.moments import moments_of, stamps_of
from cxlib.intake.scales import folded
from cxlib.intake.site_clock import Parts, parts_of, shown
from cxlib.intake.times import Stamps, read_stamps

ADDED = frozenset(("Row in the original file", "原文件行号", "Why it was not taken in", "未收下的原因"))
"""What the download of rejected rows adds to their own columns: it makes no other row of a mended one."""
MARK = "\x1f"  # between the parts of an identity; a control character no cell of a form holds


@dataclass
class Work:
    """One block on its way through the mapping: its cells by header, its row numbers, and the faults so far.

    `zones`: what a file may call a site → the time zone the catalogue has for it.
    """

    mapping: Mapping
    table: pa.Table
    row_no: npt.NDArray[np.int32]
    place: dict[str, str]
    rejects: list[Reject] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    zones: dict[str, str] = field(default_factory=dict)
    bad: npt.NDArray[np.bool_] = field(init=False)
    named: dict[str, pa.Array] = field(default_factory=dict, init=False)
    _told: dict[tuple[str, str], npt.NDArray[np.bool_]] = field(default_factory=dict)
    _words: dict[tuple[str, str], pa.DictionaryArray] = field(default_factory=dict, init=False)
    _said: dict[tuple[str, str], Stamps | None] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.bad = np.zeros(len(self.row_no), dtype=bool)

    @property
    def zone(self) -> str:
        """The zone for stamps with an offset at sites that have none of their own; "" keeps the clock they name."""
        return self.mapping.constant.get("tz", "")

    @cached_property
    def parts(self) -> Parts:
        """The rows of sites that have a time zone of their own, by zone."""
        return parts_of(named(self, "site"), self.zones) if self.zones else ()

    def cells(self, column: Column) -> pa.Array:
        """The texts of a column as one array."""
        cells = self.table.column(self.place[column.name])
        flat = pc.fill_null(cells.combine_chunks(), "")
        return pc.binary_join_element_wise(column.prefix, flat, "") if column.prefix else flat

    def words(self, column: Column) -> pa.DictionaryArray:
        """The same, each distinct text once; found once for all who ask."""
        key = (column.name, column.prefix)
        if key not in self._words:
            self._words[key] = self.cells(column).dictionary_encode()
        return self._words[key]

    def said(self, column: Column) -> Stamps | None:
        """The moments a column says (see `moments_of`); found once for all who ask."""
        key = (column.name, column.prefix)
        if key not in self._said:
            self._said[key] = moments_of(self.cells(column), column)
        return self._said[key]

    def stamps(self, column: Column, days: Stamps | None = None) -> Parsed:
        """The stamps of a column, its faults noted; which of them could be read the other way round is told."""
        texts = self.cells(column)
        for code, where in order_of_days(texts, column.formats):
            self.note(where, column, code)
        parsed = stamps_of(texts, column, days, self.zone)
        if self.parts:
            parsed = replace(parsed, values=shown(Moments(parsed.values, self.said(column)), self.parts).clock)
        return self.take(column, parsed)

    def take(self, column: Column, parsed: Parsed) -> Parsed:
        """Note the faults of a parsed column; the same column back."""
        bad = parsed.state == BAD
        if parsed.ranged is None:
            self.refuse(bad, column, parsed.code)
        else:
            self.refuse(bad & ~parsed.ranged, column, parsed.code)
            self.refuse(bad & parsed.ranged, column, "IS_A_RANGE")
            self.note(parsed.ranged & ~bad, column, f"RANGE_{column.ranges.upper()}")
        return parsed

    def note(self, where: npt.NDArray[np.bool_], column: Column, code: str) -> None:
        """Tell of rows that are taken in although something is to be known about them."""
        lines = np.flatnonzero(where)
        if len(lines):
            self.notes.append(Note(code, column.name, len(lines), int(self.row_no[lines[0]])))

    def refused(self) -> list[tuple[int, list[str]]]:
        """The refused rows as they stood in the file, each with its number."""
        lines = np.flatnonzero(self.bad)
        if not len(lines):
            return []
        columns = [column.to_pylist() for column in self.table.take(pa.array(lines)).columns]
        cells = [[text or "" for text in row] for row in zip(*columns, strict=True)]
        return list(zip(self.row_no[lines].tolist(), cells, strict=True))

    def refuse(self, where: npt.NDArray[np.bool_], column: Column, code: str) -> None:
        """Refuse these rows for what stands in this column; the same fault of a cell is told once."""
        before = self._told.setdefault((column.name, code), np.zeros(len(self.row_no), dtype=bool))
        lines = np.flatnonzero(where & ~before)
        if len(lines):
            before[lines] = True
            texts = self.cells(column).take(pa.array(lines)).to_pylist()
            self.rejects += [
                Reject(int(self.row_no[line]), column.name, text, code) for line, text in zip(lines, texts, strict=True)
            ]
            self.bad[lines] = True


def places(mapping: Mapping, columns: tuple[str, ...]) -> dict[str, str]:
    """Header of the mapping → header of the file, spaces and case aside; raises `COLUMNS_NOT_FOUND`."""
    there = {folded(" ".join(name.split())): name for name in reversed(columns)}
    found = {column.name: there.get(folded(" ".join(column.name.split()))) for column in mapping.columns}
    lost = [name for name, place in found.items() if place is None]
    if lost:
        raise CxError("COLUMNS_NOT_FOUND", columns=lost, found=list(columns), source=mapping.name)
    return {name: place for name, place in found.items() if place is not None}


def days_of(work: Work) -> tuple[Stamps, Stamps]:
    """Day and stamp of every row, from the `day` column, the `time` or `opened` column, or the mapping's constant."""
    size = len(work.row_no)
    stamps = np.full(size, np.datetime64("NaT"), dtype="datetime64[us]")
    days = np.full(size, np.datetime64("NaT"), dtype="datetime64[us]")
    if "day" in work.mapping.constant:
        days[:] = read_stamps([work.mapping.constant["day"]])[0]
    day = work.mapping.one("day")
    if day:
        parsed = work.stamps(day)
        days = np.where(parsed.ok, parsed.values, days)
    time = work.mapping.one("time") or work.mapping.one("opened")
    if time:
        parsed = work.stamps(time, days)
        stamps = np.where(parsed.ok, parsed.values, stamps)
        if not day:
            days = np.where(np.isnat(stamps), days, stamps)
    source = day or time
    if source:
        work.refuse(np.isnat(days) & ~work.bad, source, "NO_DAY")
    return days.astype("datetime64[D]"), stamps


def named(work: Work, role: str) -> pa.DictionaryArray:
    """Site, channel, segment or node codes; the mapping's constant, else "-", where the file says nothing."""
    default = work.mapping.constant.get(role, "-")
    column = work.mapping.one(role)
    if column is None:
        return always(default, len(work.row_no))
    if role not in work.named:
        table = work.words(column)
        parsed = names_of(table.dictionary, column, known_names(work.mapping, role))
        names = np.where(parsed.state == MISSING, default, parsed.values)
        work.named[role] = coded(table.indices, names.tolist())
    return work.named[role]


def known_names(mapping: Mapping, role: str) -> dict[str, str]:
    """Every way the mapping itself spells a node or site → its code."""
    entries = {"node": (*mapping.nodes, mapping.journey), "site": mapping.sites}.get(role, ())
    return {spelled: entry.code for entry in entries for spelled in (entry.en, entry.zh, entry.code) if spelled}


def refuse_unknown(work: Work) -> None:
    """Refuse rows that name a node or site the mapping does not list, where its column says `known_only`."""
    for column in work.mapping.columns:
        if column.known_only:
            work.take(column, words_of(work.words(column), column, known_names(work.mapping, column.role)))


def weights_of(work: Work) -> npt.NDArray[np.float64]:
    """Survey weights; 1 where the file has none. Refused: blank, not a number, not above 0, above 10,000."""
    column = work.mapping.one("weight")
    if column is None:
        return np.ones(len(work.row_no))
    parsed = work.take(column, numbers_of(work.cells(column), column))
    fine = parsed.ok & (np.nan_to_num(parsed.values) > 0) & (np.nan_to_num(parsed.values) <= 10_000)
    work.refuse(~fine & (parsed.state != BAD), column, "WEIGHT_OUT_OF_RANGE")
    return np.where(fine, parsed.values, 1.0)
