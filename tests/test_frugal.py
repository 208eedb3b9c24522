"""The server gives back what it needed for a moment."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace

import pyarrow as pa
import pytest

from cxlib.store import frugal


@pytest.fixture(autouse=True)
def pool() -> Iterator[pa.MemoryPool]:
    """The pool of this process, put back afterwards."""
    before = pa.default_memory_pool()
    yield before
    pa.set_memory_pool(before)


def test_large_blocks_are_given_back_when_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[int, int]] = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(mallopt=lambda *told: said.append(told)))
    frugal.settle()
    assert said == [(-1, 2_097_152), (-3, 2_097_152)]
    assert pa.default_memory_pool().backend_name == "system"


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_elsewhere_only_arrow_is_told(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    frugal.settle()
    assert pa.default_memory_pool().backend_name == "system"
