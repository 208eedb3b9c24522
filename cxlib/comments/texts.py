"""Many different texts, held small: in blocks that are pressed together, of which a page of a list opens a few."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

BLOCK = 1_000
FAST = 1
"""How hard the texts are pressed: more would take far longer for little."""


@dataclass(frozen=True)
class Texts:
    """Texts by number.

    >>> told = Texts.of(["slow", "等", ""])
    >>> told.at([1, 0, 1]), told.every(), len(told)
    (['等', 'slow', '等'], ['slow', '等', ''], 3)
    """

    blocks: tuple[bytes, ...]
    ends: NDArray[np.int32]
    """Where each text ends in its block, in bytes."""

    @classmethod
    def of(cls, texts: pa.Array | Sequence[str]) -> Texts:
        """From texts in their order; none is missing."""
        told = texts.cast(pa.string()) if isinstance(texts, pa.Array) else pa.array(texts, pa.string())
        _, offsets, letters = told.buffers()
        if not len(told):
            return cls((), np.empty(0, dtype=np.int32))
        begins = np.frombuffer(offsets, dtype=np.int32)[told.offset : told.offset + len(told) + 1]
        parts = [begins[first : first + BLOCK + 1] for first in range(0, len(told), BLOCK)]
        data = memoryview(letters or b"")
        blocks = (zlib.compress(data[part[0] : part[-1]], FAST) for part in parts)
        return cls(tuple(blocks), np.concatenate([part[1:] - part[0] for part in parts]))

    def __len__(self) -> int:
        """How many texts."""
        return len(self.ends)

    @property
    def nbytes(self) -> int:
        """How much memory they take."""
        return sum(map(len, self.blocks)) + int(self.ends.nbytes)

    def at(self, numbers: Iterable[int]) -> list[str]:
        """The texts with these numbers, as often as they are named."""
        wanted = [divmod(int(number), BLOCK) for number in numbers]
        opened = {block: self._block(block) for block in {block for block, _ in wanted}}
        return [opened[block][place] for block, place in wanted]

    def every(self) -> list[str]:
        """All texts, by number."""
        return [text for block in range(len(self.blocks)) for text in self._block(block)]

    def _block(self, number: int) -> list[str]:
        ends = self.ends[number * BLOCK : (number + 1) * BLOCK]
        begins = np.append(np.zeros(1, dtype=np.int32), ends)
        data = zlib.decompress(self.blocks[number])
        opened: list[str] = pa.StringArray.from_buffers(len(ends), pa.py_buffer(begins), pa.py_buffer(data)).to_pylist()
        return opened
