"""A mapping says, per column, what it is. It is a small TOML document; here it becomes plain frozen data and back.

A mapping is remembered per layout (the headers, in order) and can be given as a file: see docs/mappings.md.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from typing import Any
from zoneinfo import available_timezones

from cxlib.errors import CxError
from cxlib.intake.columns import FACETS, REPEATABLE, ROLES, Column, Mapping, Place, Scale, Target
from cxlib.intake.entry_proof import entries_proved
from cxlib.intake.log_proof import log_proved
from cxlib.intake.observed import observations_proved
from cxlib.intake.ranges import CHOICES
from cxlib.intake.total_proof import total_proved

__all__ = ["Column", "Mapping", "Place", "Scale", "Target", "dump_mapping", "load_mapping", "proved"]


FURTHER = {"total": total_proved, "catalogue": entries_proved, "observation": observations_proved}
PLAIN = ("node", "item", "facet", "scale", "unit", "feature", "side", "prefix", "ranges", "step")


def load_mapping(toml: str) -> Mapping:
    r"""A mapping from its TOML text.

    Raises `MAPPING_NOT_TOML`, `MAPPING_WRONG_SHAPE` (a word where a table belongs), `MAPPING_UNKNOWN_WORD`, and what
    `proved` raises.

    >>> load_mapping('name="a"\nkind="survey"\njourney="j"\n[[column]]\nname="q"\nis="day"').columns[0].role
    'day'
    """
    try:
        document = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise CxError("MAPPING_NOT_TOML", detail=str(error)) from error
    try:
        return proved(_mapping(document))
    except (TypeError, AttributeError, ValueError) as error:
        raise CxError("MAPPING_WRONG_SHAPE", detail=str(error)) from error


def _mapping(document: dict[str, Any]) -> Mapping:
    _only(document, ("name", "kind", "journey", "column", "node", "site", "scale", "standard", "constant", "read",
                     "wait_limit_h"), "mapping")  # fmt: skip
    for needed in ("name", "kind", "journey", "column"):
        if not document.get(needed):
            raise CxError("MAPPING_WITHOUT", field=needed)
    _known(document["kind"], tuple(ROLES), "kind")
    journey = document["journey"] if isinstance(document["journey"], dict) else {"code": document["journey"]}
    return Mapping(
        name=str(document["name"]),
        kind=document["kind"],
        journey=_place(journey, "journey"),
        columns=tuple(_column(entry) for entry in document["column"]),
        nodes=tuple(_place(entry, "node") for entry in document.get("node", ())),
        sites=tuple(_place(entry, "site") for entry in document.get("site", ())),
        scales={name: _scale(entry, name) for name, entry in document.get("scale", {}).items()},
        standards=tuple(_target(entry) for entry in document.get("standard", ())),
        constant={name: str(value) for name, value in document.get("constant", {}).items()},
        read=dict(document.get("read", {})),
        wait_limit_h=float(document.get("wait_limit_h", 24)),
    )


def proved(mapping: Mapping) -> Mapping:
    """The mapping itself, or an error that names what is wrong in it.

    Raises `MAPPING_UNKNOWN_WORD` (role, scale), `MAPPING_TWICE` (a role two columns claim), `MAPPING_WITHOUT`.
    """
    for column in mapping.columns:
        _known(column.role, ROLES[mapping.kind], f"is ({column.name})")
        _known(column.facet, FACETS, f"facet ({column.name})")
        _known(column.ranges, CHOICES, f"ranges ({column.name})")
        for scale in filter(None, (column.scale, *column.scales.values())):
            _known(scale, tuple(mapping.scales), f"scale ({column.name})")
    for role in ROLES[mapping.kind]:
        claimed = [column.name for column in mapping.every(role)]
        if len(claimed) > 1 and role not in REPEATABLE[mapping.kind]:
            raise CxError("MAPPING_TWICE", role=role, columns=claimed)
    if mapping.kind == "survey" and not (mapping.one("day") or mapping.one("time") or "day" in mapping.constant):
        raise CxError("MAPPING_WITHOUT", field="day")
    if mapping.one("event"):
        log_proved(mapping)
    elif mapping.kind == "ticket" and not (mapping.one("opened") or mapping.one("day") or "day" in mapping.constant):
        raise CxError("MAPPING_WITHOUT", field="opened")
    if further := FURTHER.get(mapping.kind):
        further(mapping)
    if zone := mapping.constant.get("tz"):
        _in_the_world(zone)
    return mapping


def dump_mapping(mapping: Mapping) -> str:
    """The mapping as TOML; what stands at its default is left out.

    >>> text = dump_mapping(Mapping("a", "survey", Place("j"), (Column("d", "day"),)))
    >>> load_mapping(text).columns == (Column("d", "day"),)
    True
    """
    import tomli_w

    from cxlib.intake.mapping_text import as_document

    return tomli_w.dumps(as_document(mapping))


def _in_the_world(zone: str) -> None:
    zones = available_timezones()
    if zone not in zones:
        close = get_close_matches(zone, zones, 3)
        raise CxError("MAPPING_UNKNOWN_WORD", word=zone, place="constant tz", known=close, close_to=close)


def _only(entry: dict[str, Any], known: tuple[str, ...], place: str) -> None:
    for word in entry:
        _known(word, known, place)


def _known(word: str, known: tuple[str, ...], place: str) -> None:
    if word not in known:
        close = get_close_matches(word, known, 3)
        raise CxError("MAPPING_UNKNOWN_WORD", word=word, place=place, known=list(known), close_to=close)


def _column(entry: dict[str, Any]) -> Column:
    words = ("name", "is", "node", "item", "facet", "scale", "formats", "missing", "values", "unit", "feature", "side",
             "prefix", "known_only", "lower", "upper", "ranges", "scales", "step")  # fmt: skip
    _only(entry, words, f"column {entry.get('name', '?')}")
    if "name" not in entry or "is" not in entry:
        raise CxError("MAPPING_WITHOUT", field="name / is", place="column")
    given: dict[str, Any] = {
        key: tuple(str(one) for one in entry[key]) for key in ("formats", "missing") if key in entry
    }
    given |= {key: str(entry[key]) for key in PLAIN if key in entry}
    given["values"] = {str(key): str(value) for key, value in entry.get("values", {}).items()}
    given["scales"] = {str(key): str(value) for key, value in entry.get("scales", {}).items()}
    given["known_only"] = entry.get("known_only", False) is True
    given |= {key: float(entry[key]) for key in ("lower", "upper") if key in entry}
    return Column(name=str(entry["name"]), role=str(entry["is"]), **given)


def _place(entry: dict[str, Any], what: str) -> Place:
    _only(entry, ("code", "zh", "en", "kind", "stage"), what)
    if not entry.get("code"):
        raise CxError("MAPPING_WITHOUT", field="code", place=what)
    place = Place(**{key: str(value) for key, value in entry.items()})
    if what == "node":
        _known(place.kind, ("place", "channel", "step"), f"kind ({place.code})")
    return place


def _scale(entry: dict[str, Any], name: str) -> Scale:
    _only(entry, ("low", "high", "best", "missing", "words", "top"), f"scale {name}")
    scale = Scale(**{**entry, "missing": tuple(str(code) for code in entry.get("missing", ("",)))})
    if not scale.high > scale.low:
        raise CxError("MAPPING_SCALE_BACKWARDS", scale=name, low=scale.low, high=scale.high)
    _known(scale.best, ("high", "low"), f"best (scale {name})")
    return scale


def _target(entry: dict[str, Any]) -> Target:
    _only(entry, ("node", "metric", "value", "valid_from", "valid_to"), "standard")
    return Target(**{key: (float(value) if key == "value" else str(value)) for key, value in entry.items()})  # type: ignore[arg-type]
