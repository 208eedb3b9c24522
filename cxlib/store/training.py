"""Writing trainings and scorecards down and striking them out again; every change is in the audit, with all its facts.

Who may see only some sites may write and strike only what is of those sites alone.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cxlib.access import Viewer
from cxlib.coaching.training import CHOSEN, KINDS, METHODS, ROLES, Scorecard, Training
from cxlib.errors import CxError
from cxlib.store.db import Database, sql
from cxlib.store.marks import TEXT, noted, number_of, site_codes

if TYPE_CHECKING:
    import duckdb

ID = {"training": "training_id", "observation": "card_id"}


def write(database: Database, entry: Training | Scorecard, viewer: Viewer) -> int:
    """Keep a training or a scorecard; returns its number.

    Raises `UNKNOWN_NODE`, `UNKNOWN_SITE`, `TRAINING_WITHOUT_NAME`, `CARD_WITHOUT_OBSERVER`, `MARK_WITHOUT_TEXT`,
    `MARK_OUT_OF_RANGE`, `PERIOD_BACKWARDS`, `NO_NODES`, `NO_CHECKS` and `NOT_ALLOWED`.
    """
    if isinstance(entry, Training):
        _training_checked(entry)
    else:
        _card_checked(entry)
    viewer.must_own(entry.sites if isinstance(entry, Training) else (entry.site,))
    with database.transaction() as cursor:
        if isinstance(entry, Training):
            subject, number = "training", _add_training(cursor, entry, viewer.name)
        else:
            subject, number = "observation", _add_card(cursor, entry, viewer.name)
        noted(cursor, viewer.name, "added", subject, number, asdict(entry))
    return number


def strike(database: Database, subject: str, number: int, viewer: Viewer) -> None:
    """Take a training or a scorecard out again. Raises `NO_SUCH_MARK`, `NOT_ALLOWED` and, for a scorecard that a file
    brought, `OF_AN_UPLOAD`.
    """
    if subject not in ID:
        raise CxError("NO_SUCH_MARK", subject=subject, number=number)
    with database.transaction() as cursor:
        found = cursor.execute(f"select * from {subject} where {ID[subject]} = ?", [number])  # noqa: S608 - our own names
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        if not rows:
            raise CxError("NO_SUCH_MARK", subject=subject, number=number)
        sites = rows[0]["site_ids"] if subject == "training" else [rows[0]["site_id"]]
        viewer.must_own(site_codes(cursor, sites))
        if subject == "observation" and rows[0]["upload_id"] is not None:
            raise CxError("OF_AN_UPLOAD", upload_id=rows[0]["upload_id"])
        cursor.execute(f"delete from {subject} where {ID[subject]} = ?", [number])  # noqa: S608
        facts = rows[0] if subject == "training" else _card_facts(rows)
        noted(cursor, viewer.name, "removed", subject, number, facts)


def _add_training(cursor: duckdb.DuckDBPyConnection, entry: Training, who: str) -> int:
    values: dict[str, Any] = {
        "kind": entry.kind, "name_zh": entry.name.strip(), "name_en": (entry.name_en or entry.name).strip(),
        "first": entry.first, "last": entry.last or entry.first,
        "node_ids": [number_of(cursor, "node", code) for code in dict.fromkeys(entry.nodes)],
        "site_ids": [number_of(cursor, "site", code) for code in dict.fromkeys(entry.sites)],
        "groups": list(entry.groups), "methods": list(entry.methods), "aim": entry.aim, "chosen": entry.chosen,
        "upload_id": entry.upload_id, "who": who,
    }  # fmt: skip
    return int(cursor.execute(sql("add_training"), values).fetchall()[0][0])


def _add_card(cursor: duckdb.DuckDBPyConnection, card: Scorecard, who: str) -> int:
    number = int(
        cursor.execute("select coalesce(max(card_id), 0) + 1 from observation where upload_id is null").fetchall()[0][0]
    )
    place = {"node_id": number_of(cursor, "node", card.node), "site_id": number_of(cursor, "site", card.site) or 0}
    common = {
        "card_id": number,
        "day": card.day,
        **place,
        "observer": card.observer.strip(),
        "role": card.role,
        "who": who,
    }
    for check in card.checks:
        told = {"step": check.step, "item": check.item, "score": check.score, "passed": check.passed}
        cursor.execute(sql("add_observation"), common | told)
    return number


def _training_checked(entry: Training) -> None:
    if not entry.nodes:
        raise CxError("NO_NODES")
    for text in (entry.name, entry.name if entry.name_en is None else entry.name_en):
        _worded("name", text, "TRAINING_WITHOUT_NAME")
    for group in entry.groups:
        _worded("groups", group)
    _one_of("kind", entry.kind, KINDS)
    _one_of("chosen", entry.chosen, CHOSEN)
    for method in entry.methods:
        _one_of("methods", method, METHODS)
    if entry.last and entry.last < entry.first:
        raise CxError("PERIOD_BACKWARDS", start=entry.first.isoformat(), end=entry.last.isoformat())


def _card_checked(card: Scorecard) -> None:
    _worded("observer", card.observer, "CARD_WITHOUT_OBSERVER")
    _one_of("role", card.role, ROLES)
    if not card.node:
        raise CxError("UNKNOWN_NODE", given="")
    if all(check.score is None for check in card.checks):
        raise CxError("NO_CHECKS")
    for check in card.checks:
        _worded("item", check.item)
        if check.score is not None and not 0 <= check.score <= 1:
            raise CxError("MARK_OUT_OF_RANGE", field="score", value=check.score, choices=[0, 1])


def _worded(field: str, text: str, code: str = "MARK_WITHOUT_TEXT") -> None:
    if not 0 < len(text.strip()) <= TEXT:
        raise CxError(code, field=field, most=TEXT)


def _one_of(field: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise CxError("MARK_OUT_OF_RANGE", field=field, value=value, choices=list(choices))


def _card_facts(rows: list[dict[str, Any]]) -> dict[str, Any]:
    checks = [{name: row[name] for name in ("step", "item", "score")} for row in rows]
    return {name: rows[0][name] for name in ("day", "node_id", "site_id", "observer", "role", "who", "set_at")} | {
        "checks": checks
    }
