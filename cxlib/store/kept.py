"""Things that were read or worked out once need not be again until the data change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

LIMIT, BYTES = 2048, 64 * 2**20
Made = TypeVar("Made")


class Kept:
    """What was read of one state of the data: the last things asked for, up to `LIMIT` of them and `BYTES` together.

    `version` numbers the state.

    >>> kept = Kept(1)
    >>> kept.get("a", lambda: 5), kept.get("a", lambda: 6)
    (5, 5)
    """

    def __init__(self, version: int) -> None:
        self.version = version
        self._things: dict[Hashable, tuple[Any, int]] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What is kept under this key, or what `make` gives."""
        with self._lock:
            found = self._things.get(key)
        made: Made = make() if found is None else found[0]
        # what is held of days grows as it is asked; nothing else does
        size = size_of(made) if found is None or hasattr(type(made), "nbytes") else found[1]
        with self._lock:
            _, before = self._things.pop(key, (None, 0))
            self._things[key] = (made, size)  # last again: the first is the one not asked for longest
            self._bytes += size - before
            while len(self._things) > LIMIT or (self._bytes > BYTES and len(self._things) > 1):
                _, gone = self._things.pop(next(iter(self._things)))
                self._bytes -= gone
        return made


def size_of(thing: Any) -> int:
    """Bytes a thing takes, as far as it or its parts tell: arrays, frames and their texts, dictionaries and dataclasses
    of them; else 0.

    >>> import pandas as pd
    >>> size_of(pd.DataFrame({"n": [1, 2, 3]})) >= 24, size_of("text")
    (True, 0)
    """
    if hasattr(thing, "nbytes"):
        return int(thing.nbytes)
    if hasattr(thing, "memory_usage"):
        columns = (column for _, column in thing.items())
        return int(thing.index.memory_usage(deep=True)) + sum(_of_column(column) for column in columns)
    if isinstance(thing, dict):
        return sum(map(size_of, thing.values()))
    if is_dataclass(thing):
        return sum(size_of(getattr(thing, one.name)) for one in fields(thing))
    return 0


def _of_column(column: Any) -> int:
    """As `memory_usage(deep=True)`, which takes ten times as long where no Python objects have to be looked at."""
    objects = column.dtype == object or getattr(column.dtype, "storage", "") == "python"
    return int(column.memory_usage(index=False, deep=True) if objects else column.array.nbytes)
