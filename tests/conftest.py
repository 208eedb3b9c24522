"""Fixtures for all tests. Sections are separate on purpose: add yours at the end."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.stores import clinic, clinic_rows, day, empty, filled, filled_once

if TYPE_CHECKING:
    import pandas as pd

    from cxlib.store import Store

__all__ = ["clinic", "clinic_rows", "day", "empty", "filled", "filled_once"]  # fixtures of tests/stores.py
ROOT = Path(__file__).resolve().parent.parent


# --- properties -------------------------------------------------------------------------------------------------------

# The suite tries the same examples everywhere, so that it says on every machine what it said on ours;
# `make explore` looks for new ones. A busy machine is no error: no deadline in either.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("suite")


# --- side by side (tests/side_by_side.py) -----------------------------------------------------------------------------


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first."""
    from tests.side_by_side import longest_first

    longest_first(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Files are shared out among the processes, the tests in a browser all to one of them."""
    from tests.side_by_side import OneBrowser

    return OneBrowser(config, log)


# --- the machine ------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test ever touches the reader's own database: `CX_DB` names a file that does not exist yet, and stays empty."""
    path = tmp_path / "cx.duckdb"
    monkeypatch.setenv("CX_DB", str(path))
    monkeypatch.setenv("CX_SAMPLE", "no")
    return path


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts, and leaves the next one, in English."""
    yield
    if words := sys.modules.get("ui.words"):
        words.set_language("en")


@pytest.fixture(autouse=True)
def no_fault(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A page that could not be drawn says so in words; no test takes that for a page. Who means it clears the log."""
    yield
    told = [one for part in ("setup", "call") for one in caplog.get_records(part) if one.name == "ui.faults"]
    assert not told, told[0].exc_text


# --- shared by … (add your section below) -----------------------------------------------------------------------------


# --- the sample data, loaded once -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database made by the command `make data` uses, once for all workers; open a copy of it, never the file."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # what the workers of one run have in common
    path = folder / "sample.duckdb"
    with (folder / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the first worker makes it, the others wait
        if not path.exists():
            begun = path.with_suffix(".begun")
            command = [sys.executable, "-m", "cxlib", "sample", "--db", str(begun)]
            made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert made.returncode == 0, made.stdout + made.stderr
            begun.rename(path)
    return path


@pytest.fixture(scope="module")
def sample_store(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample data, open, for one module to do with as it likes."""
    from cxlib.store import open_store

    path = Path(shutil.copy(sample_database, tmp_path_factory.mktemp("copy") / "cx.duckdb"))
    store = open_store(path)
    yield store
    store.close()
    path.unlink()


@pytest.fixture(scope="module")
def sample_uploads(sample_store: Store) -> pd.DataFrame:
    """The uploads of the sample data, by file name."""
    return sample_store.reader().uploads().set_index("file_name")


@pytest.fixture
def sample_copy(sample_database: Path, tmp_path: Path) -> Iterator[Store]:
    """The sample data, open, for one test to change."""
    from cxlib.store import open_store

    path = Path(shutil.copy(sample_database, tmp_path / "sample.duckdb"))
    store = open_store(path)
    yield store
    store.close()
    path.unlink()


# --- a board that the tests of one file share -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database with the sample data for the tests of one file; the board keeps it open from one to the next."""
    from tests.board import forget

    forget()
    path = Path(shutil.copy(sample_database, tmp_path_factory.mktemp("board") / "cx.duckdb"))
    yield path
    forget()
    path.unlink()


@pytest.fixture
def board(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board shows that database."""
    monkeypatch.setenv("CX_DB", str(kept))
