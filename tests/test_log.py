"""An event log: many rows a ticket become one ticket, and every row is accounted for."""

import itertools
import random

import pytest

from cxlib.errors import CxError
from cxlib.intake.check import check
from cxlib.intake.mapping import dump_mapping, load_mapping
from cxlib.intake.read import read
from tests.mapping_sheets import mapped, mapping_of

COLUMNS = ['{ name = "票号", is = "id" }', '{ name = "动作", is = "event" }', '{ name = "时间", is = "at" }']
HALL = 'constant = { node = "hall" }'
DESK = 'constant = { node = "desk", kind = "enquiry" }'
QUEUE = """票号,动作,时间
A1,取号,2026-03-02 09:00
A1,叫号,2026-03-02 09:05
A1,开始办理,2026-03-02 09:06
A1,办结,2026-03-02 09:16
A2,取号,2026-03-02 09:01
A2,弃号,2026-03-02 09:20
A3,取号,2026-03-02 09:30
"""


def log(text, head=HALL, columns=COLUMNS):
    return mapped(mapping_of(columns, head, "ticket"), text)[1]


def tickets(result, *names):
    codes = dict(zip(result.rows["row_no"].to_pylist(), result.rows["code"].to_pylist(), strict=True))
    rows = result.tables["ticket"].to_pylist()
    return sorted((codes[row["row_no"]], *(row[name] for name in names)) for row in rows)


def helpdesk(*lines):
    return "票号,动作,时间\n" + "\n".join(lines) + "\n"


def test_seven_rows_of_a_queue_machine_are_three_tickets_and_all_rows_are_accepted():
    result = log(QUEUE)
    assert tickets(result, "wait_s", "service_s", "outcome") == [
        ("A1", 300, 660, "served"), ("A2", None, None, "abandoned"), ("A3", None, None, "open"),
    ]  # fmt: skip
    assert (result.rows_in, result.rows.num_rows, result.refused) == (7, 7, [])


def test_the_order_of_the_file_does_not_matter():
    head, *lines = QUEUE.splitlines()
    random.Random(1).shuffle(lines)
    shuffled = log("\n".join([head, *lines]) + "\n")
    names = ("wait_s", "service_s", "outcome", "opened_at", "closed_at")
    assert tickets(shuffled, *names) == tickets(log(QUEUE), *names)
    assert sorted(shuffled.rows["key_text"].to_pylist()) == sorted(log(QUEUE).rows["key_text"].to_pylist())


def test_a_help_desk_ticket_is_answered_solved_and_opened_again():
    text = helpdesk(
        "7,Created,2026-03-02 09:00", "7,Assigned,2026-03-02 09:02", "7,First reply,2026-03-02 10:00",
        "7,Solved,2026-03-03 09:00", "7,Reopened,2026-03-04 09:00", "7,Solved,2026-03-05 09:00",
        "7,Closed,2026-03-09 09:00", "8,Created,2026-03-02 09:00", "8,Solved,2026-03-02 12:00",
        "8,Reopened,2026-03-02 13:00",
    )  # fmt: skip
    result = log(text, DESK)
    told = [(code, str(answered), str(closed), *rest) for code, answered, closed, *rest in tickets(
        result, "answered_at", "closed_at", "outcome", "reopened")]  # fmt: skip
    assert told == [
        ("7", "2026-03-02 10:00:00", "2026-03-05 09:00:00", "served", True), ("8", "None", "None", "open", True),
    ]  # fmt: skip


def test_a_number_of_the_queue_comes_again_the_next_day_and_is_another_ticket():
    text = QUEUE + "A1,取号,2026-03-03 09:00\nA1,叫号,2026-03-03 09:20\nA1,办结,2026-03-03 09:30\n"
    result = log(text)
    assert [wait for code, wait in tickets(result, "wait_s") if code == "A1"] == [300, 1200]
    assert len(set(result.rows["key_text"].to_pylist())) == 10


