"""A budget's line tells truly whether it is kept, and growth is told page by page."""

from __future__ import annotations

from math import isnan

import pytest

from bench.__main__ import more, shown
from bench.growth import growth
from bench.timing import Line, Measured


def line(name: str, ours: float, limit: float = 1.0) -> Line:
    return Line(name, Measured((ours,)), Measured((limit,)), "")


def test_each_page_with_more_rows_stands_beside_itself_with_ten_million() -> None:
    at_10 = [line("node, 13 weeks, 10 M + 10 M", 0.040), line("waiting, 13 weeks, 10 M + 10 M", 0.020)]
    at_100 = [line("node, 13 weeks, 100 M + 100 M", 0.060), line("waiting, 13 weeks, 100 M + 100 M", 0.031)]
    found = growth({10_000_000: at_10, 100_000_000: at_100})
    assert [one.name for one in found] == ["node, 13 weeks: 100 M beside 10 M", "waiting, 13 weeks: 100 M beside 10 M"]
    assert [one.ratio for one in found] == pytest.approx([1.5, 1.55])
    assert [one.kept for one in found] == [True, False]


def test_without_ten_million_nothing_is_compared() -> None:
    assert growth({1_000_000: [line("node", 1)], 100_000_000: [line("node", 1)]}) == []
    assert growth({1_000_000: [line("node", 1)], 10_000_000: [line("node", 1)]}) == []


def test_a_limit_of_nothing_has_no_ratio() -> None:
    assert isnan(line("each further session", 0.4, 0.0).ratio)


def test_several_runs_are_told_by_their_middle_and_their_ends(capsys: pytest.CaptureFixture[str]) -> None:
    ours = Measured.of([Measured((0.3,), cpu_s=0.2), Measured((0.1,), cpu_s=0.1), Measured((0.2,), cpu_s=0.3)])
    told = Line("script", ours, Measured((0.05,)), "≤ 250 ms").judged(kept=True)
    shown([told])
    assert "200 (100–300)" in capsys.readouterr().out
    assert more(told) == ", CPU 200 ms (limit 0)"


def test_memory_is_told_in_mib(capsys: pytest.CaptureFixture[str]) -> None:
    shown([Line("server", Measured((512.25,)), Measured((128.0,)), "≤ 614 MiB", "MiB")])
    assert "512.2 (512.2–512.2)" in capsys.readouterr().out
