"""The compare page by member of staff: who differs, how many cases name anybody, and no name where none may be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.access import Viewer
from cxlib.store import open_store
from tests.board import forget, opened, texts
from tests.desk import take
from ui import cached

DAY = {"start": "2026-03-02", "end": "2026-03-02"}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    forget()
    path = tmp_path_factory.mktemp("desk") / "cx.duckdb"
    store = open_store(path)
    take(store).close()
    yield path
    forget()


def by_staff(language: str = "en") -> AppTest:
    return opened("compare", language, **DAY).radio(key="compare_by").set_value("staff").run()


def test_staff_are_compared_by_name_and_a_point_leads_to_the_answers(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CX_DB", str(kept))
    app = by_staff()
    assert not [*app.exception, *app.error]
    said = texts(app)
    assert "85 of 100 answers (85.0%) have a ticket that names who served" in said
    assert "worse than all together by more than chance: Wang" in said
    assert "Hidden, fewer than 10 cases: Zhou" in said
    assert "staff=Wang" in str(app.get("plotly_chart")[0].proto.spec)
    answers = opened("cases", **DAY, rows="answers", staff="Wang")
    assert "Only: Wang" in texts(answers)
    assert answers.dataframe[0].value["Ticket"].str.startswith("Wang").all()


def test_a_reader_whose_role_may_not_see_names_sees_numbers_and_gets_no_rows_of_one_person(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CX_DB", str(kept))
    monkeypatch.setattr(cached, "viewer", lambda: Viewer("trainer", staff_names=False))
    app = by_staff("zh")
    shown = texts(app) + str([chart.proto.spec for chart in app.get("plotly_chart")])
    shown += str([table.value.to_numpy().tolist() for table in app.dataframe])
    assert not {"Li", "Wang", "Zhou"} & set(shown.replace('"', " ").replace("<b>", " ").replace("'", " ").split())
    assert "员工1" in shown.replace(" ", "")
    assert "Only" not in texts(opened("cases", **DAY, rows="answers", staff="Wang"))
