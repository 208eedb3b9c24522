"""What stands in the filter bar, and its two translations: from a link's scope, and into a scope. No Streamlit here.

Choices are kept as codes, never as labels, so that a link means the same in every language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cxlib.scope import LISTS, Scope, from_query, to_query

WEEKS = {"4w": 4, "13w": 13, "26w": 26, "52w": 52}
ALL, CUSTOM, USUAL = "all", "custom", "13w"
# Days a link may name; beyond them date arithmetic would run out of years.
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
URL_NAMES = ("start", "end", "grain", *LISTS, "weighted")

Span = tuple[date, date]
Query = Mapping[str, list[str]]


@dataclass(frozen=True)
class Choice:
    """The filter bar's state: a preset or two days of one's own, and the other fields of a scope.

    `unknown` are the codes a link asked for that nobody knows here, until the reader chooses something.
    """

    preset: str = USUAL
    own: Span | None = None
    scope: Scope = Scope()  # noqa: RUF009 - frozen
    unknown: tuple[str, ...] = ()


def presets(first: date | None, last: date | None) -> dict[str, Span]:
    """The days each preset stands for, none without data. They end on the last day of data, not today: an old file
    fills the page too. They begin on a Monday, so that no curve starts with the rest of a week: so many whole weeks,
    and the days of the one that is still running.

    >>> presets(date(2025, 1, 1), date(2026, 6, 30))["4w"]
    (datetime.date(2026, 6, 1), datetime.date(2026, 6, 30))
    >>> presets(date(2025, 1, 1), date(2026, 6, 28))["4w"]
    (datetime.date(2026, 6, 1), datetime.date(2026, 6, 28))
    """
    if first is None or last is None:
        return {}
    after = last + timedelta(days=1)
    monday = after - timedelta(days=after.weekday())
    spans = {name: (monday - timedelta(weeks=weeks), last) for name, weeks in WEEKS.items()}
    return spans | {ALL: (first, last)}


def from_link(query: Query, spans: Mapping[str, Span], known: Mapping[str, Collection[str]]) -> Choice:
    """What a link asks for. Unknown codes (named) and impossible days are left out; two days may be a preset."""
    asked = from_query({name: query[name] for name in URL_NAMES if name in query})
    unknown = tuple(code for name in LISTS for code in getattr(asked, name) if code not in known[name])
    scope = asked.within(**{name: [code for code in getattr(asked, name) if code in known[name]] for name in LISTS})
    span = _span(scope, spans[ALL])
    bare = replace(scope, start=None, end=None)
    if span is None:
        return Choice(scope=bare, unknown=unknown)
    preset = next((name for name, days in spans.items() if days == span), CUSTOM)
    return Choice(preset, span if preset == CUSTOM else None, bare, unknown)


def as_scope(choice: Choice, spans: Mapping[str, Span]) -> Scope:
    """The scope the bar stands for; always with both days, so that a link sent today means the same tomorrow."""
    start, end = (choice.own if choice.preset == CUSTOM else None) or spans.get(choice.preset, spans[USUAL])
    return replace(choice.scope, start=start, end=end)


def as_span(picked: object, fallback: Span) -> Span:
    """Two days from a date picker, which holds none or one of them while the reader is between two clicks.

    >>> as_span((date(2026, 1, 1),), (date(2025, 1, 1), date(2025, 2, 1)))
    (datetime.date(2025, 1, 1), datetime.date(2025, 2, 1))
    """
    match picked:
        case (date() as start, date() as end) if start <= end:
            return start, end
    return fallback


def rewritten(query: Query, scope: Scope) -> dict[str, list[str]]:
    """The link for this scope: what it says of other things stays, what it said of the scope is replaced."""
    kept = {name: list(values) for name, values in query.items() if name not in URL_NAMES}
    return kept | to_query(scope)


def about_scope(query: Query) -> dict[str, list[str]]:
    """The part of a link that is about the scope.

    >>> about_scope({"metric": ["csat"], "grain": ["M"]})
    {'grain': ['M']}
    """
    return {name: list(query[name]) for name in URL_NAMES if name in query}


def _span(scope: Scope, whole: Span) -> Span | None:
    start, end = scope.start or whole[0], scope.end or whole[1]
    named = scope.start is not None or scope.end is not None
    return (start, end) if named and EARLIEST <= start <= end <= LATEST else None
