"""A mapping as the plain document its TOML text is written from."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from cxlib.intake.columns import Column, Mapping


def as_document(mapping: Mapping) -> dict[str, Any]:
    """Nested dicts and lists, in the order a person reads them; what stands at its default is left out."""
    document: dict[str, Any] = {"name": mapping.name, "kind": mapping.kind}
    if mapping.wait_limit_h != 24:
        document["wait_limit_h"] = mapping.wait_limit_h
    document |= {key: part for key, part in (("read", mapping.read), ("constant", mapping.constant)) if part}
    document["journey"] = _told(mapping.journey)
    document["scale"] = {name: _told(scale) for name, scale in mapping.scales.items()}
    for key, parts in (("node", mapping.nodes), ("site", mapping.sites), ("standard", mapping.standards)):
        document[key] = [_told(part) for part in parts]
    document["column"] = [_column(column) for column in mapping.columns]
    return {key: part for key, part in document.items() if part}


def _told(part: Any) -> dict[str, Any]:
    told = {}
    for one in fields(part):
        value = getattr(part, one.name)
        default = one.default_factory() if one.default_factory is not MISSING else one.default
        if value is not None and value != default:
            told[one.name] = list(value) if isinstance(value, tuple) else value
    return told


def _column(column: Column) -> dict[str, Any]:
    told = _told(column)
    return {"name": told.pop("name"), "is": told.pop("role"), **told}
