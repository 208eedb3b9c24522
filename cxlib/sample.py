"""The sample data as a database: what a first start shows, and what most tests stand on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cxlib.access import Viewer
from cxlib.coaching.training import Training
from cxlib.intake.mapping import load_mapping
from cxlib.intake.opening import open_sheet
from cxlib.marks import Event
from cxlib.store import Outcome, Store, open_store

FOLDER = Path(__file__).resolve().parents[1] / "sample_data"
MAPPINGS = FOLDER / "mappings"
WHO = "sample data"
"""Who brings the sample files, in the log of uploads."""


def create(path: Path) -> dict[str, Outcome]:
    """Make a database of all sample files at a path where there is none; it appears whole or not at all.

    Answers what became of each file, by its name.
    """
    part = path.with_name(path.name + ".new")
    part.unlink(missing_ok=True)
    store = open_store(part)
    try:
        outcomes = {mapping.with_suffix(".csv").name: take(store, mapping) for mapping in _mappings()}
        for event in events(outcomes):
            store.add(event, Viewer(WHO))
        for training in trainings(outcomes):
            store.write(training, Viewer(WHO))
    except BaseException:
        store.close()
        part.unlink(missing_ok=True)
        raise
    store.close()
    part.replace(path)
    return outcomes


def events(outcomes: Mapping[str, Outcome]) -> Iterator[Event]:
    """What happened in the samples (`sample_data/events.toml`); an event goes with the file it belongs to."""
    for told in _happened()["event"]:
        for node in told["nodes"]:
            upload_id = outcomes[told["file"]].upload_id
            yield Event(told["day"], told["kind"], told["zh"], node, name_en=told["en"], upload_id=upload_id)


def trainings(outcomes: Mapping[str, Outcome]) -> Iterator[Training]:
    """The trainings held in the samples, from the same file; they go with the file they belong to."""
    for told in _happened()["training"]:
        named = {name: told[name] for name in ("kind", "first", "last", "aim", "chosen")}
        upload_id = outcomes[told["file"]].upload_id
        yield Training(
            told["zh"], nodes=tuple(told["nodes"]), methods=tuple(told["methods"]), name_en=told["en"],
            upload_id=upload_id, **named,
        )  # fmt: skip


def take(store: Store, mapping_file: Path) -> Outcome:
    """One sample file into a store: `sample_data/mappings/x.toml` reads `sample_data/x.csv`."""
    mapping = load_mapping(mapping_file.read_text(encoding="utf-8"))
    path = FOLDER / f"{mapping_file.stem}.csv"
    return store.load(open_sheet(path, mapping), mapping, file_name=path.name, size=path.stat().st_size, who=WHO)


def _happened() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "events.toml").read_text(encoding="utf-8"))


def _mappings() -> Iterator[Path]:
    yield from sorted(MAPPINGS.glob("*.toml"))
