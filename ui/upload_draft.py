"""A file a reader has dropped, on its way to being taken in: what was found out about it, and what the reader said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from cxlib.errand import Errand
from cxlib.errors import CxError
from cxlib.intake.mapping import Mapping
from cxlib.intake.read import Sheet
from cxlib.intake.recognise import Guess
from cxlib.store import Journal, Outcome
from cxlib.taking import Taking
from ui import cached

READING = ("encoding", "delimiter", "header_rows", "skip_rows", "sheet")

Made = TypeVar("Made")


@dataclass
class Draft:
    """One dropped file. `made` holds what was computed for it, so that a rerun does not read a large file again.

    `meanings` are what the reader said single words of a column mean, `words` all that were asked about, counted;
    `names` are (what, code) → (Chinese, English). `fresh`: what was remembered of earlier files is not looked at.
    """

    file_id: str
    name: str
    size: int
    data: bytes = field(repr=False)
    outcome: Outcome | None = None
    taking: Taking | None = None
    failed: CxError | None = None
    waiting: bool = False
    sheets: tuple[str, ...] = ()
    reread: Guess | None = None
    made: dict[str, tuple[object, Any]] = field(default_factory=dict)
    errand: tuple[str, object, Errand[Any]] | None = None
    stopped: tuple[str, object] | None = None
    meanings: dict[tuple[str, str], str] = field(default_factory=dict)
    words: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    fresh: bool = False
    round: int = 0

    def has(self, what: str, given: object) -> bool:
        """Whether this was computed already, from the same."""
        return what in self.made and self.made[what][0] == given

    def once(self, what: str, given: object, make: Callable[[], Made]) -> Made:
        """What `make` gives; kept until it would be made from something else."""
        if not self.has(what, given):
            self.made[what] = (given, make())
        kept: Made = self.made[what][1]
        return kept

    def key(self, name: str) -> str:
        """The key of a widget that belongs to this file: the next file, or the next guess, starts with fresh ones."""
        return f"upload-{name}-{self.file_id}" + (f"-{self.round}" if self.round else "")

    def choice(self, name: str) -> Any:
        """What the reader chose in such a widget, also before it is drawn in this run."""
        return st.session_state.get(self.key(name))

    def chosen(self) -> dict[str, Any]:
        """What the reader chose about reading; the sheet that is read by itself is no choice."""
        given = {name: self.choice(name) for name in READING}
        own = {"sheet": self.sheets[0]} if self.sheets else {}
        return {name: value for name, value in given.items() if value is not None and value != own.get(name)}

    @property
    def rows(self) -> int:
        """The rows of the file, known once it has been read; else 0."""
        sheet: Sheet | None = self.made["sheet"][1] if "sheet" in self.made else None
        return (sheet.facts.records or 0) if sheet else 0

    def guess_again(self) -> None:
        """Forget every correction, and how such files were read before; how the file itself is read stays."""
        reading = self.chosen()
        self.round += 1
        self.fresh = True
        for said in (self.meanings, self.words, self.names):
            said.clear()
        for name, value in reading.items():
            st.session_state[self.key(name)] = value


def journal() -> Journal:
    """The log of uploads, for the viewer."""
    return cached.reader()


def remembered(draft: Draft) -> tuple[Mapping, ...]:
    """How earlier files were read."""
    return () if draft.fresh else journal().mappings()


def who() -> str:
    """The name under which the log keeps what is done now."""
    return cached.viewer().name


def take_in(draft: Draft, sheet: Sheet, layout: Mapping) -> None:
    """Begin to load the file, beside this script; a second press is none."""
    if draft.taking or draft.outcome:
        return
    draft.failed, draft.waiting = None, False
    draft.taking = Taking(cached.store(), sheet, layout, file_name=draft.name, size=draft.size, who=who())


def settle(draft: Draft) -> None:
    """The load has ended: from now on the draft tells the outcome, or why there is none."""
    if draft.taking is None:
        return
    taking, draft.taking = draft.taking, None
    try:
        draft.outcome = taking.result()
    except CxError as error:
        draft.failed = error
    else:
        draft.made.clear()
        draft.data = b""
