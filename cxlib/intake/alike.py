"""Which column of a file is which of an earlier one, by their names and their order, where names have changed.

A questionnaire is renumbered when a question is put in or taken out: a whole block of questions (Q7ART, Q7FOOD, …) then
comes back under another number (Q6ART, Q6FOOD, …), and the old number may belong to another block. So blocks are paired
before names are, and a name that stayed counts for nothing where its block has moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from cxlib.intake.titles import Name, name_of, sides, usual_role

ENOUGH = 0.62
"""Likeness below which two columns are not taken for the same."""
NAME, PLACE = 0.88, 0.12
"""How much of the likeness of a renamed column is its name, and how much that it stands between the same neighbours."""
RENUMBERED = 0.92
"""The likeness of names that differ in the number of the question only."""
MOST = 0.97
"""The likeness of two names that are not letter for letter the same is never more: only those are certain."""
SYNONYM = 0.9
"""The likeness of names that are usual headers of the same role."""
BLOCK = 3
TIE = 0.04
"""Two candidates nearer than this are a tie: the better one is taken, and asked about."""
UNSURE = 0.5


@dataclass(frozen=True)
class Match:
    """A column of the earlier file found again, and how alike (0–1): unsure where another is nearly as like."""

    now: str
    alike: float


def paired(
    saved: Sequence[str], found: Sequence[str], kind: str, fits: Callable[[str, str], float] = lambda _was, _now: 1.0
) -> dict[str, Match]:
    """Earlier header → the header it has now. `fits(was, now)`: how well their values agree, 0 to 1.

    >>> {was: one.now for was, one in paired(["ID", "Q7ALL"], ["Id", "Q6ALL", "Q9"], "survey").items()}
    {'ID': 'Id', 'Q7ALL': 'Q6ALL'}
    """
    old, new = {name: name_of(name) for name in saved}, {name: name_of(name) for name in found}
    matches = _same(old, new)
    left = [name for name in saved if name not in matches]
    free = [name for name in found if name not in {one.now for one in matches.values()}]
    usual = {name: usual_role(name, kind) for name in (*left, *free)}
    spans = _spans(saved, found, {was: one.now for was, one in matches.items()})
    candidates = []
    for was in left:
        for place, now in ((found.index(name), name) for name in free):
            low, high = spans[was]
            name = _likeness(old[was], new[now], usual[was], usual[now], (was, now))
            alike = min(NAME * name + PLACE * (low < place < high), MOST)
            if alike >= ENOUGH and (alike := alike * fits(was, now)) >= ENOUGH:
                candidates.append((alike, was, now))
    return matches | _best(candidates)


def _best(candidates: list[tuple[float, str, str]]) -> dict[str, Match]:
    """Every column once, the most alike pairs first."""
    matches: dict[str, Match] = {}
    gone: set[str] = set()
    for alike, was, now in sorted(candidates, key=lambda one: -one[0]):
        if was in matches or now in gone:
            continue
        rivals = [
            other
            for other, its, to in candidates
            if (its == was) != (to == now) and its not in matches and to not in gone and other > alike - TIE
        ]
        matches[was] = Match(now, min(alike, UNSURE) if rivals else alike)
        gone.add(now)
    return matches


def _same(old: Mapping[str, Name], new: Mapping[str, Name]) -> dict[str, Match]:
    """Columns of blocks that came back whole, then those whose name stayed; a name that several share is left open."""
    moved = _moved(old.values(), new.values())
    matches: dict[str, Match] = {}
    there = _unique(new, lambda name: name.plain)
    bodies = _unique(new, lambda name: f"{name.stem}\x1f{name.body}")
    for was, name in old.items():
        stem = moved.get(name.stem, name.stem)
        if name.stem and stem != name.stem:
            now = bodies.get(f"{stem}\x1f{name.body}")
            alike = RENUMBERED
        elif name.stem in moved.values() and name.stem not in moved:
            continue  # its number belongs to another block now
        else:
            now, alike = there.get(name.plain), 1.0
        if now:
            matches[was] = Match(now, alike)
    return matches


def _unique(names: Mapping[str, Name], key: Callable[[Name], str]) -> dict[str, str]:
    often = Counter(key(name) for name in names.values())
    return {key(name): header for header, name in names.items() if often[key(name)] == 1}


def _moved(old: Iterable[Name], new: Iterable[Name]) -> dict[str, str]:
    """Number of a block → its number now, for blocks whose questions are mostly the same; best agreement first."""
    before, after = _blocks(old), _blocks(new)
    agreeing = sorted(
        (
            (len(names & after[now]) / len(names | after[now]), was == now, was, now)
            for was, names in before.items()
            for now in after
            if len(names & after[now]) >= max(2, len(names) / 2)
        ),
        reverse=True,
    )
    moved: dict[str, str] = {}
    for _, _, was, now in agreeing:
        if was not in moved and now not in moved.values():
            moved[was] = now
    return moved


def _blocks(names: Iterable[Name]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.stem:
            found[name.stem].add(name.body)
    return {stem: bodies for stem, bodies in found.items() if len(bodies) >= BLOCK}


def _spans(saved: Sequence[str], found: Sequence[str], known: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Between which places of the file a column should stand, by its nearest neighbours that were found again."""
    places = [found.index(known[was]) if was in known else None for was in saved]
    spans = {}
    for at, was in enumerate(saved):
        before = next((place for place in reversed(places[:at]) if place is not None), -1)
        after = next((place for place in places[at + 1 :] if place is not None), len(found))
        spans[was] = (before, after)
    return spans


def _likeness(one: Name, other: Name, role: str, other_role: str, headers: tuple[str, str]) -> float:
    if role != other_role and role and other_role:
        return 0.0
    if sides(headers[0]) != sides(headers[1]):
        return 0.0
    if one.body == other.body:
        return RENUMBERED
    alike = max(_ratio(one.body, other.body), _ratio(one.words, other.words))
    return max(alike, SYNONYM) if role and role == other_role and role != "comment" else alike


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ENOUGH - PLACE else 0.0
