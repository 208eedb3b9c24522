"""Did the fix work, on the pages: from an event on a node's charts to its effect, in the words of an event."""

from __future__ import annotations

import re

import pytest

from tests.board import looked, opened, texts

pytestmark = pytest.mark.usefixtures("board")


def ways(app) -> dict[str, str]:
    return {str(way.label).replace("\\", ""): way.query_string for way in app.get("page_link")}


def test_an_event_on_a_node_s_charts_has_a_way_to_what_it_did() -> None:
    way = ways(looked("node", node="book"))["Did it work? 2 Mar 2026: Booking app goes live (new machine)"]
    assert "event=2" in way.split("&")
    way = ways(looked("node", node="quote"))[
        "Did it work? 9 Mar 2026: Explaining the quote and asking first (training)"
    ]
    assert any(part.startswith("training=") for part in way.split("&"))


def test_what_cannot_be_tested_is_told_with_what_the_control_charts_say() -> None:
    app = opened("effect", event="2")
    assert not [*app.exception, *app.error]
    told = texts(app).replace("\\", "")
    assert app.selectbox(key="training_chosen").value == "event=2"
    assert "Cannot be tested, with fewer than three on one side" in told
    assert "1 service node where it came, 4 service nodes elsewhere" in told
    assert "trained" not in told.partition("All trainings")[0].partition("Cannot be tested")[2]
    charts = next(one.value for one in app.dataframe if "Its control chart" in one.value)
    assert charts["Side"].tolist().count("where it came") == 1
    assert len(charts) == 5
    assert charts["Its control chart"].str.len().gt(0).all()


def test_an_event_is_judged_in_chinese_alone() -> None:
    app = opened("effect", "zh", event="1")
    assert not [*app.exception, *app.error]
    words = re.sub(r"[`(:][a-z_/.:-]+[`):\[]", " ", texts(app))
    assert set(re.findall(r"[A-Za-z]{4,}", words)) <= {"Excel"}
    assert "发生处：1 个服务节点；其他处：3 个服务节点" in words
