"""Reads what the samples are made from, and writes them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def read(path: Path) -> dict[str, Any]:
    """One TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]], encoding: str, line_end: str) -> None:
    """One CSV file."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator=line_end)
        writer.writerow(header)
        writer.writerows(rows)


def names(journey: str, part: str, language: str = "zh") -> dict[str, str]:
    """Code → name as the files write it, of the `nodes` or the `sites` of a journey."""
    return {entry["code"]: entry[language] for entry in CATALOGUE["journeys"][journey][part]}


TRUTHS = read(HERE.parent / "truths.toml")
CATALOGUE = read(HERE.parent / "catalogue.toml")
