"""A signal names what its number counts: answers, served, complaints with a deadline or closed, and over how long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cxlib.courses import courses, signals
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from tests.clinic import mapping, take
from ui import signal_words
from ui.words import set_language

ROLES = {"id": "id", "site": "site", "node": "node", "opened": "opened", "closed": "closed", "promised": "promised"}
WAY = mapping("ticket", "cases", '[constant]\nkind = "complaint"\n', **ROLES)
FIRST, EACH = date(2024, 1, 1), 2
# the last three months: bad, calm, bad
LATE = {21: True, 22: False, 23: True}


def cases() -> str:
    """Two complaints a day, one of them late on few days, in bad months on most; nobody counts services."""
    lines = ["id,site,node,opened,closed,promised"]
    for number in range((date(2026, 1, 1) - FIRST).days):
        day = FIRST + timedelta(days=number)
        month = (day.year - FIRST.year) * 12 + day.month - 1
        for turn in range(EACH):
            late = number % 10 < (9 if LATE.get(month) else 1 + 2 * (month % 2 or month > 20))
            took = 9 if late and turn == 0 else 2
            lines.append(f"k{number}-{turn},north,nurse,{day} 09:00,{day + timedelta(days=took)} 09:00,"
                         f"{day + timedelta(days=5)} 09:00")  # fmt: skip
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def complained() -> Store:
    store = open_store()
    take(store, cases(), WAY)
    return store


def signal(store: Store, metric: str) -> dict[Any, Any]:
    scope = Scope(grain="M")
    found = signals(store.reader(), scope, courses(store.reader(), scope, (metric,)))
    [line] = found.to_dict("records")
    return line


def test_closed_in_time_counts_complaints_with_a_deadline_of_all_months_it_spans(complained: Store) -> None:
    told = signal(complained, "closed_in_time")
    assert (told["points"], told["spanned"], told["counts"]) == (2, 3, "due")
    assert told["touched"] == told["n"] == EACH * (31 + 30 + 31)
    assert "seen in 2 of 3 months · 184 due complaints since then" in signal_words.evidence(told)
    set_language("zh")
    assert "3 个月中出现 2 次 · 此后 184 件已到时限的投诉" in signal_words.evidence(told)


@pytest.mark.parametrize(
    ("counts", "current", "said", "in_chinese"),
    [("served", True, "9 served since then", "此后服务 9 次"),
     ("answers", False, "9 answers in that time", "其间 9 份答卷"),
     ("due", False, "9 due complaints in that time", "其间 9 件已到时限的投诉"),
     ("closed", True, "9 closed complaints since then", "此后 9 件已办结的投诉"),
     ("closed", False, "9 closed complaints in that time", "其间 9 件已办结的投诉")],
)  # fmt: skip
def test_each_count_is_named(complained: Store, counts: str, current: bool, said: str, in_chinese: str) -> None:
    told = signal(complained, "closed_in_time") | {"counts": counts, "current": current, "touched": 9}
    assert signal_words.evidence(told).endswith(said)
    set_language("zh")
    assert signal_words.evidence(told).endswith(in_chinese)


@pytest.mark.parametrize(
    ("metric", "counts"),
    [("csat", "served"), ("wait_p90_s", "served"), ("complaints_per_1000", "served"), ("close_median_s", "closed")],
)
def test_who_is_counted_goes_by_the_metric(sample_store: Store, metric: str, counts: str) -> None:
    found = signals(sample_store.reader(), Scope(), courses(sample_store.reader(), Scope(), (metric,)))
    assert set(found["counts"]) <= {counts, "answers"} if metric == "csat" else set(found["counts"]) <= {counts}
