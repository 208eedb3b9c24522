"""An event log: many rows a ticket, each with ticket number, event and time. Its rows become one ticket.

A ticket is taken in whole or not at all: if a row of it cannot be read, all its rows are refused and come back
together. Every row of a ticket that is taken in counts as accepted; the row that opens it carries it. A ticket is known
again by its number and the moment it was opened, so a longer log of the same ticket meets it; its other rows by their
content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.cases import in_order, outcomes, stamps, with_cases
from cxlib.intake.cells import MISSING, words_of
from cxlib.intake.columns import STAMPS
from cxlib.intake.elapsed import Moments
from cxlib.intake.log_rows import last_said, together
from cxlib.intake.log_words import KNOWN
from cxlib.intake.mapped import ROW, Mapped, Reject
from cxlib.intake.moments import moments_of
from cxlib.intake.rows import MARK, Work, named, refuse_unknown
from cxlib.intake.scales import folded
from cxlib.intake.site_clock import shown, within
from cxlib.intake.survey import row_nodes
from cxlib.intake.ticket import Told, tables_of
from cxlib.intake.times import Stamps

if TYPE_CHECKING:
    from cxlib.intake.sheet import Block, Sheet

Lines = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Log:
    """The rows of a block understood: their events in order, and per case the positions of its stamps."""

    events: pd.DataFrame
    found: dict[str, Lines]
    at: Moments

    def moments(self, name: str) -> Moments:
        """One stamp of every case."""
        positions = self.found.get(name, np.full(len(self.found["opened"]), -1))
        lines = self.events.index.to_numpy()[positions]
        clock, said = (
            None if one is None else np.where(positions >= 0, one[lines], np.datetime64("NaT"))
            for one in (self.at.clock, self.at.said)
        )
        assert clock is not None  # noqa: S101 - a column of stamps always has its clock
        return Moments(clock.astype("datetime64[us]"), said)


def whole_tickets(sheet: Sheet, ticket: str) -> Iterator[Block]:
    """The sheet in blocks that hold all rows of a ticket together, whatever their order in the file.

    A log of more than one block is held in memory as a whole, as text.
    """
    blocks = list(sheet.blocks())
    return together(blocks, ticket) if len(blocks) > 1 else iter(blocks)


def map_log(work: Work, zones: dict[str, str]) -> Mapped:
    """The rows of a block that holds its tickets whole, as tickets; to be refused: see `_understood`.

    All stamps of a ticket are on the clock of its site, by `zones`; the keys of its rows are so at no site.
    """
    refuse_unknown(work)
    log, lines = _understood(work)
    case = log.events["case"].to_numpy()
    heads = lines[np.maximum(log.found["opened"], 0)]
    texts, sources = last_said(work, lines, case)
    one = Work(work.mapping, texts, work.row_no[heads], work.place, zones=zones)
    clocks = {name: shown(log.moments(name), one.parts) for name in STAMPS}
    told = Told(clocks, outcomes(log.events, log.found), _reopened(work, log))
    tables = tables_of(one, told)
    owner = log.events["case"].sort_index().to_numpy()
    if log.at.said is not None:
        on_site = within(one.parts, len(heads))[owner] & ~np.isnat(log.at.said)
        work.note(on_site, work.mapping.every("at")[0], "SITE_CLOCK")
    rows = _rows(work, one, owner, told.stamps["opened"].clock, _keys(work, log, owner, heads))
    work.rejects += [_where_it_stands(fault, one, sources, work) for fault in one.rejects]
    work.notes += one.notes
    gone = one.bad.copy()
    gone[owner[work.bad]] = True
    work.refuse(gone[owner] & ~work.bad, work.mapping.every("id")[0], "TICKET_NOT_WHOLE")
    return Mapped(
        len(work.row_no), rows.filter(pa.array(~work.bad)), tables(~gone), work.rejects, work.refused(), work.notes
    )


def _understood(work: Work) -> tuple[Log, Lines]:
    """The log of a block and its lines in the order of events.

    Refused are rows without a ticket number (`NO_TICKET`), with an event that has no meaning (`UNKNOWN_WORD`) or
    without a time (`NOT_A_TIME`), and all rows of a ticket whose opening is not in the file (`TICKET_NOT_OPENED`).
    """
    column, what, at = (work.mapping.every(role)[0] for role in ("id", "event", "at"))
    number = pc.utf8_trim_whitespace(work.cells(column))
    work.refuse(pc.equal(number, "").to_numpy(zero_copy_only=False), column, "NO_TICKET")
    words = work.take(what, words_of(work.cells(what), what, KNOWN))
    work.refuse(words.state == MISSING, what, "UNKNOWN_WORD")
    days = work.stamps(day).values if (day := work.mapping.one("day")) else None
    when = work.stamps(at, days)
    work.refuse(when.state == MISSING, at, "NOT_A_TIME")
    clock = np.where(when.ok, when.values, np.datetime64("NaT")).astype("datetime64[us]")
    said = moments_of(work.cells(at), at)
    moment = clock if said is None else np.where(np.isnat(said), clock, said)
    ticket = _with_site(work, number)
    word = pd.Series([folded(text or "") for text in work.cells(what).to_pylist()], dtype="object")
    events = in_order(ticket, pd.Series(moment), pd.Series(words.values, dtype="object"), word)
    kind = work.mapping.constant.get("kind", "service")
    events = with_cases(events, reused=kind == "service" and work.mapping.one("kind") is None)
    by_row = events.sort_index()
    work.refuse(~by_row["known"].to_numpy() & ~work.bad, column, "TICKET_NOT_OPENED")
    # Where a time is missing nobody can say to which of the tickets with this number the row belongs.
    untimed = by_row["at"].isna().groupby(by_row["ticket"]).transform("any").to_numpy(dtype=bool)
    work.refuse(untimed & ~work.bad, column, "TICKET_NOT_WHOLE")
    return Log(events, stamps(events), Moments(clock, said)), events.index.to_numpy()


def _with_site(work: Work, number: pa.Array) -> pd.Series:
    """Ticket numbers, told apart by site where the log has one; a row that leaves it out has that of the others."""
    text = pd.Series(number.to_pylist(), dtype="object")
    site = work.mapping.one("site")
    if site is None:
        return text
    named_ = pd.Series(work.cells(site).to_pylist(), dtype="object").str.strip().replace("", None)
    by_number = named_.groupby(text)
    only = by_number.transform("nunique").eq(1)
    return text + MARK + named_.where(~only, by_number.transform("first")).fillna("")


def _reopened(work: Work, log: Log) -> npt.NDArray[np.object_]:
    again = log.found["reopened"] >= 0
    found = again.astype(object)
    return found if work.mapping.tells("reopened") else np.where(again, found, np.array(None, dtype=object))


def _keys(work: Work, log: Log, owner: Lines, heads: Lines) -> pa.Array:
    """What makes each row the same row: the ticket and its opening; for all but the opening also what the row says."""
    head = work.mapping.name + MARK + work.mapping.constant.get("site", "") + MARK + "#"
    opened = pd.Series(np.datetime_as_string(log.moments("opened").clock, unit="s"))
    ticket = log.events["ticket"].sort_index().iloc[heads].reset_index(drop=True)
    key = pa.array((head + ticket + MARK + opened).iloc[owner].tolist(), pa.string())
    columns = [pc.fill_null(column.combine_chunks(), "") for column in work.table.columns]
    content = pc.binary_join_element_wise(*columns, MARK)
    opening = pc.equal(content, content.take(pa.array(heads)).take(pa.array(owner)))
    return pc.if_else(opening, key, pc.binary_join_element_wise(key, content, MARK))


def _rows(work: Work, one: Work, owner: Lines, opened: Stamps, keys: pa.Array) -> pa.Table:
    size, number = len(owner), work.mapping.every("id")[0]
    told = {
        "row_no": pa.array(work.row_no), "key_text": keys, "whole": pa.array(np.zeros(size, dtype=bool)),
        "day": pa.array(opened[owner].astype("datetime64[D]")), "stamp": pa.array(opened[owner]),
        "node": row_nodes(one).take(pa.array(owner)), "weight": pa.array(np.ones(size)),
        "code": pc.utf8_trim_whitespace(work.cells(number)),
    }  # fmt: skip
    told |= {role: named(one, role).take(pa.array(owner)) for role in ("site", "channel", "segment")}
    return pa.table([told.get(field.name, pa.nulls(size)).cast(field.type) for field in ROW], schema=ROW)


def _where_it_stands(fault: Reject, one: Work, sources: dict[str, Lines], work: Work) -> Reject:
    """A fault of a ticket, told of the row its text stands in."""
    case = int(np.flatnonzero(one.row_no == fault.row)[-1])
    return fault._replace(row=int(work.row_no[sources[fault.column][case]]))
