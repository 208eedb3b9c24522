"""Taking an upload back: every figure is again what it would be had the file never come."""

from __future__ import annotations

from dataclasses import dataclass

from cxlib.errors import CxError
from cxlib.store.db import Database, sql
from cxlib.store.roll import refresh


@dataclass(frozen=True)
class Undone:
    """What an undo took away, and how many rows of later uploads had been passed over as duplicates of these.

    Those later files have to be sent again if their rows are wanted: `orphaned` names them.
    """

    upload_id: int
    accepted: int
    orphaned: tuple[tuple[int, int], ...] = ()


def undo(database: Database, upload_id: int, who: str = "local owner") -> Undone:
    """Undo an upload. Raises `NO_SUCH_UPLOAD` and `ALREADY_UNDONE`."""
    with database.transaction() as cursor:
        found = cursor.execute("select state, accepted from upload where upload_id = ?", [upload_id]).fetchall()
        if not found:
            raise CxError("NO_SUCH_UPLOAD", upload_id=upload_id)
        state, accepted = found[0]
        if state == "undone":
            raise CxError("ALREADY_UNDONE", upload_id=upload_id)
        orphaned = cursor.execute(sql("orphaned"), {"upload_id": upload_id}).fetchall()
        cursor.execute("create or replace temp table leaving as select ?::integer as upload_id", [upload_id])
        cursor.execute(sql("unplace"))
        refresh(cursor)
        cursor.execute(sql("forget"))
        cursor.execute(
            "update upload set state = 'undone', undone_at = now()::timestamp, undone_by = ? where upload_id = ?",
            [who, upload_id],
        )
        return Undone(upload_id, accepted, tuple((int(later), int(n)) for later, n in orphaned))
