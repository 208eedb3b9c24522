"""A backup while the store is in use, and the way back."""

import threading

import pytest

from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.store import open_store
from cxlib.store.backup import restore
from tests.clinic import QUEUE, SURVEY, dump, queue, survey, take


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "cx.duckdb")
    take(store, SURVEY, survey)
    yield store
    store.close()


def test_a_backup_holds_every_row_and_the_store_goes_on(store, tmp_path):
    rows = dump(store)
    assert store.backup(tmp_path / "copies" / "cx.bak") == tmp_path / "copies" / "cx.bak"
    take(store, QUEUE, queue)
    copy = open_store(tmp_path / "copies" / "cx.bak")
    assert dump(copy) == rows
    copy.close()


def test_readers_go_on_during_a_backup(store, tmp_path):
    done, seen = threading.Event(), []

    def read():
        while not done.is_set():
            seen.append(store.reader().tickets(Scope()).empty)

    thread = threading.Thread(target=read)
    thread.start()
    for turn in range(5):
        store.backup(tmp_path / f"{turn}.bak")
    done.set()
    thread.join()
    assert seen
    assert all(seen)


def test_a_backup_waits_for_a_writer_and_is_whole(store, tmp_path):
    inside, go = threading.Event(), threading.Event()

    def slow(rows):
        inside.set()
        go.wait(10)

    from cxlib.intake.read import read

    writer = threading.Thread(target=store.load, args=(read(QUEUE.encode(), "q.csv"), queue),
                              kwargs={"file_name": "q.csv", "progress": slow})  # fmt: skip
    writer.start()
    assert inside.wait(10)
    keeper = threading.Thread(target=store.backup, args=(tmp_path / "cx.bak",))
    keeper.start()
    assert not (tmp_path / "cx.bak").exists()
    go.set()
    writer.join()
    keeper.join()
    copy = open_store(tmp_path / "cx.bak")
    assert dump(copy) == dump(store)
    assert copy.reader().extent().tickets == 12
    copy.close()


def test_restore_brings_the_rows_back_and_keeps_what_was_there(store, tmp_path):
    rows = dump(store)
    store.backup(tmp_path / "cx.bak")
    take(store, QUEUE, queue)
    later = dump(store)
    store.close()
    restore(tmp_path / "cx.duckdb", tmp_path / "cx.bak")
    for path, wanted in ((tmp_path / "cx.duckdb", rows), (tmp_path / "cx.duckdb.before", later)):
        found = open_store(path)
        assert dump(found) == wanted
        found.close()


def test_restore_where_nothing_is_yet(store, tmp_path):
    store.backup(tmp_path / "cx.bak")
    restore(tmp_path / "new" / "cx.duckdb", tmp_path / "cx.bak")
    found = open_store(tmp_path / "new" / "cx.duckdb")
    assert dump(found) == dump(store)
    found.close()


def test_a_backup_never_writes_over_a_file(store, tmp_path):
    (tmp_path / "dear.txt").write_text("dear")
    with pytest.raises(CxError, match="BACKUP_EXISTS"):
        store.backup(tmp_path / "dear.txt")
    assert (tmp_path / "dear.txt").read_text() == "dear"


def test_a_backup_to_a_place_that_cannot_be_written_says_so(store, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CxError, match="CANNOT_WRITE"):
        store.backup(tmp_path / "file" / "cx.bak")


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be taken for one" * 100])
def test_a_backup_that_is_none_changes_nothing(store, tmp_path, content):
    rows = dump(store)
    store.close()
    (tmp_path / "bad.bak").write_bytes(content)
    with pytest.raises(CxError, match="DATABASE_BROKEN"):
        restore(tmp_path / "cx.duckdb", tmp_path / "bad.bak")
    with pytest.raises(CxError, match="FILE_NOT_FOUND"):
        restore(tmp_path / "cx.duckdb", tmp_path / "none.bak")
    found = open_store(tmp_path / "cx.duckdb")
    assert dump(found) == rows
    assert not list(tmp_path.glob("*.part*"))
    found.close()
