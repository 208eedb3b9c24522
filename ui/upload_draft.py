"""A file a reader has dropped, on its way to being taken in: read once per way of reading, then checked and loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from cxlib.errors import CxError
from cxlib.intake.check import Checked, check
from cxlib.intake.mapping import Mapping, dump_mapping, load_mapping
from cxlib.intake.opening import reading
from cxlib.intake.read import Limits, ReadOptions, Sheet, read
from cxlib.intake.recognise import Guess, recognise
from cxlib.preview import Effect, effect_of_load
from cxlib.store import Journal, Outcome
from cxlib.taking import Taking
from ui import cached

READING = ("encoding", "delimiter", "header_rows", "skip_rows", "sheet")
MAPPING_LIMIT = 1024**2
PREVIEW_ROWS = 20
SAMPLES = 3  # distinct values shown of a column

Made = TypeVar("Made")


@dataclass
class Draft:
    """One dropped file. `made` holds what was computed for it, so that a rerun does not read a large file again."""

    file_id: str
    name: str
    size: int
    data: bytes = field(repr=False)
    outcome: Outcome | None = None
    taking: Taking | None = None
    failed: CxError | None = None
    waiting: bool = False
    sheets: tuple[str, ...] = ()
    reread: Guess | None = None
    made: dict[str, tuple[object, Any]] = field(default_factory=dict)

    def once(self, what: str, given: object, make: Callable[[], Made]) -> Made:
        """What `make` gives; kept until it would be made from something else."""
        if what not in self.made or self.made[what][0] != given:
            self.made[what] = (given, make())
        kept: Made = self.made[what][1]
        return kept

    def key(self, name: str) -> str:
        """The key of a widget that belongs to this file: the next file starts with fresh ones."""
        return f"upload-{name}-{self.file_id}"

    def choice(self, name: str) -> Any:
        """What the reader chose in such a widget, also before it is drawn in this run."""
        return st.session_state.get(self.key(name))


def journal() -> Journal:
    """The log of uploads, for the viewer."""
    return cached.store().reader(cached.view().viewer)


def who() -> str:
    """The name under which the log keeps what is done now."""
    return cached.view().viewer.name


def sheet_of(draft: Draft, options: ReadOptions) -> Sheet:
    """The table in the file, read to its end once: what is wrong with it shows now, not after the confirmation."""

    def whole() -> Sheet:
        sheet = _as_recognised(draft, read(draft.data, draft.name, options), options)
        for _ in sheet.blocks():
            pass
        draft.sheets = sheet.facts.sheets
        if not sheet.facts.records:
            raise CxError("NO_ROWS", file=draft.name)
        return sheet

    return draft.once("sheet", options, whole)


def _as_recognised(draft: Draft, sheet: Sheet, options: ReadOptions) -> Sheet:
    """The file read again where its headers tell of a tool with several header rows; what the reader chose stays."""
    guess = recognise(sheet, journal().mappings())
    said = reading(guess.mapping)
    draft.reread = None
    if not said or any(getattr(options, name) is not None for name in said):
        return sheet
    draft.reread = guess
    return read(draft.data, draft.name, replace(options, **said))


def options_of(draft: Draft) -> ReadOptions:
    """How the file is to be read: as the reader chose, else as the mapping file says, else as is found out."""
    try:
        given = given_mapping(draft)
    except CxError:  # said where the mapping file is given
        given = None
    said = reading(given) if given else {}
    return replace(ReadOptions(limits=Limits(bytes=size_limit())), **{**said, **chosen(draft)})


def size_limit() -> int:
    """The bytes a file may have. Looked at here again: what the drop zone refuses is only the browser's word."""
    return int(st.get_option("server.maxUploadSize")) * 1024**2


def chosen(draft: Draft) -> dict[str, Any]:
    """What the reader chose about reading."""
    return {name: draft.choice(name) for name in READING if draft.choice(name) is not None}


def given_mapping(draft: Draft) -> Mapping | None:
    """The mapping file the reader gave, if any. Raises what loading it raises, and `FILE_TOO_LARGE`."""
    file = draft.choice("mapping")
    if file is None:
        return None
    if file.size > MAPPING_LIMIT:
        raise CxError("FILE_TOO_LARGE", file=file.name, size=file.size, limit=MAPPING_LIMIT)
    mapping = load_mapping(file.getvalue().decode("utf-8-sig", errors="replace"))
    known = [option.name for option in fields(ReadOptions) if option.name != "limits"]
    for word in mapping.read:
        if word not in known:
            raise CxError("MAPPING_UNKNOWN_WORD", word=word, place="[read]", known=known)
    return mapping


def preview_of(draft: Draft, sheet: Sheet) -> pd.DataFrame:
    """The first rows as they were read, each under its row number."""

    def first_rows() -> pd.DataFrame:
        block = next(iter(sheet.blocks()), None)
        if block is None:
            return pd.DataFrame(columns=list(sheet.columns))
        rows = block.table.slice(0, PREVIEW_ROWS).to_pandas()
        return rows.set_axis(block.row_numbers()[: len(rows)])

    return draft.once("preview", sheet, first_rows)


def samples_of(draft: Draft, sheet: Sheet) -> dict[str, str]:
    """Column → some of its values, so that a reader recognises it."""

    def some() -> dict[str, str]:
        block = next(iter(sheet.blocks()), None)
        found = {}
        for name in sheet.columns:
            values = block.table[name].slice(0, 500).unique().to_pylist() if block else []
            found[name] = " | ".join([value for value in values if value.strip()][:SAMPLES])
        return found

    return draft.once("samples", sheet, some)


def guess_of(draft: Draft, sheet: Sheet) -> Guess:
    """What the columns seem to be, by what was learnt from earlier files."""
    return draft.reread or draft.once("guess", sheet, lambda: recognise(sheet, journal().mappings()))


def check_of(draft: Draft, sheet: Sheet, layout: Mapping) -> Checked:
    """What would become of every row."""
    return draft.once("check", (sheet, dump_mapping(layout)), lambda: check(sheet, layout))


def effect_of(draft: Draft, sheet: Sheet, layout: Mapping) -> Effect[Outcome]:
    """What taking it in would change, exactly; worked out anew when the data have changed meanwhile."""
    store, seen = cached.store(), cached.view()
    given = (sheet, dump_mapping(layout), seen)
    return draft.once("effect", given, lambda: effect_of_load(store, sheet, layout, draft.name, seen.viewer))


def take_in(draft: Draft, sheet: Sheet, layout: Mapping) -> None:
    """Begin to load the file, beside this script."""
    draft.failed, draft.waiting = None, False
    draft.taking = Taking(cached.store(), sheet, layout, file_name=draft.name, size=draft.size, who=who())


def settle(draft: Draft) -> None:
    """The load has ended: from now on the draft tells the outcome, or why there is none."""
    if draft.taking is None:
        return
    taking, draft.taking = draft.taking, None
    try:
        draft.outcome = taking.outcome()
    except CxError as error:
        draft.failed = error
    else:
        draft.made.clear()
        draft.data = b""
