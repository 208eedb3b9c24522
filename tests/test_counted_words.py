"""One is told of in the singular: complaints, signals, charts, cases, days, answers of totals."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from ui.rare_words import why
from ui.telling import complaints_text, count_text
from ui.total_words import aside_text
from ui.watch import beside_chance, moved
from ui.words import set_language

LINE = {"metric": "complaints_per_1000", "n": 159}


@pytest.mark.parametrize(
    ("events", "en", "zh"),
    [
        (0.0, "0 complaints, 159 served", "投诉 0 件，服务 159 次"),
        (1.0, "1 complaint, 159 served", "投诉 1 件，服务 159 次"),
        (2.0, "2 complaints, 159 served", "投诉 2 件，服务 159 次"),
    ],
)
def test_one_complaint_is_no_complaints(events: float, en: str, zh: str) -> None:
    assert count_text(LINE | {"events": events}) == en
    set_language("中文")
    assert count_text(LINE | {"events": events}) == zh


def test_a_number_of_complaints_that_is_missing_is_a_dash() -> None:
    set_language("中文")
    assert complaints_text(float("nan"), 159) == "投诉 — 件，服务 159 次"


@pytest.mark.parametrize(("n", "told"), [(1, "1 complaint)"), (2, "2 complaints)")])
def test_what_totals_tell_aside_is_counted(n: int, told: str) -> None:
    assert told in aside_text(pd.DataFrame({"subject": ["complaint"], "n": [n], "totals": [1]}))


@pytest.mark.parametrize(("passed", "told"), [(1.0, "1 day."), (2.0, "2 days."), (0.5, "0 days.")])
def test_one_day_has_passed_since_the_last_rare_event(passed: float, told: str) -> None:
    course = SimpleNamespace(between=SimpleNamespace(open=passed), kind="t", metric="complaints_per_1000")
    assert why(course).endswith(f"Since the last one: {told}")


@pytest.mark.parametrize(
    ("found", "charts", "en", "zh"),
    [
        (1, 7, "1 signal in 7 charts; about 0.4", "7 张图中有 1 个信号；"),
        (3, 1, "3 signals in 1 chart; about 0.4", "1 张图中有 3 个信号；"),
    ],
)
def test_one_signal_in_one_chart(found: int, charts: int, en: str, zh: str) -> None:
    assert beside_chance(found, charts, 0.44).startswith(en)
    set_language("中文")
    assert beside_chance(found, charts, 0.44).startswith(zh)


@pytest.mark.parametrize(("worse", "told"), [(1, "1 chart; better: 2."), (2, "2 charts; better: 2.")])
def test_one_chart_that_got_worse(worse: int, told: str) -> None:
    assert moved(worse, 2).endswith(told)
