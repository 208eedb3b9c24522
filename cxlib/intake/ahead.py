"""The next blocks are made while this one is used: reading, mapping and storing a file go on side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Block = TypeVar("Block")


def ahead(blocks: Iterator[Block], waiting: int = 1) -> Iterator[Block]:
    """The same blocks in the same order, made in a thread of its own while the one before is in use.

    What goes wrong in making a block is raised where the block would have come. No more than `waiting` ever wait.

    >>> list(ahead(iter("abc"), waiting=2))
    ['a', 'b', 'c']
    """
    with ThreadPoolExecutor(1) as worker:
        coming = deque(worker.submit(next, blocks, None) for _ in range(waiting))
        try:
            while (block := coming.popleft().result()) is not None:
                coming.append(worker.submit(next, blocks, None))
                yield block
        finally:
            for unwanted in coming:
                unwanted.cancel()
