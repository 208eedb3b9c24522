"""A signal of rare complaints is about complaints where there is no rate, and counts gaps in both languages."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cxlib.courses import courses, signals
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from tests import rare
from ui import signal_words, watch
from ui.telling import metric_name
from ui.words import set_language

KEY = "complaints_per_1000"
NAMES = {"nurse": "Nurse"}


def signal(*, volume: bool) -> dict[Any, Any]:
    """What is told of a complaint every fourteen days, then one every four."""
    store: Store = rare.take(open_store(), [*rare.CALM, *rare.CLOSE], volume=volume)
    found = signals(store.reader(), Scope(), courses(store.reader(), Scope(), (KEY,)))
    store.close()
    [line] = found.to_dict("records")
    return line


@pytest.fixture(scope="module")
def without_volume() -> dict[Any, Any]:
    return signal(volume=False)


def test_without_a_rate_it_is_about_complaints(without_volume: dict[Any, Any]) -> None:
    assert signal_words.title(without_volume, NAMES) == "**Nurse**: Complaints"
    assert signal_words.subject(without_volume, metric_name) == "Complaints"
    set_language("zh")
    assert signal_words.subject(without_volume) == "投诉"


def test_the_overview_says_so_too(without_volume: dict[Any, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(watch.st, "markdown", said.append)
    monkeypatch.setattr(watch, "names", lambda _kind: NAMES)
    monkeypatch.setattr(watch.analyses, "signals", lambda *_: pd.DataFrame([without_volume]))
    watch.worst(Scope(), (KEY,))
    assert said[0].startswith("Look first at **Nurse**: Complaints :orange[**more often since")


def test_with_a_rate_it_is_about_the_rate() -> None:
    assert signal_words.subject(signal(volume=True)) == "Complaints per 1,000"


def test_both_languages_count_gaps(without_volume: dict[Any, Any]) -> None:
    assert signal_words.evidence(without_volume).endswith("seen in 3 gaps")
    assert signal_words.evidence(without_volume | {"points": 2}).endswith("seen in 2 of 3 gaps")
    set_language("zh")
    assert signal_words.evidence(without_volume).endswith("涉及 3 次间隔")
    assert signal_words.evidence(without_volume | {"points": 2}).endswith("在 3 次间隔中出现 2 次")
