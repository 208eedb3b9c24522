"""Event logs are told by their values: the same number again with other events."""

import pytest

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise

QUEUE = """票号,动作,时间,窗口
A1,取号,2026-03-02 09:00,
A1,叫号,2026-03-02 09:05,3
A1,办结,2026-03-02 09:16,3
A2,取号,2026-03-02 09:01,
A2,弃号,2026-03-02 09:20,
"""
DESK = """Agent,Timestamp,Event,Ticket ID,Status
,3/2/2026 9:00,Created,7,open
Ann,3/2/2026 9:02,Assigned,7,open
Ann,3/2/2026 10:00,First reply,7,open
Ann,3/13/2026 9:00,Solved,7,solved
,3/14/2026 9:00,Created,8,open
Bob,3/14/2026 9:10,Escalated,8,open
Bob,3/14/2026 13:00,Solved,8,solved
"""


def guessed(text):
    sheet = read(text.encode(), "log.csv")
    return sheet, recognise(sheet)


def roles(guess):
    return {column.name: column.role for column in guess.mapping.columns}


def test_a_queue_machines_log_is_recognised_and_taken_in_whole():
    sheet, guess = guessed(QUEUE)
    assert (guess.mapping.kind, guess.mapping.constant) == ("ticket", {})
    assert roles(guess) == {"票号": "id", "动作": "event", "时间": "at", "窗口": "node"}
    assert {reason.certainty for reason in guess.reasons if reason.code == "EVENT_LOG"} == {0.9}
    checked = check(sheet, guess.mapping)
    assert (checked.rows_in, checked.acceptable, checked.tickets) == (5, 5, 2)


def test_a_help_desks_log_is_recognised_and_its_unknown_event_is_asked():
    sheet, guess = guessed(DESK)
    assert guess.mapping.constant == {"kind": "complaint"}
    assert roles(guess) == {"Ticket ID": "id", "Event": "event", "Timestamp": "at", "Agent": "staff"}
    assert guess.mapping.columns[1].formats == ("%m/%d/%Y %H:%M",)
    assert guess.unknown == ("Status",)
    checked = check(sheet, guess.mapping)
    assert (checked.acceptable, checked.rejected, checked.tickets) == (4, 3, 1)
    assert ("Event", "Escalated", 1) in checked.words.itertuples(index=False)


def test_words_the_log_uses_are_written_into_the_mapping_for_a_person_to_see():
    event = next(column for column in guessed(QUEUE)[1].mapping.columns if column.role == "event")
    assert event.values == {"取号": "opened", "叫号": "started", "办结": "closed", "弃号": "abandoned"}


def test_a_number_without_a_telling_header_is_a_guess_to_look_at():
    guess = guessed(QUEUE.replace("票号", "x"))[1]
    assert roles(guess)["x"] == "id"
    assert min(reason.certainty for reason in guess.reasons) < 0.6


@pytest.mark.parametrize(
    "text",
    [
        "票号,状态,取号时间\n" + "".join(f"A{n},{'办结' if n % 2 else '取号'},2026-03-02 09:00\n" for n in range(20)),
        "客户编号,状态,取号时间\n" + "".join(f"{n % 5},办结,2026-03-{n % 28 + 1:02}\n" for n in range(20)),
        "ticket id,status,opened,closed\n"
        + "".join(f"{n % 9},open,2026-03-02,2026-03-0{n % 9 + 1}\n" for n in range(20)),
    ],
    ids=["a row per ticket", "a customer who comes again", "stamps of their own"],
)
def test_other_ticket_files_are_not_taken_for_a_log(text):
    assert "EVENT_LOG" not in [reason.code for reason in guessed(text)[1].reasons]
