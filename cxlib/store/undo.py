"""Taking an upload back: every figure is again what it would be had the file never come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxlib.errors import CxError
from cxlib.intake.mapping import load_mapping
from cxlib.store.db import Database, sql
from cxlib.store.roll import refresh

if TYPE_CHECKING:
    import duckdb


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
        for step in ("unplace", "bring_back", "retell"):
            cursor.execute(sql(step))
        _standards_again(cursor)
        refresh(cursor)
        cursor.execute(sql("forget"))
        cursor.execute(
            "update upload set state = 'undone', undone_at = now()::timestamp, undone_by = ? where upload_id = ?",
            [who, upload_id],
        )
        return Undone(upload_id, accepted, tuple((int(later), int(n)) for later, n in orphaned))


def _standards_again(cursor: duckdb.DuckDBPyConnection) -> None:
    """A month's file brings the same standards as the month before: undoing one must not take them from the other."""
    kept = cursor.execute(
        "select upload_id, mapping from upload anti join leaving using (upload_id) "
        "where state = 'loaded' order by upload_id"
    ).fetchall()
    for upload_id, toml in kept:
        for one in load_mapping(toml).standards:
            cursor.execute(sql("standard_again"), {**vars(one), "upload_id": upload_id})
