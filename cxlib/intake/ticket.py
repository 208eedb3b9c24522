"""A ticket file's rows: stamps, outcome, durations.

A duration that cannot be (negative, longer than the limit, unsure for a change of the clocks) is counted as a stamp
error and not used; the ticket stays. An opening that says only its hour tells the day and no duration.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake.cells import MISSING, Parsed, durations_of, names_of, numbers_of, words_of
from cxlib.intake.columns import STAMPS, Column
from cxlib.intake.elapsed import Moments, over_a_change, told_between
from cxlib.intake.mapped import TICKET
from cxlib.intake.rows import Work
from cxlib.intake.site_clock import between, within
from cxlib.intake.survey import comment_table, row_nodes
from cxlib.intake.ticket_words import ANSWERS, KINDS, OUTCOMES
from cxlib.intake.times import HOURS, Stamps

AFTER_OPENING = {"answer_s": "answered", "close_s": "closed", "due_s": "promised"}


def _table(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {word: meant for meant, spelled in words.items() for word in spelled}


Tables = Callable[[npt.NDArray[np.bool_]], dict[str, pa.Table]]


def ticket_tables(work: Work, days: Stamps, opened: Stamps) -> Tables:
    """Parse every column of a block now (faults are noted in `work`); the tables of the rows kept are made later."""
    stamps = {name: _moments(work, name, days, opened if name == "opened" else None) for name in STAMPS}
    return tables_of(work, Told(stamps))


@dataclass(frozen=True)
class Told:
    """What is known of the tickets of a block beside their columns; `outcome` and `reopened` by the events of a log."""

    stamps: dict[str, Moments]
    outcome: npt.NDArray[np.object_] | None = None
    reopened: npt.NDArray[np.object_] | None = None


def tables_of(work: Work, told: Told) -> Tables:
    """The same with the stamps known."""
    facts = _facts(work, told)
    nodes = row_nodes(work)
    if column := work.mapping.one("node"):
        missing = names_of(work.cells(column), column).state == MISSING
        # who left a queue was never called to a counter; who was served was, whether or not the file says when
        left = np.isin(facts["outcome"], ("abandoned", "no_show"))
        waits = np.isnat(told.stamps["started"].clock)
        if not work.mapping.one("event"):
            waits &= work.mapping.tells("started") & (facts["outcome"] != "served")
        missing &= ~(left | waits)
        work.refuse(missing, column, "NODE_MISSING")

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        columns = [work.row_no, *(facts[name] for name in TICKET.names[1:])]
        kept = [_array(column[keep], field.type) for column, field in zip(columns, TICKET, strict=True)]
        return {"ticket": pa.table(kept, schema=TICKET), "comment": comment_table(work, keep, nodes, None)}

    return tables


def _moments(work: Work, role: str, days: Stamps, clock: Stamps | None = None) -> Moments:
    column = work.mapping.one(role)
    if column is None:
        nothing = np.full(len(work.row_no), np.datetime64("NaT"), dtype="datetime64[us]")
        return Moments(nothing if clock is None else clock)
    if clock is None:
        parsed = work.stamps(column, days)
        clock = np.where(parsed.ok, parsed.values, np.datetime64("NaT")).astype("datetime64[us]")
    return Moments(clock, work.said(column))


def _facts(work: Work, told: Told) -> dict[str, npt.NDArray[Any]]:
    stamps = told.stamps
    kind = _words(work, "kind", _table(KINDS), work.mapping.constant.get("kind", "service"))
    # Only a service has to end within the limit: a complaint may be worked on for weeks.
    limit = np.where(np.isin(kind, ("service", "enquiry")), work.mapping.wait_limit_h * 3600, np.inf)
    wait, wait_wrong = _seconds(work, "wait", stamps["opened"], stamps["started"], limit)
    service, service_wrong = _seconds(work, "service", stamps["started"], stamps["closed"], limit)
    facts: dict[str, npt.NDArray[Any]] = {f"{name}_at": one.clock for name, one in stamps.items()}
    facts |= {"wait_s": wait, "service_s": service, "stamp_error": wait_wrong | service_wrong}
    facts |= {name: told_between(stamps["opened"], stamps[end]) for name, end in AFTER_OPENING.items()}
    facts["stamp_error"] |= between(stamps["opened"], stamps["closed"], work.zone, work.parts)[0] < 0
    if column := work.mapping.one("started") or work.mapping.one("closed") or work.mapping.one("at"):
        work.note(facts["stamp_error"], column, "STAMPS_DO_NOT_FIT")
    facts |= {role: _numbers(work, role) for role in ("quoted", "amount")}
    facts |= {role: _answers(work, role) for role in ("first_contact", "reopened")}
    facts |= {role: _names(work, role) for role in ("category", "severity", "staff", "customer")}
    facts["kind"] = kind
    facts["outcome"] = _outcomes(work, stamps) if told.outcome is None else told.outcome
    facts["reopened"] = facts["reopened"] if told.reopened is None else told.reopened
    return facts


def _seconds(
    work: Work, role: str, start: Moments, end: Moments, limit: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """(seconds or NaN, where they cannot be) from a column of durations, else from two stamps."""
    column = work.mapping.one(role)
    if column:
        seconds = work.take(column, durations_of(work.cells(column), column)).values
        unsure = np.zeros(len(seconds), dtype=bool)
    elif any(HOURS in one.formats for one in _timed(work)):
        return np.full(len(work.row_no), np.nan), np.zeros(len(work.row_no), dtype=bool)
    else:
        seconds, unsure = between(start, end, work.zone, work.parts)
        if not work.zone:
            usable = (seconds >= 0) & (seconds <= limit) & ~within(work.parts, len(seconds))
            _told_of_a_change(work, usable & over_a_change(start, end))
    wrong = (seconds < 0) | (seconds > limit) | unsure
    return np.where(wrong, np.nan, np.round(seconds)), wrong


def _timed(work: Work) -> tuple[Column, ...]:
    return tuple(one for one in work.mapping.columns if one.role in ("time", "opened", "started", "closed", "at"))


def _told_of_a_change(work: Work, where: npt.NDArray[np.bool_]) -> None:
    if timed := _timed(work):
        work.note(where, timed[0], "CLOCKS_CHANGED")


def _outcomes(work: Work, stamps: dict[str, Moments]) -> npt.NDArray[Any]:
    """The file's own word; without one, served if it was started or closed, else open."""
    done = ~np.isnat(stamps["started"].clock) | ~np.isnat(stamps["closed"].clock)
    if work.mapping.one("wait") or work.mapping.one("service"):
        done |= True
    derived = np.where(done, "served", "open").astype(object)
    column = work.mapping.one("outcome")
    if column is None:
        return derived
    parsed = work.take(column, words_of(work.cells(column), column, _table(OUTCOMES)))
    return np.where(parsed.ok, parsed.values, derived)


