"""Figures as text: what is shown adds up for the reader, and what cannot be compared says why."""

from __future__ import annotations

from typing import Any

import pytest

from ui.telling import change_text, difference_text, value_text
from ui.verdicts import ALONE, FEW, said, verdict

NAN = float("nan")


def line(**facts: Any) -> dict[str, Any]:
    """One line of a comparison that was not made."""
    blank = {"metric": "csat", "now": 0.8, "before": NAN, "difference": NAN, "tested": False, "real": False}
    return blank | {"reason": "NO_BEFORE"} | facts


@pytest.mark.parametrize(
    ("key", "before", "now", "n", "shown"),
    [
        ("csat", 0.87037, 0.69575, 447, ("87.0%", "69.6%", "−17.4 points")),  # 17.462 would be told as 17.5
        ("csat", 0.7549, 0.7350, 80, ("75%", "74%", "−1 points")),  # few answers: whole points
        ("wait_p90_s", 715.4, 1188.6, 900, ("11 min 55 s", "19 min 49 s", "+7 min 54 s")),
        ("complaints_per_1000", 6.249, 26.251, 900, ("6.2", "26.3", "+20.1")),
        ("nps", 41.46, 34.14, 900, ("+41.5", "+34.1", "−7.4")),
        ("nps", 3.04, 3.01, 900, ("+3.0", "+3.0", "±0.0")),
    ],
)
def test_the_change_shown_is_the_difference_of_the_figures_shown(
    key: str, before: float, now: float, n: float, shown: tuple[str, str, str]
) -> None:
    assert (value_text(key, before, n), value_text(key, now, n), change_text(key, before, now, n)) == shown


def test_a_fall_is_written_with_a_minus_sign_in_every_text() -> None:
    texts = [value_text("nps", -12.0), difference_text("csat", -0.05), difference_text("wait_p90_s", -90.0)]
    assert all(text.startswith("−") and "-" not in text for text in texts)


@pytest.mark.parametrize("reason", ["NO_BEFORE", "NO_DATA", "NO_COMPLAINT_DATA"])
def test_without_earlier_data_nobody_is_told_that_the_answers_are_too_few(reason: str) -> None:
    assert verdict(line(reason=reason)) == ALONE
    assert said(ALONE) == "no earlier data to compare"


@pytest.mark.parametrize("reason", ["TOO_FEW", "FEW_ANSWERS", "FEW_EVENTS", "STILL_ARRIVING"])
def test_a_weak_figure_is_too_few_to_compare(reason: str) -> None:
    assert verdict(line(reason=reason, before=0.7)) == FEW
