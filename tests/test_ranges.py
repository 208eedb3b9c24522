"""Ranges where one value is expected: read as bounds, refused with a reason, and never quietly a middle."""

from math import inf

import pytest

from cxlib.errors import CxError
from cxlib.intake.check import check
from cxlib.intake.durations import read_duration
from cxlib.intake.ranges import hour_of, read_bounds
from cxlib.intake.read import read
from tests.mapping_sheets import mapped, mapping_of

DAY = '{ name = "d", is = "day" }'
DESK = 'constant = { node = "desk" }'
WAITS = "d,w\n2026-03-02,7 min\n2026-03-02,10-15分钟\n2026-03-02,300以上\n2026-03-02,少于5分钟\n"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("300 or more", (300, inf)), ("300以上", (300, inf)), ("30 min+", (1800, inf)), ("超过1小时", (3600, inf)),
        (">= 30 min", (1800, inf)), ("more than 2 hours", (7200, inf)), ("少于5分钟", (-inf, 300)),
        ("less than 5 min", (-inf, 300)), ("<5", (-inf, 5)), ("up to 10 min", (-inf, 600)), ("5分钟以内", (-inf, 300)),
        ("10-15分钟", (600, 900)), ("10分钟至15分钟", (600, 900)), ("5 min - 1 h", (300, 3600)), ("10~15", (10, 15)),
        ("between 5 and 10 minutes", (300, 600)), ("2:05-3:10", (125, 190)), ("5 to 10 min", (300, 600)),
    ],
)  # fmt: skip
def test_a_range_says_its_bounds(text, bounds):
    assert read_bounds(text, read_duration) == bounds


@pytest.mark.parametrize("text", ["", "-3", "soon", "15-10", "2026-03-01", "about 5 min", "12 min", "-", "+"])
def test_what_says_no_two_bounds_is_no_range(text):
    assert read_bounds(text, read_duration) is None


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("0400 - 0500", (4, 0)), ("08:00-09:00", (8, 0)), ("8点-9点", (8, 0)), ("8-9点", (8, 0)), ("8点到9点", (8, 0)),
        ("8:30–9:30", (8, 30)), ("8 am - 9 am", (8, 0)), ("11-12 am", None), ("2300 - 0000", (23, 0)),
        ("23:00-24:00", (23, 0)), ("12 am - 1 am", (0, 0)), ("08:00-12:00", None), ("9-8", None), ("2026-03", None),
        ("25-26", None), ("8点", None),
    ],
)  # fmt: skip
def test_an_hour_range_begins_at_its_start_and_is_an_hour_at_most(text, start):
    assert hour_of(text) == start


def waits(ranges=""):
    column = f'{{ name = "w", is = "wait"{ranges} }}'
    return mapped(mapping_of([DAY, column], DESK, "ticket"), WAITS)[1]


def test_a_ranged_wait_is_refused_with_a_reason_of_its_own():
    result = waits()
    assert [(fault.row, fault.value, fault.code) for fault in result.rejects] == [
        (3, "10-15分钟", "IS_A_RANGE"), (4, "300以上", "IS_A_RANGE"), (5, "少于5分钟", "IS_A_RANGE"),
    ]  # fmt: skip
    assert result.tables["ticket"]["wait_s"].to_pylist() == [420]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("missing", [420, None, None, None]), ("low", [420, 600, 300, None]), ("high", [420, 900, None, 300]),
        ("middle", [420, 750, None, None]),
    ],
)  # fmt: skip
def test_only_the_mapping_can_let_something_stand_for_a_range_and_that_is_told(choice, expected):
    result = waits(f', ranges = "{choice}"')
    assert result.tables["ticket"]["wait_s"].to_pylist() == expected
    assert [tuple(note) for note in result.notes] == [(f"RANGE_{choice.upper()}", "w", 3, 3)]
    assert not result.rejects


def test_a_number_may_be_a_range_too():
    columns = [DAY, '{ name = "p", is = "amount", ranges = "missing" }', '{ name = "q", is = "quoted" }']
    result = mapped(mapping_of(columns, DESK, "ticket"), "d,p,q\n2026-03-02,100-200,9\n2026-03-02,5,300 or more\n")[1]
    assert [(fault.row, fault.column, fault.code) for fault in result.rejects] == [(3, "q", "IS_A_RANGE")]
    assert result.tables["ticket"]["amount"].to_pylist() == [None]


def test_the_mapping_knows_no_other_choice():
    with pytest.raises(CxError, match="MAPPING_UNKNOWN_WORD"):
        mapping_of([DAY, '{ name = "w", is = "wait", ranges = "mean" }'], DESK, "ticket")


def test_an_opening_that_says_only_its_hour_gives_the_day_and_no_wait():
    columns = [DAY, '{ name = "h", is = "opened", formats = ["hours"] }', '{ name = "s", is = "started" }']
    text = "d,h,s\n2026-03-02,0400 - 0500,2026-03-02 04:20\n2026-03-02,0400 - 0900,2026-03-02 04:20\n"
    result = mapped(mapping_of(columns, DESK, "ticket"), text)[1]
    (row,) = result.tables["ticket"].to_pylist()
    assert (str(row["opened_at"]), row["wait_s"], row["stamp_error"]) == ("2026-03-02 04:00:00", None, False)
    assert [(fault.row, fault.code) for fault in result.rejects] == [(3, "NOT_A_TIME")]


def test_the_check_counts_what_stands_for_ranges_over_the_whole_file():
    many = "d,w\n" + "2026-03-02,10-15分钟\n2026-03-02,7 min\n" * 60_000
    columns = [DAY, '{ name = "w", is = "wait", ranges = "low" }']
    checked = check(read(many.encode(), "many.csv"), mapping_of(columns, DESK, "ticket"))
    assert checked.notes.to_dict("records") == [{"code": "RANGE_LOW", "column": "w", "n": 60_000, "row": 2}]
