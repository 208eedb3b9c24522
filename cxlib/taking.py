"""Taking a file in on a thread of its own, while its rows are counted, with a cancel that leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cxlib.errors import CxError
from cxlib.store.db import Database
from cxlib.store.load import Outcome, Taken, load

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.columns import Mapping
    from cxlib.intake.sheet import Sheet
    from cxlib.store import Store


class Taking:
    """A load under way: `rows` are read so far; `cancel` stops it at any moment before the commit."""

    def __init__(self, store: Store, sheet: Sheet, mapping: Mapping, **about: object) -> None:
        """Begin at once; `about` are the file name, size and who, for the log."""
        self.rows = 0
        self._database = _Stoppable(store.database)
        self._outcome: Outcome | None = None
        self._error: BaseException | None = None
        taken = Taken(progress=self._count, **about)  # type: ignore[arg-type]
        self._thread = threading.Thread(target=self._run, args=(sheet, mapping, taken), name="taking", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Ask it to stop; what has been committed already stays, and `outcome` tells. May be asked again and again."""
        self._database.stop()

    @property
    def cancelling(self) -> bool:
        """Whether it has been asked to stop."""
        return self._database.stopping.is_set()

    def done(self, patience: float = 0) -> bool:
        """Whether it has ended, one way or another; waits so many seconds for it."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def outcome(self) -> Outcome:
        """What became of the file, once it is done. Raises what the load raised, or `CANCELLED`."""
        self._thread.join()
        if self._outcome is not None:
            return self._outcome
        if self.cancelling or self._error is None:
            raise CxError("CANCELLED")
        raise self._error

    def _count(self, rows: int) -> None:
        self.rows = rows
        if self.cancelling:
            raise CxError("CANCELLED")

    def _run(self, sheet: Sheet, mapping: Mapping, taken: Taken) -> None:
        try:
            self._outcome = load(self._database, sheet, mapping, taken)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the one who waits for the outcome gets it
            self._error = error


class _Stoppable(Database):
    """The database for one change that another thread may stop."""

    def __init__(self, database: Database) -> None:
        self._real = database
        self.stopping = threading.Event()
        self._stopping_now = threading.Lock()
        self._running: duckdb.DuckDBPyConnection | None = None

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction of the real database that is not committed once `stop` was called."""
        with self._real.transaction() as cursor:
            self._running = cursor
            try:
                yield cursor
            finally:
                with self._stopping_now:  # from here on neither commit nor rollback is interrupted
                    self._running = None
            if self.stopping.is_set():
                raise CxError("CANCELLED")

    def stop(self) -> None:
        """Interrupt the statement that runs now, and let nothing be committed any more."""
        self.stopping.set()
        with self._stopping_now:
            if self._running is not None:
                self._running.interrupt()
