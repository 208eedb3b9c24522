"""When something goes wrong, the message says what, and the database is as it was before."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from cxlib.errors import CxError
from cxlib.intake.read import read
from cxlib.store import open_store
from cxlib.store.db import Database
from tests.clinic import QUEUE, SURVEY, dump, queue, survey, take

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LARGE = "id,time,site,nurse,doctor,recommend,easy,comment\n" + "".join(
    f"z{n},2026-03-{1 + n % 28:02} 09:00,site {n % 7},{1 + n % 5},{1 + n % 3},{n % 11},{1 + n % 7},words of {n}\n"
    for n in range(60_000)
)
START = "from tests.clinic import *; from cxlib.store import open_store; import sys; path, *more = sys.argv[1:]\n"


@pytest.fixture
def path(tmp_path):
    """A database file with the queue in it, closed."""
    store = open_store(tmp_path / "cx.duckdb")
    take(store, QUEUE, queue)
    store.close()
    return tmp_path / "cx.duckdb"


@pytest.fixture
def before(path):
    store = open_store(path)
    rows = dump(store)
    store.close()
    return rows


def rows_of(path):
    store = open_store(path)
    rows = dump(store)
    store.close()
    return rows


def process(code, *arguments, **options):
    return subprocess.Popen(
        [sys.executable, "-c", START + textwrap.dedent(code), *map(str, arguments)], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options,
    )  # fmt: skip


# --- all or nothing --------------------------------------------------------------------------------------------------


def test_an_upload_cancelled_half_way_leaves_nothing_behind(path, before):
    def cancel(rows):
        if rows > 50_000:
            raise KeyboardInterrupt

    store = open_store(path)
    with pytest.raises(KeyboardInterrupt):
        store.load(read(LARGE.encode(), "a.csv"), survey, file_name="a.csv", progress=cancel)
    assert dump(store) == before
    assert len(store.reader().uploads()) == 1
    assert take(store, SURVEY, survey).accepted == 12
    store.close()


@pytest.mark.parametrize("step", ["dedupe", "name", "place", "log_upload", "remember"])
def test_an_error_in_any_step_leaves_nothing_behind(path, before, monkeypatch, step):
    module = sys.modules["cxlib.store.load"]
    plain = module.sql
    monkeypatch.setattr(module, "sql", lambda name: "select error('broken')" if name == step else plain(name))
    store = open_store(path)
    with pytest.raises(CxError, match="DATABASE_FAILED"):
        take(store, SURVEY, survey)
    assert dump(store) == before
    store.close()


@pytest.mark.parametrize("moment", ["reading", "placed"])
def test_a_killed_process_leaves_nothing_behind(path, before, moment):
    code = """
        import cxlib.store.roll, sys
        module = sys.modules["cxlib.store.load"]
        def stop(*_):
            print("now", flush=True)
            sys.stdin.read()
        store = open_store(path)
        if more[0] == "placed":
            module.refresh = stop
        sheet = read(sys.stdin.buffer.readline() and open(more[1], "rb").read(), "a.csv")
        store.load(sheet, survey, file_name="a.csv", progress=stop if more[0] == "reading" else None)
    """
    large = path.with_name("large.csv")
    large.write_text(LARGE)
    child = process(code, path, moment, large, stdin=subprocess.PIPE)
    child.stdin.write("\n")
    child.stdin.flush()
    assert child.stdout.readline() == "now\n", child.stderr.read()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert rows_of(path) == before


def test_a_row_that_vanishes_stops_the_upload(path, before, monkeypatch):
    store = open_store(path)
    sheet = read(SURVEY.encode(), "a.csv")
    whole = sheet.blocks

    def fewer():
        for block in whole():
            yield type(block)(block.first_row, block.table.slice(1))

    monkeypatch.setattr(sheet, "blocks", fewer)
    with pytest.raises(CxError, match="NOT_RECONCILED"):
        store.load(sheet, survey, file_name="a.csv")
    assert dump(store) == before
    store.close()


def test_a_file_with_nothing_but_a_header_is_refused(path, before):
    store = open_store(path)
    with pytest.raises(CxError, match="NO_ROWS"):
        take(store, SURVEY.splitlines()[0] + "\n", survey)
    assert dump(store) == before
    store.close()


# --- the file and the disk -------------------------------------------------------------------------------------------


def test_a_database_another_process_has_open_is_locked(path, before):
    child = process(
        "store = open_store(path); print('open', flush=True); sys.stdin.read()", path, stdin=subprocess.PIPE
    )
    assert child.stdout.readline() == "open\n", child.stderr.read()
    with pytest.raises(CxError) as caught:
        Database(path)
    assert (caught.value.code, caught.value.facts["path"]) == ("DATABASE_LOCKED", str(path))
    child.communicate("")
    assert rows_of(path) == before


def test_something_that_is_no_database_is_told_from_one(tmp_path):
    (tmp_path / "cx.duckdb").write_bytes(b"id,score\n" * 5_000)
    with pytest.raises(CxError, match="DATABASE_BROKEN"):
        open_store(tmp_path / "cx.duckdb")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CxError, match="DATABASE_NOT_WRITABLE"):
        open_store(tmp_path / "file" / "cx.duckdb")


NOBODY = "import os; os.setgid(65534); os.setuid(65534)\n" if os.name == "posix" and os.getuid() == 0 else ""


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_a_read_only_folder_is_told(path, before):
    code = NOBODY + "\ntry:\n    open_store(path)\nexcept CxError as error:\n    print(error.code)\n"
    path.chmod(0o444)
    path.parent.chmod(0o555)
    for folder in path.parents[:3]:
        folder.chmod(folder.stat().st_mode | 0o555)
    told, failed = process("from cxlib.errors import CxError\nimport duckdb\n" + code, path).communicate()
    path.parent.chmod(0o755)
    path.chmod(0o644)
    assert told == "DATABASE_NOT_WRITABLE\n", failed
    assert rows_of(path) == before


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
def test_a_full_disk_is_told_and_the_database_is_as_before(path, before):
    code = """
        import resource, signal
        from cxlib.errors import CxError
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store = open_store(path)
        limit = int(more[0]) + 2_000_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        try:
            take(store, open(more[1]).read(), survey)
            print("taken")
        except CxError as error:
            print(error.code, error.facts["detail"])
    """
    large = path.with_name("large.csv")
    large.write_text(LARGE + LARGE.split("\n", 1)[1].replace("\nz", "\ny") * 3)
    told, failed = process(code, path, path.stat().st_size, large).communicate(timeout=120)
    assert told.startswith("DISK_FULL"), (told, failed)
    assert rows_of(path) == before
