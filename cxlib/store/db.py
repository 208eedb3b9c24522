"""Opening the database, and the only door to it: a fresh cursor per query, one writer at a time.

A DuckDB connection that several threads share gives wrong rows without an error; a cursor of its own per call does not.
The database is locked down: no other file, no network, no extension; files to take in are read in Python.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from typing import TYPE_CHECKING

from cxlib.errors import CxError
from cxlib.store.kept import Kept, Made
from cxlib.store.memory import MEMORY_LIMIT, more_memory
from cxlib.store.migrate import migrate
from cxlib.store.statements import sql

if TYPE_CHECKING:
    import duckdb

__all__ = ["Database", "sql"]
SCHEMA_VERSION = 10


class Database:
    """One open database file (or `:memory:`)."""

    def __init__(self, path: str | Path) -> None:
        """Open or create; raises `DATABASE_LOCKED`, `DATABASE_NEWER`, `DATABASE_BROKEN`, `DATABASE_NOT_WRITABLE`."""
        self.path = str(path)
        self._root = _connect(self.path)
        self._writing = threading.RLock()
        try:
            self._migrate()
            with self.cursor() as cursor:
                self._kept = Kept(cursor.execute("select version from data_version").fetchall()[0][0])
        except BaseException:
            self._root.close()
            raise

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own for one query or one block of queries."""
        cursor = self._root.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside a transaction: everything is committed at the end, or nothing. One writer at a time."""
        import duckdb

        with self._writing, self.cursor() as cursor, more_memory(cursor):
            cursor.execute("begin transaction")
            try:
                yield cursor
                cursor.execute("update data_version set version = version + 1")
                cursor.execute("commit")
                self._kept = Kept(self.version + 1)
            except duckdb.Error as error:
                _give_up(cursor)
                raise _told(error, self.path) from error
            except BaseException:
                _give_up(cursor)
                raise

    @contextmanager
    def quiet(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """No writer while this lasts, and everything written is in the file: the moment for a copy of it."""
        with self._writing, self.cursor() as cursor:
            cursor.execute("checkpoint")
            yield cursor

    @property
    def version(self) -> int:
        """A number that grows with every change of the data; no other process can change them meanwhile."""
        return self._kept.version

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once per state of the data: what a commit overtakes stays with the state before."""
        return self._kept.get(key, make)

    def forget(self) -> None:
        """Forget what was kept, as after a change of the data."""
        self._kept = Kept(self.version)

    def close(self) -> None:
        """Close the file; other processes may open it then."""
        self._root.close()

    def _migrate(self) -> None:
        with self.cursor() as cursor, more_memory(cursor):
            there = cursor.execute(
                "select count(*) from information_schema.tables where table_name = 'schema_version'"
            ).fetchall()[0][0]
            version = cursor.execute("select max(version) from schema_version").fetchall()[0][0] if there else 0
            if version > SCHEMA_VERSION:
                raise CxError("DATABASE_NEWER", path=self.path, version=version, known=SCHEMA_VERSION)
            if version == SCHEMA_VERSION:
                return
            self._step_forward(cursor, version)

    def _step_forward(self, cursor: duckdb.DuckDBPyConnection, version: int) -> None:
        import duckdb

        try:
            cursor.execute("begin transaction")
            if version:
                migrate(cursor, sql("schema"))
            else:
                cursor.execute(sql("schema"))
            cursor.execute("insert into salt select ? where not exists (from salt)", [token_hex(32)])
            cursor.execute("commit")
        except duckdb.Error as error:
            _give_up(cursor)
            raise _told(error, self.path) from error


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    import duckdb

    if path != ":memory:":
        _prepared(Path(path))
    try:
        root = duckdb.connect(path, config=_settings(path))
        root.execute("set enable_external_access = false")
        root.execute("set allowed_configs = ['memory_limit']")
        root.execute("set lock_configuration = true")
    except duckdb.Error as error:
        raise _told(error, path) from error
    return root


def _settings(path: str) -> dict[str, str | bool | int | float | list[str]]:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
        "preserve_insertion_order": False,
        # Lists read a few days: to look up the rest of their rows afterwards, all over the table, takes far longer.
        "late_materialization_max_rows": 0,
        # What became free goes back to the machine early: a large load would otherwise hold far more than it uses.
        "allocator_flush_threshold": "4MB",
        "allocator_bulk_deallocation_flush_threshold": "8MB",
        "allocator_background_threads": True,
    }
    # each has a place of its own: two databases in memory would else write over each other's in the folder they run in
    aside = Path(gettempdir(), f"cx-{token_hex(8)}") if path == ":memory:" else path
    settings["temp_directory"] = f"{aside}.tmp"
    return settings


def _prepared(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CxError("DATABASE_NOT_WRITABLE", path=str(path), detail=str(error)) from error


def _give_up(cursor: duckdb.DuckDBPyConnection) -> None:
    import duckdb

    try:
        cursor.execute("rollback")
    except duckdb.Error:
        # A transaction that failed inside DuckDB has been rolled back already.
        return


def _told(error: Exception, path: str) -> CxError:
    """What a DuckDB error means for the person at the keyboard."""
    detail = str(error).splitlines()[0]
    lower = str(error).lower()
    if "conflicting lock" in lower or "already open" in lower or "used by another process" in lower:
        return CxError("DATABASE_LOCKED", path=path, detail=detail)
    if "permission denied" in lower or "read-only" in lower or "cannot open file" in lower:
        return CxError("DATABASE_NOT_WRITABLE", path=path, detail=detail)
    if "no space left" in lower or "could not write" in lower or "disk" in lower:
        return CxError("DISK_FULL", path=path, detail=detail)
    if "not a valid duckdb" in lower or "serialization" in lower or "corrupt" in lower:
        return CxError("DATABASE_BROKEN", path=path, detail=detail)
    if "version number" in lower:
        return CxError("DATABASE_NEWER", path=path, detail=detail)
    return CxError("DATABASE_FAILED", path=path, detail=detail)
