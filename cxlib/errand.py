"""Work on a thread of its own: it counts its rows, can be told to stop at any moment, and keeps its result.

What it writes goes through a `Stoppable` database, where stopping means that nothing is committed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from cxlib.errors import CxError
from cxlib.store.db import Database

if TYPE_CHECKING:
    import duckdb

Made = TypeVar("Made")
Kept = TypeVar("Kept")
Count = Callable[[int], None]
"""What the work tells the rows it has done so far; it raises `CANCELLED` once the work is to stop."""


class Errand(Generic[Made]):
    """Work under way: `rows` are done so far.

    >>> Errand(lambda count: count(3) or "done").result()
    'done'
    """

    def __init__(self, work: Callable[[Count], Made], database: Stoppable | None = None, name: str = "errand") -> None:
        """Begin at once; a `database` the work writes to is stopped with it."""
        self.rows = 0
        self._stopping = threading.Event()
        self._database = database
        self._made: list[Made] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(work,), name=name, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; what has been committed already stays, and `result` tells. May be asked again and again."""
        self._stopping.set()
        if self._database:
            self._database.stop()

    @property
    def cancelling(self) -> bool:
        """Whether it has been asked to stop."""
        return self._stopping.is_set()

    def done(self, patience: float = 0) -> bool:
        """Whether it has ended, one way or another; waits so many seconds for it."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def result(self) -> Made:
        """What the work gave, once it is done. Raises what the work raised, or `CANCELLED`."""
        self._thread.join()
        if self._made:
            return self._made[0]
        if self.cancelling or self._error is None:
            raise CxError("CANCELLED")
        raise self._error

    def _count(self, rows: int) -> None:
        self.rows = rows
        if self.cancelling:
            raise CxError("CANCELLED")

    def _run(self, work: Callable[[Count], Made]) -> None:
        try:
            self._made.append(work(self._count))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the one who waits for the result gets it
            self._error = error


class Stoppable(Database):
    """A database for changes that another thread may stop."""

    def __init__(self, database: Database) -> None:
        self._real = database
        self.stopping = threading.Event()
        self._stopping_now = threading.Lock()
        self._running: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction of the real database; raises `CANCELLED` in place of a commit once `stop` was called."""
        with self._real.transaction() as cursor:
            self._running = cursor
            try:
                yield cursor
            finally:
                with self._stopping_now:  # from here on neither commit nor rollback is interrupted
                    self._running = None
            if self.stopping.is_set():
                raise CxError("CANCELLED")

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of the real database."""
        with self._real.cursor() as cursor:
            yield cursor

    def kept(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """What the real database keeps."""
        return self._real.kept(key, make)

    def stop(self) -> None:
        """Interrupt the statement that runs now, and let nothing be committed any more."""
        self.stopping.set()
        with self._stopping_now:
            if self._running is not None:
                self._running.interrupt()
