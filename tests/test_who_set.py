"""Whoever set a mark is called the same in the list of marks, beside the chart, when asked about and in the history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxlib.marks import Ghost, Rebase
from cxlib.store import open_store
from tests.board import looked, texts


@pytest.fixture(scope="module")
def marked(kept: Path) -> Path:
    """The sample data with a step change and a one-off at a counter, before the board opens them."""
    store = open_store(kept)
    store.add(Rebase("csat", date(2026, 3, 2), "two clerks left", "counter_1"))
    store.add(Ghost("csat", date(2026, 5, 4), date(2026, 5, 4), "flood", "counter_1"))
    store.close()
    return kept


@pytest.mark.parametrize(("language", "named"), [("zh", "本机用户"), ("en", "this computer's user")])
def test_nobody_is_called_by_the_code_of_their_account(
    marked: Path, monkeypatch: pytest.MonkeyPatch, language: str, named: str
) -> None:
    monkeypatch.setenv("CX_DB", str(marked))
    page = looked("node", language, node="counter_1", start="2026-07-27", end="2026-10-31")
    said = texts(page)
    assert "local owner" not in said
    # both in the list and in its questions, the step change also below the chart
    assert [said.count(reason) for reason in ("two clerks left", "flood")] == [3, 2]
    assert said.count(named) == 5
    history = next(table.value for table in page.dataframe if "flood" in table.value.to_string())
    assert (history == named).sum().sum() == 2
