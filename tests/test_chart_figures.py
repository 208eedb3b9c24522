"""Charts as they are sent: every property is one Plotly knows, and the ink is what Plotly itself would make of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import plotly.io
import pytest
from plotly.graph_objects import Figure

from cxlib import charts
from cxlib.charts import figure as made
from tests.board import opened
from ui.drawn import Drawn, inked

ALL = {"start": "2025-05-01", "end": "2026-10-31", "journeys": "bank"}
PAGES = ("journey", "waiting", "complaints", "compare", "elements", "needs", "comments", "effect")
INK = "#123456"


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The modules that draw while a test lasts; each of their figures is looked up property by property."""
    drew: set[str] = set()

    def validated(data: list[dict[str, object]], layout: dict[str, object], _validate: bool) -> Figure:
        drew.add(Path(sys._getframe(2).f_code.co_filename).stem)
        return Figure(data=data, layout=layout)

    monkeypatch.setattr(made, "Figure", validated)
    return drew


def test_every_chart_of_the_board_has_only_properties_that_plotly_knows(board: None, drawing: set[str]) -> None:
    for app in (opened(page, **ALL) for page in PAGES):
        assert not [*app.exception, *app.error]
    folder = Path(str(charts.__file__)).parent
    drawers = {path.stem for path in folder.glob("*.py") if "import figure" in path.read_text(encoding="utf-8")}
    assert drawers == drawing


def test_a_property_that_plotly_does_not_know_would_be_found(drawing: set[str]) -> None:
    with pytest.raises(ValueError, match="tallness"):
        made.figure([{"type": "bar", "y": [1]}], {"tallness": 90})


def test_ink_is_what_plotly_makes_of_it() -> None:
    def figure() -> Figure:
        told = {
            "font": {"size": 11},
            "xaxis": {"title": {"text": "wait"}},
            "yaxis": {},
            "yaxis2": {"tickfont": {"size": 9}},
        }
        return made.figure([{"type": "bar", "x": [1, 2], "y": [0.5, None]}], told)

    slow = figure()
    slow.update_layout(font_color=INK, hoverlabel_font_color=INK)
    slow.update_layout(modebar={"color": INK, "activecolor": INK, "bgcolor": "rgba(0,0,0,0)"})
    for axes in (slow.update_xaxes, slow.update_yaxes):
        axes(tickfont_color=INK, title_font_color=INK)
    sent = Drawn(figure(), INK)
    assert json.loads(plotly.io.to_json(sent)) == json.loads(plotly.io.to_json(slow))
    assert inked(figure().to_dict(), INK) != figure().to_dict() == Drawn(figure(), None).to_dict()
