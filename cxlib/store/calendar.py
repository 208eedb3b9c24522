"""The working calendar in the database: filled for a country, days set by hand, and what rests on it kept in step.

Nothing is filled until a standard in working days needs it: a board that counts hours has no calendar to keep.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from cxlib import working_days
from cxlib.access import Viewer
from cxlib.store.db import Database, sql
from cxlib.store.roll import refresh

if TYPE_CHECKING:
    import duckdb

IN_DAYS = {"answer_days", "close_days"}
"""Standards told in working days."""
EVERY = "select distinct upload_id from ticket union select distinct upload_id from earlier_ticket"


def set_country(database: Database, country: str, viewer: Viewer) -> None:
    """Count by the holidays of another country ("" = Monday to Friday). Raises `UNKNOWN_COUNTRY` and `NOT_ALLOWED`."""
    viewer.must_own()
    working_days.worked(country)
    with database.transaction() as cursor:
        cursor.execute("delete from calendar")
        cursor.execute("insert into calendar values (?)", [country])
        _noted(cursor, viewer.name, "added", 0, f'{{"country": "{country}"}}')
        _counted_anew(cursor)


def set_day(database: Database, day: date, working: bool | None, viewer: Viewer) -> None:
    """Say of one day whether it is worked; `None` = as in the country. Raises `DAY_OUTSIDE_CALENDAR`, `NOT_ALLOWED`."""
    viewer.must_own()
    working_days.place_of(day)
    with database.transaction() as cursor:
        cursor.execute("delete from own_day where day = ?", [day])
        if working is not None:
            cursor.execute("insert into own_day values (?, ?)", [day, working])
        told = "as the country" if working is None else str(working).lower()
        action = "removed" if working is None else "added"
        _noted(cursor, viewer.name, action, int(f"{day:%Y%m%d}"), f'{{"day": "{day}", "working": "{told}"}}')
        _counted_anew(cursor)


def keep(cursor: duckdb.DuckDBPyConnection, uploads: str = EVERY) -> None:
    """Where a standard in working days is set: a calendar, and the elapsed days of the complaints of some uploads."""
    asked = "select count(*) from standard where metric in ('answer_days', 'close_days')"
    if not cursor.execute(asked).fetchall()[0][0]:
        return
    if not cursor.execute("select count(*) from calendar_day").fetchall()[0][0]:
        _filled(cursor)
        uploads = EVERY
    _elapsed(cursor, uploads)


def country(cursor: duckdb.DuckDBPyConnection) -> str:
    """The country whose holidays count."""
    found = cursor.execute("select country from calendar").fetchall()
    return str(found[0][0]) if found else working_days.DEFAULT


def _filled(cursor: duckdb.DuckDBPyConnection) -> None:
    own = dict(cursor.execute("select day, working from own_day").fetchall())
    working, upto = working_days.ordinals(country(cursor), own)
    table = pa.table({"day": pa.array(working_days.DAYS, pa.date32()), "working": working, "ordinal": upto})
    cursor.register("incoming", table)
    cursor.execute("delete from calendar_day")
    cursor.execute("insert into calendar_day by name select * from incoming")
    cursor.unregister("incoming")


def _elapsed(cursor: duckdb.DuckDBPyConnection, uploads: str) -> None:
    cursor.execute(f"create or replace temp table counting as {uploads}")
    cursor.execute(sql("elapsed"))


def _counted_anew(cursor: duckdb.DuckDBPyConnection) -> None:
    """All elapsed working days by the calendar of now, and the days they judge rolled up again."""
    _filled(cursor)
    _elapsed(cursor, EVERY)
    cursor.execute(sql("judged_in_days"))
    refresh(cursor)


def _noted(cursor: duckdb.DuckDBPyConnection, who: str, action: str, number: int, facts: str) -> None:
    values: dict[str, Any] = {"who": who, "action": action, "subject": "calendar", "number": number, "facts": facts}
    cursor.execute(sql("note"), values)
