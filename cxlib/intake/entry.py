"""A catalogue file: one row is one service node or one site, with its names and its place among the others.

A row says what its cells say; a blank cell says nothing, and leaves what the catalogue has.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from cxlib.intake.cells import Parsed, names_of, numbers_of, words_of
from cxlib.intake.columns import Column
from cxlib.intake.entry_names import KINDS, ZONES
from cxlib.intake.entry_proof import listed
from cxlib.intake.mapped import ENTRY, Reject
from cxlib.intake.rows import Work
from cxlib.intake.total import Tables

Said = npt.NDArray[np.object_]
Seen = dict[tuple[str | None, ...], tuple[int, tuple[object, ...]]]
"""How a row names its entry → the first row of the file that does, and all that row says."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LAST = 100_000
"""The highest place in an order."""


def entry_tables(work: Work, seen: Seen) -> Tables:
    """Parse every column of a block now (faults are noted in `work`); the table of the rows kept is made later.

    `seen` grows over the blocks of a file. Refused: rows with neither code nor name (`NO_ENTRY`), words that name no
    kind of node or time zone (`UNKNOWN_WORD`), an order that is no whole number from 0 (`NOT_A_COUNT`), and a row that
    says something else of the same entry than a row before (`SAME_ENTRY_TWICE`).
    """
    what = listed(work.mapping)
    said: dict[str, Said] = {
        "what": np.full(len(work.row_no), what, dtype=object), "code": _names(work, what), "zh": _names(work, "zh"),
        "en": _names(work, "en"), "journey": _names(work, "journey"), "stage": _names(work, "stage"),
        "position": _order(work), "kind": _words(work, "node_kind", KINDS), "region": _names(work, "region"),
        "time_zone": _words(work, "tz", _zones()),
    }  # fmt: skip
    if work.mapping.one("en") and not work.mapping.one("zh"):
        # beside English names, and with no column for Chinese ones, a Chinese word is a name and no code
        name = np.array([bool(code and CHINESE.search(code)) for code in said["code"]], dtype=bool)
        said["zh"], said["code"] = _where(name, said["code"]), _where(~name, said["code"])
    nameless = np.array(
        [not any(names) for names in zip(said["code"], said["zh"], said["en"], strict=True)], dtype=bool
    )
    about = next(column for column in work.mapping.columns if column.role == what)
    work.refuse(nameless & ~work.bad, about, "NO_ENTRY")
    _refuse_twins(work, said, seen)

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        arrays = [pa.array(work.row_no[keep])]
        arrays += [pa.array(said[name][keep], ENTRY.field(name).type) for name in ENTRY.names[1:]]
        return {"entry": pa.table(arrays, schema=ENTRY)}

    return tables


def _names(work: Work, role: str) -> Said:
    column = work.mapping.one(role)
    return _said(work, names_of(work.cells(column), column) if column else None)


def _words(work: Work, role: str, known: dict[str, str]) -> Said:
    column = work.mapping.one(role)
    return _said(work, work.take(column, words_of(work.cells(column), column, known)) if column else None)


def _order(work: Work) -> Said:
    column = work.mapping.one("order")
    if column is None:
        return _said(work, None)
    parsed = work.take(column, numbers_of(work.cells(column), column))
    values = np.nan_to_num(parsed.values)
    work.refuse(parsed.ok & ((values != np.round(values)) | (values < 0) | (values > LAST)), column, "NOT_A_COUNT")
    return _said(work, Parsed(values.astype(np.int64).astype(object), parsed.state))


def _said(work: Work, parsed: Parsed | None) -> Said:
    """One value per row, `None` where the row says nothing."""
    if parsed is None:
        return np.full(len(work.row_no), None, dtype=object)
    return _where(parsed.ok, parsed.values)


def _where(told: npt.NDArray[np.bool_], values: npt.NDArray[Any]) -> Said:
    """The values where they are told, else `None`."""
    said = values.astype(object)
    said[~told] = None
    return said


@cache
def _zones() -> dict[str, str]:
    return {name: name for name in available_timezones()} | ZONES


def _refuse_twins(work: Work, said: dict[str, Said], seen: Seen) -> None:
    """Nobody can tell which of two rows about one entry holds."""
    about: Column = next(column for column in work.mapping.columns if column.role == listed(work.mapping))
    for line, whole in enumerate(zip(*said.values(), strict=True)):
        _, code, zh, en = whole[:4]
        row_no, name = int(work.row_no[line]), (code,) if code else (None, zh, en)
        if not work.bad[line] and seen.setdefault(name, (row_no, whole))[1] != whole:
            work.rejects.append(Reject(row_no, about.name, str(code or zh or en), "SAME_ENTRY_TWICE"))
            work.bad[line] = True
