"""A database of the first version opens with all its rows and the same figures; one that can't is left as it was."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import open_store
from tests import clinic

FIRST = (Path(__file__).parent / "fixtures" / "schema_1.sql").read_text(encoding="utf-8")
METRICS = ("csat", "nps", "wait_p90_s", "wait_within", "complaints_per_1000")


def told(path: Path) -> pd.DataFrame:
    store = open_store(path)
    shown = figures(store.reader(), Scope(grain="D"), METRICS, ("node", "period"))
    store.close()
    return shown


def columns(link: duckdb.DuckDBPyConnection, source: str) -> set[str]:
    return {name for name, *_ in link.execute(f"from {source} limit 0").description}


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.duckdb"
    store = open_store(path)
    clinic.take_all(store)
    store.close()
    return path


@pytest.fixture
def old(tmp_path: Path, new: Path) -> Path:
    """The same rows in a file as the first version wrote it."""
    path = tmp_path / "old.duckdb"
    with duckdb.connect(path) as link:
        link.execute(FIRST)
        link.execute(f"attach '{new}' as today (read_only)")
        tables = link.execute("select table_name from duckdb_tables() where database_name = 'old'").fetchall()
        for (table,) in tables:
            if table == "schema_version":
                continue
            source = "today.rating join today.scale using (scale_id)" if table == "rating" else f"today.{table}"
            shared = columns(link, source) & columns(link, table)
            link.execute(f"delete from {table}")
            link.execute(f"insert into {table} by name select {', '.join(shared)} from {source}")
    return path


def test_a_file_of_the_first_version_gives_the_same_figures(old: Path, new: Path) -> None:
    pd.testing.assert_frame_equal(told(old), told(new))


def test_a_file_of_the_first_version_has_every_table_of_today(old: Path, new: Path) -> None:
    open_store(old).close()
    columns = "select table_name, column_name, data_type from duckdb_columns() order by all"
    with duckdb.connect(old, read_only=True) as before, duckdb.connect(new, read_only=True) as today:
        assert before.execute(columns).fetchall() == today.execute(columns).fetchall()
        assert [len(salt) for (salt,) in before.execute("select salt from salt").fetchall()] == [64]


def test_ratings_of_the_first_version_keep_their_scales(old: Path, new: Path) -> None:
    open_store(old).close()
    scaled = "select response_id, node_id, item_id, raw, low, high, reversed from rating join scale using (scale_id) "
    with duckdb.connect(old, read_only=True) as before, duckdb.connect(new, read_only=True) as today:
        found = before.execute(scaled + "order by all").fetchall()
        assert found == today.execute(scaled + "order by all").fetchall()
        ends = {(float(low), float(high), turned) for *_, low, high, turned in found}
        assert ends == {(1, 5, False), (1, 7, False), (0, 10, False)}


def test_an_upload_of_the_first_version_can_still_be_undone(old: Path) -> None:
    store = open_store(old)
    for upload in store.reader().uploads()["upload_id"]:
        store.undo(int(upload))
    assert store.reader().extent().ratings == 0
    store.close()


def test_a_file_that_cannot_be_brought_forward_is_left_as_it_was(old: Path) -> None:
    with duckdb.connect(old) as link:
        link.execute("insert into event values (1, date '2026-03-02', null, null, 'party', 'x', 'x', null)")
    with pytest.raises(CxError, match="DATABASE_FAILED"):
        open_store(old)
    with duckdb.connect(old, read_only=True) as link:
        assert link.execute("select kind from event").fetchall() == [("party",)]
        assert link.execute("select max(version) from schema_version").fetchall() == [(1,)]
