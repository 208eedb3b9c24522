"""The store: one database file, opened, loaded, undone, backed up, and read through one seam."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from cxlib.access import OWNER, Viewer
from cxlib.coaching.training import Scorecard, Training
from cxlib.intake.columns import Mapping
from cxlib.intake.sheet import Sheet
from cxlib.marks import Mark
from cxlib.store import calendar, marks, training
from cxlib.store.backup import backup
from cxlib.store.db import Database
from cxlib.store.journal import Journal
from cxlib.store.load import Outcome, Taken, load
from cxlib.store.undo import Undone, undo

__all__ = ["Journal", "Outcome", "Store", "Undone", "open_store"]


class Store:
    """An open database with what can be done to it."""

    def __init__(self, database: Database) -> None:
        """Made by `open_store`."""
        self.database = database

    def reader(self, viewer: Viewer = OWNER) -> Journal:
        """The seam for reading, for one viewer."""
        return Journal(self.database, viewer)

    def load(self, sheet: Sheet, mapping: Mapping, **taken: Any) -> Outcome:
        """Take a sheet in; `taken` are the fields of `cxlib.store.load.Taken`: file name, size, who, progress."""
        return load(self.database, sheet, mapping, Taken(**taken))

    def undo(self, upload_id: int, viewer: Viewer = OWNER) -> Undone:
        """Take an upload back; see `cxlib.store.undo.undo`."""
        return undo(self.database, upload_id, viewer)

    def add(self, mark: Mark, viewer: Viewer = OWNER) -> int:
        """Put a standard, event, step change or one-off on its charts; returns its number. See `cxlib.store.marks`."""
        return marks.add(self.database, mark, viewer)

    def remove(self, subject: str, number: int, viewer: Viewer = OWNER) -> None:
        """Take a mark off again; see `cxlib.store.marks`."""
        marks.remove(self.database, subject, number, viewer)

    def write(self, entry: Training | Scorecard, viewer: Viewer = OWNER) -> int:
        """Keep a training or a scorecard; returns its number. See `cxlib.store.training`."""
        return training.write(self.database, entry, viewer)

    def strike(self, subject: str, number: int, viewer: Viewer = OWNER) -> None:
        """Take a `training` or an `observation` (scorecard) out again; see `cxlib.store.training`."""
        training.strike(self.database, subject, number, viewer)

    def set_country(self, country: str, viewer: Viewer = OWNER) -> None:
        """Count working days by the holidays of a country; see `cxlib.store.calendar`."""
        calendar.set_country(self.database, country, viewer)

    def set_day(self, day: date, working: bool | None, viewer: Viewer = OWNER) -> None:
        """Say of one day whether it is worked (`None`: as in the country); see `cxlib.store.calendar`."""
        calendar.set_day(self.database, day, working, viewer)

    def backup(self, target: Path) -> Path:
        """Copy the database to a file while it is in use."""
        return backup(self.database, target)

    def close(self) -> None:
        """Close the file."""
        self.database.close()


def open_store(path: str | Path = ":memory:") -> Store:
    """Open or create a database.

    >>> open_store().reader().extent().ratings
    0
    """
    return Store(Database(path))
