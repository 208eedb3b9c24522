"""Averages of many answers: totals where a file tells of how many, else left out and asked about; never answers."""

from __future__ import annotations

import pytest

from cxlib.figures import figures
from cxlib.intake.read import read
from cxlib.intake.recognise import Guess, recognise
from cxlib.scope import Scope
from cxlib.store import Store

DAYS = [f"2026-03-{day:02}" for day in range(1, 29)]
MEANS = ["4.62", "4.81", "4.37"]


def file(header: str, *cells: list[str]) -> str:
    lines = [
        ",".join([day, f"{place}号窗口", *(one[(at + place) % len(one)] for one in cells)])
        for at, day in enumerate(DAYS)
        for place in (1, 2, 3)
    ]
    return "\n".join([header, *lines]) + "\n"


def recognised(text: str) -> Guess:
    return recognise(read(text.encode(), "file.csv"))


def asked(found: Guess) -> dict[str, str]:
    return {one.column: one.code for one in found.reasons if one.certainty < 0.6}


@pytest.mark.parametrize(
    ("header", "asks"),
    [
        ("日期,窗口,平均满意度,评价人数", {}),
        ("Date,Counter,Avg satisfaction,No. of ratings", {}),
        ("日期,窗口,评价均分,评价数", {}),
        ("日期,窗口,满意度,人数", {"满意度": "VALUES", "人数": "COUNT_UNCLEAR"}),
    ],
)
def test_a_mean_beside_its_number_of_answers_is_a_total(header: str, asks: dict[str, str]) -> None:
    found = recognised(file(header, MEANS, ["120", "80"]))
    assert [one.role for one in found.mapping.columns] == ["period", "node", "mean", "answers"]
    assert asked(found) == asks


def test_it_counts_as_many_as_answered_and_not_one_a_row(empty: Store) -> None:
    sheet = read(file("日期,窗口,平均满意度,评价人数", MEANS, ["120", "80"]).encode(), "file.csv")
    assert empty.load(sheet, recognise(sheet).mapping, file_name="file.csv").accepted == 84
    line = figures(empty.reader(), Scope(), ("csat_mean",)).iloc[0]
    assert line["n"] == 42 * 120 + 42 * 80


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("日期,窗口,平均满意度", MEANS),
        ("Date,Counter,Average rating", ["4.6", "4.8", "4.3"]),
        ("日期,窗口,满意度", ["4.6", "4.8", "4.3"]),
        ("日期,窗口,满意度", ["92.4", "88.1", "95.3"]),
    ],
)
def test_without_the_number_of_answers_it_is_left_out_and_asked(header: str, cells: list[str]) -> None:
    found = recognised(file(header, cells))
    assert not found.mapping.every("rating")
    assert asked(found) == {header.split(",")[2]: "AVERAGES"}


def test_a_mean_beside_those_served_alone_is_asked_too() -> None:
    found = recognised(file("日期,窗口,平均满意度,业务量,投诉量", MEANS, ["120", "80"], ["1", "0"]))
    assert [one.role for one in found.mapping.columns] == ["period", "node", "served", "complaints"]
    assert asked(found) == {"平均满意度": "AVERAGES"}


@pytest.mark.parametrize(
    ("header", "cells", "times"),
    [
        ("日期,窗口,满意度", ["4.5", "5", "3.5"], 1),  # halves: what one customer gives
        ("日期,窗口,评分", ["4.6", "4.8", "4.3"], 2),  # of which a place has several a day
    ],
)
def test_single_answers_stay_answers(header: str, cells: list[str], times: int) -> None:
    text = file(header, cells)
    found = recognised(text + text.partition("\n")[2] * (times - 1))
    assert [one.name for one in found.mapping.every("rating")] == [header.split(",")[2]]
    assert "AVERAGES" not in asked(found).values()
