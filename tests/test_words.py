"""Messages, numbers, days and durations in both languages."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from ui.words import day, duration, language, listing, number, percent, period, set_language, shown, t, tn

NAN = float("nan")
A_DAY = date(2026, 3, 9)


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("zh", "zh"), ("zh-CN", "zh"), ("zh_TW", "zh"), ("中文", "zh"), ("ZH-cn", "zh"),
        ("en", "en"), ("en-GB", "en"), ("English", "en"),
        ("fr", "en"), ("", "en"),  # a reader of neither gets English
    ],
)  # fmt: skip
def test_a_language_may_be_asked_for_in_many_ways(asked: str, spoken: str) -> None:
    set_language(asked)
    assert language() == spoken


@pytest.mark.parametrize(
    ("seconds", "en", "zh"),
    [
        (0, "0 s", "0 秒"),
        (45.4, "45 s", "45 秒"),
        (59.6, "1 min", "1 分"),  # rounded before it is split: never "60 s"
        (750, "12 min 30 s", "12 分 30 秒"),
        (900, "15 min", "15 分"),
        (3599.9, "1 h", "1 小时"),
        (11_130, "3 h 6 min", "3 小时 6 分"),  # seconds no longer matter
        (86_399, "1 d", "1 天"),
        (187_200, "2 d 4 h", "2 天 4 小时"),
        (-90, "−1 min 30 s", "−1 分 30 秒"),
        (NAN, "—", "—"),
        (None, "—", "—"),
    ],
)
def test_a_duration_in_its_two_largest_units(seconds: float | None, en: str, zh: str) -> None:
    assert duration(seconds) == en
    set_language("zh")
    assert duration(seconds) == zh


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (number(12480), "12,480"),
        (number(0.5), "0"),  # half to even, as Python rounds
        (number(1234.5678, 2), "1,234.57"),
        (number(2.0, None), "2"),
        (number(2.25, None), "2.25"),
        (number(-0.3, 1, signed=True), "−0.3"),
        (number(0, signed=True), "0"),
        (number(np.int64(7)), "7"),
        (percent(0.842), "84.2%"),
        (percent(0.07, 0), "7%"),
        (percent(0.021, 1, signed=True), "+2.1%"),
        (percent(None), "—"),
        (number(np.float64("nan")), "—"),
    ],
)
def test_numbers_and_shares(said: str, expected: str) -> None:
    assert said == expected


def test_days_and_periods(spoken: str) -> None:
    expected = {
        "en": ["9 Mar 2026", "week of 9 Mar 2026 (week 11)", "Mar 2026", "Q1 2026"],
        "zh": ["2026年3月9日", "2026年3月9日那周（第11周）", "2026年3月", "2026年第1季度"],
    }
    assert [period(A_DAY, grain) for grain in "DWMQ"] == expected[spoken]
    assert [period(pd.Timestamp(A_DAY), grain) for grain in "DWMQ"] == expected[spoken]
    assert day(pd.NaT) == "—"


def test_a_week_is_told_by_its_monday_and_the_number_it_has_in_the_iso_year() -> None:
    assert period(date(2027, 1, 1), "W") == "week of 28 Dec 2026 (week 53)"


def test_any_fact_can_be_shown(spoken: str) -> None:
    facts = [12480, 0.5, None, NAN, pd.NaT, True, "as it is", A_DAY, ["b", 3]]
    comma = "、" if spoken == "zh" else ", "
    assert [shown(fact) for fact in facts][:7] == ["12,480", "0.5", "—", "—", "—", "True", "as it is"]
    assert shown(A_DAY) == day(A_DAY)
    assert shown(["b", 3]) == listing(["b", 3]) == f"b{comma}3"


def test_facts_go_into_a_message_in_the_readers_spelling() -> None:
    assert t("{a} of {b}: {c:.3f}, {d}", a=1200, b=None, c=0.5, d="{x}") == "1,200 of —: 0.500, {x}"


def test_a_fact_that_is_missing_is_a_dash_not_a_broken_page() -> None:
    assert t("{a} of {b}", a=1) == "1 of —"


def test_a_message_may_depend_on_a_number() -> None:
    assert [tn("{n} sheep", "{n} sheeps", n) for n in (0, 1, 2000)] == ["0 sheeps", "1 sheep", "2,000 sheeps"]
