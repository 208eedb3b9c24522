"""Room in a chart: ticks under all of it, limits inside it, labels that differ."""

from __future__ import annotations

import pandas as pd
from plotly.graph_objects import Figure

from cxlib.charts import ControlPanel, Scale, Upright, control, dots, funnel, scale


def panel(first: str, periods: int, freq: str, grain: str, *, events: bool = False) -> ControlPanel:
    """A calm course of so many periods, or of events."""
    days = pd.date_range(first, periods=periods, freq=freq)
    lines = dict.fromkeys(("value", "centre", "lpl", "upl", "band_low", "band_high"), 5.0)
    calm = {"hover": "", "segment": 0, "meaning": "none", "ghost": False, "counted": True}
    frame = pd.DataFrame({"period": days} | lines | calm)
    return ControlPanel(frame, grain, "Wait", events=events)


def ticks(*panels: ControlPanel) -> list[str]:
    return [f"{day:%Y-%m-%d}" for day in pd.DatetimeIndex(control(panels).layout.xaxis.tickvals)]


def test_ticks_are_those_of_the_shortest_periods_where_these_cover_the_chart() -> None:
    assert ticks(panel("2026-01-05", 8, "W-MON", "W"), panel("2026-01-01", 2, "MS", "M"))[:2] == [
        "2026-01-05",
        "2026-01-12",
    ]


def test_ticks_are_months_where_the_weeks_cover_only_a_part_of_the_chart() -> None:
    found = ticks(panel("2026-01-05", 26, "W-MON", "W"), panel("2025-01-01", 18, "MS", "M"))
    assert found[0] == "2025-01-01"
    assert all(day.endswith("-01") for day in found)


def test_rare_events_alone_stand_over_months() -> None:
    assert ticks(panel("2026-01-20", 9, "17D", "D", events=True))[:3] == ["2026-01-01", "2026-02-01", "2026-03-01"]


def marked(*days: str) -> Figure:
    uprights = [Upright(pd.Timestamp(day), label, label) for day, label in zip(days, "①②③④⑤", strict=False)]
    return control([panel("2026-01-05", 52, "W-MON", "W")], uprights)


def numbers(figure: Figure) -> dict[str, int]:
    return {note.text: note.yshift for note in figure.layout.annotations if set(note.text) <= set("①②③④⑤")}


def test_numbers_of_events_far_apart_stand_on_one_line_below_both_lines_of_the_ticks() -> None:
    found = numbers(marked("2026-02-01", "2026-08-01"))
    assert list(found) == ["①", "②"]
    assert len(set(found.values())) == 1
    assert max(found.values()) < -30


def test_numbers_of_events_close_together_stand_one_below_the_other_and_have_room() -> None:
    alone, three = marked("2026-03-02"), marked("2026-03-02", "2026-03-09", "2026-03-16")
    shifts = list(numbers(three).values())
    assert shifts == sorted(shifts, reverse=True)
    assert len(set(shifts)) == 3
    assert three.layout.height - alone.layout.height == shifts[0] - shifts[2]


def test_more_events_than_lines_share_a_number_and_none_is_lost() -> None:
    figure = marked("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")
    assert list(numbers(figure)) == ["①", "②", "③④⑤"]
    assert len(figure.layout.shapes) == 5


def test_the_limits_of_a_funnel_are_inside_the_picture_however_alike_the_places_are() -> None:
    places = pd.DataFrame({"label": ["a", "b"], "n": [400.0, 500.0], "charted": [0.8, 0.801], "verdict": "",
                           "class": "normal", "hover": ""})  # fmt: skip
    limits = pd.DataFrame({"n": [10.0, 400.0, 500.0], "low95": [0.5, 0.76, 0.765], "high95": [1.0, 0.84, 0.835],
                           "low998": [0.3, 0.74, 0.745], "high998": [1.0, 0.86, 0.855]})  # fmt: skip
    low, high = funnel(places, limits, (0.8, ""), Scale(), ("", "")).layout.yaxis.range
    assert 0.7 < low < 0.74
    assert 0.86 < high < 0.9


def test_the_name_of_a_place_with_many_cases_stands_left_of_it_where_the_picture_has_room() -> None:
    places = pd.DataFrame({"label": ["a", "b"], "n": [100.0, 900.0], "charted": [0.6, 0.95], "verdict": "concern",
                           "class": "normal", "hover": ""})  # fmt: skip
    limits = pd.DataFrame({"n": [100.0, 900.0]} | dict.fromkeys(("low95", "high95", "low998", "high998"), 0.8))
    points = funnel(places, limits, (0.8, ""), Scale(), ("", "")).data[-1]
    assert list(points.textposition) == ["middle right", "middle left"]


def test_the_name_of_a_level_right_of_all_rows_keeps_clear_of_the_button_in_the_corner() -> None:
    rows = pd.DataFrame({"label": ["a"], "value": [0.5], "low": [0.4], "high": [0.6], "class": "normal", "hover": ""})
    names = dots(rows, Scale(), [(0.7, "all", "dot"), (0.5, "here", "dot")]).layout.annotations
    assert [name.xanchor for name in names] == ["right", "center"]


def test_half_points_of_a_share_do_not_read_alike() -> None:
    assert scale("share", [0.79, 0.8]).tickformat == "~%"
