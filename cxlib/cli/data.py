"""Commands that change the database."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pandas as pd

from cxlib import sample
from cxlib.access import Viewer
from cxlib.cli.show import show
from cxlib.cli.shows import opened
from cxlib.errors import CxError
from cxlib.intake.check import check
from cxlib.intake.mapping import load_mapping
from cxlib.intake.opening import open_sheet
from cxlib.intake.recognise import Guess, recognise
from cxlib.store import Outcome, Store, open_store
from cxlib.store.backup import restore

CONSTANTS = ("day", "site", "channel", "segment", "node")


def load_files(asked: Namespace) -> int:
    """Take files in, one after the other; each whole or not at all."""
    store = open_store(asked.db)
    try:
        lines = [_one_file(store, asked, path) for path in asked.files]
    finally:
        store.close()
    show(pd.concat(lines, ignore_index=True), asked.json)
    return 0 if all(bool(line["reconciled"].all()) for line in lines) else 1


def load_sample(asked: Namespace) -> int:
    """Create the database with the sample data; an existing one is left alone."""
    if asked.db.exists():
        print(f"{asked.db} is there already; nothing changed")
        return 0
    outcomes = sample.create(asked.db)
    show(pd.DataFrame([_line(name, outcome) for name, outcome in outcomes.items()]), asked.json)
    return 0


def undo_upload(asked: Namespace) -> int:
    """Take an upload back."""
    undone = opened(asked).undo(asked.upload_id, Viewer("command line"))
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
    mapping, like = (load_mapping(_text(asked.mapping)) if asked.mapping else None), ""
    sheet = open_sheet(path, mapping)
    if mapping is None:
        guess = recognise(sheet, store.reader().mappings(), source=path.stem)
        like = _said_of(guess, path, must_be_sure=not (asked.dry_run or asked.similar))
        mapping = guess.mapping
        if guess.like:  # the day of last time's file is not the day of this one
            mapping = replace(mapping, constant={k: v for k, v in mapping.constant.items() if k != "day"})
        if mapping.read:  # its headers or its form ask for another way of reading
            sheet = open_sheet(path, mapping)
    mapping = mapping.with_constant(**{name: getattr(asked, name) for name in CONSTANTS})
    if not asked.dry_run:
        outcome = store.load(sheet, mapping, file_name=path.name, size=path.stat().st_size, who=asked.who)
        return pd.DataFrame([_line(path.name, outcome) | {"changed_layout": like}])
    checked = check(sheet, mapping, zones=store.reader().site_zones())
    return pd.DataFrame([{
        "file": path.name, "upload_id": 0, "rows_in": checked.rows_in, "accepted": checked.acceptable, "duplicate": 0,
        "rejected": checked.rejected, "reasons": _told(checked.reasons), "reconciled": True,
        "changed_layout": like,
    }])  # fmt: skip


def _said_of(guess: Guess, path: Path, must_be_sure: bool) -> str:
    """What is not as in the earlier file this one is read like. Raises `LAYOUT_SIMILAR` where a person has to look."""
    if guess.like and must_be_sure and not guess.sure:
        raise CxError("LAYOUT_SIMILAR", file=path.name, like=guess.like, changes=list(guess.changes))
    return "; ".join(guess.changes)


def _line(name: str, outcome: Outcome) -> dict[str, object]:
    return {
        "file": name, "upload_id": outcome.upload_id, "rows_in": outcome.rows_in, "accepted": outcome.accepted,
        "updated": outcome.updated, "duplicate": outcome.duplicate, "rejected": outcome.rejected,
        "reasons": _told(outcome.reasons), "reconciled": outcome.reconciled,
    }  # fmt: skip


def _told(reasons: pd.DataFrame) -> str:
    return "; ".join(f"{line.code} {line.column}: {line.n}" for line in reasons.itertuples())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CxError("FILE_NOT_FOUND", file=str(path)) from error
