"""What mapping a block of a file gives: plain Arrow tables, and the faults found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import pyarrow as pa

PLACE = pa.dictionary(pa.int32(), pa.string())
"""A column of few different words: each once, and its number in every row."""
ROW = pa.schema([
    ("row_no", pa.int32()), ("key_text", pa.string()), ("whole", pa.bool_()), ("person", pa.string()),
    ("day", pa.date32()), ("stamp", pa.timestamp("us")), ("node", PLACE), ("site", PLACE),
    ("channel", PLACE), ("segment", PLACE), ("weight", pa.float64()), ("seconds", pa.int32()),
    ("code", pa.string()),
    ("ticket_code", pa.string()),
])  # fmt: skip
ANSWERED = pa.schema([("row_no", pa.int32()), ("answers", pa.list_(pa.int32()))])
MISSED = pa.schema([("row_no", pa.int32()), ("target", pa.int32())])
COMMENT = pa.schema([("row_no", pa.int32()), ("node", PLACE), ("text", pa.string()), ("score", pa.float64()),
                     ("box", pa.int8())])  # fmt: skip
KANO = pa.schema([("row_no", pa.int32()), ("node", PLACE), ("feature", pa.string()), ("functional", pa.int8()),
                  ("dysfunctional", pa.int8())])  # fmt: skip
TICKET = pa.schema([
    ("row_no", pa.int32()), ("kind", pa.string()), ("outcome", pa.string()), ("opened_at", pa.timestamp("us")),
    ("started_at", pa.timestamp("us")), ("answered_at", pa.timestamp("us")), ("closed_at", pa.timestamp("us")),
    ("promised_at", pa.timestamp("us")), ("arrived_at", pa.timestamp("us")), ("consented_at", pa.timestamp("us")),
    ("quoted", pa.float64()), ("amount", pa.float64()), ("wait_s", pa.int32()), ("service_s", pa.int32()),
    ("answer_s", pa.int64()), ("close_s", pa.int64()), ("due_s", pa.int64()),
    ("stamp_error", pa.bool_()), ("first_contact", pa.bool_()), ("reopened", pa.bool_()), ("category", pa.string()),
    ("severity", pa.string()), ("staff", pa.string()), ("customer", pa.string()),
])  # fmt: skip

TOTAL = pa.schema([
    ("row_no", pa.int32()), ("subject", pa.string()), ("last_day", pa.date32()), ("days", pa.int32()),
    ("from_minute", pa.int16()), ("to_minute", pa.int16()), ("item", pa.string()), ("n", pa.int32()),
    ("abandoned", pa.int32()), ("seconds", pa.int64()), ("longest_s", pa.int32()), ("limit_s", pa.int32()),
    ("within", pa.int32()), ("top", pa.int32()), ("bottom", pa.int32()), ("score", pa.float64()),
])  # fmt: skip
ENTRY = pa.schema([
    ("row_no", pa.int32()), ("what", pa.string()), ("code", pa.string()), ("zh", pa.string()), ("en", pa.string()),
    ("journey", pa.string()), ("stage", pa.string()), ("position", pa.int32()), ("kind", pa.string()),
    ("region", pa.string()), ("time_zone", pa.string()),
])  # fmt: skip
OBSERVATION = pa.schema([
    ("row_no", pa.int32()), ("observer", pa.string()), ("role", pa.string()), ("step", pa.string()),
    ("item", pa.string()), ("score", pa.float64()), ("passed", pa.bool_()), ("card", pa.int32()),
])  # fmt: skip
BAND = pa.schema([("row_no", pa.int32()), ("low_s", pa.int32()), ("high_s", pa.int32()), ("n", pa.int32())])


class Target(NamedTuple):
    """What a rating is about: node, item and facet, and the scale it was given on."""

    node: str
    item: str
    facet: str
    low: float
    high: float
    reversed: bool


class Answer(NamedTuple):
    """What a rating says: the number of its target, the code ticked, the score turned, the box."""

    target: int
    raw: float
    score: float
    box: int


@dataclass(frozen=True)
class Legend:
    """What the ratings of a file are about, and what they say, numbered over all its blocks.

    A million rows hold some hundred different answers: each is understood once, and a row holds their numbers.
    """

    targets: dict[Target, int] = field(default_factory=dict)
    answers: dict[Answer, int] = field(default_factory=dict)


class Reject(NamedTuple):
    """One fault: row as a person counts it, column, the text that stood there, and a code."""

    row: int
    column: str
    value: str
    code: str


class Note(NamedTuple):
    """What is to be known about rows that are taken in: a code, the column, how many rows, and the first of them."""

    code: str
    column: str
    n: int
    row: int


@dataclass
class Mapped:
    """One block mapped. `rows` holds the acceptable rows only; `refused` the others as they stood in the file.

    Of a survey `tables["answered"]` has, row by row, the numbers of what was answered (`Legend.answers`).
    """

    rows_in: int
    rows: pa.Table
    tables: dict[str, pa.Table]
    rejects: list[Reject] = field(default_factory=list)
    refused: list[tuple[int, list[str]]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
