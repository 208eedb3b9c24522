"""What the upload page does not decide in a closed box: kind of tickets, day, what says nothing, the samples."""

from __future__ import annotations

from datetime import date

from streamlit.testing.v1 import AppTest

from cxlib import sample
from cxlib.errors import CxError
from cxlib.intake.kinds import MAGIC
from cxlib.report import to_csv
from tests.test_upload_page import board, confirm, correct, drop, looked_at, numbers, said
from ui import cached, past
from ui.error_words import say_error
from ui.file_words import LOOKS, say_looks
from ui.upload_headers import told_apart
from ui.upload_outcome import mendable
from ui.words import set_language

__all__ = ["board"]  # the fixture

MESSAGES = "Number,Opened,Closed,Text\n" + "".join(
    f"{n},2026-03-{n % 27 + 1:02d} 09:00,2026-03-{n % 27 + 1:02d} 15:00,text {n}\n" for n in range(1, 41)
)
UNDATED = "No,Counter satisfaction\n" + "".join(f"{n},{n % 5 + 1}\n" for n in range(1, 41)) + "41,what\n"
ANSWERS = ("very often", "often", "sometimes", "hardly ever")
HABITS = "No,How often do you: Pray,How often do you: Read\n" + "".join(
    f"{n},{ANSWERS[n % 4]},{ANSWERS[n % 3]}\n" for n in range(1, 41)
)


def give_day(board: AppTest, day: date) -> AppTest:
    return looked_at(board.date_input[0].set_value(day).run())


def buttons(board: AppTest) -> dict[str, bool]:
    """The buttons that take a file in, and whether each can be pressed."""
    return {one.label: not one.disabled for one in board.button if one.label.startswith(("Take in", "Nothing"))}


def test_tickets_counted_as_complaints_by_a_guess_are_named_and_can_be_said_to_be_others(board: AppTest) -> None:
    drop(board, MESSAGES, "messages.csv")
    assert "All rows are taken as: complaint." in said(board)
    assert not [one for box in board.expander for one in box.selectbox if one.label == "All tickets are"]
    kind = next(one for one in board.selectbox if one.label == "All tickets are")
    looked_at(kind.set_value("enquiry").run())
    assert "All rows are taken as: enquiry." in said(board)
    confirm(board)
    drop(board, MESSAGES, "again.csv")
    assert "All rows are taken as" not in said(board), "a person has said it"
    assert cached.store().reader()._rows("select distinct kind from ticket") == [("enquiry",)]


def test_a_survey_that_says_nothing_cannot_be_taken_in_unless_the_reader_says_so(board: AppTest) -> None:
    drop(board, HABITS, "habits.csv")
    correct(board, {1: {"role": "ignore"}, 2: {"role": "ignore"}})
    field = board.date_input[0]
    assert (field.min, field.max) == (date(1900, 1, 1), past.latest())
    give_day(board, date(2006, 5, 1))
    assert "No column is a score, a comment or a Kano question" in said(board)
    assert buttons(board) == {"Nothing to take in": False}
    assert "Can be taken in" not in numbers(board), "beside the refusal"
    assert numbers(board)["Rows without a fault"] == "40"
    looked_at(next(one for one in board.checkbox if one.label.startswith("Count its rows")).check().run())
    assert buttons(board) == {"Take in 40 rows": True}
    assert numbers(board)["Can be taken in"] == "40"
    correct(board, {1: {"role": "rating"}, 2: {"role": "ignore"}})
    assert "hold words the board does not know, such as" in said(board)
    assert "Set the columns that hold scores" not in said(board)


def test_mended_rows_keep_the_day_given_by_hand_and_another_file_is_asked_for_its_own(board: AppTest) -> None:
    confirm(give_day(drop(board, UNDATED), date(2016, 5, 1)))
    assert numbers(board)["Rejected"] == "1"
    mended = to_csv(mendable(cached.store().reader(), 1)).decode("utf-8-sig").replace("41,what", "41,5")
    drop(board, UNDATED.replace("what", "4"), "next.csv")
    assert "The date given by hand last time was the earlier file’s" in said(board)
    assert board.date_input[0].value is None
    confirm(drop(board, mended, "mended.csv"))
    assert "1 rows = 1 accepted" in said(board)
    assert cached.store().reader().extent().last == date(2016, 5, 1)


def test_sample_data_are_named_on_the_board_and_at_the_first_own_file(board: AppTest) -> None:
    def links(board: AppTest) -> str:
        return " ".join(one.proto.label for one in board.get("page_link"))

    sample.take(cached.store(), sample.MAPPINGS / "bank_complaints.toml")
    assert "Sample data, all invented" in links(board.run())
    drop(board, MESSAGES, "messages.csv")
    assert "this file’s figures would be mixed with them" in said(board)
    confirm(board)
    assert "Samples and own files mixed" in links(board.switch_page("../pages/board/overview.py").run())


def test_headers_that_begin_alike_show_where_they_differ() -> None:
    asked = ["请问您对下列各项服务是否满意：排队", "请问您对下列各项服务是否满意：态度", "日期"]
    assert told_apart(asked) == ["请问您…排队", "请问您…态度", "日期"]
    assert told_apart(["a_very_long_header_of_its_own", "b"]) == ["a_very_long_header_of_its_own", "b"]


def test_a_file_that_is_no_table_is_named_in_the_readers_words() -> None:
    assert {name for _, name in MAGIC} <= LOOKS.keys()
    set_language("zh")
    assert "binary" not in say_error(CxError("NOT_A_TABLE", file="a.exe", looks_like="binary"))
    assert say_looks("a new kind") == "a new kind"
