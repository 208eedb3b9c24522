"""Putting marks on charts and taking them off again; every change is in the audit, with all its facts.

Who may see only some sites may set and remove events of one of these. All other marks stand on the charts of all sites.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cxlib.access import Viewer
from cxlib.errors import CxError
from cxlib.marks import EVENT_KINDS, STANDARD_RANGE, SUBJECTS, Event, Ghost, Mark, Rebase, Standard
from cxlib.registry import metric
from cxlib.store import calendar
from cxlib.store.db import Database, sql
from cxlib.store.roll import refresh

if TYPE_CHECKING:
    import duckdb

STAMPED = {"wait_s", "answer_s", "close_s", *calendar.IN_DAYS}
TEXT = 200


def add(database: Database, mark: Mark, viewer: Viewer) -> int:
    """Put a mark on its charts; returns its number.

    Raises `UNKNOWN_NODE`, `UNKNOWN_SITE`, `UNKNOWN_METRIC`, `MARK_WITHOUT_TEXT`, `MARK_OUT_OF_RANGE`,
    `PERIOD_BACKWARDS`, `NOT_ALLOWED` and, for a standard that starts before or with a later version, `STANDARD_EXISTS`.
    """
    _checked(mark)
    viewer.must_own([mark.site] if isinstance(mark, Event) else [])
    subject = SUBJECTS[type(mark)]
    with database.transaction() as cursor:
        values = {name: value for name, value in asdict(mark).items() if name not in ("node", "site")}
        values["node_id"] = number_of(cursor, "node", mark.node)
        if isinstance(mark, Event):
            values["site_id"] = number_of(cursor, "site", mark.site)
        elif isinstance(mark, Standard):
            _make_room(cursor, mark, values["node_id"])
        else:
            values["who"] = viewer.name
        number: int = cursor.execute(sql(f"add_{subject}"), values).fetchall()[0][0]
        noted(cursor, viewer.name, "added", subject, number, asdict(mark))
        if isinstance(mark, Standard):
            _judged_again(cursor, mark.metric, values["node_id"])
    return number


def remove(database: Database, subject: str, number: int, viewer: Viewer) -> None:
    """Take a mark off; a standard's earlier version is in force again. Raises `NO_SUCH_MARK` and `NOT_ALLOWED`."""
    if subject not in SUBJECTS.values():
        raise CxError("NO_SUCH_MARK", subject=subject, number=number)
    with database.transaction() as cursor:
        found = cursor.execute(f"select * from {subject} where {subject}_id = ?", [number])  # noqa: S608 - our own names
        names = [column[0] for column in found.description or ()]
        rows = found.fetchall()
        if not rows:
            raise CxError("NO_SUCH_MARK", subject=subject, number=number)
        facts = dict(zip(names, rows[0], strict=True))
        viewer.must_own(site_codes(cursor, [facts.get("site_id")]))
        cursor.execute(f"delete from {subject} where {subject}_id = ?", [number])  # noqa: S608
        noted(cursor, viewer.name, "removed", subject, number, facts)
        if subject == "standard":
            cursor.execute(sql("standard_reopen"), {name: facts[name] for name in _TOLD})
            _judged_again(cursor, facts["metric"], facts["node_id"])


_TOLD = ("node_id", "metric", "valid_from", "valid_to")


def _checked(mark: Mark) -> None:
    text = {Event: "name", Rebase: "reason", Ghost: "reason"}.get(type(mark))
    if text and not 0 < len(getattr(mark, text).strip()) <= TEXT:
        raise CxError("MARK_WITHOUT_TEXT", field=text, most=TEXT)
    if isinstance(mark, Event) and mark.kind not in EVENT_KINDS:
        raise CxError("MARK_OUT_OF_RANGE", field="kind", value=mark.kind, choices=list(EVENT_KINDS))
    if isinstance(mark, Standard):
        if mark.metric not in STANDARD_RANGE:
            raise CxError("UNKNOWN_METRIC", metric=mark.metric, close_to=[], known=list(STANDARD_RANGE))
        low, high = STANDARD_RANGE[mark.metric]
        if not low <= mark.value <= high:
            raise CxError("MARK_OUT_OF_RANGE", field="value", value=mark.value, choices=[low, high])
    if isinstance(mark, Rebase | Ghost):
        metric(mark.metric)
    if isinstance(mark, Ghost) and mark.last < mark.first:
        raise CxError("PERIOD_BACKWARDS", start=mark.first.isoformat(), end=mark.last.isoformat())


def number_of(cursor: duckdb.DuckDBPyConnection, table: str, code: str) -> int | None:
    """The number of a node or site; none for no code. Raises `UNKNOWN_NODE` and `UNKNOWN_SITE`."""
    if not code:
        return None
    found = cursor.execute(f"select {table}_id from {table} where code = ?", [code]).fetchall()  # noqa: S608
    if not found:
        raise CxError("UNKNOWN_NODE" if table == "node" else "UNKNOWN_SITE", given=code)
    return int(found[0][0])


def site_codes(cursor: duckdb.DuckDBPyConnection, numbers: list[int | None]) -> list[str]:
    """The codes of sites by their numbers; nothing for what is of no site."""
    found = cursor.execute("select code from site where list_contains(?::integer[], site_id)", [numbers]).fetchall()
    return [code for (code,) in found]


def _make_room(cursor: duckdb.DuckDBPyConnection, mark: Standard, node_id: int | None) -> None:
    """End the version in force the day before the new one starts."""
    if node_id is None:
        raise CxError("UNKNOWN_NODE", given="")
    values: dict[str, Any] = {"node_id": node_id, "metric": mark.metric, "first": mark.first}
    if cursor.execute(sql("standard_later"), values).fetchall():
        raise CxError("STANDARD_EXISTS", node=mark.node, metric=mark.metric, first=mark.first.isoformat())
    cursor.execute(sql("standard_end"), values)


def _judged_again(cursor: duckdb.DuckDBPyConnection, metric: str, node_id: int) -> None:
    """What was within a time standard is counted in the roll-up: its days are made anew."""
    if metric not in STAMPED:
        return
    calendar.keep(cursor)
    cursor.execute(
        "create or replace temp table touched_day as select day from ticket where node_id = $1 "
        "union select day from total where node_id = $1",
        [node_id],
    )
    refresh(cursor)


def noted(
    cursor: duckdb.DuckDBPyConnection, who: str, action: str, subject: str, number: int, facts: dict[str, Any]
) -> None:
    """Write into the audit what was put in or taken out, as part of the same transaction."""
    told = json.dumps(
        {name: value for name, value in facts.items() if value not in (None, "")}, default=str, ensure_ascii=False
    )
    cursor.execute(sql("note"), {"who": who, "action": action, "subject": subject, "number": number, "facts": told})
