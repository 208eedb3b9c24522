"""Keeping what people say of topics: own phrases, and single comments coded by hand; every change is in the audit.

They hold for the comments of all sites: only who may see all may change them, else `NOT_ALLOWED` is raised.
"""

from __future__ import annotations

from dataclasses import asdict

from cxlib.access import Viewer
from cxlib.comments.coding import text_key
from cxlib.comments.dictionary import Change, checked, shipped
from cxlib.errors import CxError
from cxlib.store.db import Database, sql
from cxlib.store.marks import noted


def add_phrase(database: Database, change: Change, viewer: Viewer) -> int:
    """Add a phrase to a topic, or take it out of it; what was said of the same phrase and topic before goes.

    Returns its number. Raises `TOPIC_PHRASE` where the phrase says too little or too much, `TOPIC_WITHOUT_NAME` where a
    new topic has no name in one of the languages.
    """
    viewer.must_own()
    change = checked(change)
    with database.transaction() as cursor:
        known = {topic for (topic,) in cursor.execute("select distinct topic from topic_phrase").fetchall()}
        if change.topic not in known | set(shipped().topics) and not (change.zh.strip() and change.en.strip()):
            raise CxError("TOPIC_WITHOUT_NAME", topic=change.topic)
        cursor.execute("delete from topic_phrase where topic = ? and phrase = ?", [change.topic, change.phrase])
        facts = asdict(change)
        number = int(cursor.execute(sql("add_topic_phrase"), facts | {"who": viewer.name}).fetchall()[0][0])
        noted(cursor, viewer.name, "added", "topic_phrase", number, facts)
    return number


def remove_phrase(database: Database, number: int, viewer: Viewer) -> None:
    """Take back what was said of a phrase. Raises `NO_SUCH_MARK`."""
    viewer.must_own()
    with database.transaction() as cursor:
        found = cursor.execute(
            "select topic, phrase, counts from topic_phrase where phrase_id = ?", [number]
        ).fetchall()
        if not found:
            raise CxError("NO_SUCH_MARK", subject="topic_phrase", number=number)
        cursor.execute("delete from topic_phrase where phrase_id = ?", [number])
        noted(
            cursor,
            viewer.name,
            "removed",
            "topic_phrase",
            number,
            dict(zip(("topic", "phrase", "counts"), found[0], strict=True)),
        )


def code_by_hand(database: Database, text: str, topic: str, touches: bool, viewer: Viewer) -> int:
    """Say of one comment whether it touches a topic: from now on that text is coded so. Returns the number.

    Of the text only its key is kept, so that a comment taken back with its upload leaves no trace of its words.
    """
    viewer.must_own()
    key = text_key(text)
    with database.transaction() as cursor:
        cursor.execute("delete from coded_comment where text_key = ? and topic = ?", [key, topic])
        told = {"key": key, "topic": topic, "touches": touches}
        number = int(cursor.execute(sql("add_coded_comment"), told | {"who": viewer.name}).fetchall()[0][0])
        noted(cursor, viewer.name, "added", "coded_comment", number, told)
    return number
