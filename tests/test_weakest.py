"""The weakest step: named when others are better for sure, with its rivals when they may be as weak."""

from __future__ import annotations

import pandas as pd
import pytest

from cxlib.weakest import weakest


def steps(*rows: tuple[str, float, float, float], metric: str = "csat", kind: str = "normal") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["node", "value", "low", "high"])
    return frame.assign(metric=metric, n=100, **{"class": kind})


GREET, LISTEN, LEAVE = ("greet", 0.90, 0.85, 0.94), ("listen", 0.62, 0.55, 0.69), ("leave", 0.60, 0.53, 0.67)


def test_the_lowest_satisfaction_is_the_weakest_step() -> None:
    found = weakest(steps(GREET, LEAVE))
    assert found is not None
    assert (found.node, found.value, found.n, found.rivals) == ("leave", 0.60, 100, ())


def test_a_step_within_chance_of_it_is_a_rival() -> None:
    found = weakest(steps(GREET, LISTEN, LEAVE))
    assert found is not None
    assert (found.node, found.rivals) == ("leave", ("listen",))


def test_of_a_wait_the_longest_is_the_weakest() -> None:
    found = weakest(steps(("a", 300, 280, 320), ("b", 900, 850, 950), metric="wait_p90_s"))
    assert found is not None
    assert found.node == "b"


def test_few_answers_do_not_make_a_step_the_weakest() -> None:
    poor = steps(("poor", 0.2, 0.05, 0.5), kind="provisional")
    found = weakest(pd.concat([steps(GREET, LEAVE), poor], ignore_index=True))
    assert found is not None
    assert found.node == "leave"
    assert "poor" not in found.rivals


@pytest.mark.parametrize(
    "alone", [steps(GREET), steps(GREET, LEAVE, kind="provisional"), steps().astype({"value": float})]
)
def test_nothing_is_said_with_fewer_than_two_to_compare(alone: pd.DataFrame) -> None:
    assert weakest(alone) is None
