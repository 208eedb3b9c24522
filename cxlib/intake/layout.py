"""A layout is a row of headers: its fingerprint, and a mapping with every header of the layout it was made for."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from cxlib.intake.columns import Column, Mapping
from cxlib.intake.scales import folded


def layout(columns: tuple[str, ...]) -> str:
    """A short name for a row of headers; space and case aside.

    >>> layout(("Id", "Score")) == layout(("id ", "score"))
    True
    """
    text = "\x1f".join(_plain(name) for name in columns)
    return sha256(text.encode()).hexdigest()[:16]


def whole(mapping: Mapping, headers: tuple[str, ...]) -> Mapping:
    """The mapping with the headers it does not use as columns left out, in the order of the file.

    Where the mapping has an order of its own, that order stays and they come last.

    >>> from cxlib.intake.columns import Place
    >>> short = Mapping("a", "survey", Place("j"), (Column("Day", "day"), Column("Score", "rating")))
    >>> [column.role for column in whole(short, ("day", "gate", "score")).columns]
    ['day', 'ignore', 'rating']
    """
    place = {_plain(name): at for at, name in reversed(list(enumerate(headers)))}
    used = [place.get(_plain(column.name), len(headers)) for column in mapping.columns]
    known = {_plain(column.name) for column in mapping.columns}
    unused = [Column(name, "ignore") for name in dict.fromkeys(headers) if _plain(name) not in known]
    columns = (*mapping.columns, *unused)
    if used == sorted(used):
        columns = tuple(sorted(columns, key=lambda column: place.get(_plain(column.name), len(headers))))
    return replace(mapping, columns=columns)


def _plain(name: str) -> str:
    return folded(" ".join(name.split()))
