"""What is found out about a dropped file, each once: its table, first rows, what its columns seem to be, the check."""

from __future__ import annotations

from dataclasses import fields, replace

import pandas as pd
import streamlit as st

from cxlib.errand import Count, Errand, Stoppable
from cxlib.errors import CxError
from cxlib.intake.check import Checked, check
from cxlib.intake.columns import Column
from cxlib.intake.entry_recognise import as_entries
from cxlib.intake.mapping import Mapping, dump_mapping, load_mapping
from cxlib.intake.opening import reading
from cxlib.intake.read import Limits, ReadOptions, Sheet, read
from cxlib.intake.recognise import LOOKED_AT, Guess, recognise
from cxlib.preview import Effect, effect_of_load
from cxlib.store import Outcome
from cxlib.store.load import Taken
from ui import cached, upload_patience
from ui.upload_draft import Draft, remembered
from ui.upload_table import switched
from ui.words import t

MAPPING_LIMIT = 1024**2
PREVIEW_ROWS = 20
SAMPLES = 3  # distinct values shown of a column
LONGEST = 500  # characters shown of a cell: a browser need not hold a book to show its first line


def sheet_of(draft: Draft, options: ReadOptions) -> Sheet:
    """The table in the file, read to its end once: what is wrong with it shows now, not after the confirmation."""
    known = remembered(draft)

    def whole(count: Count) -> Sheet:
        sheet = _as_recognised(draft, read(draft.data, draft.name, options), options, known)
        rows = 0
        for block in sheet.blocks():
            rows += block.records
            count(rows)
        if not draft.sheets:  # first the one that is read unless the reader chooses another
            draft.sheets = tuple(dict.fromkeys((sheet.facts.sheet, *sheet.facts.sheets)))
        if not sheet.facts.records:
            raise CxError("NO_ROWS", file=draft.name)
        return sheet

    given = (options, draft.fresh)
    return upload_patience.made(draft, "sheet", given, lambda: Errand(whole), lambda rows: t("{n} rows read", n=rows))


def _as_recognised(draft: Draft, sheet: Sheet, options: ReadOptions, known: tuple[Mapping, ...]) -> Sheet:
    """The file read again where its headers tell of a tool with several header rows; what the reader chose stays."""
    guess = recognise(sheet, known)
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
    return replace(ReadOptions(limits=Limits(bytes=size_limit())), **{**said, **draft.chosen()})


def size_limit() -> int:
    """The bytes a file may have. Looked at here again: what the drop zone refuses is only the browser's word."""
    return int(st.get_option("server.maxUploadSize")) * 1024**2


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
        return rows.map(lambda text: text[:LONGEST]).set_axis(block.row_numbers()[: len(rows)])

    return draft.once("preview", sheet, first_rows)


def samples_of(draft: Draft, sheet: Sheet) -> dict[str, str]:
    """Column → some of its values, so that a reader recognises it."""

    def some() -> dict[str, str]:
        block = next(iter(sheet.blocks()), None)
        found = {}
        for name in sheet.columns:
            values = block.table[name].slice(0, 500).unique().to_pylist() if block else []
            found[name] = " | ".join([value[:LONGEST] for value in values if value.strip()][:SAMPLES])
        return found

    return draft.once("samples", sheet, some)


def guess_of(draft: Draft, sheet: Sheet) -> Guess:
    """What the columns seem to be, by what was learnt from earlier files."""
    return draft.reread or draft.once("guess", sheet, lambda: recognise(sheet, remembered(draft)))


def as_kind(draft: Draft, sheet: Sheet, layout: Mapping, kind: str) -> Mapping:
    """The layout as that of the kind of file the reader says it is; as a list of nodes or sites it is guessed anew."""
    if kind != "catalogue":
        return switched(layout, kind)

    def listed() -> tuple[Column, ...]:
        head = sheet.head(LOOKED_AT)
        return as_entries({name: [(text or "").strip() for text in head[name].to_pylist()] for name in sheet.columns})

    return replace(layout, kind=kind, columns=draft.once("entries", sheet, listed), constant={}, scales={})


def check_of(draft: Draft, sheet: Sheet, layout: Mapping) -> Checked:
    """What would become of every row."""
    zones = cached.reader().site_zones()
    return upload_patience.made(
        draft,
        "check",
        (sheet, dump_mapping(layout), zones),
        lambda: Errand(lambda count: check(sheet, layout, count, zones)),
        lambda rows: t("{rows} of {n} rows checked", rows=rows, n=draft.rows),
    )


def rejects_before(draft: Draft, sheet: Sheet) -> pd.DataFrame | None:
    """The rejected cells of the last check of this table, if there was one."""
    given, result = draft.made.get("check", ((), None))
    return result.rejects if result and isinstance(given, tuple) and given[0] is sheet else None


def effect_of(draft: Draft, sheet: Sheet, layout: Mapping) -> Effect[Outcome]:
    """What taking it in would change, exactly; worked out anew when the data have changed meanwhile."""
    viewer, database = cached.viewer(), Stoppable(cached.store().database)

    def effect(count: Count) -> Effect[Outcome]:
        return effect_of_load(database, sheet, layout, Taken(draft.name, progress=count), viewer)

    return upload_patience.made(
        draft,
        "effect",
        (sheet, dump_mapping(layout), viewer, cached.reader().version()),
        lambda: Errand(effect, database),
        lambda rows: t("{rows} of {n} rows tried", rows=rows, n=draft.rows),
    )
