"""A file read the way its mapping says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping
from cxlib.intake.read import ReadOptions, read
from cxlib.intake.sheet import Sheet


def open_sheet(path: Path, mapping: Mapping | None = None) -> Sheet:
    """A file read as its mapping says, or as it shows itself; raises what reading raises, `MAPPING_UNKNOWN_WORD`."""
    options = dict(mapping.read) if mapping else {}
    if "columns" in options:
        options["columns"] = tuple(options["columns"])
    try:
        return read(path, path.name, replace(ReadOptions(), **options))
    except TypeError as error:
        raise CxError("MAPPING_UNKNOWN_WORD", word=", ".join(options), place="read", known=[]) from error
