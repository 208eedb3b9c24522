"""Dumbbells, parts and grids draw what their frames say: intervals where they belong, doubt hollow, names apart."""

from __future__ import annotations

import pandas as pd
import pytest

from cxlib.charts import dumbbell, grid, names_of_points, parts
from cxlib.charts.palette import COMMON, CONCERN
from ui.element_words import signed, verdict, weakest

GAPS = pd.DataFrame(
    {
        "label": ["Speed", "Looks"], "expectation": [4.5, 4.0], "perception": [4.0, 4.1], "gap": [-0.5, 0.1],
        "gap_low": [-0.7, -0.2], "gap_high": [-0.3, 0.4], "verdict": ["concern", ""],
        "class": ["normal", "provisional"], "text": ["▼ −0.50", "+0.10"], "hover": ["a", "b"],
        "opens": ["item=speed", "item=looks"],
    }
)  # fmt: skip
POINTS = pd.DataFrame(
    {
        "label": ["a", "b", "c"], "x": [0.1, 0.5, 0.9], "x_low": [0.0, 0.4, 0.8], "x_high": [0.2, 0.6, 1.0],
        "y": [0.2, 0.3, 0.4], "y_low": [0.1, 0.2, 0.3], "y_high": [0.3, 0.4, 0.5], "verdict": ["", "concern", ""],
        "class": ["normal", "normal", "provisional"], "hover": ["a", "b", "c"],
    }
)  # fmt: skip


def test_the_whisker_of_a_dumbbell_is_the_gaps_interval_laid_at_what_was_expected() -> None:
    expected, perceived = dumbbell(GAPS, ("expected", "perceived"), "score").data
    ends = [perceived.x[0] - perceived.error_x.arrayminus[0], perceived.x[0] + perceived.error_x.array[0]]
    assert ends == pytest.approx([expected.x[0] - 0.7, expected.x[0] - 0.3])
    assert list(perceived.marker.color) == [CONCERN, COMMON]
    assert list(perceived.marker.symbol) == ["circle", "circle-open"]
    assert list(perceived.customdata) == ["item=speed", "item=looks"]


def test_a_whisker_ends_where_the_scale_does() -> None:
    _, perceived = dumbbell(GAPS.assign(expectation=[4.5, 4.8], perception=[4.0, 4.9]), ("", ""), "", (1.0, 5.0)).data
    ends = [(x - minus, x + plus) for x, minus, plus in
            zip(perceived.x, perceived.error_x.arrayminus, perceived.error_x.array, strict=True)]  # fmt: skip
    assert ends == [pytest.approx((3.8, 4.2)), pytest.approx((4.6, 5.0))]  # 4.8 + 0.4 would be off the scale


def test_a_dumbbell_has_room_for_both_ends_and_whiskers_and_says_the_gap_in_text() -> None:
    figure = dumbbell(GAPS, ("expected", "perceived"), "score")
    low, high = figure.layout.xaxis.range
    assert low < 3.8
    assert high > 4.5
    assert [note.text.strip() for note in figure.layout.annotations] == ["▼ −0.50", "+0.10"]


def test_the_three_parts_of_a_row_make_a_whole_in_the_order_given() -> None:
    frame = pd.DataFrame({"label": ["a"], "below": [0.3], "as_expected": [0.5], "above": [0.2], "hover": ["a"]})
    figure = parts(frame, {"below": "less", "as_expected": "as much", "above": "more"}, "customers")
    assert [bar.name for bar in figure.data] == ["less", "as much", "more"]
    assert sum(bar.x[0] for bar in figure.data) == 1


def test_undecided_points_are_hollow_and_names_at_the_edges_lean_inwards() -> None:
    (points,) = grid(POINTS, (0.5, 0.3), ["a", "b", "c", "d"], ("x", "y")).data
    assert list(points.marker.symbol) == ["circle", "circle", "circle-open"]
    assert list(points.textposition) == ["top right", "top center", "top left"]
    assert not grid(POINTS, None, (), ("x", "y")).layout.shapes


def test_of_two_neighbours_the_lower_one_has_its_name_below() -> None:
    close = POINTS.assign(x=[0.5, 0.55, 0.9], y=[0.2, 0.21, 0.4])
    (points,) = grid(close, None, (), ("x", "y"), ((0.0, 1.0), None)).data
    assert list(points.textposition) == ["bottom center", "top center", "top left"]


@pytest.mark.parametrize(("next_low", "told"), [(0.72, "by more than chance"), (0.69, "may be no better")])
def test_the_element_judged_worst_is_told_with_whether_the_next_is_better(next_low: float, told: str) -> None:
    found = pd.DataFrame({"item": ["element.empathy", "element.reliability"], "value": [0.65, 0.8], "n": [400, 400],
                          "low": [0.6, next_low], "high": [0.7, 0.85]})  # fmt: skip
    assert weakest(found).startswith("Judged worst: **Empathy**, 65.0% satisfied (60.0% to 70.0%; n = 400)")
    assert told in weakest(found)
    assert not weakest(found.head(1))


def test_many_points_have_numbers_for_names() -> None:
    assert names_of_points(["Called within ten minutes"], [3]) == ["Called within<br>ten minutes"]
    assert names_of_points([f"feature {n}" for n in range(9)], range(1, 10))[:2] == ["1", "2"]


def test_a_gap_is_a_concern_only_if_its_interval_and_its_q_leave_chance_out() -> None:
    row = {"gap_low": -0.5, "gap_high": -0.1, "q": 0.02}
    assert verdict(row) == "concern"
    assert verdict(row | {"gap_high": 0.1}) == ""
    assert verdict(row | {"q": 0.2}) == ""
    assert verdict(row | {"gap_low": 0.1, "gap_high": 0.3}) == "improvement"
    assert (signed(-0.004), signed(0.25)) == ("±0.00", "+0.25")
