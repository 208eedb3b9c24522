"""A file that needs more memory than usual gets it, and nothing of the first try is left."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import Any

import duckdb
import pytest

from cxlib.store import Store, open_store
from cxlib.store.memory import MEMORY_LIMIT, MORE_MEMORY
from tests.clinic import SURVEY, dump, survey, take, take_all

LOAD = sys.modules["cxlib.store.load"]


def limit_of(cursor: duckdb.DuckDBPyConnection) -> float:
    told = cursor.execute("select current_setting('memory_limit')").fetchall()[0][0]
    size, unit = told.split()
    return float(size) * {"MiB": 1, "GiB": 1024}[unit]


def after(store: Store) -> float:
    with store.database.cursor() as cursor:
        return limit_of(cursor)


def test_a_file_that_does_not_fit_is_placed_anew_with_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    refresh = LOAD.refresh

    def short_of_memory(cursor: duckdb.DuckDBPyConnection, *tables: Any) -> None:
        seen.append(limit_of(cursor))
        if len(seen) == 1:
            raise duckdb.OutOfMemoryException("no room")
        refresh(cursor, *tables)

    with closing(open_store()) as plain, closing(open_store()) as short:
        wanted = take(plain, SURVEY, survey)
        monkeypatch.setattr(LOAD, "refresh", short_of_memory)
        told = take(short, SURVEY, survey)
        assert (told.accepted, told.rejected) == (wanted.accepted, wanted.rejected)
        assert dump(short) == dump(plain)
        assert seen[0] < 0.3 * seen[1]
        assert after(short) == seen[0]


def test_writing_may_hold_more_and_reading_may_not() -> None:
    assert (MEMORY_LIMIT, MORE_MEMORY) == ("220MB", "1GB")
    with closing(open_store()) as store:
        take_all(store)
        with store.database.transaction() as cursor:
            assert 900 < limit_of(cursor) < 1000
        assert 200 < after(store) < 220
