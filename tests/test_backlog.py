"""What lies open at the end of each week, counted by hand: five cases of March 2026."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from cxlib.backlog import Backlog, backlog
from cxlib.marks import Standard
from cxlib.scope import Scope
from cxlib.store import Store
from tests.clinic import mapping, take
from ui.backlog import readable

CASES = """id,site,node,opened,closed,promised,again
b1,north,nurse,2026-03-02 09:00,2026-03-03 09:00,,no
b2,north,nurse,2026-03-02 09:00,2026-03-10 09:00,,yes
b3,north,nurse,2026-03-04 09:00,,,
b4,south,nurse,2026-03-09 09:00,,2026-03-12 12:00,
b5,south,nurse,2026-03-15 09:00,,,
"""
ROLES = {"id": "id", "site": "site", "node": "node", "opened": "opened", "promised": "promised", "again": "reopened"}
WAY = mapping("ticket", "cases", '[constant]\nkind = "complaint"\n', **ROLES, closed="closed")
BY_WEEK = Scope(start=date(2026, 3, 2), end=date(2026, 3, 15), grain="W")


@pytest.fixture
def store(empty: Store) -> Store:
    take(empty, CASES, WAY)
    return empty


def told(store: Store, scope: Scope = BY_WEEK) -> Backlog:
    return backlog(store.reader(), scope)


def column(store: Store, name: str) -> list[float]:
    return told(store).course[name].tolist()


def test_open_are_those_that_came_in_by_then_and_were_not_closed_by_then(store: Store) -> None:
    # on Sunday 8 March b2 and b3; on Sunday 15 March b3, b4 and b5
    assert column(store, "n") == [2, 3]
    assert column(store, "last") == [date(2026, 3, 8), date(2026, 3, 15)]


def test_their_median_age_is_in_days(store: Store) -> None:
    # 6 and 4 days; 11, 6 and 0 days
    assert column(store, "age") == [5, 6]


def test_cases_that_came_in_before_the_scope_lie_open_in_it(store: Store) -> None:
    assert told(store, Scope(date(2026, 3, 9), date(2026, 3, 15), "W")).course["n"].tolist() == [3]


def test_without_a_standard_only_a_promise_can_be_broken(store: Store) -> None:
    assert (column(store, "judged"), column(store, "late")) == ([0, 1], [0, 1])
    assert told(store).course["share"].isna().tolist() == [True, False]


def test_a_standard_in_working_days_does_not_count_the_weekend(store: Store) -> None:
    store.add(Standard("nurse", "close_days", 5, date(2026, 1, 1)))
    # 8 March: b2 lies 4 working days, b3 two; 15 March: b3 seven, b4 beyond its promise, b5 none
    assert (column(store, "judged"), column(store, "late")) == ([2, 3], [0, 2])


def test_a_standard_in_seconds_counts_every_day(store: Store) -> None:
    store.add(Standard("nurse", "close_s", 3 * 86_400, date(2026, 1, 1)))
    assert (column(store, "judged"), column(store, "late")) == ([2, 3], [2, 2])


def test_a_site_has_its_own_drawer(store: Store) -> None:
    south = Scope(BY_WEEK.start, BY_WEEK.end, "W", sites=("south",))
    assert told(store, south).course["n"].tolist() == [0, 2]


def test_a_share_of_few_is_told_in_whole_points_as_everywhere() -> None:
    week = {"period": pd.Timestamp("2026-01-05"), "n": 16, "judged": 16, "late": 15, "share": 0.9375,
            "share_low": 0.717, "share_high": 0.989, "age": 3.0, "age_low": 1.0, "age_high": 5.0}  # fmt: skip
    told = readable(pd.DataFrame([week]), "W").iloc[0]
    assert told["Beyond their deadline"] == "94%"
    assert told["95 % interval of the share"] == "95 %: 72% to 99%"


def test_two_of_five_say_whether_they_came_back_and_one_did(store: Store) -> None:
    found = told(store)
    assert (found.complaints, found.told, found.reopened) == (5, 2, 1)
    assert float(found.returned.value) == 0.5


def test_a_file_that_only_ever_says_yes_gives_a_number_and_no_share(empty: Store) -> None:
    take(empty, CASES.replace(",no\n", ",\n"), WAY)
    found = told(empty)
    assert (found.told, found.reopened) == (1, 1)
    assert found.returned.value != found.returned.value


def test_a_file_that_tells_no_close_leaves_nothing_open_and_says_so(empty: Store) -> None:
    way = mapping("ticket", "cases", '[constant]\nkind = "complaint"\n', **ROLES)
    take(empty, CASES, way)
    found = told(empty)
    assert found.course["n"].tolist() == [0, 0]
    assert (found.untold, found.complaints) == (5, 5)


def test_an_empty_store_has_no_period_at_all(empty: Store) -> None:
    assert told(empty).course.empty
