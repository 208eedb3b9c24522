"""What the board keeps of its answers, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st

from cxlib.store import Store
from tests.clinic import take_all
from ui import cached, names


def test_two_databases_of_the_same_version_never_answer_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nodes_of(name: str, fill: Callable[[Store], object]) -> int:
        monkeypatch.setenv("CX_DB", str(tmp_path / name))
        st.cache_resource.clear()  # and not what was read: the page of an earlier database may still be running
        fill(cached.store())
        return len(names.frame("node"))

    def as_often(store: Store) -> None:
        while store.reader().version() < version:
            store.set_country("CN")

    monkeypatch.setenv("CX_SAMPLE", "no")
    full, version = nodes_of("full.duckdb", take_all), cached.view().version
    assert (full > 0, nodes_of("empty.duckdb", as_often), cached.view().version) == (True, 0, version)
    st.cache_resource.clear()
