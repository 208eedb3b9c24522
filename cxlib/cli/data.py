"""Commands that change the database."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pandas as pd

from cxlib.cli.show import show
from cxlib.cli.shows import opened
from cxlib.errors import CxError
from cxlib.intake.check import check
from cxlib.intake.mapping import Mapping, load_mapping
from cxlib.intake.read import ReadOptions, read
from cxlib.intake.recognise import recognise
from cxlib.intake.sheet import Sheet
from cxlib.store import Store, open_store
from cxlib.store.backup import restore

CONSTANTS = ("day", "site", "channel", "segment", "node")
SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"


def load_files(asked: Namespace) -> int:
    """Take files in, one after the other; each whole or not at all."""
    store = open_store(asked.db)
    try:
        lines = [_one_file(store, asked, path) for path in asked.files]
    finally:
        store.close()
    show(pd.concat(lines, ignore_index=True), asked.json)
    return 0 if all(bool(line["reconciled"].all()) for line in lines) else 1


def sheet_of(path: Path, mapping: Mapping | None) -> Sheet:
    """A file read as its mapping says, or as it shows itself; raises what reading raises."""
    options = dict(mapping.read) if mapping else {}
    if "columns" in options:
        options["columns"] = tuple(options["columns"])
    try:
        return read(path, path.name, replace(ReadOptions(), **options))
    except TypeError as error:
        raise CxError("MAPPING_UNKNOWN_WORD", word=", ".join(options), place="read", known=[]) from error


def load_sample(asked: Namespace) -> int:
    """Create the database with the sample data; an existing one is left alone."""
    if asked.db.exists():
        print(f"{asked.db} is there already; nothing changed")
        return 0
    store = open_store(asked.db)
    try:
        lines = [take_sample(store, path) for path in sorted((SAMPLE / "mappings").glob("*.toml"))]
    except BaseException:
        store.close()
        asked.db.unlink(missing_ok=True)
        raise
    store.close()
    show(pd.concat(lines, ignore_index=True), asked.json)
    return 0


def take_sample(store: Store, mapping_file: Path) -> pd.DataFrame:
    """One sample file into the store: `sample_data/mappings/x.toml` reads `sample_data/x.csv`."""
    mapping = load_mapping(mapping_file.read_text(encoding="utf-8"))
    path = SAMPLE / f"{mapping_file.stem}.csv"
    return _taken(store, sheet_of(path, mapping), mapping, path, "sample data")


def undo_upload(asked: Namespace) -> int:
    """Take an upload back."""
    undone = opened(asked).undo(asked.upload_id, "command line")
    orphaned = "; ".join(f"upload {later}: {n}" for later, n in undone.orphaned)
    show(pd.DataFrame([{"upload_id": undone.upload_id, "rows_removed": undone.accepted,
                        "rows_to_send_again": orphaned}]), asked.json)  # fmt: skip
    return 0


def backup_to(asked: Namespace) -> int:
    """Copy the database to a file."""
    print(opened(asked).backup(asked.file))
    return 0


def restore_from(asked: Namespace) -> int:
    """Put a backup in the place of the database."""
    restore(asked.db, asked.file)
    print(asked.db)
    return 0


def _one_file(store: Store, asked: Namespace, path: Path) -> pd.DataFrame:
    mapping = load_mapping(_text(asked.mapping)) if asked.mapping else None
    sheet = sheet_of(path, mapping)
    if mapping is None:
        guess = recognise(sheet, store.reader().mappings(), source=path.stem)
        mapping = guess.mapping
    mapping = mapping.with_constant(**{name: getattr(asked, name) for name in CONSTANTS})
    if not asked.dry_run:
        return _taken(store, sheet, mapping, path, asked.who)
    checked = check(sheet, mapping)
    return pd.DataFrame([{
        "file": path.name, "upload_id": 0, "rows_in": checked.rows_in, "accepted": checked.acceptable, "duplicate": 0,
        "rejected": checked.rejected, "reasons": _told(checked.reasons), "reconciled": True,
    }])  # fmt: skip


def _taken(store: Store, sheet: Sheet, mapping: Mapping, path: Path, who: str) -> pd.DataFrame:
    outcome = store.load(sheet, mapping, file_name=path.name, size=path.stat().st_size, who=who)
    return pd.DataFrame([{
        "file": path.name, "upload_id": outcome.upload_id, "rows_in": outcome.rows_in, "accepted": outcome.accepted,
        "duplicate": outcome.duplicate, "rejected": outcome.rejected, "reasons": _told(outcome.reasons),
        "reconciled": outcome.reconciled,
    }])  # fmt: skip


def _told(reasons: pd.DataFrame) -> str:
    return "; ".join(f"{line.code} {line.column}: {line.n}" for line in reasons.itertuples())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CxError("FILE_NOT_FOUND", file=str(path)) from error
