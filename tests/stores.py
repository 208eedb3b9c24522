"""Stores for tests: empty, with the clinic's day (tests/clinic.py), and any other, filled once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cxlib.store import Store

    Fill = Callable[[Store], object]


@pytest.fixture
def empty() -> Iterator[Store]:
    """An empty store in memory."""
    from cxlib.store import open_store

    store = open_store()
    yield store
    store.close()


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Fill], Path]:
    """`filled_once(fill)`: a database as `fill` leaves an empty one, made by the first who asks; open a copy of it."""
    from cxlib.store import open_store

    made: dict[Fill, Path] = {}

    def filled_once(fill: Fill) -> Path:
        if fill not in made:
            path = tmp_path_factory.mktemp("filled") / "cx.duckdb"
            store = open_store(path)
            fill(store)
            store.close()
            made[fill] = path
        return made[fill]

    return filled_once


@pytest.fixture
def filled(filled_once: Callable[[Fill], Path], tmp_path: Path) -> Iterator[Callable[[Fill], Store]]:
    """`filled(fill)`: a store as `fill` leaves an empty one, for one test to change, without filling it again."""
    from cxlib.store import open_store

    stores: dict[Path, Store] = {}

    def filled(fill: Fill) -> Store:
        path = Path(shutil.copy(filled_once(fill), tmp_path / f"filled-{len(stores)}.duckdb"))
        stores[path] = open_store(path)
        return stores[path]

    yield filled
    for path, store in stores.items():
        store.close()
        path.unlink()


@pytest.fixture
def day(filled: Callable[[Fill], Store]) -> Store:
    """A store with the whole day, for one test to change."""
    from tests.clinic import take_all

    return filled(take_all)


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
