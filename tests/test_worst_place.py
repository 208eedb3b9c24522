"""Where a page's figure is worst: one sentence, with what may be as bad, and silence where nothing can be said."""

from __future__ import annotations

import pandas as pd
import pytest

from ui import worst_place
from ui.words import set_language

ROOM, DESK, HALL = ("room", 60.0, 35.0, 110.0), ("desk", 50.0, 30.0, 80.0), ("hall", 5.0, 2.0, 9.0)


@pytest.fixture(autouse=True)
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worst_place, "names", lambda _kind: {code: code.title() for code in ("room", "desk", "hall")})


def rates(*rows: tuple[str, float, float, float], kind: str = "normal") -> pd.DataFrame:
    """Complaints per 1,000 at nodes that served 200 each."""
    frame = pd.DataFrame(rows, columns=["node", "value", "low", "high"])
    told = {"metric": "complaints_per_1000", "n": 200, "events": frame["value"] / 5, "reason": "", "class": kind}
    return frame.assign(**told)


def test_the_worst_place_is_told_with_its_interval_and_what_it_rests_on() -> None:
    assert worst_place.said(rates(HALL, ROOM)) == (
        "Complaints are most frequent at **Room**: 60.0 per 1,000 served (35.0 to 110.0; 12 complaints, 200 served). "
        "Every other node is better by more than chance."
    )
    set_language("zh")
    assert worst_place.said(rates(HALL, ROOM)).startswith("投诉率最高的是**Room**：每千次服务 60.0 件")


def test_a_place_that_may_be_as_bad_is_named() -> None:
    assert worst_place.said(rates(HALL, DESK, ROOM)).endswith(
        "It can't be told apart from Desk: the difference may be chance."
    )


def test_of_many_that_may_be_as_bad_three_are_named_and_the_rest_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worst_place, "names", lambda _kind: {code: code for code in "abcdef"})
    alike = [(code, 50.0 - place, 30.0, 80.0) for place, code in enumerate("abcdef")]
    assert "It can't be told apart from b, c, d and 2 more" in worst_place.said(rates(*alike))


@pytest.mark.parametrize("alone", [rates(ROOM), rates(ROOM, HALL, kind="provisional")], ids=["one node", "few cases"])
def test_without_two_firm_figures_no_place_is_called_the_worst(alone: pd.DataFrame) -> None:
    assert worst_place.said(alone) == ""
