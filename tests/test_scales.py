"""A ticked code becomes a score: words, missing codes, direction, boxes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.intake.columns import Scale
from cxlib.intake.scales import boxes, read_code, turned

FIVE = Scale(missing=("", "0", "6", "不适用"))


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", 4), (" 4 ", 4), ("4.0", 4), ("４", 4), ("5分", 5), ("3 星", 3), ("2 stars", 2), ("非常满意", 5),
     ("4/5", 4), ("Very Satisfied", 5), ("不满意", 2), ("neutral", 3), ("strongly disagree", 1)],
)  # fmt: skip
def test_codes_and_common_words_of_both_languages_are_understood(text, number):
    assert read_code(text, FIVE) == number


@pytest.mark.parametrize("text", ["", "  ", "0", "6", "6.0", "0分", "不适用"])
def test_missing_codes_are_no_answer_however_they_are_spelled(text):
    assert math.isnan(read_code(text, FIVE))


@pytest.mark.parametrize("text", ["7", "-1", "还行", "4,5", "five", "4/10", "6/5", "nan", "1e0"])
def test_a_code_in_neither_list_is_nothing(text):
    assert read_code(text, FIVE) is None


def test_a_code_is_on_the_scale_only_between_its_ends():
    ten = Scale(0, 10)
    assert [read_code(text, ten) for text in ("0", "10", "11")] == [0, 10, None]


def test_the_words_of_a_mapping_stand_alone():
    scale = Scale(1, 2, words={"Satisfied": 2, "Neutral or dissatisfied": 1})
    assert read_code("satisfied", scale) == 2
    assert read_code("neutral", scale) is None


def test_common_words_are_no_help_on_a_scale_that_is_not_one_to_five():
    assert read_code("满意", Scale(1, 7)) is None


def test_a_word_off_the_scale_is_refused():
    assert read_code("great", Scale(1, 5, words={"great": 6})) is None


def test_scores_are_stretched_to_the_home_scale_of_their_item():
    assert turned(np.array([0.0, 5, 10]), Scale(0, 10), "csat").tolist() == [1, 3, 5]
    assert turned(np.array([0.0, 5, 10]), Scale(0, 10), "nps").tolist() == [0, 5, 10]
    assert turned(np.array([1.0, 3, 5]), Scale(), "ces").tolist() == [1, 4, 7]


def test_where_low_is_best_the_score_is_turned_and_the_low_codes_are_satisfied():
    scale = Scale(1, 5, "low")
    codes = np.array([1.0, 2, 3, 4, 5])
    assert turned(codes, scale, "csat").tolist() == [5, 4, 3, 2, 1]
    assert boxes(codes, scale, "csat").tolist() == [1, 1, 0, -1, -1]


@pytest.mark.parametrize(
    ("scale", "item", "satisfied", "dissatisfied"),
    [
        (Scale(1, 5), "csat", {4, 5}, {1, 2}),
        (Scale(1, 7), "csat", {6, 7}, {1, 2}),
        (Scale(0, 10), "csat", {9, 10}, {0, 1}),
        (Scale(1, 4), "csat", {3, 4}, {1, 2}),
        (Scale(1, 3), "csat", {3}, {1}),
        (Scale(0, 1), "csat", {1}, {0}),
        (Scale(1, 5, top=5), "csat", {5}, {1, 2}),
        (Scale(1, 5, top=3), "csat", {3, 4, 5}, {1, 2}),
        (Scale(1, 5, top=2), "csat", {2, 3, 4, 5}, {1}),
        (Scale(0, 10), "nps", {9, 10}, set(range(7))),
        (Scale(1, 7), "ces", {5, 6, 7}, {1, 2, 3}),
        (Scale(1, 5), "ces", {4, 5}, {1, 2}),
        (Scale(1, 7, "low"), "ces", {1, 2, 3}, {5, 6, 7}),
    ],
)
def test_boxes_by_scale_and_item(scale, item, satisfied, dissatisfied):
    codes = np.arange(scale.low, scale.high + 1)
    box = boxes(codes, scale, item)
    assert set(codes[box == 1]) == satisfied
    assert set(codes[box == -1]) == dissatisfied


@given(st.sampled_from([(1, 5), (0, 10), (1, 7), (1, 4), (0, 1)]), st.sampled_from(["csat", "nps", "ces"]), st.data())
def test_a_better_answer_never_has_a_lower_score_or_box(ends, item, data):
    low, high = ends
    best = data.draw(st.sampled_from(["high", "low"]))
    codes = np.arange(low, high + 1, dtype=float)
    if best == "low":
        codes = codes[::-1]
    scale = Scale(low, high, best)
    assert (np.diff(turned(codes, scale, item)) > 0).all()
    assert (np.diff(boxes(codes, scale, item)) >= 0).all()
