"""Rows that look like another one without being it: named before the load, each with its reason, and none by chance."""

from __future__ import annotations

import pytest

from cxlib.intake.mapping import Column, Mapping, Place
from cxlib.intake.read import read
from cxlib.preview import effect_of_load
from cxlib.store import Store
from cxlib.store.load import Taken

TEXT = "我在窗口等了四十分钟没有人叫号"
SURVEY = Mapping(
    "survey", "survey", Place("hall"),
    (Column("id", "id"), Column("time", "time"), Column("site", "site"), Column("ticket", "ticket"),
     *(Column(name, "rating", node=name) for name in "abc"), Column("say", "comment")),
)  # fmt: skip
HEAD = "id,time,site,ticket,a,b,c,say\n"
TICKETS = Mapping(
    "queue", "ticket", Place("hall"),
    (Column("opened", "opened"), Column("started", "started"), Column("site", "site")),
)  # fmt: skip


def near(store: Store, text: str, mapping: Mapping = SURVEY) -> list[list[object]]:
    """Row, why, upload and row of the other one (upload 0: this file)."""
    effect = effect_of_load(store.database, read(text.encode(), "f.csv"), mapping, Taken("f.csv"))
    found = effect.near.assign(other_upload=effect.near["other_upload"].fillna(0).astype(int))
    return found[["row", "why", "other_upload", "other_row"]].values.tolist()


def survey(*rows: str) -> str:
    return HEAD + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        pytest.param("1,2026-03-02 09:00,n,,5,4,3,", "2,2026-03-02 09:08,n,,5,4,3,", "ANSWERS", id="within minutes"),
        pytest.param("1,2026-03-02 09:00,n,,5,4,3,", "2,2026-03-02 09:11,n,,5,4,3,", "", id="eleven minutes later"),
        pytest.param("1,2026-03-02 09:00,n,,5,4,3,", "2,2026-03-02 09:01,s,,5,4,3,", "", id="at another site"),
        pytest.param("1,2026-03-02 09:00,n,,5,5,5,", "2,2026-03-02 09:01,n,,5,5,5,", "", id="all fives are common"),
        pytest.param("1,2026-03-02 09:00,n,,5,4,,", "2,2026-03-02 09:01,n,,5,4,,", "", id="two answers say little"),
        pytest.param(f"1,2026-03-02 09:00,n,,5,,,{TEXT}", f"2,2026-03-03 12:00,n,,1,,,{TEXT}", "TEXT", id="same text"),
        pytest.param(f"1,2026-03-02 09:00,n,,5,,,{TEXT}", f"2,2026-03-04 09:00,n,,1,,,{TEXT}", "", id="days later"),
        pytest.param("1,2026-03-02 09:00,n,,5,,,很好", "2,2026-03-02 12:00,n,,1,,,很好", "", id="a short text"),
        pytest.param("1,2026-03-02 09:00,n,A1,5,,,", "2,2026-03-02 16:00,n,A1,2,,,", "TICKET", id="one ticket"),
        pytest.param("1,2026-03-02 09:00,n,A1,5,,,", "2,2026-03-05 09:00,n,A1,2,,,", "", id="numbers come again"),
    ],
)
def test_two_rows_are_told_apart_from_twins_by_chance(empty: Store, first: str, second: str, why: str) -> None:
    assert near(empty, survey(first, second)) == ([[3, why, 0, 2]] if why else [])


def test_the_other_row_may_lie_in_an_earlier_upload_of_the_same_source(empty: Store) -> None:
    first = read(survey("1,2026-03-02 09:00,n,,5,4,3,").encode(), "f.csv")
    empty.load(first, SURVEY, file_name="f.csv")
    later = survey("9,2026-03-01 09:00,n,,1,2,3,", "2,2026-03-02 09:05,n,,5,4,3,")
    assert near(empty, later) == [[3, "ANSWERS", 1, 2]]


def test_the_same_file_again_is_duplicates_and_nothing_near(empty: Store) -> None:
    text = survey("1,2026-03-02 09:00,n,,5,4,3,", "2,2026-03-02 09:05,n,,5,4,3,")
    empty.load(read(text.encode(), "f.csv"), SURVEY, file_name="f.csv")
    assert near(empty, text) == []


def test_tickets_without_a_number_taken_in_the_same_second_are_named(empty: Store) -> None:
    text = "opened,started,site\n2026-03-02 09:00:07,2026-03-02 09:01:00,n\n2026-03-02 09:00:07,2026-03-02 09:02:00,n\n"
    assert near(empty, text, TICKETS) == [[3, "MOMENT", 0, 2]]
    assert near(empty, text.replace("00:07", "00:00"), TICKETS) == [], "clocks that show no seconds say nothing"
