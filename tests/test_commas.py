"""Decimal commas: 4,5 in the exports of offices that write numbers so, and two boxes ticked, which look the same."""

from __future__ import annotations

import pytest

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.store import Store
from tests.clinic import mapping

DAYS = [f"{day:02}.03.2026" for day in range(1, 29)]


def taken(store: Store, text: str) -> tuple[int, int, int]:
    sheet = read(text.encode(), "export.csv")
    outcome = store.load(sheet, recognise(sheet).mapping, file_name="export.csv")
    return outcome.accepted, outcome.duplicate, outcome.rejected


def read_back(store: Store, query: str) -> list[float]:
    with store.database.cursor() as cursor:
        return [value for (value,) in cursor.execute(query).fetchall()]


def test_half_points_with_commas_are_answers(empty: Store) -> None:
    halves = ["4,5", "5", "2,0", "3,5"]
    rows = "\n".join(f"{n};{DAYS[n % 28]};Mitte;{halves[n % 4]}" for n in range(40))
    assert taken(empty, f"Response ID;Date;Branch;Overall satisfaction (1-5)\n{rows}\n") == (40, 0, 0)
    assert sorted(set(read_back(empty, "select raw from rating"))) == [2.0, 3.5, 4.5, 5.0]


@pytest.mark.parametrize(
    ("ticks", "refused"),
    [
        (["1", "2", "3", "4", "5"] * 8 + ["4,5"], 1),  # a slip, or two boxes
        (["5", "4", "1,2", "2,3", "1,3", "3,5", "1", "2"] * 5, 20),  # choices side by side
    ],
)
def test_two_boxes_ticked_are_no_number(ticks: list[str], refused: int) -> None:
    way = mapping("survey", "ticks", ID="id", Date="day", Rating="rating")
    rows = "\n".join(f"{n};2026-03-{n % 28 + 1:02};{tick}" for n, tick in enumerate(ticks))
    found = check(read(f"ID;Date;Rating\n{rows}".encode(), "ticks.csv"), way)
    assert (found.rejected, set(found.reasons["code"])) == (refused, {"CODE_NOT_ON_SCALE"})


def test_minutes_with_commas_are_waits_and_thousands_stay_thousands(empty: Store) -> None:
    waits = ["12,5", "0,75", "3", "1,250"]
    rows = "\n".join(f"F{n};{DAYS[n % 28]} 09:00;{waits[n % 4]};Closed" for n in range(40))
    assert taken(empty, f"Ticket;Opened;Wait (min);Status\n{rows}\n") == (40, 0, 0)
    assert sorted(set(read_back(empty, "select wait_s from ticket"))) == [45, 180, 750, 75_000]


def test_a_count_has_no_decimals_whatever_marks_its_thousands(empty: Store) -> None:
    marks = ["1.234", "1 234", "1,234", "1234"]
    rows = "\n".join(f"{month:02}.2025;Mitte;{marks[month % 4]};4,5;3" for month in range(1, 13))
    text = f"Month;Branch;Customers served;Average waiting time (min);Complaints\n{rows}\n"
    assert taken(empty, text) == (12, 0, 0)
    assert read_back(empty, "select n from total where subject = 'volume'") == [1234] * 12
    assert read_back(empty, "select seconds from total where subject = 'wait'") == [1234 * 270] * 12
