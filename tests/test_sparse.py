"""Days whose ratings or responses lie far apart keep no cells at the grain of sites: every measure is as with them."""

from contextlib import closing

import pytest
from pandas.testing import assert_frame_equal

from cxlib import daily
from cxlib.scope import Scope
from cxlib.store import open_store, roll
from tests.clinic import SURVEY, survey, take, take_all
from tests.test_roll_up import from_scratch, kept, survey_text, weighted

ROWS = [(1, "2026-03-02", "north", "nurse", "5", "9", "0.5"), (2, "2026-03-02", "", "doctor", "", "3", "1"),
        (3, "2026-03-03", "south", "nurse", "2", "", "2.345678")]  # fmt: skip
SCOPES = (Scope(grain="D"), Scope(grain="D").within(sites=["north"]), Scope(grain="D").within(nodes=["nurse"]))


def told(store):
    """The measures of every item by site, node and day, and of the responses by site and day, in several scopes."""
    reader = store.reader()
    persons = [
        reader.responses(scope, by, (1,)).sort_values(list(by), ignore_index=True)
        for scope in SCOPES
        for by in (("site",), ("site", "period"))
    ]
    return persons + [
        reader.ratings(scope, item, by, reader.node_ids(scope)).sort_values(list(by), ignore_index=True)
        for scope in SCOPES
        for item in ("csat", "nps", "ces")
        for by in (("site",), ("node", "site", "period"))
    ]


def filled():
    """A store with the clinic and a weighted survey, one upload of them taken back."""
    store = open_store()
    take_all(store)
    take(store, survey_text(ROWS), weighted)
    store.undo(take(store, SURVEY.replace("\na", "\nz"), survey).upload_id)
    return store


def count(store, table):
    with store.database.cursor() as cursor:
        return cursor.execute(f"select count(*) from {table}").fetchall()[0][0]


def told_of(store, query):
    with store.database.cursor() as cursor:
        return [value for (value,) in cursor.execute(query).fetchall()]


@pytest.fixture
def sparse(monkeypatch):
    """As if every day held many ratings that lie far apart."""
    monkeypatch.setattr(roll, "SPARSE_FROM", 1)
    monkeypatch.setattr(roll, "SPARSE_SHARE", 0)


def test_measures_are_the_same_with_cells_and_without(sparse, monkeypatch):
    with closing(filled()) as without:
        days = told_of(without, "select distinct what from sparse_day order by what")
        assert (days, count(without, "daily_rating"), count(without, "daily_response")) == (
            ["rating", "response"],
            0,
            0,
        )
        monkeypatch.setattr(roll, "SPARSE_FROM", 1_000_000)
        with closing(filled()) as cells:
            assert count(cells, "sparse_day") == 0
            assert count(cells, "daily_rating") > 0
            assert count(cells, "daily_response") > 0
            assert sum(frame["responses"].sum() for frame in told(cells)[:2]) > 0
            for left, wanted in zip(told(without), told(cells), strict=True):
                assert_frame_equal(left, wanted, check_exact=True)


def test_a_sparse_day_that_fills_up_gets_its_cells(sparse, empty, monkeypatch):
    take(empty, SURVEY, survey)
    monkeypatch.setattr(roll, "SPARSE_SHARE", 1)
    take(empty, SURVEY.replace("\na", "\nz"), survey)
    assert (count(empty, "sparse_day"), count(empty, "daily_rating") > 0) == (0, True)


def test_places_are_counted_on_a_few_days_spread_over_all(empty):
    take_all(empty)
    with empty.database.cursor() as cursor:
        cursor.execute("create or replace temp table touched_day as select distinct day from rating")
        found = {what: numbers for what, *numbers in cursor.execute(daily.statement("sparse")).fetchall()}
    # one day, four questions, two sites; a response is of no question
    assert found == {"rating": [count(empty, "rating")] * 2 + [8], "response": [count(empty, "response")] * 2 + [2]}


def test_days_are_counted_as_far_as_the_bound_that_is_asked_about():
    assert daily.statement("sparse").count(f"limit {roll.SPARSE_FROM})") == 2


def test_many_days_made_from_two_scans_are_the_same_as_from_one(monkeypatch):
    monkeypatch.setattr(roll, "SPARSE_FROM", 1)
    monkeypatch.setattr(roll, "SPARSE_SHARE", 1)
    rows = [
        (
            n,
            f"2026-03-{n + 1:02}",
            ("north", "south", "")[n % 3],
            ("nurse", "doctor")[n % 2],
            n % 5 + 1,
            n % 11,
            ("1", "0.5")[n % 2],
        )
        for n in range(13)
    ]
    with closing(open_store()) as store:
        take(store, survey_text(rows), weighted)
        with store.database.cursor() as cursor:
            lines, days = cursor.execute("select count(*), count(distinct day) from node_rating").fetchall()[0]
        assert (lines, days) == (26, 13)
        assert kept(store) == from_scratch(store)
