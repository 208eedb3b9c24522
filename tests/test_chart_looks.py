"""How figures look: names in two lines, axes that say what they measure, colours that stand out on both pages."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from cxlib.charts import Bar, Scale, bars, dots, hours, pareto, scale, spark
from cxlib.charts.labels import LINE, in_lines, width
from cxlib.charts.palette import COLOURS, COMMON
from cxlib.charts.parts import INKS, ON_INK

NAN = float("nan")
ROWS = pd.DataFrame(
    {
        "label": ["Counter 1", "Counter 2"],
        "value": [600.0, 300.0],
        "low": [540.0, 240.0],
        "high": [720.0, 360.0],
        "class": ["normal", "provisional"],
        "hover": ["ten minutes", "five minutes"],
    }
)
COURSE = ROWS.assign(period=pd.to_datetime(["2026-01-05", "2026-01-12"]))


# --- names and axes ---------------------------------------------------------------------------------------------------


def test_a_long_name_takes_two_lines_and_two_names_that_begin_alike_stay_two_rows() -> None:
    names = ["Advice on pensions and insurance at home", "Advice on pensions and insurance at work"]
    axis = dots(ROWS.assign(label=names), Scale()).layout.yaxis
    assert list(axis.tickvals) == names
    assert [text.count("<br>") for text in axis.ticktext] == [1, 1]
    assert all(width(line) <= LINE for text in axis.ticktext for line in text.strip().split("<br>"))


def test_what_is_cut_stays_escaped() -> None:
    assert in_lines("&lt;b&gt;" * 20).replace("&lt;", "").replace("&gt;", "").count("<") == 1  # the line break alone


def test_every_axis_says_what_it_measures() -> None:
    week = pd.DataFrame({"weekday": [1], "hour": [9], "value": [60.0], "hover": "a"})
    cases = pd.DataFrame({"label": ["a"], "n": [1], "hover": ["a"]})
    by_hour = hours(week, Scale(60), ["Mon"], "hour of the day", "wait")
    assert dots(ROWS, Scale(60), title="wait").layout.xaxis.title.text == "wait"
    assert bars([Bar(ROWS, "P90")], ["Counter 1"], Scale(60), {}, ("", ""), "wait").layout.xaxis.title.text == "wait"
    assert (by_hour.layout.annotations[0].text, by_hour.data[0].colorbar.title.text) == ("hour of the day", "wait")
    assert pareto(cases, "complaints", "share").layout.xaxis.title.text == "complaints"


# --- looks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["#ffffff", "#14181d"], ids=["light", "dark"])
@pytest.mark.parametrize("colour", [*COLOURS.values(), COMMON])
def test_every_colour_stands_out_on_the_page(colour: str, page: str) -> None:
    lighter, darker = sorted((luminance(colour), luminance(page)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_shares_written_on_a_bar_are_read_on_light_and_dark_pages_alike() -> None:
    for ink in INKS.values():
        assert re.fullmatch("#[0-9a-f]{6}", ink)  # nothing of the page shines through
        assert (luminance(ink) + 0.05) / (luminance(ON_INK) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("unit", "largest", "suffix"), [("seconds", 1800, " min"), ("seconds", 36000, " h"), ("seconds", 864000, " d")]
)
def test_times_are_told_in_a_unit_that_fits(unit: str, largest: float, suffix: str) -> None:
    assert scale(unit, [60, largest, NAN]).suffix == suffix


@pytest.mark.parametrize("verdict", ["", "concern"])
def test_no_figure_has_a_background_of_its_own(verdict: str) -> None:
    for figure in (spark(COURSE, "W", 0.8, verdict), dots(ROWS, Scale())):
        assert figure.layout.paper_bgcolor is None
        assert figure.layout.plot_bgcolor is None


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
