"""A file read the way its mapping says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping
from cxlib.intake.read import ReadOptions, read
from cxlib.intake.sheet import Sheet


def reading(mapping: Mapping) -> dict[str, Any]:
    """What a mapping says about reading, as the fields of `ReadOptions`.

    >>> from cxlib.intake.columns import Place
    >>> reading(Mapping("a", "survey", Place("j"), (), read={"columns": ["x"]}))
    {'columns': ('x',)}
    """
    return {name: tuple(said) if isinstance(said, list) else said for name, said in mapping.read.items()}


def open_sheet(path: Path, mapping: Mapping | None = None) -> Sheet:
    """A file read as its mapping says, or as it shows itself; raises what reading raises, `MAPPING_UNKNOWN_WORD`."""
    options = reading(mapping) if mapping else {}
    try:
        return read(path, path.name, replace(ReadOptions(), **options))
    except TypeError as error:
        raise CxError("MAPPING_UNKNOWN_WORD", word=", ".join(options), place="read", known=[]) from error
