"""What headers and values of files say that no question tells: bare names, clocks, sums, months, status."""

import pytest

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise

STAFF = ("2", "3", "4", "5")


def recognised(text, name="file.csv"):
    sheet = read(text.encode(), name)
    return sheet, recognise(sheet)


def roles(found):
    return {column.name: column.role for column in found.mapping.columns}


def rows(n, *cells):
    """`n` lines; a cell is a text, or a list that comes round again and again; {day} and {n} are filled in."""
    lines = []
    for at in range(n):
        one = [cell if isinstance(cell, str) else cell[at % len(cell)] for cell in cells]
        lines.append(
            ",".join(one).format(day=f"2026-03-{at % 28 + 1:02}", n=at, min=f"{at % 50:02}", next=f"{at % 50 + 9:02}")
        )
    return "\n".join(lines)


@pytest.mark.parametrize(
    "header", ["日期,服务态度,上菜速度", "date,Staff,Room Cleanliness", "date,SeatComfort,GroundService"]
)
def test_numbers_under_the_bare_name_of_a_quality_are_answers_to_look_at(header):
    _, found = recognised(f"{header}\n{rows(40, '{day}', STAFF, STAFF[::-1])}")
    assert [one.role for one in found.mapping.columns] == ["day", "rating", "rating"]
    assert not found.sure


@pytest.mark.parametrize("header", ["replyCount", "数量", "Room number", "服务类型", "服务次数"])
def test_numbers_that_count_or_name_things_are_none(header):
    _, found = recognised(f"date,满意度,{header}\n{rows(40, '{day}', STAFF, ('1', '2', '3', '4', '5'))}")
    assert [one.name for one in found.mapping.every("rating")] == ["满意度"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("就诊日期,报到时间,叫号时间,科室", ["day", "opened", "started", "node"]),
        ("Date,Arrived,Started,Department", ["day", "opened", "started", "node"]),
    ],
)
def test_a_day_beside_clocks_is_the_day_of_the_clocks(header, expected):
    sheet, found = recognised(f"{header}\n{rows(40, '{day}', '09:{min}', '10:{min}', ['内科', '外科'])}")
    assert list(roles(found).values()) == expected
    assert check(sheet, found.mapping).acceptable == 40


def test_a_state_of_the_country_is_not_the_state_of_a_ticket():
    header = "Ticket #,Date,Received Via,City,State,Status,Customer Complaint"
    text = rows(40, "T{n}", "{day}", ["Web", "Phone"], ["Acworth", "Abingdon"], ["Georgia", "Maryland"],
                ["Closed", "Open"], "it is slow {n}")  # fmt: skip
    sheet, found = recognised(f"{header}\n{text}")
    assert found.mapping.one("outcome").name == "Status"
    assert check(sheet, found.mapping).acceptable == 40


@pytest.mark.parametrize("word", ["办理中", "Pending Customer Response", "Waiting for support", "已派单"])
def test_a_ticket_somebody_still_works_on_is_open(word):
    done = "T99,2026-03-02 09:00,2026-03-03 09:00,已完成"
    sheet, found = recognised(f"编号,创建时间,解决时间,状态\n{rows(20, 'T{n}', '{day} 09:00', '', word)}\n{done}")
    assert check(sheet, found.mapping).acceptable == 21


def test_a_length_in_hours_is_no_moment():
    header = "Ticket ID,Created time,First response time (in hrs),Resolved time,Status"
    text = rows(30, "{n}", "{day} 09:00", ["1.94", "4.50"], "{day} 19:00", ["Closed", "Open"])
    sheet, found = recognised(f"{header}\n{text}")
    assert found.mapping.one("answered") is None
    assert check(sheet, found.mapping).acceptable == 30


def test_who_left_the_queue_was_never_called_to_a_counter():
    text = rows(10, "A{n}", "{day} 09:00", "{day} 09:{next}", "1") + "\nA98,2026-03-02 09:00,,"
    sheet, found = recognised(f"票号,取号时间,叫号时间,窗口\n{text}")
    checked = check(sheet, found.mapping)
    assert (checked.acceptable, checked.tickets) == (11, 11)


