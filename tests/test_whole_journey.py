"""Answers that name no node belong to the journey as a whole: it is shown where it has no parts, and only there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.store import open_store
from tests.board import forget, opened, texts
from ui import mixture

NODES = pd.DataFrame(
    [("clinic", "journey", "clinic"), ("nurse", "node", "clinic"), ("hall", "journey", "hall")],
    columns=["code", "kind", "journey"],
)
SCOPE = {"start": "2026-03-02", "end": "2026-06-07"}


@pytest.fixture
def board_of(own_database: Path) -> Iterator[Callable[[str, int], None]]:
    """The board over forty answers a week to one question, for fourteen weeks; nobody says where they were."""

    def taken(asked: str, high: int) -> None:
        days = [day.date() for day in pd.date_range(SCOPE["start"], periods=14, freq="7D")]
        rows = [f"{day}-{one},{day} 09:00,{high - one % (high // 2 + 1)}" for day in days for one in range(40)]
        store = open_store(own_database)
        sheet = read(("\n".join([f"编号,提交时间,{asked}", *rows]) + "\n").encode(), "asked.csv")
        assert store.load(sheet, recognise(sheet).mapping, file_name="asked.csv", size=1).accepted == 560
        store.close()

    forget()
    yield taken
    forget()


def lines(*counted: tuple[str, int]) -> pd.DataFrame:
    return pd.DataFrame(counted, columns=["node", "n"])


@pytest.mark.parametrize(
    ("counted", "shown"),
    [
        ([("clinic", 9), ("nurse", 5)], ["nurse"]),
        ([("clinic", 9), ("nurse", 0)], ["clinic"]),
        ([("clinic", 9), ("nurse", 5), ("hall", 3)], ["nurse", "hall"]),
        ([("hall", 0)], []),
    ],
)
def test_a_journey_stands_beside_none_of_its_parts(
    counted: list[tuple[str, int]], shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mixture, "catalogue", lambda _kind: NODES)
    assert mixture.parts_or_whole(lines(*counted))["node"].tolist() == shown


def test_the_overview_shows_the_journeys_own_row_by_the_metric_that_is_there(
    board_of: Callable[[str, int], None],
) -> None:
    board_of("您有多大可能推荐我们", 10)
    app = opened("overview", "zh", journeys="own", **SCOPE)
    assert not [*app.exception, *app.error]
    assert app.radio(key="heat_metric").value == "nps"
    assert list(app.dataframe[0].value.index) == ["本单位服务"]
    without = app.radio(key="heat_metric").set_value("csat").run()  # what nobody was asked about is told in words
    assert not [*without.exception, *without.error]
    assert without.info


def test_the_journey_page_tells_of_the_whole_and_offers_it_to_copy(board_of: Callable[[str, int], None]) -> None:
    board_of("总体满意度", 5)
    app = opened("journey", "en", journey="own", **SCOPE)
    assert not [*app.exception, *app.error]
    assert "Too few answers at two nodes or more" in texts(app)
    link, along = (one.value for one in app.code)
    assert "start=2026-03-02" in link
    assert along.startswith("Satisfaction along the journey: Our service 67.")
