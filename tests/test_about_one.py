"""Which node a page about one opens on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxlib.store import open_store
from tests.board import forget, opened
from tests.clinic import COMPLAINTS, complaints, mapping, take


@pytest.fixture
def visits(own_database: Path) -> Iterator[None]:
    """Forty people judged their visit as a whole, twelve of them the nurse, two the doctor."""
    rows = [f"v{n},2026-03-{1 + n % 28:02} 09:00,5,{4 if n < 12 else ''},{5 if n < 2 else ''}" for n in range(40)]
    judged = {"all": "rating, node=clinic, item=csat", "nurse": "rating, node=nurse, item=csat",
              "doctor": "rating, node=doctor, item=csat"}  # fmt: skip
    store = open_store(own_database)
    take(store, "\n".join(["id,time,all,nurse,doctor", *rows]) + "\n",
         mapping("survey", "visits", id="id", time="time", **judged))  # fmt: skip
    store.close()
    forget()
    yield
    forget()


@pytest.mark.parametrize("name", ["node", "packs"])
def test_a_page_about_one_node_opens_on_the_busiest_place_not_on_the_journey_as_a_whole(
    visits: None, name: str
) -> None:
    app = opened(name)
    assert not app.exception
    assert app.selectbox(key="node").value == "nurse"
    assert "clinic" in app.selectbox(key="node").options[-1].lower()


def test_where_nobody_counts_who_came_it_opens_on_the_node_most_complained_of(own_database: Path) -> None:
    first, *lines = COMPLAINTS.splitlines()
    lines[3:] = [line.replace("nurse", "desk") for line in lines[3:]]
    store = open_store(own_database)
    take(store, "\n".join([first, *lines]) + "\n", complaints)
    store.close()
    forget()
    chosen = opened("node").selectbox(key="node")
    assert (chosen.options, chosen.value) == (["Nurse", "desk"], "desk")
    forget()
