"""The sample data as a database: what a first start shows, and what most tests stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxlib.intake.mapping import load_mapping
from cxlib.intake.opening import open_sheet
from cxlib.store import Outcome, Store, open_store

FOLDER = Path(__file__).resolve().parents[1] / "sample_data"
MAPPINGS = FOLDER / "mappings"


def create(path: Path) -> dict[str, Outcome]:
    """Make a database of all sample files at a path where there is none; it appears whole or not at all.

    Answers what became of each file, by its name.
    """
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)
    store = open_store(part)
    try:
        outcomes = {mapping.with_suffix(".csv").name: take(store, mapping) for mapping in _mappings()}
    except BaseException:
        store.close()
        part.unlink(missing_ok=True)
        raise
    store.close()
    part.replace(path)
    return outcomes


def take(store: Store, mapping_file: Path) -> Outcome:
    """One sample file into a store: `sample_data/mappings/x.toml` reads `sample_data/x.csv`."""
    mapping = load_mapping(mapping_file.read_text(encoding="utf-8"))
    path = FOLDER / f"{mapping_file.stem}.csv"
    return store.load(
        open_sheet(path, mapping), mapping, file_name=path.name, size=path.stat().st_size, who="sample data"
    )


def _mappings() -> Iterator[Path]:
    yield from sorted(MAPPINGS.glob("*.toml"))
