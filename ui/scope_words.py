"""What a page is about, in words: its period, the period it is compared with, and its filters."""

from __future__ import annotations

from collections.abc import Callable

from cxlib.scope import LISTS, Scope
from ui import cached
from ui.filters import LABELS
from ui.names import KINDS, names
from ui.words import day, t


def period_text(scope: Scope | None) -> str:
    """First and last day; nothing without both."""
    if scope is None or scope.start is None or scope.end is None:
        return ""
    return t("{first} to {last}", first=day(scope.start), last=day(scope.end))


def compared_text(scope: Scope) -> str:
    """The period before, if there are data of it."""
    before, first = scope.previous(), cached.extent().first
    if before is None or before.end is None or first is None or before.end < first:
        return ""
    return t("“before” is {period}", period=period_text(before))


def filters_text(scope: Scope, spell: Callable[[str], str] = str) -> list[str]:
    """Each filter in words; without any, that everything is in it. `spell` makes names safe for where they are put."""
    parts = []
    for kind, name in KINDS.items():
        told = names(kind)
        chosen = [spell(told.get(code, code)) for code in getattr(scope, name)]
        parts += [t("{what}: {names}", what=t(LABELS[name]), names=chosen)] if chosen else []
    if not any(getattr(scope, name) for name in LISTS):
        parts.append(t("all service nodes, sites and channels"))
    if not scope.weighted:
        parts.append(t("without survey weights"))
    return parts
