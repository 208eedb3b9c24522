"""Names for what a file brings: its journey, its nodes and its sites, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping as Names
from dataclasses import replace

from cxlib.intake.columns import Mapping, Place


def named(mapping: Mapping, names: Names[tuple[str, str], tuple[str, str]]) -> Mapping:
    """The mapping with (what, code) → (Chinese, English) for its journey, its nodes and its sites.

    `what` is "journey", "node" or "site". A name given in one language alone is used in both.

    >>> one = Mapping("a", "survey", Place("j"), (), nodes=(Place("c1"),))
    >>> more = named(one, {("node", "c1"): ("一号窗口", ""), ("site", "n"): ("城北", "North")})
    >>> more.nodes[0].en, more.sites[0].zh
    ('一号窗口', '城北')
    """
    for (what, code), (zh, en) in names.items():
        spelled = {"zh": zh or en, "en": en or zh}
        if what == "journey" and code == mapping.journey.code:
            mapping = replace(mapping, journey=replace(mapping.journey, **spelled))
        elif what == "node":
            mapping = replace(mapping, nodes=_with(mapping.nodes, code, spelled))
        elif what == "site":
            mapping = replace(mapping, sites=_with(mapping.sites, code, spelled))
    return mapping


def _with(places: tuple[Place, ...], code: str, spelled: dict[str, str]) -> tuple[Place, ...]:
    if code not in {place.code for place in places}:
        return (*places, Place(code, **spelled))
    return tuple(replace(place, **spelled) if place.code == code else place for place in places)
