"""Room in a chart: ticks under all of it, limits inside it, labels that differ."""

from __future__ import annotations

import pandas as pd

from cxlib.charts import ControlPanel, Scale, control, funnel, scale


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


def test_the_limits_of_a_funnel_are_inside_the_picture_however_alike_the_places_are() -> None:
    places = pd.DataFrame({"label": ["a", "b"], "n": [400.0, 500.0], "charted": [0.8, 0.801], "verdict": "",
                           "class": "normal", "hover": ""})  # fmt: skip
    limits = pd.DataFrame({"n": [10.0, 400.0, 500.0], "low95": [0.5, 0.76, 0.765], "high95": [1.0, 0.84, 0.835],
                           "low998": [0.3, 0.74, 0.745], "high998": [1.0, 0.86, 0.855]})  # fmt: skip
    low, high = funnel(places, limits, (0.8, ""), Scale(), ("", "")).layout.yaxis.range
    assert 0.7 < low < 0.74
    assert 0.86 < high < 0.9


def test_half_points_of_a_share_do_not_read_alike() -> None:
    assert scale("share", [0.79, 0.8]).tickformat == "~%"
