"""Taking an upload back: every figure is again what it would be had the file never come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxlib.access import OWNER, Viewer
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


def undo(database: Database, upload_id: int, viewer: Viewer = OWNER) -> Undone:
    """Undo an upload. Raises `NO_SUCH_UPLOAD`, `ALREADY_UNDONE` and, for a viewer with sites, `NOT_ALLOWED` where it
    brought anything that is not of these sites alone, or where nothing it brought is at any and another brought it.
    """
    with database.transaction() as cursor:
        found = cursor.execute("select state, accepted from upload where upload_id = ?", [upload_id]).fetchall()
        if not found:
            raise CxError("NO_SUCH_UPLOAD", upload_id=upload_id)
        state, accepted = found[0]
        if state == "undone":
            raise CxError("ALREADY_UNDONE", upload_id=upload_id)
        _allowed(cursor, upload_id, viewer)
        orphaned = cursor.execute(sql("orphaned"), {"upload_id": upload_id}).fetchall()
        cursor.execute("create or replace temp table leaving as select ?::integer as upload_id", [upload_id])
        for step in ("unplace", "bring_back", "retell"):
            cursor.execute(sql(step))
        _standards_again(cursor)
        refresh(cursor)
        cursor.execute(sql("forget"))
        cursor.execute(
            "update upload set state = 'undone', undone_at = now()::timestamp, undone_by = ? where upload_id = ?",
            [viewer.name, upload_id],
        )
        return Undone(upload_id, accepted, tuple((int(later), int(n)) for later, n in orphaned))


def _allowed(cursor: duckdb.DuckDBPyConnection, upload_id: int, viewer: Viewer) -> None:
    """What an upload brought must all be of the viewer's sites; one that brought nothing is of who took it in."""
    if viewer.sites is None:
        return
    held = [code for (code,) in cursor.execute(sql("upload_sites"), {"upload_id": upload_id}).fetchall()]
    taken = cursor.execute("select who from upload where upload_id = ?", [upload_id]).fetchall()[0][0]
    if held or taken != viewer.name:
        viewer.must_own(held)


def _standards_again(cursor: duckdb.DuckDBPyConnection) -> None:
    """A month's file brings the same standards as the month before: undoing one must not take them from the other."""
    kept = cursor.execute(
        "select upload_id, mapping from upload anti join leaving using (upload_id) "
        "where state = 'loaded' order by upload_id"
    ).fetchall()
    for upload_id, toml in kept:
        for one in load_mapping(toml).standards:
            cursor.execute(sql("standard_again"), {**vars(one), "upload_id": upload_id})
