"""Figures of closed complaints say how many of the period are still open; while these are many, nothing is better."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from cxlib.backlog import StillOpen, still_open
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from tests.board import forget, looked, texts
from tests.clinic import mapping, take
from ui import signals
from ui.verdicts import CONCERN, IMPROVEMENT, OPEN

ROLES = {"id": "id", "site": "site", "node": "node", "opened": "opened", "closed": "closed", "promised": "promised"}
WAY = mapping("ticket", "cases", '[constant]\nkind = "complaint"\n', **ROLES)
FIRST = date(2026, 2, 2)
NOW = Scope(date(2026, 3, 2), date(2026, 3, 29), "W")
PERIOD = {"start": "2026-03-02", "end": "2026-03-29"}


def cases(each_open: int) -> str:
    """Four complaints a day for eight weeks: closed in ten days at first, then in two; of the last week every so many
    are not closed yet.
    """
    lines = ["id,site,node,opened,closed,promised"]
    for number in range(56):
        day = FIRST + timedelta(days=number)
        for turn in range(4):
            place = number * 4 + turn
            took = 10 if day < NOW.start else 2  # type: ignore[operator]
            shut = f"{day + timedelta(days=took)} 09:00" if number < 49 or place % each_open else ""
            lines.append(f"k{place},{'north' if turn else 'south'},nurse,{day} 09:00,{shut},"
                         f"{day + timedelta(days=20)} 09:00")  # fmt: skip
    return "\n".join(lines) + "\n"


def filled(path: Path, each_open: int) -> Store:
    store = open_store(path)
    take(store, cases(each_open), WAY)
    return store


def test_open_are_the_complaints_of_the_period_without_an_end(tmp_path: Path) -> None:
    store = filled(tmp_path / "open.duckdb", 2)
    reader = store.reader()
    assert still_open(reader, NOW) == StillOpen(28 * 4, 7 * 2)
    assert still_open(reader, NOW.within(sites=["south"])) == StillOpen(28, 7)
    assert still_open(reader, NOW.previous()) == StillOpen(28 * 4, 0)
    store.close()


@pytest.mark.parametrize(("each_open", "left", "better"), [(2, 14, False), (4, 7, True)])
def test_the_card_says_what_is_still_open_and_is_not_better_while_many_are(
    own_database: Path, each_open: int, left: int, better: bool
) -> None:
    filled(own_database, each_open).close()
    forget()
    said = texts(looked("complaints", **PERIOD))
    assert f"{left} still open are not in this: it may still grow" in said
    assert f"{left} still open: those not yet due are not in this" in said
    assert ("really better" in said) is better
    assert ("not final: the newest cases are still open" in said) is not better
    forget()


def test_what_is_worse_stays_worse_although_cases_are_open() -> None:
    every = {"tested": True, "real": True, "now": 9.0, "before": 5.0, "reason": ""}
    changes = pd.DataFrame([
        every | {"metric": "close_median_s", "difference": 4.0},
        every | {"metric": "closed_in_time", "difference": 0.2},
        every | {"metric": "fcr", "difference": 0.2},
    ])  # fmt: skip
    told = signals.judged(changes, unfinished=("close_median_s", "closed_in_time"))
    assert told["verdict"].tolist() == [CONCERN, OPEN, IMPROVEMENT]
