"""A folder other programs deliver into: files of a known layout are taken in, and each gets a result file.

`name.csv` → `name.csv.result.json` beside it; the file itself moves to `done/` or `failed/`. A file that still grows is
left until its size stays the same between two looks. The layout must be known from an earlier upload by a person, and
unchanged: the inbox guesses nothing.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cxlib.errors import CxError
from cxlib.inbox.results import Result, moved, write
from cxlib.intake.columns import Mapping
from cxlib.intake.month import dated_by_hand
from cxlib.intake.opening import open_sheet
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.sheet import Sheet
from cxlib.store import Store

__all__ = ["Inbox", "Result"]

log = logging.getLogger(__name__)

WHO = "inbox"
RESULT = ".result.json"
UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart")
PASSING = ("UNREADABLE", "DISK_FULL", "DATABASE_FAILED", "DATABASE_LOCKED", "DATABASE_NOT_WRITABLE")
"""Faults of the moment, not of the file: it stays where it is and is tried again."""


@dataclass
class Inbox:
    """One watched folder. It remembers the sizes it saw last, to know which files are complete."""

    folder: Path
    seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def look(self, store: Store) -> list[Result]:
        """Take in what has arrived and has not changed since the last look; what became of each file."""
        now = {path: size for path in self._delivered() if (size := _size(path))}
        complete = [path for path, size in now.items() if self.seen.get(path) == size]
        self.seen = now
        return [self._take(store, path) for path in complete]

    def once(self, store: Store, patience: float = 1.0) -> list[Result]:
        """Two looks, so that what is complete now is taken in now."""
        self.look(store)
        time.sleep(patience)
        return self.look(store)

    def _delivered(self) -> list[Path]:
        """The files in the folder itself, oldest name first; links, hidden and unfinished ones are not ours."""
        return [
            path
            for path in sorted(self.folder.iterdir())
            if path.is_file()
            and not path.is_symlink()
            and not path.name.startswith((".", "~$"))
            and not path.name.lower().endswith((RESULT, *UNFINISHED))
        ]

    def _take(self, store: Store, path: Path) -> Result:
        result = _taken(store, path)
        if result.state != "waiting":
            try:
                result = moved(result, path, self.folder / result.state)
            except OSError as error:
                log.warning("%s cannot be moved: %s", path.name, error)
        try:
            write(result, path.with_name(path.name + RESULT))
        except OSError as error:
            log.warning("The result of %s cannot be written: %s", path.name, error)
        return result


def _taken(store: Store, path: Path) -> Result:
    try:
        size = path.stat().st_size
        sheet, mapping = known(store, path)
        outcome = store.load(sheet, mapping, file_name=path.name, size=size, who=WHO)
    except CxError as error:
        state = "waiting" if error.code in PASSING else "failed"
        return Result(path.name, state, code=error.code, facts=error.facts)
    except Exception as error:
        log.warning("%s failed", path.name, exc_info=True)
        return Result(path.name, "failed", code="UNEXPECTED", facts={"detail": f"{type(error).__name__}: {error}"})
    return Result(path.name, "done", outcome=outcome)


def known(store: Store, path: Path) -> tuple[Sheet, Mapping]:
    """A file and the remembered way of reading it. Raises what reading raises, `LAYOUT_SIMILAR`, `LAYOUT_NOT_KNOWN`.

    A layout that is only like a known one (columns renamed or gone, another scale) is for a person to look at. One
    whose day was given by hand is not known enough: that day was the earlier file's.
    """
    remembered = tuple(one for one in store.reader().mappings() if not dated_by_hand(one))
    sheet = read(path, path.name)
    like = None
    for other, mappings in _readings(path, sheet, remembered):
        guess = recognise(other, mappings)
        if guess.remembered:
            return other, guess.mapping
        like = like or (guess if guess.like else None)
    if like:
        raise CxError("LAYOUT_SIMILAR", file=path.name, like=like.like, changes=list(like.changes))
    raise CxError("LAYOUT_NOT_KNOWN", file=path.name, columns=list(sheet.columns))


def _readings(path: Path, sheet: Sheet, remembered: tuple[Mapping, ...]) -> Iterator[tuple[Sheet, tuple[Mapping, ...]]]:
    """The sheet as it shows itself, then as each mapping that says how to read it would have it."""
    yield sheet, remembered
    for one in remembered:
        if one.read:
            yield open_sheet(path, one), (one,)


def _size(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns
