"""An event log in the store: every row accounted for, once and again, and its tickets beside all others."""

import random

import pytest

from cxlib.intake.read import read
from cxlib.store import open_store
from tests.mapping_sheets import mapping_of

COLUMNS = ['{ name = "票号", is = "id" }', '{ name = "动作", is = "event" }', '{ name = "时间", is = "at" }']
MORNING = """票号,动作,时间
A1,取号,2026-03-02 09:00
A1,叫号,2026-03-02 09:05
A1,办结,2026-03-02 09:16
A2,取号,2026-03-02 09:01
A2,弃号,2026-03-02 09:20
A3,取号,2026-03-02 09:30
"""
LATER = "A3,叫号,2026-03-02 09:50\nA3,办结,2026-03-02 09:55\n"


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "cx.duckdb")
    yield opened
    opened.close()


def take(store, text):
    mapping = mapping_of(COLUMNS, 'constant = { node = "hall" }', "ticket")
    return store.load(read(text.encode(), "log.csv"), mapping, file_name="log.csv")


def counts(outcome):
    return outcome.rows_in, outcome.accepted, outcome.duplicate, outcome.rejected


def tickets(store):
    with store.database.cursor() as cursor:
        query = "select code, outcome::varchar, wait_s, stamp_error from ticket order by code, opened_at"
        return cursor.execute(query).fetchall()


def test_every_row_of_a_log_is_accepted_and_makes_its_ticket(store):
    assert counts(take(store, MORNING)) == (6, 6, 0, 0)
    assert tickets(store) == [
        ("A1", "served", 300, False),
        ("A2", "abandoned", None, False),
        ("A3", "open", None, False),
    ]


def test_the_same_log_again_in_another_order_adds_nothing(store):
    take(store, MORNING)
    head, *lines = MORNING.splitlines()
    random.Random(2).shuffle(lines)
    assert counts(take(store, "\n".join([head, *lines]) + "\n")) == (6, 0, 6, 0)
    assert len(tickets(store)) == 3


def test_a_longer_log_brings_its_tickets_up_to_date(store):
    take(store, MORNING)
    outcome = take(store, MORNING + LATER)
    assert counts(outcome) == (8, 3, 5, 0)
    assert outcome.updated == 1
    assert tickets(store)[2] == ("A3", "served", 1200, False)
    store.undo(outcome.upload_id)
    assert tickets(store)[2] == ("A3", "open", None, False)


def test_only_the_end_of_a_ticket_is_refused_with_its_reason(store):
    take(store, MORNING)
    outcome = take(store, "票号,动作,时间\n" + LATER)
    assert counts(outcome) == (2, 0, 0, 2)
    assert outcome.reasons["code"].tolist() == ["TICKET_NOT_OPENED"]


def test_a_number_used_again_the_next_day_is_a_ticket_of_its_own(store):
    take(store, MORNING)
    assert counts(take(store, MORNING.replace("03-02", "03-03"))) == (6, 6, 0, 0)
    assert len(tickets(store)) == 6


def test_a_log_of_two_days_may_use_a_number_twice(store):
    assert counts(take(store, MORNING + MORNING.replace("03-02", "03-03").split("\n", 1)[1])) == (12, 12, 0, 0)
    assert [code for code, *_ in tickets(store)] == ["A1", "A1", "A2", "A2", "A3", "A3"]


def test_a_number_used_twice_stays_two_tickets_where_the_log_names_its_windows(store):
    lines = [f"A1,{what},2026-03-0{day} 09:0{minute},{window}" for day, window in ((2, 3), (3, 4))
             for minute, what in enumerate(("取号", "叫号"))]  # fmt: skip
    mapping = mapping_of([*COLUMNS, '{ name = "窗口", is = "node" }'], "", "ticket")
    sheet = read(("票号,动作,时间,窗口\n" + "\n".join(lines) + "\n").encode(), "log.csv")
    assert counts(store.load(sheet, mapping, file_name="log.csv")) == (4, 4, 0, 0)
    assert tickets(store) == [("A1", "served", 60, False)] * 2
