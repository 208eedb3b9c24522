"""One signal, one function: command line, sentence, cell, chart, table and copied sentence say the same."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cxlib.cli import main
from cxlib.registry import METRICS
from cxlib.scope import Scope
from tests.board import looked, texts
from ui.downloads import prepared
from ui.period_words import dated, when
from ui.telling import metric_name, short_name, value_text
from ui.words import period

SCOPE = {"start": "2026-07-27", "end": "2026-10-31", "journeys": "bank"}
WORDS = ("--from", "2026-07-27", "--to", "2026-10-31", "--journey", "bank", "--json")
DIAMOND = "diamond"


@pytest.fixture(scope="module")
def signals(kept: Path) -> list[dict[str, Any]]:
    """What the command line says is going on, asked before a page has the file open."""
    with redirect_stdout(io.StringIO()) as said:
        assert main(["signals", *WORDS, "--db", str(kept)]) == 0
    found: list[dict[str, Any]] = json.loads(said.getvalue())
    assert found
    return found


@pytest.fixture
def told(signals: list[dict[str, Any]], kept: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    monkeypatch.setenv("CX_DB", str(kept))
    return signals


@pytest.fixture
def node_page(told: list[dict[str, Any]]) -> AppTest:
    """The page of the node most people are touched at."""
    return looked("node", **SCOPE, node=told[0]["node"])


def since(one: dict[str, Any]) -> str:
    return period(pd.Timestamp(one["since"]), one["grain"])


def at_node(told: list[dict[str, Any]], page: AppTest) -> list[dict[str, Any]]:
    """The signals the charts of a node's page show."""
    drawn = "\n".join(str(chart.proto.alt) for chart in page.get("plotly_chart"))
    here = [one for one in told if one["node"] == told[0]["node"] and one["metric"] != "nps"]
    assert here
    assert all(metric_name(one["metric"]) in drawn for one in here)
    return here


def test_the_overview_tells_the_signals_of_the_command_line_in_its_order(told: list[dict[str, Any]]) -> None:
    page = looked("overview", **SCOPE)
    links = [link.proto for link in page.get("page_link") if "node=" in link.proto.query_string]
    assert all(f"node={one['node']}" in link.query_string for one, link in zip(told, links, strict=True))
    said = texts(page)
    for one in told:
        before, now = (value_text(one["metric"], one[name], one["n"]) for name in ("before", "now"))
        first, last = (pd.Timestamp(one[name]) for name in ("since", "until"))
        lasting = f"from {before} to {now} since {dated(first, one['grain'])}"
        over = f"was {now} {when(first, last, one['grain'])}, before that {before}; steady since"
        change = lasting if one["current"] else over
        assert re.search(rf"{re.escape(short_name(one['metric']))}: \S*(rose |fell )?{re.escape(change)}", said)
    assert f"{len(told)} signals in" in said


def test_the_cell_of_a_signals_first_period_is_marked(told: list[dict[str, Any]]) -> None:
    page = looked("overview", **SCOPE)
    names = {"counter_1": "Counter 1", "counter_2": "Counter 2", "wealth": "Wealth advice"}
    marked = [one for one in told if one["metric"] == "csat" and one["grain"] == "W"]
    assert marked
    for one in marked:
        row = page.dataframe[0].value.loc[names[one["node"]]]
        sign = "!" if one["meaning"] == "concern" else "+"
        assert sign in row[f"{pd.Timestamp(one['since']):%m-%d}"]


def test_the_nodes_chart_draws_the_signal_where_it_begins(told: list[dict[str, Any]], node_page: AppTest) -> None:
    here = at_node(told, node_page)
    panels = [
        trace
        for chart in node_page.get("plotly_chart")
        for trace in json.loads(chart.proto.spec)["data"]
        if isinstance(trace.get("marker", {}).get("symbol"), list) and DIAMOND in trace["marker"]["symbol"]
    ]
    for one in here:
        mine = next(trace for trace in panels if f"metric={one['metric']}" in str(trace["customdata"]))
        days = [pd.Timestamp(day) for day in mine["x"]]
        assert mine["marker"]["symbol"][days.index(pd.Timestamp(one["since"]))] == DIAMOND
        after = [
            symbol
            for day, symbol in zip(days, mine["marker"]["symbol"], strict=True)
            if day >= pd.Timestamp(one["since"])
        ]
        assert after.count(DIAMOND) >= one["points"]


def test_the_table_beside_the_chart_names_the_signals(told: list[dict[str, Any]], node_page: AppTest) -> None:
    node_page.session_state["table_node_trends"] = True  # its drawer is open
    node_page.run()
    table = next(frame.value for frame in node_page.dataframe if "Signal" in frame.value.columns)
    for one in at_node(told, node_page):
        mine = table[(table["Metric"] == metric_name(one["metric"])) & (table["Period"] == since(one))]
        assert len(mine) == 1
        assert mine["Signal"].iloc[0] != ""


def test_the_sentence_to_copy_says_since_when(told: list[dict[str, Any]], node_page: AppTest) -> None:
    sentences = [code.value for code in node_page.code]
    for one in at_node(told, node_page):
        mine = [text for text in sentences if text.startswith(metric_name(one["metric"])) and "chart" in text]
        assert len(mine) == 1
        assert dated(pd.Timestamp(one["since"]), one["grain"]) in mine[0]
        assert METRICS[one["metric"]].better == (
            "high" if (one["direction"] == "low") == (one["meaning"] == "concern") else "low"
        )


def test_the_download_holds_the_signals_as_numbers(told: list[dict[str, Any]], kept: Path) -> None:
    from ui import analyses, courses

    scope = Scope(date(2026, 7, 27), date(2026, 10, 31), nodes=(told[0]["node"],))
    here = [one for one in told if one["node"] == told[0]["node"]]
    drawn = analyses.charted(scope, tuple(one["metric"] for one in here))
    table = prepared(courses.numbers(drawn), scope, ())
    sheet = pd.read_excel(io.BytesIO(table.xlsx("Data", "About")), sheet_name=None, engine="calamine")
    data, about = sheet["Data"], sheet["About"]
    for one in here:
        mine = data[data["Metric"] == metric_name(one["metric"])].set_index("Period from")
        first = mine.loc[pd.Timestamp(one["since"])]
        assert first["Signal"]
        assert first["Mean"] == pytest.approx(one["centre"])
        assert metric_name(one["metric"]) in set(about.iloc[:, 0])
    assert {"Lower control limit", "Upper control limit", "Standard in force", "Signal"} <= set(about.iloc[:, 0])
