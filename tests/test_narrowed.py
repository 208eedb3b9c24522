"""A click on a figure narrows the filters for its rows: said on the page of cases, widened by a click, left behind."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.scope import Scope, to_query
from tests.board import ROOT, opened, texts
from ui import narrowed

pytestmark = pytest.mark.usefixtures("board")
COMPLAINTS = str(ROOT / "pages" / "board" / "complaints.py")
BEFORE = Scope(date(2026, 8, 3), date(2026, 10, 25), "W", journeys=("bank",))
WEEK = Scope(date(2026, 8, 3), date(2026, 8, 9), "W", journeys=("bank",), nodes=("counter_1",))


@pytest.fixture
def clicked() -> AppTest:
    """The page of cases as after a click on a week of one node."""
    app = opened("cases", rows="answers", metric="csat", **to_query(WEEK))
    app.session_state[narrowed._CLICKED] = (WEEK, BEFORE)
    return app.run()


def test_what_the_click_narrowed_is_said_and_one_click_widens_it(clicked: AppTest) -> None:
    assert "Only: 3 Aug 2026 to 9 Aug 2026, Service node: Counter 1, satisfaction" in texts(clicked).replace("\\", "")
    app = next(one for one in clicked.button if one.label == "Show all").click().run()
    assert "Only:" not in texts(app)
    assert "3 Aug 2026 to 25 Oct 2026 · Journey: Bank hall, window service ·" in texts(app).replace("\\", "")
    assert "metric" not in app.query_params


def test_the_narrowing_does_not_go_along_to_another_page(clicked: AppTest) -> None:
    clicked.query_params = {}
    app = clicked.switch_page(COMPLAINTS).run()
    assert "3 Aug 2026 to 25 Oct 2026 · Journey: Bank hall, window service ·" in texts(app).replace("\\", "")
    assert app.multiselect(key="filter_nodes").value == []


def test_what_the_reader_changed_after_the_click_is_the_reader_s(clicked: AppTest) -> None:
    app = clicked.multiselect(key="filter_nodes").set_value(["counter_2"]).run()
    assert "Only: satisfaction" in texts(app)
    app.query_params = {}
    app = app.switch_page(COMPLAINTS).run()
    assert app.multiselect(key="filter_nodes").value == ["counter_2"]
