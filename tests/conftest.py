"""Fixtures for all tests. Sections are separate on purpose: add yours at the end."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from cxlib.store import Store

ROOT = Path(__file__).resolve().parent.parent


# --- properties -------------------------------------------------------------------------------------------------------

# The suite tries the same examples everywhere, so that it says on every machine what it said on ours;
# `make explore` looks for new ones. A busy machine is no error: no deadline in either.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("suite")


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


# --- shared by … (add your section below) -----------------------------------------------------------------------------


# --- the sample data, loaded once -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def sample_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as `python -m cxlib sample` makes it; open a copy of it, never the file itself."""
    from cxlib.cli import main

    path = tmp_path_factory.mktemp("sample") / "cx.duckdb"
    assert main(["sample", "--db", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def sample_store(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample data, open, for one module to do with as it likes."""
    from cxlib.store import open_store

    store = open_store(shutil.copy(sample_database, tmp_path_factory.mktemp("copy") / "cx.duckdb"))
    yield store
    store.close()


@pytest.fixture
def sample_copy(sample_database: Path, tmp_path: Path) -> Iterator[Store]:
    """The sample data, open, for one test to change."""
    from cxlib.store import open_store

    store = open_store(shutil.copy(sample_database, tmp_path / "sample.duckdb"))
    yield store
    store.close()


# --- the clinic: a store of its own, and one that holds the whole day (tests/clinic.py) ------------------------------


@pytest.fixture
def empty() -> Iterator[Store]:
    """An empty store in memory."""
    from cxlib.store import open_store

    store = open_store()
    yield store
    store.close()


@pytest.fixture(scope="module")
def clinic() -> Iterator[Store]:
    """A store with the whole day; for looking only."""
    from cxlib.store import open_store
    from tests.clinic import take_all

    store = open_store()
    take_all(store)
    yield store
    store.close()


@pytest.fixture
def clinic_rows() -> Callable[[Store], dict[str, list[str]]]:
    """All rows of the facts, roll-ups and catalogues, as text, in order: two stores with equal ones are equal."""
    from tests.clinic import dump

    return dump
