"""What a question is about: period, grain, journeys, nodes, sites, channels, segments. One object, everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from cxlib.errors import CxError

GRAINS = ("D", "W", "M", "Q")
NOT_GIVEN = "-"
"""The code of the site, channel or segment of rows that name none: they count in the whole, and are no place."""
LISTS = ("journeys", "nodes", "sites", "channels", "segments")


@dataclass(frozen=True)
class Scope:
    """A period (both ends included, `None` = open), a grain, and lists of codes; an empty list means all.

    Codes are the ones of the catalogues, the same in every language. Lists are sorted, so that equal scopes are equal
    cache keys. `weighted=False` ignores survey weights. Raises `UNKNOWN_GRAIN` and `PERIOD_BACKWARDS`.

    >>> Scope(nodes=("b", "a")).nodes
    ('a', 'b')
    """

    start: date | None = None
    end: date | None = None
    grain: str = "W"
    journeys: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    weighted: bool = True

    def __post_init__(self) -> None:
        if self.grain not in GRAINS:
            raise CxError("UNKNOWN_GRAIN", grain=self.grain, choices=list(GRAINS))
        if self.start and self.end and self.start > self.end:
            raise CxError("PERIOD_BACKWARDS", start=self.start.isoformat(), end=self.end.isoformat())
        for name in LISTS:
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    def previous(self) -> Scope | None:
        """The period of equal length just before this one; `None` if an end is open.

        >>> Scope(date(2026, 2, 1), date(2026, 2, 28)).previous().start
        datetime.date(2026, 1, 4)
        """
        if self.start is None or self.end is None:
            return None
        length = self.end - self.start + timedelta(days=1)
        return replace(self, start=self.start - length, end=self.start - timedelta(days=1))

    def within(self, **lists: Iterable[str]) -> Scope:
        """The same scope with some lists replaced: `scope.within(nodes=["counter_1"])`."""
        return replace(self, **{name: tuple(codes) for name, codes in lists.items()})  # type: ignore[arg-type]


def to_query(scope: Scope) -> dict[str, list[str]]:
    """The scope as URL parameters; what is at its default is left out.

    >>> to_query(Scope(start=date(2026, 1, 1), nodes=("a", "b")))
    {'start': ['2026-01-01'], 'nodes': ['a', 'b']}
    """
    query: dict[str, list[str]] = {}
    for field in fields(scope):
        value = getattr(scope, field.name)
        if value == field.default:
            continue
        query[field.name] = list(value) if isinstance(value, tuple) else [_spell(value)]
    return query


def from_query(query: Mapping[str, list[str]]) -> Scope:
    """The scope a URL names; what it misspells is left at its default, as a reader of a half-broken link expects.

    >>> from_query({"grain": ["M"], "start": ["nonsense"]})
    Scope(start=None, end=None, grain='M', journeys=(), nodes=(), sites=(), channels=(), segments=(), weighted=True)
    """
    first = {name: values[0] for name, values in query.items() if values}
    start, end = _day(first.get("start")), _day(first.get("end"))
    if start and end and start > end:
        start = end = None
    grain = first.get("grain", "W")
    lists = {name: tuple(query.get(name, ())) for name in LISTS}
    return Scope(start, end, grain if grain in GRAINS else "W", **lists, weighted=first.get("weighted") != "0")


def _spell(value: date | str | bool) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
