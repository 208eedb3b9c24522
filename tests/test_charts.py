"""Figures by their parts: what is drawn, in which colour, and what is not drawn."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cxlib.charts import Bar, Scale, bars, dots, heat_table, hours, pareto, spark
from cxlib.charts.palette import COMMON, CONCERN, FAINT, IMPROVEMENT, tint
from cxlib.charts.runs import time_axis

NAN = float("nan")
WEEKS = pd.to_datetime(["2026-01-05", "2026-01-12", "2026-01-26", "2026-02-02"])


@pytest.fixture
def course() -> pd.DataFrame:
    """Four weeks; the third week of January has no row, the last a figure on few answers."""
    return pd.DataFrame(
        {
            "period": WEEKS,
            "value": [0.80, 0.82, 0.70, 0.75],
            "low": [0.75, 0.77, 0.60, 0.50],
            "high": [0.85, 0.87, 0.80, 0.95],
            "class": ["normal", "normal", "normal", "provisional"],
            "hover": ["a", "b", "c", "d"],
        }
    )


@pytest.fixture
def rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": ["Counter 1", "Counter 2"],
            "value": [600.0, 300.0],
            "low": [540.0, 240.0],
            "high": [720.0, 360.0],
            "class": ["normal", "provisional"],
            "hover": ["ten minutes", "five minutes"],
        }
    )


def part(figure: Any, **wanted: str) -> Any:
    return next(trace for trace in figure.data if all(getattr(trace, name) == value for name, value in wanted.items()))


# --- spark, time axis -------------------------------------------------------------------------------------------------


def test_a_missing_week_is_a_gap_and_no_line_runs_through_it(course: pd.DataFrame) -> None:
    line = part(spark(course, "W"), mode="lines+markers")
    assert len(line.x) == 5
    assert pd.isna(line.y[2])
    assert not line.connectgaps


def test_the_interval_is_one_loop_per_unbroken_run(course: pd.DataFrame) -> None:
    band = part(spark(course, "W"), fill="toself")
    assert [point is None for point in band.y].count(True) == 2


@pytest.mark.parametrize(
    ("verdict", "colour"), [("improvement", IMPROVEMENT), ("concern", CONCERN), ("chance", COMMON), ("few", COMMON)]
)
def test_only_a_real_change_has_a_colour(course: pd.DataFrame, verdict: str, colour: str) -> None:
    assert part(spark(course, "W", 0.8, verdict), mode="lines+markers").line.color == colour


def test_a_spark_shows_the_periods_before_in_grey(course: pd.DataFrame) -> None:
    past = course.assign(period=course["period"] - pd.Timedelta(weeks=8))
    pale = spark(course, "W", verdict="concern", earlier=past).data[-1]
    assert (pale.line.color, pd.Timestamp(pale.x[0])) == (FAINT, past["period"].iloc[0])


def test_ticks_are_first_days_of_periods_with_the_year_where_it_changes() -> None:
    months = pd.Series(pd.to_datetime(["2025-12-01", "2026-01-01"]))
    assert list(time_axis(months, "M")["ticktext"]) == ["12<br>2025", "01<br>2026"]


# --- bars, dots -------------------------------------------------------------------------------------------------------


def test_bars_are_in_minutes_with_error_bars_and_the_standard_as_a_stroke(rows: pd.DataFrame) -> None:
    # the first counter's interval begins at nine minutes, so eight are missed by more than chance
    limits, names = {"Counter 1": 480, "Counter 2": 900}, ("Standard", "Standard, missed")
    figure = bars([Bar(rows, "P90")], ["Counter 1", "Counter 2"], Scale(60, "~g", " min"), limits, names)
    bar, held, missed = part(figure, type="bar"), part(figure, name="Standard"), part(figure, name="Standard, missed")
    assert list(bar.x) == [10, 5]
    assert list(bar.error_x.array) == [2, 1]
    assert (list(held.x), list(held.y), held.marker.color) == ([15], ["Counter 2"], COMMON)
    assert (list(missed.x), list(missed.y), missed.marker.color) == ([8], ["Counter 1"], CONCERN)
    assert bar.marker.color[0] != bar.marker.color[1]


def test_the_first_row_is_on_top(rows: pd.DataFrame) -> None:
    assert list(dots(rows, Scale()).layout.yaxis.categoryarray) == ["Counter 2", "Counter 1"]


def test_dots_have_intervals_and_the_whole_as_a_line(rows: pd.DataFrame) -> None:
    figure = dots(rows, Scale(60), [(420, "all together", "dot")])
    assert list(figure.data[0].error_x.arrayminus) == [1, 1]
    assert list(figure.data[0].marker.symbol) == ["circle", "circle-open"]
    assert figure.layout.shapes[0].x0 == 7


# --- hours, pareto, table ---------------------------------------------------------------------------------------------


def test_an_hour_without_a_figure_is_empty_and_hours_without_any_are_left_out() -> None:
    frame = pd.DataFrame(
        {"weekday": [1, 1, 2, 2], "hour": [9, 10, 9, 17], "value": [60.0, 120.0, NAN, NAN], "hover": list("abcd")}
    )
    cells = hours(frame, Scale(60, "~g", " min"), ["Mon", "Tue"]).data[0]
    assert list(cells.x) == ["09", "10"]
    assert list(cells.y) == ["Mon"]
    assert (cells.zmin, cells.zmax) == (0, 2)


@pytest.mark.parametrize(("columns", "minutes", "written"), [(16, 12, True), (24, 12, False), (16, 120, False)])
def test_cells_have_their_number_where_a_phone_has_room_for_it(columns: int, minutes: int, written: bool) -> None:
    day = pd.DataFrame({"weekday": 1, "hour": range(columns), "value": 60.0 * minutes, "hover": "a"})
    assert ("text" in hours(day, Scale(60), ["Mon"]).data[1].mode) == written


def test_pareto_ends_at_the_whole_and_strong_bars_make_four_fifths() -> None:
    frame = pd.DataFrame({"label": list("abc"), "n": [70, 20, 10], "hover": list("abc")})
    figure = pareto(frame, "complaints", "cumulative share")
    counts, line = figure.data
    assert list(line.x) == pytest.approx([0.7, 0.9, 1.0])
    assert counts.marker.color[0] == counts.marker.color[1] != counts.marker.color[2]


def test_a_remainder_is_pale_however_large_it_is() -> None:
    frame = pd.DataFrame({"label": list("ab"), "n": [60, 40], "hover": list("ab"), "rest": [False, True]})
    first, last = pareto(frame, "complaints", "cumulative share").data[0].marker.color
    assert first != last


def test_the_table_colours_only_what_is_real() -> None:
    shown = pd.DataFrame({"W1": ["84", "75 !", ""]}, index=["a", "b", "c"])
    verdicts = pd.DataFrame({"W1": ["ordinary", "concern", ""]}, index=["a", "b", "c"])
    html = heat_table(shown, verdicts).to_html()
    assert tint(CONCERN, 0.45) in html
    assert tint(IMPROVEMENT, 0.45) not in html
    assert html.count("background-color") == 2
