"""Every page from the router, in both languages, with data and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cxlib.figures import figures
from cxlib.scope import Scope
from tests.board import LOCALES, ROOT, forget, looked, opened, texts

BOARD = ("overview", "node", "waiting", "complaints")


@pytest.fixture
def empty(own_database: Path) -> Iterator[Path]:
    forget()
    yield own_database
    forget()


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", BOARD)
def test_a_page_shows_figures_and_charts(board: None, name: str, language: str) -> None:
    app = looked(name, language, journeys="bank")
    assert not [*app.exception, *app.error]
    assert len(app.metric) >= 4
    assert len(app.get("plotly_chart")) >= 4


@pytest.mark.parametrize("name", BOARD)
def test_every_chart_says_its_takeaway(board: None, name: str) -> None:
    assert all(chart.proto.alt for chart in looked(name, journeys="bank").get("plotly_chart"))


@pytest.mark.parametrize(("language", "title"), [("zh", "总览"), ("en", "Overview")])
def test_the_browser_decides_the_language(board: None, language: str, title: str) -> None:
    assert looked(language=language).title[0].value == title


def test_the_link_decides_over_the_browser_and_the_switch_over_both(board: None) -> None:
    app = opened(language="en", lang="zh")
    assert app.title[0].value == "总览"
    app.button_group(key="lang").set_value("en").run()
    assert app.title[0].value == "Overview"
    assert app.query_params["lang"] == "en"


def test_the_card_shows_the_figure_of_the_library(board: None) -> None:
    app = opened(start="2026-01-01", end="2026-06-30", journeys="bank")
    from ui import cached

    scope = Scope(date(2026, 1, 1), date(2026, 6, 30), journeys=("bank",))
    csat = figures(cached.reader(), scope, ("csat",))["value"].iloc[0]
    assert app.metric[0].value == f"{csat:.1%}"


# --- scope ------------------------------------------------------------------------------------------------------------


def test_a_deep_link_opens_its_page_with_its_scope(board: None) -> None:
    app = opened("waiting", start="2026-01-01", end="2026-03-31", grain="M", nodes=["counter_1"])
    assert app.title[0].value == "Waiting"
    assert "1 Jan 2026 to 31 Mar 2026 · Service node: Counter 1" in texts(app)
    assert app.selectbox(key="filter_grain").value == "M"
    assert app.query_params["nodes"] in ("counter_1", ["counter_1"])


def test_nonsense_in_a_link_is_left_out(board: None) -> None:
    app = opened(start="yesterday", grain="century", nodes=["nobody"], weighted="7", lang="xx", journeys="<b>")
    assert not app.exception
    assert app.selectbox(key="filter_preset").value == "13w"
    assert "nodes" not in app.query_params
    assert [one.value.replace("\\", "") for one in app.warning] == [
        "The link asks for what is not here, so this is left out: <b>, nobody."
    ]
    app = app.multiselect(key="filter_nodes").set_value(["counter_1"]).run()
    assert not app.warning


def test_the_scope_survives_pages_without_the_bar_and_a_switch_of_language(board: None) -> None:
    app = opened(journeys="bank")
    app.selectbox(key="filter_preset").set_value("4w").run()
    app.query_params = {}  # a click in the navigation leaves the link's parameters behind
    app.switch_page(str(ROOT / "pages" / "about" / "method.py")).run()
    app.query_params = {}
    app.switch_page(str(ROOT / "pages" / "board" / "complaints.py")).run()
    assert app.selectbox(key="filter_preset").value == "4w"
    assert app.query_params["journeys"] in ("bank", ["bank"])
    app.button_group(key="lang").set_value("zh").run()
    assert app.selectbox(key="filter_preset").value == "4w"


def test_a_half_picked_range_keeps_the_page(board: None) -> None:
    app = opened(journeys="bank")
    before = texts(app)
    app.selectbox(key="filter_preset").set_value("custom").run()
    app.date_input(key="filter_own").set_value((date(2026, 1, 1),)).run()
    assert not app.exception
    assert before.splitlines()[:3] == texts(app).splitlines()[:3]


def test_a_period_without_data_says_so(board: None) -> None:
    app = opened(start="2020-01-01", end="2020-03-31")
    assert not app.exception
    assert app.info[0].value == "No data here. Choose another period or fewer filters."


def test_a_journey_narrows_the_nodes_one_can_choose(board: None) -> None:
    assert "Counter 1" not in opened(journeys="hotel").multiselect(key="filter_nodes").options


# --- honesty ----------------------------------------------------------------------------------------------------------


def test_times_of_several_journeys_are_not_compared(board: None) -> None:
    several, one = texts(looked()), texts(looked(journeys="bank"))
    assert "several journeys: choose one to compare" in several
    assert "several journeys" not in one


def test_what_changed_is_a_link_to_its_node_in_the_same_scope(board: None) -> None:
    app = looked(journeys="bank")
    link = next(one.proto for one in app.get("page_link") if one.proto.page.endswith("node"))
    assert "journeys=bank" in link.query_string
    assert "node=" in link.query_string


def test_the_planted_drop_is_found_and_the_chance_of_false_ones_is_told(board: None) -> None:
    said = texts(looked(journeys="bank"))
    assert "really worse" in said
    assert "would show by chance alone" in said


def test_the_node_page_follows_its_link_and_then_the_reader(board: None) -> None:
    app = opened("node", journeys="bank", node="wealth")
    assert app.selectbox(key="node").value == "wealth"
    app.selectbox(key="node").set_value("counter_2").run()
    assert app.query_params["node"] == "counter_2"


def test_cases_come_a_page_at_a_time(board: None) -> None:
    app = opened("complaints", journeys="bank", start="2025-05-01", end="2026-10-31")
    assert len(app.dataframe[-1].value) == 25


# --- without data (last: it closes the store the others share) --------------------------------------------------------


@pytest.mark.parametrize("name", BOARD)
@pytest.mark.parametrize("language", LOCALES)
def test_without_data_a_page_is_the_way_to_the_first_upload(empty: Path, name: str, language: str) -> None:
    app = opened(name, language)
    assert not app.exception
    assert (len(app.info), len(app.get("page_link"))) == (1, 1)
