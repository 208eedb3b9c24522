"""Small things that were read once need not be read again until the data change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

LIMIT, BYTES = 256, 64 * 2**20
Made = TypeVar("Made")


class Kept:
    """What was read of one state of the data: the last things asked for, up to `LIMIT` of them and `BYTES` together.

    What tells its size (`nbytes`) is counted with it. `version` numbers the state.

    >>> kept = Kept(1)
    >>> kept.get("a", lambda: 5), kept.get("a", lambda: 6)
    (5, 5)
    """

    def __init__(self, version: int) -> None:
        self.version = version
        self._things: dict[Hashable, tuple[Any]] = {}
        self._large: set[Hashable] = set()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under this key, or what `make` gives."""
        with self._lock:
            found = self._things.pop(key, None)
        made: Made = make() if found is None else found[0]
        with self._lock:
            self._things[key] = (made,)  # last again: the first is the one not asked for longest
            large = found is None and hasattr(type(made), "nbytes")
            if large:
                self._large.add(key)
            if large or len(self._things) > LIMIT:
                self._shrink()
        return made

    def _shrink(self) -> None:
        sizes = {key: self._things[key][0].nbytes for key in self._large}  # now: what is held of days grows
        total = sum(sizes.values())
        for key in list(self._things)[:-1]:
            if len(self._things) <= LIMIT and total <= BYTES:
                return
            total -= sizes.get(key, 0)
            self._large.discard(key)
            del self._things[key]
