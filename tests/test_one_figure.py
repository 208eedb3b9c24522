"""One figure, one function: command line, library, card, chart, table and download say the same, metric by metric."""

from __future__ import annotations

import base64
import io
import json
import shutil
from datetime import date

import numpy as np
import pandas as pd
import pytest

from cxlib.cli import main
from cxlib.figures import figures
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.board import forget, looked
from ui.downloads import prepared
from ui.telling import value_text

SCOPE = Scope(date(2026, 1, 1), date(2026, 6, 30), grain="M", journeys=("bank",))
WORDS = ("--from", "2026-01-01", "--to", "2026-06-30", "--grain", "M", "--journey", "bank")
PAGES = {
    "overview": ("csat", "wait_p90_s", "complaints_per_1000", "nps"),
    "waiting": ("wait_median_s", "wait_p90_s", "wait_within", "abandoned_share"),
    "complaints": ("complaints_per_1000", "answered_in_time", "closed_in_time", "fcr", "close_median_s"),
}


@pytest.fixture(scope="module")
def kept(sample_database, tmp_path_factory):
    """The sample data twice, for looking only: for the board, which keeps its store open, and for the command line."""
    forget()
    folder = tmp_path_factory.mktemp("figures")
    yield [shutil.copy(sample_database, folder / name) for name in ("board.duckdb", "command.duckdb")]
    forget()


@pytest.fixture
def board(kept, monkeypatch):
    monkeypatch.setenv("CX_DB", str(kept[0]))
    return kept[1]


def asked(capsys, database, metrics, by=""):
    """What the command line answers, as a frame."""
    words = ["figures", "--metric", ",".join(metrics), "--by", by, *WORDS, "--db", str(database), "--json"]
    assert main(words) == 0
    return pd.DataFrame(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("by", ["", "node", "period", "node,site"])
def test_command_line_and_library_give_the_same_lines_for_every_metric(board, capsys, by):
    told = asked(capsys, board, tuple(METRICS), by)
    keys = tuple(key for key in by.split(",") if key)
    store = open_store(board)
    known = figures(store.reader(), SCOPE, tuple(METRICS), keys)
    store.close()
    if "period" in keys:
        told["period"] = pd.to_datetime(told["period"])
    assert len(told) == len(known) > 0
    for column in ("metric", *keys, "n", "class", "reason"):
        assert told[column].tolist() == known[column].tolist(), column
    for column in ("value", "low", "high"):
        pd.testing.assert_series_equal(told[column].astype(float), known[column], check_names=False, rtol=1e-12)


@pytest.mark.parametrize("page", PAGES)
def test_cards_of_a_page_show_what_the_command_line_says(board, capsys, page):
    told = asked(capsys, board, PAGES[page])
    app = looked(page, start="2026-01-01", end="2026-06-30", grain="M", journeys="bank")
    assert not app.exception
    shown = [card.value for card in app.metric][: len(told)]
    assert shown == [value_text(line.metric, line.value, line.n) for line in told.itertuples()]


def test_the_chart_of_a_page_draws_what_the_command_line_says(board, capsys):
    told = asked(capsys, board, ("wait_median_s",), "period")
    app = looked("waiting", start="2026-01-01", end="2026-06-30", grain="M", journeys="bank")
    drawn = [numbers for chart in app.get("plotly_chart") for numbers in lines(json.loads(chart.proto.spec))]
    assert any(numbers == pytest.approx(told["value"].tolist(), rel=1e-9) for numbers in drawn)


def lines(figure):
    """The y values of every trace, one list a trace; arrays travel to the browser as encoded bytes."""
    for trace in figure["data"]:
        numbers = trace.get("y")
        if isinstance(numbers, dict):
            numbers = np.frombuffer(base64.b64decode(numbers["bdata"]), dtype=numbers["dtype"]).tolist()
        yield [one for one in numbers or [] if isinstance(one, int | float)]


def test_the_download_holds_what_the_command_line_says(board, capsys):
    told = asked(capsys, board, tuple(METRICS), "node")
    store = open_store(board)
    known = figures(store.reader(), SCOPE, tuple(METRICS), ("node",))
    store.close()
    table = prepared(known, SCOPE, ())
    csv = pd.read_csv(io.BytesIO(table.csv()))
    xlsx = pd.read_excel(io.BytesIO(table.xlsx("Data", "About")), engine="calamine")
    for copy in (csv, xlsx):
        assert len(copy) == len(told)
        values = pd.to_numeric(copy[next(name for name in copy.columns if name.lower() in ("figure", "value"))])
        pd.testing.assert_series_equal(values, told["value"].astype(float), check_names=False, rtol=1e-9)