def test_a_number_may_come_again_on_the_same_day_once_its_ticket_has_ended():
    text = QUEUE + "A1,取号,2026-03-02 14:00\nA1,叫号,2026-03-02 14:10\n"
    assert [wait for code, wait in tickets(log(text), "wait_s") if code == "A1"] == [300, 600]
    twice = log(helpdesk("A1,取号,2026-03-02 09:00", "A1,取号,2026-03-02 09:01", "A1,叫号,2026-03-02 09:05"))
    assert tickets(twice, "wait_s") == [("A1", 300)]


def test_the_same_opening_word_after_the_end_reopens_a_help_desk_ticket():
    text = helpdesk("7,open,2026-03-02 09:00", "7,closed,2026-03-02 10:00", "7,open,2026-03-03 09:00")
    assert tickets(log(text, DESK), "outcome", "reopened") == [("7", "open", True)]
    assert len(tickets(log(text, HALL), "outcome")) == 2


def test_a_ticket_whose_opening_is_not_in_the_file_is_refused_row_by_row():
    result = log(helpdesk("A9,叫号,2026-03-02 09:05", "A9,办结,2026-03-02 09:10", "A1,取号,2026-03-02 09:30"))
    assert [(fault.row, fault.code) for fault in result.rejects] == [(2, "TICKET_NOT_OPENED"), (3, "TICKET_NOT_OPENED")]
    assert tickets(result, "outcome") == [("A1", "open")]


def test_the_end_of_yesterdays_ticket_does_not_close_todays():
    result = log(helpdesk("A1,办结,2026-03-02 08:00", "A1,取号,2026-03-02 09:00"))
    assert [(fault.row, fault.code) for fault in result.rejects] == [(2, "TICKET_NOT_OPENED")]
    assert tickets(result, "outcome", "closed_at") == [("A1", "open", None)]


def test_one_unknown_event_refuses_the_whole_ticket_and_no_other():
    result = log(QUEUE + "A1,盖章,2026-03-02 09:10\n")
    assert sorted((fault.row, fault.value, fault.code) for fault in result.rejects) == [
        *[(row, "A1", "TICKET_NOT_WHOLE") for row in (2, 3, 4, 5)], (9, "盖章", "UNKNOWN_WORD"),
    ]  # fmt: skip
    assert [code for code, *_ in tickets(result)] == ["A2", "A3"]
    assert result.rows_in == result.rows.num_rows + len(result.refused) == 8


def test_a_mapping_says_what_an_event_means():
    columns = [*COLUMNS]
    columns[1] = '{ name = "动作", is = "event", values = { "盖章" = "nothing", "送客" = "closed" } }'
    text = helpdesk("A1,取号,2026-03-02 09:00", "A1,盖章,2026-03-02 09:10", "A1,送客,2026-03-02 09:30")
    assert tickets(log(text, columns=columns), "outcome") == [("A1", "served")]


@pytest.mark.parametrize("line", ["A1,叫号,soon", "A1,叫号,"])
def test_a_row_without_a_time_refuses_its_ticket(line):
    result = log(QUEUE + line + "\n")
    assert (9, "NOT_A_TIME") in [(fault.row, fault.code) for fault in result.rejects]
    assert [code for code, *_ in tickets(result)] == ["A2", "A3"]


def test_a_row_without_a_number_is_refused_alone():
    result = log(QUEUE + ",叫号,2026-03-02 09:05\n")
    assert [(fault.row, fault.code) for fault in result.rejects] == [(9, "NO_TICKET")]
    assert len(tickets(result)) == 3