def _words(work: Work, role: str, known: dict[str, str], default: str) -> npt.NDArray[Any]:
    column = work.mapping.one(role)
    if column is None:
        return np.full(len(work.row_no), default, dtype=object)
    parsed = work.take(column, words_of(work.cells(column), column, known))
    return np.where(parsed.ok, parsed.values, default)


def _answers(work: Work, role: str) -> npt.NDArray[Any]:
    said = _words(work, role, _table(ANSWERS), "")
    known: dict[str, bool | None] = {"": None, "yes": True, "no": False}
    return np.array([known[word] for word in said], dtype=object)


def _numbers(work: Work, role: str) -> npt.NDArray[np.float64]:
    column = work.mapping.one(role)
    if column is None:
        return np.full(len(work.row_no), np.nan)
    return work.take(column, numbers_of(work.cells(column), column)).values


def _names(work: Work, role: str) -> npt.NDArray[Any]:
    column = work.mapping.one(role)
    if column is None:
        return np.full(len(work.row_no), None, dtype=object)
    parsed: Parsed = names_of(work.cells(column), column)
    values: npt.NDArray[Any] = parsed.values.copy()
    values[~parsed.ok] = None
    return values


def _array(values: npt.NDArray[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        gone = np.isnan(values) if values.dtype.kind == "f" else None
        return pa.array(np.nan_to_num(values) if gone is not None else values, mask=gone).cast(kind)
    return pa.array(values, type=kind, from_pandas=True)
