"""The compare page: what was compared and what was not, what all together are, and a link that brings it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.board import forget, looked, opened, texts

LATE = {"metric": "closed_in_time", "by": "site"}


@pytest.fixture(autouse=True)
def board(sample_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CX_DB", str(sample_database))


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    forget()
    yield
    forget()


def table(app: AppTest) -> pd.DataFrame:
    shown: pd.DataFrame = app.dataframe[0].value
    return shown


@pytest.mark.parametrize(
    ("language", "headline", "untested", "verdict"),
    [
        ("en", "1 of 6 places is large enough to compare", "not tested: fewer than 30", "No place differs"),
        ("zh", "6 处中只有 1 处样本够大", "未检验：不足 30", "没有一处与总体的差别"),
    ],
)
def test_one_place_large_enough_is_no_all_clear(language: str, headline: str, untested: str, verdict: str) -> None:
    app = looked("compare", language, **LATE)
    assert headline in texts(app)
    assert verdict not in texts(app)
    assert (table(app).iloc[:, -2] == untested).sum() == 5


def test_some_places_too_small_are_counted_in_the_headline() -> None:
    said = texts(looked("compare", metric="complaints_per_1000", by="site"))
    assert "4 of 6 places are large enough to compare; none of them differs" in said


def test_adjusted_figures_stand_in_the_table_only_if_they_were_adjusted() -> None:
    app = looked("compare", **LATE)
    assert "Adjusted for nodes" in table(app)
    assert "Adjusted for nodes" not in table(looked("compare", adjusted="no", **LATE))


@pytest.mark.parametrize("by", ["site", "node"])
def test_all_together_is_said_as_the_card_of_complaints_says_it(by: str) -> None:
    card = next(one for one in looked("complaints").metric if "Closed" in one.label)
    app = looked("compare", metric="closed_in_time", by=by)
    assert f"all together {card.value}" in str(app.get("plotly_chart")[0].proto.spec)


def test_the_mean_of_nodes_is_not_called_all_together() -> None:
    drawn = str(looked("compare", metric="csat", by="node").get("plotly_chart")[0].proto.spec)
    assert "mean of the places shown 80.5%" in drawn
    assert "all together" not in drawn


def test_what_has_no_name_is_neither_judged_nor_drawn_and_stands_last() -> None:
    app = looked("compare", metric="csat", by="channel")
    assert list(table(app)["Channel"])[-1] == "not given"
    assert list(table(app)["Against all together"])[-1] == "not tested: no place, counts in the whole alone"
    assert "of 6 compared" in texts(app)
    assert "not given" not in texts(app) + str(app.get("plotly_chart")[0].proto.spec)


def test_where_nothing_has_a_name_no_funnel_is_drawn() -> None:
    app = looked("compare", metric="closed_in_time", by="channel")
    assert not [*app.exception, *app.error]
    assert not app.get("plotly_chart")
    assert "No place has a figure firm enough" in texts(app)


def test_the_link_keeps_what_is_compared_and_by_what() -> None:
    app = opened("compare")
    app.radio(key="compare_metric").set_value("closed_in_time").run()
    app.radio(key="compare_by").set_value("node").run()
    app.toggle(key="compare_adjusted").set_value(False).run()
    kept = {name: "".join(app.query_params[name]) for name in ("metric", "by", "adjusted")}
    assert kept == {"metric": "closed_in_time", "by": "node", "adjusted": "no"}
    again = opened("compare", **kept)
    assert again.radio(key="compare_metric").value == "closed_in_time"
    assert again.radio(key="compare_by").value == "node"
    assert again.toggle(key="compare_adjusted").value is False


def test_a_link_that_asks_for_what_is_not_compared_begins_as_usual() -> None:
    app = opened("compare", metric="nps", by="moon")
    assert (app.radio(key="compare_metric").value, app.radio(key="compare_by").value) == ("csat", "site")


def test_the_page_can_be_copied_with_its_choice() -> None:
    told = [code.value for code in looked("compare", **LATE).code]
    assert any("metric=closed_in_time" in one and "by=site" in one for one in told)
    assert any(one.startswith("Closed in time: 81%") for one in told)
