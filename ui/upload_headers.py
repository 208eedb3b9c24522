"""Long headers that begin alike, shown so that they can be told apart in a narrow column. No Streamlit here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

ROOM, HEAD = 20, 7  # signs of half width that fit into the column, and how many of them remind of the shared beginning


def told_apart(names: Sequence[str]) -> list[str]:
    """Each name as it is; of long ones with the same beginning, a little of it and where they begin to differ.

    >>> told_apart(["Day", "How often do you: pray alone", "How often do you: pray together"])
    ['Day', 'How oft…alone', 'How oft…together']
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(_cut(name, ROOM), []).append(name)
    return [_short(name, groups[_cut(name, ROOM)]) for name in names]


def _short(name: str, alike: Sequence[str]) -> str:
    if len(alike) == 1 or _cut(name, ROOM) == name:
        return name
    same = sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*alike, strict=False)))
    shared = name[:same]
    whole = shared.rstrip("".join(sign for sign in set(shared) if sign.isascii() and sign.isalnum()))
    return f"{_cut(name, HEAD)}…{name[len(whole or shared) :]}"


def _cut(text: str, room: int) -> str:
    """The beginning that fits; a Chinese sign takes twice the room."""
    for end, sign in enumerate(text):
        room -= 2 if ord(sign) > 0x2E7F else 1
        if room < 0:
            return text[:end]
    return text
