"""What a mapping of a catalogue file has to say: nodes or sites, and nothing that such a list cannot have."""

from __future__ import annotations

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping

SAYS = {"node": ("zh", "en", "journey", "stage", "order", "node_kind"), "site": ("zh", "en", "region", "tz")}
"""What a list of nodes, and one of sites, can say of an entry."""


def listed(mapping: Mapping) -> str:
    """What the rows of a catalogue file are: "node" or "site".

    >>> from cxlib.intake.columns import Column, Place
    >>> listed(Mapping("a", "catalogue", Place("j"), (Column("网点", "site"), Column("区域", "region"))))
    'site'
    """
    return "node" if mapping.one("node") else "site"


def entries_proved(mapping: Mapping) -> None:
    """Raises `NO_ENTRY_COLUMN` (no node or site, or not the one a column belongs to) and `MAPPING_TWICE` (both)."""
    about = [column for column in mapping.columns if column.role in SAYS]
    if len(about) > 1:
        raise CxError("MAPPING_TWICE", role=about[0].role, columns=[column.name for column in about])
    fitting = {"ignore", *(role for column in about for role in (column.role, *SAYS[column.role]))}
    astray = [column.name for column in mapping.columns if column.role not in fitting]
    if astray or not about:
        raise CxError("NO_ENTRY_COLUMN", columns=astray)
