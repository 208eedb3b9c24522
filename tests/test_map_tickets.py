"""Small ticket sheets made by hand: stamps, clocks, durations, words, and what cannot be."""

from tests.mapping_sheets import mapped, mapping_of

DESK = 'constant = { node = "desk" }'
QUEUE = ['{ name = "taken", is = "opened" }', '{ name = "called", is = "started" }', '{ name = "done", is = "closed" }']


def tickets(columns, text, head=DESK):
    return mapped(mapping_of(columns, head, "ticket"), text)[1]


def facts(result, *names):
    return [tuple(row[name] for name in names) for row in result.tables["ticket"].to_pylist()]


def test_wait_and_service_come_from_the_stamps():
    result = tickets(
        QUEUE, "taken,called,done\n2026-03-01 09:00,2026-03-01 09:05,2026-03-01 09:07:30\n2026-03-01 09:00,,\n"
    )
    assert facts(result, "wait_s", "service_s", "outcome", "kind") == [
        (300, 150, "served", "service"),
        (None, None, "open", "service"),
    ]
    assert [str(day) for day in result.rows["day"].to_pylist()] == ["2026-03-01"] * 2
    assert result.rows["node"].to_pylist() == ["desk"] * 2


def test_a_wait_that_cannot_be_is_a_stamp_error_and_the_ticket_stays():
    lines = [
        "2026-03-01 09:00,2026-03-01 08:00,",
        "2026-03-01 09:00,2026-03-02 09:00:01,",
        "2026-03-01 09:00,2026-03-02 09:00:00,",
    ]
    result = tickets(QUEUE, "taken,called,done\n" + "\n".join(lines) + "\n")
    assert facts(result, "wait_s", "stamp_error") == [(None, True), (None, True), (86_400, False)]
    assert not result.rejects


def test_a_complaint_may_take_longer_than_any_service():
    text = "taken,called,done\n2026-03-01 09:00,2026-03-01 09:05,2026-03-20 09:00\n"
    assert facts(tickets(QUEUE, text), "stamp_error") == [(True,)]
    assert facts(tickets(QUEUE, text, 'constant = { node = "desk", kind = "complaint" }'), "stamp_error") == [(False,)]


def test_clocks_take_the_day_of_their_row():
    clock = 'formats = ["%I:%M:%S %p"]'
    columns = ['{ name = "d", is = "day", formats = ["%m/%d/%Y"] }', f'{{ name = "in", is = "opened", {clock} }}',
               f'{{ name = "out", is = "started", {clock} }}']  # fmt: skip
    result = tickets(columns, "d,in,out\n11/4/2019,12:00:05 AM,1:00:05 PM\n11/5/2019,8:35:45 AM,    \n")
    assert [[str(one) for one in row] for row in facts(result, "opened_at", "started_at")] == [
        ["2019-11-04 00:00:05", "2019-11-04 13:00:05"], ["2019-11-05 08:35:45", "None"]]  # fmt: skip
    assert facts(result, "wait_s") == [(46_800,), (None,)]


def test_durations_stand_in_for_stamps():
    columns = [
        '{ name = "d", is = "day" }',
        '{ name = "w", is = "wait", unit = "min" }',
        '{ name = "s", is = "service" }',
    ]
    result = tickets(columns, "d,w,s\n2026-03-01,5,1:30\n2026-03-01,1小时,90 s\n2026-03-01,,\n2026-03-01,-1,5\n")
    assert facts(result, "wait_s", "service_s", "outcome") == [
        (300, 90, "served"),
        (3600, 90, "served"),
        (None, None, "served"),
    ]
    assert [tuple(fault) for fault in result.rejects] == [(5, "w", "-1", "NOT_A_DURATION")]


def test_outcomes_kinds_and_answers_are_understood_in_both_languages():
    columns = ['{ name = "d", is = "day" }', '{ name = "o", is = "outcome", values = { gone = "abandoned" } }',
               '{ name = "k", is = "kind" }', '{ name = "f", is = "first_contact" }']  # fmt: skip
    lines = ["弃号,投诉,是", "Left,Complaint,No", "gone,service,", "未到,表扬,yes", "处理中,咨询,否", "已办结,,"]
    result = tickets(columns, "d,o,k,f\n" + "".join(f"2026-03-01,{line}\n" for line in lines))
    assert facts(result, "outcome", "kind", "first_contact") == [
        ("abandoned", "complaint", True), ("abandoned", "complaint", False), ("abandoned", "service", None),
        ("no_show", "praise", True), ("open", "enquiry", False), ("served", "service", None)]  # fmt: skip


def test_a_word_no_list_holds_refuses_the_ticket():
    columns = ['{ name = "d", is = "day" }', '{ name = "o", is = "outcome" }']
    result = tickets(columns, "d,o\n2026-03-01,perhaps\n")
    assert [tuple(fault) for fault in result.rejects] == [(2, "o", "perhaps", "UNKNOWN_WORD")]
    assert result.tables["ticket"].num_rows == 0


def test_a_ticket_without_its_node_is_refused():
    columns = ['{ name = "d", is = "day" }', '{ name = "w", is = "node" }']
    result = tickets(columns, "d,w\n2026-03-01,\n2026-03-01,desk\n", "")
    assert [tuple(fault) for fault in result.rejects] == [(2, "w", "", "NODE_MISSING")]
    assert result.rows["node"].to_pylist() == ["desk"]


def test_money_is_read_with_signs_and_thousands():
    columns = ['{ name = "d", is = "day" }', '{ name = "q", is = "quoted" }', '{ name = "a", is = "amount" }']
    result = tickets(columns, 'd,q,a\n2026-03-01,"¥1,200.50",$80\n2026-03-01,,\n2026-03-01,much,1\n')
    assert facts(result, "quoted", "amount") == [(1200.5, 80), (None, None)]
    assert [tuple(fault) for fault in result.rejects] == [(4, "q", "much", "NOT_A_NUMBER")]
