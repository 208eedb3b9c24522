"""Backup while the app runs, and restore while it does not."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from cxlib.errors import CxError
from cxlib.store.db import Database


def backup(database: Database, target: Path) -> Path:
    """Write a copy of the whole database to a file; readers go on, writers wait.

    Raises `BACKUP_EXISTS` and `CANNOT_WRITE`.
    """
    if target.exists():
        raise CxError("BACKUP_EXISTS", path=str(target))
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with database.quiet():
            shutil.copyfile(database.path, part)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):  # where nothing can be written nothing can be taken away either
            part.unlink()
        raise CxError("CANNOT_WRITE", path=str(target), detail=str(error)) from error
    return target


def restore(path: Path, source: Path) -> None:
    """Put a backup in the place of the database, which must not be open; the old one is kept beside it as `.before`.

    Raises `FILE_NOT_FOUND`, `DATABASE_BROKEN` (the backup does not open), `DATABASE_LOCKED` (the app is running).
    """
    if not source.exists():
        raise CxError("FILE_NOT_FOUND", file=str(source))
    if path.exists():
        Database(path).close()
    part = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, part)
    try:
        Database(part).close()
    except CxError:
        part.unlink(missing_ok=True)
        raise
    if path.exists():
        path.replace(path.with_name(path.name + ".before"))
    part.replace(path)
