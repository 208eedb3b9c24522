"""Grades are read from best to worst where a judgement is asked for; letters always to be looked at."""

from __future__ import annotations

import pytest

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.intake.recognise import Guess, recognise


def recognised(header: str, grades: list[str]) -> tuple[Guess, int]:
    rows = "\n".join(f"2026-03-{n % 28 + 1:02},东店,{grades[n % len(grades)]}" for n in range(60))
    sheet = read(f"日期,网点,{header}\n{rows}".encode(), "file.csv")
    found = recognise(sheet)
    return found, check(sheet, found.mapping).ratings


@pytest.mark.parametrize(
    ("header", "grades", "steps"),
    [
        ("服务态度", ["甲", "乙", "丙", "丁"], {"甲": 4, "丁": 1}),
        ("总体", ["优", "良", "中", "差"], {"优": 4, "差": 1}),
        ("综合评定", ["优秀", "良好", "合格", "不合格"], {"优秀": 4, "不合格": 1}),
        ("Cleanliness", ["A", "B", "C", "D"], {"a": 4, "d": 1}),
        ("服务评级", ["A级", "B级", "C级", "D级"], {"a级": 4, "d级": 1}),
        ("Service grade", ["A", "B", "C", "D", "F"], {"a": 5, "f": 1}),
        ("Overall", ["A+", "A", "A-", "B+", "B-", "C", "F"], {"a+": 13, "f": 1}),
    ],
)
def test_grades_are_answers_from_best_to_worst(header: str, grades: list[str], steps: dict[str, float]) -> None:
    found, ratings = recognised(header, grades)
    (column,) = found.mapping.every("rating")
    assert (column.name, ratings) == (header, 60)
    words = found.mapping.scale_of(column).words
    assert {word: words[word] for word in steps} == steps


@pytest.mark.parametrize("grades", [["甲", "乙", "丙", "丁"], ["A", "B", "C"]])
def test_that_the_first_letter_is_the_best_is_asked(grades: list[str]) -> None:
    found, _ = recognised("服务评级", grades)
    assert [one.column for one in found.reasons if one.certainty < 0.6] == ["服务评级"]


@pytest.mark.parametrize("header", ["年龄段选项", "Which age group are you in?", "宿舍", "Room type"])
def test_letters_of_choices_are_none(header: str) -> None:
    found, ratings = recognised(header, ["A", "B", "C", "D"])
    assert (found.mapping.every("rating"), ratings) == ((), 0)
