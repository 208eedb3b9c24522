"""The page of uploads for who may see some sites alone: refused rows of somebody else's file are not shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cxlib.access import Viewer
from cxlib.intake.read import read
from cxlib.store import open_store
from tests.board import forget, opened, texts
from tests.clinic import QUEUE, queue
from ui import cached

NORTHERN = "".join(line + "\n" for line in QUEUE.splitlines()[:6]) + "q99,south,nurse,gibberish,,,served\n"


@pytest.fixture
def refused(own_database: Path) -> Iterator[None]:
    """A board with a file of Li: five tickets in the north, and a row of the south that was refused."""
    forget()
    store = open_store(own_database)
    store.load(read(NORTHERN.encode(), "queue.csv"), queue, file_name="queue.csv", who="Li")
    store.close()
    yield
    forget()


@pytest.mark.parametrize(("who", "shown"), [("Li", True), ("Wang", False)])
def test_refused_rows_are_shown_to_who_brought_the_file(
    refused: None, who: str, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "viewer", lambda: Viewer(who, sites=frozenset({"north"})))
    app = opened("uploads", upload="1")
    assert not app.exception
    assert ("The rejected rows are shown to who brought the file." in texts(app)) is not shown
    assert any("gibberish" in str(table.value.to_numpy().tolist()) for table in app.dataframe) is shown
