"""A file that needs more memory than usual gets it, and nothing of the first try is left."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from cxlib.store import Store, open_store
from cxlib.store.memory import MEMORY_LIMIT, MORE_MEMORY, PLACING_LIMITS, STAGING_LIMIT, limit_memory
from tests.clinic import SURVEY, SURVEYED, dump, mapping, survey, take, take_all

LOAD = sys.modules["cxlib.store.load"]


def limit_of(cursor: duckdb.DuckDBPyConnection) -> float:
    told = cursor.execute("select current_setting('memory_limit')").fetchall()[0][0]
    size, unit = told.split()
    return float(size) * {"MiB": 1, "GiB": 1024}[unit]


def after(store: Store) -> float:
    with store.database.cursor() as cursor:
        return limit_of(cursor)


@pytest.mark.parametrize("too_small", [1, 2])
def test_a_file_that_does_not_fit_is_placed_anew_with_more_room(
    monkeypatch: pytest.MonkeyPatch, too_small: int
) -> None:
    seen: list[float] = []
    refresh = LOAD.refresh

    def short_of_memory(cursor: duckdb.DuckDBPyConnection, *tables: Any) -> None:
        seen.append(limit_of(cursor))
        if len(seen) <= too_small:
            raise duckdb.OutOfMemoryException("no room")
        refresh(cursor, *tables)

    with closing(open_store()) as plain, closing(open_store()) as short:
        wanted = take(plain, SURVEY, survey)
        monkeypatch.setattr(LOAD, "refresh", short_of_memory)
        told = take(short, SURVEY, survey)
        assert (told.accepted, told.rejected) == (wanted.accepted, wanted.rejected)
        assert dump(short) == dump(plain)
        assert seen == pytest.approx([209.8, 286.1, 953.6][: too_small + 1], abs=0.1)
        assert after(short) == seen[0]


def test_while_a_file_is_read_less_is_held_than_while_it_is_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    staging = LOAD.Staging

    def begun(cursor: duckdb.DuckDBPyConnection, upload_id: int) -> Any:
        seen.append(limit_of(cursor))
        return staging(cursor, upload_id)

    monkeypatch.setattr(LOAD, "Staging", begun)
    with closing(open_store()) as store:
        take(store, SURVEY, survey)
        assert seen == pytest.approx([124.0], abs=0.1)
        assert after(store) > seen[0]


@pytest.mark.parametrize(("id_", "room"), [("id", [STAGING_LIMIT]), ("ignore", [STAGING_LIMIT, MEMORY_LIMIT])])
def test_rows_known_by_their_content_alone_are_told_apart_with_more_room(
    monkeypatch: pytest.MonkeyPatch, id_: str, room: list[str]
) -> None:
    given: list[str] = []
    monkeypatch.setattr(LOAD, "limit_memory", lambda _, limit: given.append(limit))
    with closing(open_store()) as store:
        take(store, SURVEY, mapping("survey", "way", **SURVEYED | {"id": id_}))
        assert given == [*room, PLACING_LIMITS[0]]


def test_what_a_reader_holds_just_now_stops_no_writer() -> None:
    with closing(open_store()) as store, store.database.cursor() as reader, store.database.transaction() as cursor:
        held = reader.execute("select i from range(300_000) t(i) order by hash(i)")
        with pytest.raises(duckdb.OutOfMemoryException), closing(cursor.cursor()) as aside:
            aside.execute("set memory_limit = '1MB'")
        limit_memory(cursor, "1MB")
        assert cursor.execute("select count(*) from upload").fetchall() == [(0,)]
        assert held.fetchone()


def test_writing_may_hold_more_and_reading_may_not() -> None:
    assert (STAGING_LIMIT, MEMORY_LIMIT, MORE_MEMORY) == ("130MB", "220MB", "1GB")
    assert PLACING_LIMITS == (MEMORY_LIMIT, "300MB", MORE_MEMORY)
    with closing(open_store()) as store:
        take_all(store)
        with store.database.transaction() as cursor:
            assert 900 < limit_of(cursor) < 1000
        assert 200 < after(store) < 220


def test_two_stores_in_memory_put_what_is_too_much_aside_in_places_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_store()) as one, closing(open_store()) as other:
        places = [aside(store) for store in (one, other)]
        assert places[0].is_dir()
        assert places[1].is_dir()
        assert places[0] != places[1]
    assert not [*tmp_path.iterdir()]
    assert not any(place.exists() for place in places)


def aside(store: Store) -> Path:
    """Where a store puts rows that it has no room for; some are put there."""
    with store.database.cursor() as cursor:
        limit_memory(cursor, "40MB")
        cursor.execute("create temp table large as select hash(i) as a, hash(i + 1) as b from range(6_000_000) t(i)")
        assert cursor.execute("select sum(size) > 0 from duckdb_temporary_files()").fetchall() == [(True,)]
        return Path(cursor.execute("select current_setting('temp_directory')").fetchall()[0][0])
