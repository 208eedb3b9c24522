"""What the board keeps of its answers, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st

from cxlib.scope import Scope
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
    full, version = nodes_of("full.duckdb", take_all), cached.reader().version()
    assert (full > 0, nodes_of("empty.duckdb", as_often), cached.reader().version()) == (True, 0, version)
    st.cache_resource.clear()


def test_who_writes_into_an_answer_has_it_alone(board: None) -> None:
    taken = cached.figure(Scope(), ("csat",), by=("node",))
    before = taken["value"].tolist()
    taken["hover"] = "mine"
    taken.loc[:, "value"] = 0.0
    again = cached.figure(Scope(), ("csat",), by=("node",))
    assert "hover" not in again
    assert again["value"].tolist() == before
    assert set(before) != {0.0}
