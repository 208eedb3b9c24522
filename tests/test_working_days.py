"""Working days a person can count: the Spring Festival of 2026 with its make-up Saturdays, and deadlines over it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from cxlib.access import Viewer
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.marks import Standard
from cxlib.scope import Scope
from cxlib.store import Store
from cxlib.working_days import DAYS, WEEKDAYS, ordinals
from tests.clinic import mapping, take

# The notice of the State Council: off from Sunday 15 to Monday 23 February, worked on Saturdays 14 and 28.
FESTIVAL = {date(2026, 2, day) for day in range(15, 24)}
MADE_UP = {date(2026, 2, 14), date(2026, 2, 28)}
CASES = """id,site,node,opened,answered,closed,promised
c1,north,nurse,2026-02-13 10:00,2026-02-14 09:00,2026-02-24 16:00,
c2,north,nurse,2026-02-13 10:00,2026-02-24 09:00,2026-02-25 16:00,
c3,north,nurse,2026-02-13 10:00,2026-02-25 09:00,2026-02-26 16:00,
c4,north,nurse,2026-02-16 10:00,2026-02-24 23:00,2026-02-28 16:00,
c5,north,nurse,2026-02-16 10:00,2026-02-25 09:00,2026-03-02 09:00,
c6,north,nurse,2026-02-13 10:00,2026-02-13 11:00,2026-02-20 09:00,2026-02-18 12:00
c7,north,nurse,2026-02-13 10:00,,,
c8,north,nurse,2026-03-02 08:00,,,
"""
WAY = mapping(
    "ticket", "clinic cases", '[constant]\nkind = "complaint"\n', id="id", site="site", node="node", opened="opened",
    answered="answered", closed="closed", promised="promised",
)  # fmt: skip


def between(first: date, last: date, country: str = "CN") -> int:
    _, upto = ordinals(country)
    return int(upto[DAYS.index(last)] - upto[DAYS.index(first)])


def in_time(store: Store, metric: str) -> tuple[int, int]:
    """How many of how many were in time, from the roll-up itself: fewer than ten are withheld as a figure."""
    with store.database.cursor() as cursor:
        told = "answered_in_time, answer_due" if metric == "answered" else "closed_in_time, close_due"
        part, whole = told.split(", ")
        return cursor.execute(f"select sum({part})::int, sum({whole})::int from daily_ticket").fetchall()[0]


def take_cases(store: Store) -> object:
    return take(store, CASES, WAY)


@pytest.fixture
def store(filled: Callable[[Callable[[Store], object]], Store]) -> Store:
    return filled(take_cases)


def test_february_2026_has_sixteen_working_days_two_of_them_saturdays() -> None:
    working, _ = ordinals("CN")
    there = {day for day, worked in zip(DAYS, working, strict=True) if worked and (day.year, day.month) == (2026, 2)}
    weekdays = {date(2026, 2, day) for day in range(1, 29) if date(2026, 2, day).weekday() < 5}
    assert there == weekdays - FESTIVAL | MADE_UP
    assert len(there) == 16


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ((2026, 2, 13), (2026, 2, 13), 0),  # the same day
        ((2026, 2, 13), (2026, 2, 14), 1),  # Friday to the make-up Saturday
        ((2026, 2, 13), (2026, 2, 23), 1),  # nothing is worked in between
        ((2026, 2, 13), (2026, 2, 24), 2),
        ((2026, 2, 16), (2026, 2, 24), 1),  # came in during the feast
        ((2026, 2, 27), (2026, 3, 2), 2),  # the second make-up Saturday, a Sunday, Monday
        ((2026, 3, 6), (2026, 3, 9), 1),  # an ordinary weekend
        ((2026, 3, 7), (2026, 3, 9), 1),  # received on the Saturday of it
    ],
)
def test_the_day_a_complaint_comes_in_does_not_count(first: tuple, last: tuple, days: int) -> None:
    assert between(date(*first), date(*last)) == days


def test_a_calendar_without_holidays_works_from_monday_to_friday() -> None:
    assert between(date(2026, 2, 13), date(2026, 2, 23), WEEKDAYS) == 6


def test_an_answer_within_two_working_days_may_take_eleven_days_over_the_festival(store: Store) -> None:
    store.add(Standard("nurse", "answer_days", 2, date(2026, 1, 1)))
    # c1, c2, c4, c5 and c6 after 1, 2, 1, 2 and 0 working days; c3 after 3, c7 open for 6 until 2 March; c8 not yet due
    assert in_time(store, "answered") == (5, 7)


def test_a_promise_to_the_customer_goes_before_the_standard(store: Store) -> None:
    store.add(Standard("nurse", "close_days", 3, date(2026, 1, 1)))
    # c1 2, c2 3; c3 4, c4 5, c5 6 days; c6 after its promise though within 1; c7 open for 6; c8 not due
    assert in_time(store, "closed") == (2, 7)


def test_a_standard_in_working_days_goes_before_one_in_seconds(store: Store) -> None:
    store.add(Standard("nurse", "answer_s", 86_400, date(2026, 1, 1)))
    assert in_time(store, "answered") == (2, 7)  # c1 after 23 hours, c6 after one
    number = store.add(Standard("nurse", "answer_days", 2, date(2026, 1, 1)))
    assert in_time(store, "answered") == (5, 7)
    store.remove("standard", number)
    assert in_time(store, "answered") == (2, 7)


def test_files_taken_in_after_the_standard_are_judged_by_it(empty: Store) -> None:
    take(empty, CASES, WAY)
    empty.add(Standard("nurse", "answer_days", 2, date(2026, 1, 1)))
    take(empty, CASES.replace("\nc", "\nd"), WAY, "again.csv")
    assert in_time(empty, "answered") == (10, 14)


def test_another_country_and_a_day_set_by_hand_change_who_was_in_time(store: Store) -> None:
    store.add(Standard("nurse", "answer_days", 2, date(2026, 1, 1)))
    store.set_country(WEEKDAYS)
    # without the festival: c2 after 7, c3 8, c4 6, c5 7 days; c1 (a Saturday) 0 and c6 0
    assert in_time(store, "answered") == (2, 7)
    store.set_country("CN")
    store.set_day(date(2026, 2, 14), False)
    # nothing is worked between the 13th and the 24th: c3 answers on the second working day
    assert in_time(store, "answered") == (6, 7)
    store.set_day(date(2026, 2, 14), None)
    assert in_time(store, "answered") == (5, 7)


def test_changes_of_the_calendar_are_in_the_audit(store: Store) -> None:
    store.set_country("DE", Viewer("Li"))
    store.set_day(date(2026, 10, 10), True, Viewer("Wang"))
    told = store.reader().audit()
    assert told[["who", "action", "subject"]].values.tolist() == [
        ["Wang", "added", "calendar"],
        ["Li", "added", "calendar"],
    ]
    assert json.loads(told["facts"].iloc[1]) == {"country": "DE"}
    assert json.loads(told["facts"].iloc[0]) == {"day": "2026-10-10", "working": "true"}


def test_what_the_calendar_cannot_know_is_refused(store: Store) -> None:
    with pytest.raises(CxError, match="UNKNOWN_COUNTRY"):
        store.set_country("Atlantis")
    with pytest.raises(CxError, match="DAY_OUTSIDE_CALENDAR"):
        store.set_day(date(1999, 12, 31), True)
    assert store.reader().audit().empty


def test_the_figure_rests_on_the_same_judgement(store: Store) -> None:
    take(store, CASES.replace("\nc", "\nd"), WAY, "again.csv")
    store.add(Standard("nurse", "answer_days", 2, date(2026, 1, 1)))
    line = figures(store.reader(), Scope(nodes=("nurse",)), ("answered_in_time",)).iloc[0]
    assert (line["n"], round(line["value"], 4)) == (14, 0.7143)


def test_an_older_word_that_comes_back_is_judged_by_the_calendar_of_now(store: Store) -> None:
    newer = CASES.replace("2026-02-25 09:00,2026-02-26 16:00", "2026-02-14 12:00,2026-02-26 16:00")
    renewed = take(store, newer, WAY, "newer.csv")
    store.add(Standard("nurse", "answer_days", 2, date(2026, 1, 1)))
    assert in_time(store, "answered") == (6, 7)
    store.undo(renewed.upload_id)
    assert in_time(store, "answered") == (5, 7)
