"""Figures on their way into a message: sentences that can stand alone, and a link that keeps the scope."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.scope import Scope
from ui import share
from ui.words import set_language

SCOPE = Scope(date(2026, 7, 27), date(2026, 10, 31), nodes=("counter_1",))
FIGURE = {"metric": "csat", "value": 0.7074, "n": 475, "low": 0.665, "high": 0.746, "reason": "", "events": None}
WORSE = {"metric": "csat", "before": 0.867, "verdict": "concern"}


@pytest.fixture(autouse=True)
def one_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(share, "filters_text", lambda scope: ["Service node: Counter 1"])


def told(figure: dict[str, Any] = FIGURE, change: dict[str, Any] | None = None) -> str:
    return share.sentence(figure, WORSE if change is None else change, SCOPE)


def test_a_sentence_says_value_n_interval_period_place_and_what_was_before() -> None:
    assert told() == (
        "Satisfaction (top two boxes): 70.7% (n = 475; 95 %: 66.5% to 74.6%). "
        "27 Jul 2026 to 31 Oct 2026; Service node: Counter 1. "
        "Before (21 Apr 2026 to 26 Jul 2026): 86.7%, really worse."
    )


def test_the_sentence_in_chinese() -> None:
    set_language("zh")
    assert told().startswith(
        "满意度（前两档占比）：70.7%（n = 475；95% 区间 66.5% 至 74.6%）。2026年7月27日至2026年10月31日"
    )
    assert told().endswith("上期（2026年4月21日至2026年7月26日）为 86.7%，真的变差。")


def test_what_was_not_compared_is_not_told() -> None:
    assert "Before" not in told(change=WORSE | {"verdict": "few"})
    assert "Before" not in told(change={})


def test_a_figure_that_is_missing_says_why() -> None:
    hidden = FIGURE | {"value": None, "n": 4, "low": None, "high": None, "reason": "TOO_FEW"}
    assert told(hidden, {}).startswith("Satisfaction (top two boxes): — (n = 4; too few answers to say). ")


def linked() -> None:
    from datetime import date

    import streamlit as st

    from cxlib.scope import Scope
    from ui import share

    scope = Scope(date(2026, 7, 27), date(2026, 10, 31), nodes=("counter_1", "vip"))
    st.code(share.address(scope))


def test_the_link_keeps_the_scope_and_what_the_page_took_and_nothing_else() -> None:
    app = AppTest.from_function(linked)
    app.query_params = {"node": "vip", "utm": "x", "start": "1999-01-01"}
    asked = parse_qs(urlsplit(app.run().code[0].value).query)
    assert asked["nodes"] == ["counter_1", "vip"]
    assert (asked["node"], asked["start"], asked["end"]) == (["vip"], ["2026-07-27"], ["2026-10-31"])
    assert "utm" not in asked


@pytest.mark.parametrize(
    ("url", "only_here"),
    [
        ("http://localhost:8501/waiting?x=1", True),
        ("http://127.0.0.1:8501/", True),
        ("http://[::1]:8501/", True),
        ("http://192.168.1.7:8501/", False),
        ("https://board.example.org/", False),
        ("?start=2026-01-01", False),
    ],
)
def test_a_link_that_names_the_readers_own_machine_opens_there_alone(url: str, only_here: bool) -> None:
    assert share.opens_here_only(url) is only_here