def test_the_last_word_of_a_column_counts_and_its_fault_is_told_where_it_stands():
    columns = [*COLUMNS, '{ name = "窗口", is = "node" }', '{ name = "类型", is = "kind" }']
    head = "票号,动作,时间,窗口,类型\nA1,取号,2026-03-02 09:00,,服务\n"
    text = head + "A1,叫号,2026-03-02 09:05,3,\nA1,转号,2026-03-02 09:06,4,{}\n"
    result = log(text.format("投诉"), "", columns)
    assert result.rows["node"].to_pylist() == ["4"] * 3
    assert tickets(result, "kind") == [("A1", "complaint")]
    wrong = log(text.format("其他"), "", columns)
    assert (4, "类型", "其他", "UNKNOWN_WORD") in wrong.rejects
    assert len(wrong.refused) == 3


def test_one_number_at_two_sites_is_two_tickets_and_a_site_may_be_left_out():
    columns = [*COLUMNS, '{ name = "网点", is = "site" }']
    lines = ["A1,取号,2026-03-02 09:00,城北", "A1,叫号,2026-03-02 09:05,城北", "A1,取号,2026-03-02 09:00,城南",
             "A1,叫号,2026-03-02 09:10,城南", "A2,取号,2026-03-02 09:00,城北", "A2,叫号,2026-03-02 09:20,"]  # fmt: skip
    result = log("票号,动作,时间,网点\n" + "\n".join(lines) + "\n", HALL, columns)
    assert tickets(result, "wait_s") == [("A1", 300), ("A1", 600), ("A2", 1200)]
    assert result.rows["site"].to_pylist() == ["城北", "城北", "城南", "城南", "城北", "城北"]


def test_a_row_written_twice_is_the_same_row():
    again = log(QUEUE + "A1,叫号,2026-03-02 09:05\nA1,取号,2026-03-02 09:00\n")
    keys = again.rows["key_text"].to_pylist()
    assert len(keys) == 9
    assert len(set(keys)) == 7
    assert tickets(again, "wait_s")[0] == ("A1", 300)


def test_all_comments_of_a_ticket_are_kept():
    columns = [*COLUMNS, '{ name = "备注", is = "comment" }']
    lines = ["7,created,2026-03-02 09:00,等太久", "7,note,2026-03-02 09:10,", "7,closed,2026-03-02 10:00,已致歉"]
    result = log("票号,动作,时间,备注\n" + "\n".join(lines) + "\n", DESK, columns)
    assert result.tables["comment"]["text"].to_pylist() == ["等太久\n已致歉"]


def test_a_log_of_many_blocks_keeps_its_tickets_whole():
    events = [("取号", 0), ("叫号", 5), ("办结", 15)]
    rows = [
        f"{number},{what},2026-03-02 {9 + number % 8:02}:{minute:02}"
        for what, minute in events
        for number in range(30_000)
    ]
    text = "票号,动作,时间\n" + "\n".join(rows) + "\n"
    checked = check(read(text.encode(), "log.csv"), mapping_of(COLUMNS, HALL, "ticket"))
    assert (checked.rows_in, checked.acceptable, checked.rejected, checked.tickets) == (90_000, 90_000, 0, 30_000)


def test_a_log_needs_to_say_which_ticket_and_when():
    for left in itertools.combinations(COLUMNS, 2):
        if any('"event"' in column for column in left):
            with pytest.raises(CxError, match="MAPPING_WITHOUT"):
                mapping_of(left, HALL, "ticket")
    with pytest.raises(CxError, match="MAPPING_UNKNOWN_WORD"):
        mapping_of([*COLUMNS, '{ name = "x", is = "closed" }'], HALL, "ticket")
    with pytest.raises(CxError, match="MAPPING_UNKNOWN_WORD"):
        mapping_of(
            [COLUMNS[0], '{ name = "b", is = "event", values = { a = "finished?" } }', COLUMNS[2]], HALL, "ticket"
        )


def test_a_mapping_of_a_log_comes_back_from_its_text():
    mapping = mapping_of(COLUMNS, HALL, "ticket")
    assert load_mapping(dump_mapping(mapping)) == mapping
