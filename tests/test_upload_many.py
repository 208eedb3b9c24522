"""Several files at once, a load that takes long, a cancel, and what is shown before anything is done."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.intake.map import Mapper
from cxlib.store.staging import Staging
from tests.test_upload_page import UPLOAD, UPLOADS, board, confirm, drop, looked_at, numbers, press, said, settled
from ui import cached, upload_progress

pytestmark = pytest.mark.slow

__all__ = ["board"]  # the fixture

PATIENCE = 30
HEAD = "ID,Date,Counter satisfaction,Would you recommend us (0-10)\n"


def survey(first: int, month: int = 3, score: int = 5) -> str:
    return HEAD + "".join(f"{first + n},2026-{month:02d}-{n % 27 + 1:02d},{score - n % 2},9\n" for n in range(40))


def drop_all(board: AppTest, **files: str) -> AppTest:
    board.switch_page(UPLOAD).run()
    board.file_uploader[0].set_value([(f"{name}.csv", text.encode(), "text/csv") for name, text in files.items()])
    return looked_at(board.run())


def states(board: AppTest) -> list[str]:
    return [caption.replace("\\", "") for caption in board.radio[0].proto.captions]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A load that stops before its last step until the event is set; the page does not wait for it."""
    real, go_on = Staging.end, threading.Event()

    def slow(staging: Staging, mapper: Mapper) -> None:
        if threading.current_thread().name == "taking":
            go_on.wait(PATIENCE)
        real(staging, mapper)

    monkeypatch.setattr(Staging, "end", slow)
    monkeypatch.setattr(upload_progress, "PATIENCE", 0.1)
    yield go_on
    go_on.set()


def test_known_files_go_in_with_one_click_and_the_others_are_stepped_through(board: AppTest) -> None:
    confirm(drop(board, survey(1)))
    drop_all(
        board,
        april=survey(100, 4),
        other="Resp,When,Mark\n",
        may=survey(200, 5),
        new="Date,Quality\n2026-03-02,5\n2026-03-02,4\n",
    )
    assert states(board)[0] == states(board)[2] == "read like last time"
    assert "no rows" in states(board)[1]
    assert states(board)[3] == "please check its columns"
    settled(press(board, "Take in all 2 files that are read like last time"))
    assert states(board)[0] == "taken in: 40 accepted, 0 duplicate, 0 rejected"
    assert states(board)[2] == states(board)[0]
    assert len(cached.store().reader().uploads()) == 3
    press(board, "Next file (2 left)")
    assert not board.exception


def test_a_file_chosen_from_the_list_is_the_one_shown(board: AppTest) -> None:
    drop_all(board, april=survey(100, 4), may=survey(200, 5))
    board.radio[0].set_value(list(board.session_state["upload_drafts"])[1]).run()
    assert board.session_state["upload_draft"].name == "may.csv"
    confirm(board)
    assert numbers(board)["Accepted"] == "40"
    press(board, "Next file (1 left)")
    assert board.session_state["upload_draft"].name == "april.csv"


def test_what_would_change_is_shown_before_and_is_so_after(board: AppTest) -> None:
    confirm(drop(board, survey(1)))
    drop(board, survey(100, 3, score=2), "worse.csv")
    told = board.dataframe[-1].value
    line = told[told.iloc[:, 1] == "Satisfaction"].iloc[0]
    assert line["Rests on (n)"] == "40 → 80"
    assert (line["Before"], line["After"]) == ("100%", "50%")
    assert cached.store().reader().extent().ratings == 80
    confirm(board)
    assert cached.store().reader().extent().ratings == 160


def test_rows_with_the_same_number_and_other_content_are_named(board: AppTest) -> None:
    confirm(drop(board, survey(1)))
    drop(board, survey(1).replace("7,2026-03-07,5,9", "7,2026-03-07,2,9"), "again.csv")
    assert [one.label for one in board.expander if "is there already" in one.label] == [
        "1 row says something newer of what is there already, and takes its place"
    ]


def test_a_long_load_shows_its_progress_and_a_cancel_leaves_nothing(board: AppTest, held: threading.Event) -> None:
    confirm_once(drop(board, survey(1)))
    assert board.session_state["upload_draft"].taking
    press(board, "Cancel")
    held.set()
    settled(board)
    assert "Cancelled. Nothing of this file was taken in." in said(board)
    assert cached.store().reader().uploads().empty
    assert cached.store().reader().extent().ratings == 0
    confirm(board)
    assert numbers(board)["Accepted"] == "40"


def test_a_load_goes_on_while_the_reader_is_on_another_page(board: AppTest, held: threading.Event) -> None:
    confirm_once(drop(board, survey(1)))
    board.switch_page(UPLOADS).run()
    held.set()
    board.session_state["upload_draft"].taking.done(PATIENCE)
    board.switch_page(UPLOAD).run()
    assert numbers(settled(board))["Accepted"] == "40"


def test_an_undo_shows_what_changes_and_can_be_left(board: AppTest) -> None:
    confirm(drop(board, survey(1)))
    confirm(drop(board, survey(100, 3, score=2), "worse.csv"))
    board.switch_page(UPLOADS)
    board.query_params["upload"] = "2"
    board.run()
    press(board, "Take this upload back …")
    line = board.dataframe[-1].value.iloc[0]
    assert (line["Before"], line["After"], line["Rests on (n)"]) == ("50%", "100%", "80 → 40")
    press(board, "No, leave it")
    assert not [button for button in board.button if button.label == "Yes, take it back"]
    assert len(cached.store().reader().uploads().query("state == 'loaded'")) == 2


def test_a_day_given_by_hand_is_asked_for_again(board: AppTest) -> None:
    dayless = "No,Counter satisfaction\n" + "".join(f"{n},{n % 5 + 1}\n" for n in range(1, 30))
    drop(board, dayless)
    board.date_input[0].set_value("2026-03-02").run()
    confirm(board)
    drop(board, dayless.replace("\n", "9\n", 1), "next.csv")
    drop(board, dayless, "next.csv")
    assert "No column says the day" in said(board)


def confirm_once(board: AppTest) -> AppTest:
    looked_at(board)
    next(button for button in board.button if button.label.startswith("Take in")).click()
    return board.run()
