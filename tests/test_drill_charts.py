"""Control charts, journeys, funnels and the curve of patience by their parts; and where a click on a chart leads."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cxlib.charts import (
    Bar,
    ControlPanel,
    Panel,
    Scale,
    Upright,
    bars,
    control,
    dots,
    funnel,
    hours,
    pareto,
    path,
    waiting_curve,
)
from cxlib.charts.palette import COMMON, CONCERN, IMPROVEMENT

NAN = float("nan")
WEEKS = pd.date_range("2026-01-05", periods=6, freq="W-MON")


@pytest.fixture
def lines() -> pd.DataFrame:
    """Six weeks of a wait in seconds: a one-off, a concern, a week that does not count; new limits from the fourth."""
    return pd.DataFrame(
        {
            "period": WEEKS, "value": [600.0, 900, 600, 300, 480, 300], "n": 50, "hover": list("abcdef"),
            "segment": [0, 0, 0, 1, 1, 1], "centre": [600.0] * 3 + [300.0] * 3, "lpl": [NAN] * 3 + [240.0] * 3,
            "upl": [840.0] * 3 + [420.0] * 3, "band_low": [0.0] * 3 + [240.0] * 3,
            "band_high": [840.0] * 3 + [420.0] * 3, "ghost": [False, True] + [False] * 4,
            "counted": [True] * 5 + [False], "meaning": ["none"] * 4 + ["concern", "none"],
        }
    )  # fmt: skip


def course(figure: Any, place: int = 0) -> Any:
    return [trace for trace in figure.data if trace.mode == "lines+markers"][place]


# --- control charts ---------------------------------------------------------------------------------------------------


def test_only_a_signal_has_a_colour_and_every_state_its_own_shape(lines: pd.DataFrame) -> None:
    marker = course(control([ControlPanel(lines, "W", "Wait")])).marker
    assert list(marker.symbol) == ["circle", "x-thin-open", "circle", "circle", "diamond", "circle-open"]
    assert [place for place, colour in enumerate(marker.color) if colour != COMMON] == [4]
    assert marker.color[4] == CONCERN


def test_lines_of_two_segments_never_meet(lines: pd.DataFrame) -> None:
    centres = [
        trace for trace in control([ControlPanel(lines, "W", "Wait")]).data
        if trace.mode == "lines" and trace.line.color == COMMON and trace.line.dash is None
    ]  # fmt: skip
    assert [list(pd.to_datetime(list(trace.x))) for trace in centres] == [list(WEEKS[:3]), list(WEEKS[3:])]
    assert [set(trace.y) for trace in centres] == [{600.0}, {300.0}]


def test_trial_limits_are_dotted_and_full_ones_dashed(lines: pd.DataFrame) -> None:
    for trial, dash in ((True, "dot"), (False, "dash")):
        figure = control([ControlPanel(lines, "W", "Wait", trial=trial)])
        assert {trace.line.dash for trace in figure.data if trace.mode == "lines" and trace.line.width == 1} == {dash}


def test_values_and_target_stand_on_the_same_scale(lines: pd.DataFrame) -> None:
    standard = pd.DataFrame({"day": WEEKS[[0, -1]], "value": 450.0})
    panel = ControlPanel(lines, "W", "Wait", Scale(60, "~g", " min"), standard)
    figure = control([panel])
    target = next(trace for trace in figure.data if trace.line.dash == "longdashdot")
    assert list(course(figure).y) == [10, 15, 10, 5, 8, 5]
    assert list(target.y) == [7.5, 7.5]
    low, high = figure.layout.yaxis.range
    assert low < 4
    assert high > 15


def test_marks_of_people_go_through_all_panels(lines: pd.DataFrame) -> None:
    event, step = Upright(WEEKS[1], "①", "training"), Upright(WEEKS[3], "②", "new limits", solid=True)
    figure = control([ControlPanel(lines, "W", "Wait"), ControlPanel(lines, "W", "Service")], [event, step])
    assert [(shape.line.dash, shape.yref, shape.y0, shape.y1) for shape in figure.layout.shapes] == [
        ("dot", "y domain", 0, 1), ("dot", "y2 domain", 0, 1),
        ("solid", "y domain", 0, 1), ("solid", "y2 domain", 0, 1),
    ]  # fmt: skip
    assert {"①", "②"} <= {note.text for note in figure.layout.annotations}
    assert {trace.xaxis for trace in figure.data} == {"x"}


# --- journeys ---------------------------------------------------------------------------------------------------------


STEPS = pd.DataFrame(
    {
        "label": ["Greet", "Leave"], "value": [0.9, 0.6], "low": [0.85, 0.5], "high": [0.95, 0.7],
        "class": ["normal", "provisional"], "hover": ["a", "b"],
    }
)  # fmt: skip


def test_a_step_without_a_figure_breaks_the_line_and_keeps_its_place() -> None:
    line = course(path([Panel(STEPS, "Satisfaction")], ["Greet", "Listen", "Leave"]))
    assert list(line.x) == ["Greet", "Listen", "Leave"]
    assert line.y[1] is None
    assert line.connectgaps is False


def test_the_weakest_step_is_an_orange_diamond_hollow_on_few_answers() -> None:
    marker = course(path([Panel(STEPS, "Satisfaction")], ["Greet", "Leave"], ["Leave"])).marker
    assert list(marker.symbol) == ["circle", "diamond-open"]
    assert list(marker.color) == [COMMON, CONCERN]


# --- funnels ----------------------------------------------------------------------------------------------------------


PLACES = pd.DataFrame(
    {
        "label": ["North", "South", "West"], "n": [100.0, 400.0, 20.0], "charted": [0.9, 0.6, 0.8],
        "verdict": ["improvement", "concern", ""], "class": ["normal", "normal", "provisional"], "hover": list("abc"),
    }
)  # fmt: skip
LIMITS = pd.DataFrame({"n": [20.0, 400.0], "low95": 0.7, "high95": 0.9, "low998": 0.6, "high998": 1.0})


def test_only_places_beyond_chance_are_named_and_coloured() -> None:
    figure = funnel(PLACES, LIMITS, (0.8, "all together"), Scale(tickformat=".0%"), ("n", "Satisfaction"))
    points = next(trace for trace in figure.data if trace.mode == "markers+text")
    assert list(points.text) == ["North", "South", ""]
    assert list(points.marker.color) == [IMPROVEMENT, CONCERN, COMMON]
    assert list(points.marker.symbol) == ["diamond", "diamond", "circle-open"]
    assert [trace.line.dash for trace in figure.data if trace.mode == "lines"] == ["dot", "dot", "dash", "dash"]
    assert (figure.layout.shapes[0].y0, figure.layout.annotations[0].text) == (0.8, "— all together")


# --- patience ---------------------------------------------------------------------------------------------------------


BINS = pd.DataFrame({"wait": [5.0, 15.0], "share": [0.9, 0.6], "low": [0.85, 0.5], "high": [0.95, 0.7], "hover": "x"})
LINE = pd.DataFrame({"wait": [0.0, 10.0, 20.0], "share": [0.9, 0.9, 0.5]})


def test_the_break_is_a_band_with_a_line_and_without_one_nothing_is_claimed() -> None:
    found = waiting_curve(BINS, LINE, (10.0, 8.0, 12.0), ("minutes", "satisfied"))
    assert [(shape.type, shape.x0, shape.x1) for shape in found.layout.shapes] == [("rect", 8, 12), ("line", 10, 10)]
    assert list(found.data[0].error_y.arrayminus) == pytest.approx([0.05, 0.1])
    none = waiting_curve(BINS, LINE.head(0), None, ("minutes", "satisfied"))
    assert not none.layout.shapes
    assert (found.data[1].line.color, none.data[1].line.color) == (CONCERN, COMMON)


# --- where a click leads ----------------------------------------------------------------------------------------------


def leads(figure: Any) -> list[list[Any]]:
    return [list(trace.customdata) for trace in figure.data if trace.customdata is not None]


def test_every_chart_carries_where_its_points_lead(lines: pd.DataFrame) -> None:
    two, few = ["a", "b"], STEPS.assign(opens=["a", "b"])
    week = pd.DataFrame({"weekday": [1, 2], "hour": [9, 9], "value": [1.0, 2.0], "hover": "", "opens": two})
    assert leads(dots(few, Scale())) == [two]
    assert leads(bars([Bar(few, "P90")], ["Greet", "Leave"], Scale(), {"Greet": 1.0}, "Standard")) == [two]
    assert leads(hours(week, Scale(), ["Mon", "Tue"])) == [two]
    assert leads(pareto(few.assign(n=[3, 1]), "n", "share")) == [two, two]
    assert leads(path([Panel(few, "x")], ["Greet", "Listen", "Leave"])) == [["a", None, "b"]]
    assert leads(control([ControlPanel(lines.assign(opens=list("uvwxyz")), "W", "x")])) == [list("uvwxyz")]
    placed = PLACES.assign(opens=list("abc"))
    assert leads(funnel(placed, LIMITS, (0.8, ""), Scale(), ("", ""))) == [list("abc")]


def test_a_chart_without_ways_has_no_point_that_leads_anywhere() -> None:
    assert leads(dots(STEPS, Scale())) == []
