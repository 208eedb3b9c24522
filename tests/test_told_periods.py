"""What began and what is over are told apart, and a week is told by the day it begins on."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cxlib.scope import Scope
from ui import signal_words, watch
from ui.period_words import dated, when
from ui.words import set_language

WEEK_43, WEEK_45 = pd.Timestamp(2021, 10, 25), pd.Timestamp(2021, 11, 8)


def signal(**other: Any) -> dict[str, Any]:
    """NPS fell from +12 to −13, on 400 answers of one week."""
    return {
        "node": "hall", "metric": "nps", "meaning": "concern", "direction": "low", "rule": "below_lpl",
        "since": WEEK_43, "until": WEEK_43, "points": 1, "spanned": 1, "counts": "answers", "current": False,
        "before": 12.0, "now": -13.0, "n": 400,
        "before_since": pd.Timestamp(2021, 1, 4), "touched": 400, "grain": "W", "chart": "xmr",
    } | other  # fmt: skip


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written on the page."""
    told: list[str] = []
    monkeypatch.setattr(watch.st, "markdown", told.append)
    monkeypatch.setattr(watch, "names", lambda _kind: {"hall": "Hall", "desk": "Desk"})
    return told


def look_at(monkeypatch: pytest.MonkeyPatch, *signals: dict[str, Any]) -> None:
    monkeypatch.setattr(watch.analyses, "signals", lambda *_: pd.DataFrame(signals))
    watch.worst(Scope(), ("nps",))


def test_a_week_is_told_by_its_monday_and_its_number() -> None:
    assert dated(WEEK_43, "W") == "the week of 25 Oct 2021 (week 43)"
    set_language("zh")
    assert dated(WEEK_43, "W") == "2021年10月25日那周（第43周）"


def test_one_period_has_no_from_and_to() -> None:
    assert when(WEEK_43, WEEK_43, "W") == "in the week of 25 Oct 2021 (week 43)"
    assert when(WEEK_43, WEEK_43, "D") == "on 25 Oct 2021"
    assert when(WEEK_43, WEEK_45, "D") == "from 25 Oct 2021 to 8 Nov 2021"


def test_a_change_that_is_over_is_told_as_past() -> None:
    told = signal_words.change(signal())
    assert told == "was −13.0 in the week of 25 Oct 2021 (week 43), before that +12.0; steady since"
    assert signal_words.evidence(signal()).endswith("seen in 1 week · 400 answers in that time")
    set_language("zh")
    assert signal_words.change(signal()) == "2021年10月25日那周（第43周）为 −13.0，此前为 +12.0；之后已恢复平稳"


def test_a_change_that_lasts_is_told_with_its_beginning() -> None:
    lasting = signal(current=True)
    assert signal_words.change(lasting) == "fell from +12.0 to −13.0 since the week of 25 Oct 2021 (week 43)"
    assert signal_words.evidence(lasting | {"points": 3, "spanned": 3}).endswith(
        "seen in 3 weeks · 400 answers since then"
    )


def test_without_a_volume_what_is_over_is_told_by_how_often(monkeypatch: pytest.MonkeyPatch) -> None:
    rare = signal(now=float("nan"), before=float("nan"), direction="high", until=WEEK_45, grain="D", chart="t")
    assert signal_words.change(rare) == "more often from 25 Oct 2021 to 8 Nov 2021, steady since"


def test_only_what_lasts_is_to_be_looked_at_first(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(monkeypatch, signal(node="desk", current=True), signal())
    assert said[0].startswith("Look first at **Desk**")
    assert "Worse by more than chance: 2 charts; better: 0. Steady again of the worse ones: 1." in said[0]


def test_where_all_is_over_nothing_is_worse_now(said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    look_at(monkeypatch, signal())
    assert said[0].startswith("Nothing is worse now. For a time it was at **Hall**")
    assert "Look first" not in said[0]