def test_the_letters_of_a_queue_machine_for_wait_and_service_are_no_weight():
    header = "QDate,Queue No,Counter,QTime,WT,ST"
    sheet, found = recognised(f"{header}\n{rows(40, '{day}', 'N{n}', ['1', '2'], '09:{min}', ['5', '9'], ['3', '4'])}")
    assert roles(found) == {
        "QDate": "day",
        "Queue No": "id",
        "Counter": "node",
        "QTime": "opened",
        "WT": "wait",
        "ST": "service",
    }
    assert check(sheet, found.mapping).acceptable == 40


def test_rows_that_add_up_others_do_not_change_what_a_file_is():
    months = "\n".join(f"2025年{n}月,{site},{n * 812},{n}" for n in range(1, 13) for site in ("城东", "城西"))
    sheet, found = recognised(f"月份,网点,业务量,投诉量\n{months}\n合计,,126672,156\n")
    assert (found.mapping.kind, list(roles(found).values())) == ("total", ["period", "site", "served", "complaints"])
    checked = check(sheet, found.mapping)
    assert (checked.acceptable, checked.rejected, checked.rejects["value"].tolist()) == (24, 1, ["合计"])


def test_a_total_of_smiles_counts_answers_and_not_people_served():
    lines = "\n".join(f"2026-03-{n:02},{n + 5},{n + 9},{n + 140},{n + 154 + 2 * n}" for n in range(1, 29))
    _, found = recognised(f"Date,Extremely Negative,Negative,Positive,Total\n{lines}")
    assert roles(found)["Total"] == "answers"


def test_a_month_is_taken_for_its_first_day_and_said_so():
    sheet, found = recognised(f"Rating,Year_Month\n{rows(40, STAFF, ['2019-4', '2018-11', 'missing'])}")
    assert ("Year_Month", "MONTH_ONLY") in {(one.column, one.code) for one in found.reasons}
    checked = check(sheet, found.mapping)
    assert (str(checked.days[0]), str(checked.days[1]), checked.rejected) == ("2018-11-01", "2019-04-01", 13)


@pytest.mark.parametrize("day", ["19th November 2023", "1st June 2023", "05/Jan/23 9:01 AM"])
def test_days_with_an_ending_or_a_month_in_letters_are_read(day):
    sheet, found = recognised(f"Date,Rating\n{rows(30, day, STAFF)}")
    assert check(sheet, found.mapping).acceptable == 30


def test_columns_under_a_heading_keep_what_their_own_header_says():
    _, found = recognised(
        f"基本信息,,满意度评分（5分制）,\n日期,网点,服务态度,环境\n{rows(40, '{day}', ['城东', '城西'], STAFF, STAFF)}"
    )
    assert list(roles(found).values()) == ["day", "site", "rating", "rating"]


def test_dates_and_known_columns_are_no_questions_of_a_long_file():
    header = "complaint_id,customer_id,filed_date,resolved_date,channel,status,csat_score"
    text = rows(60, "C{n}", ["c1", "c2", "c3", "c4", "c5", "c6", "c7"], "{day}", "{day}", ["Web", "Branch"],
                ["Resolved", "Pending"], STAFF)  # fmt: skip
    _, found = recognised(f"{header}\n{text}")
    assert (found.mapping.kind, found.mapping.one("opened").name) == ("ticket", "filed_date")


def test_what_some_tools_write_below_the_header_is_no_answer():
    header = "End Date,How satisfied are you?,Any comments?\n,Response,Open-Ended Response"
    _, found = recognised(f"{header}\n{rows(30, '{day}', ['Satisfied', 'Neutral'], '')}")
    assert found.mapping.read["header_rows"] == 2


@pytest.mark.parametrize(
    ("header", "cells"), [("VerifiedReview", ["True", "False"]), ("days_since_review", ["12 days", "3 days"])]
)
def test_marks_and_lengths_of_time_are_no_comments(header, cells):
    _, found = recognised(f"Review_Date,Rating,{header}\n{rows(40, '{day}', STAFF, cells)}")
    assert header not in roles(found)
