"""What a clerk can put right on the upload page beside the columns: words, names, time zone, the guess; and stop."""

from __future__ import annotations

import importlib
import threading

import pytest
from streamlit.testing.v1 import AppTest

from cxlib import sample
from tests.test_upload_many import survey
from tests.test_upload_page import SURVEY, UPLOADS, board, confirm, correct, drop, looked_at, numbers, press, said
from ui import cached, upload_patience

pytestmark = pytest.mark.slow

__all__ = ["board"]  # the fixture

PATIENCE = 30
QUEUE = "ID,Opened,Started,Status,Counter\n" + "".join(
    f"{n},2026-03-{n % 27 + 1:02d} 09:00,2026-03-{n % 27 + 1:02d} 09:{n:02d},{'Void' if n < 4 else 'Closed'},c{n % 2}\n"
    for n in range(1, 41)
)


def word(board: AppTest, said_: str) -> AppTest.selectbox:
    return next(box for box in board.selectbox if box.label.startswith(f"“{said_}”"))


def test_an_unknown_word_is_explained_once_and_known_ever_after(board: AppTest) -> None:
    drop(board, QUEUE, "queue.csv")
    assert numbers(board)["Rejected"] == "3"
    assert word(board, "Void").label == "“Void” · 3"
    looked_at(word(board, "Void").set_value("abandoned").run())
    assert numbers(board)["Rejected"] == "0"
    confirm(board)
    drop(board, QUEUE.replace("2026-03", "2026-04").replace("\n", "\n1"), "next.csv")
    assert "Read like last time" in said(board)
    assert word(board, "Void").value == "abandoned"


def test_names_given_on_the_page_are_in_the_catalogue(board: AppTest) -> None:
    drop(board, QUEUE, "queue.csv")
    draft = board.session_state["upload_draft"]
    draft.names[("node", "c0")] = ("零号窗口", "Counter zero")
    looked_at(board.run())
    confirm(board)
    nodes = cached.store().reader().catalogue().nodes.set_index("code")
    assert nodes.loc["c0", ["name_zh", "name_en"]].tolist() == ["零号窗口", "Counter zero"]
    assert nodes.loc["c1", "name_en"] == "c1"


def test_guess_again_discards_corrections_and_what_was_remembered(board: AppTest) -> None:
    drop(board, SURVEY)
    correct(board, {2: {"role": "ignore"}})
    looked_at(board)
    confirm(board)
    drop(board, survey(100).replace("ID,", "No,").replace("\n", ",fine\n").replace("(0-10),fine", "(0-10),Comment"))
    assert "Read like last time" in said(board)
    assert numbers(board)["Can be taken in"] == "40"
    looked_at(press(board, "Guess again"))
    assert "Read like last time" not in said(board)
    table = next(frame.value for frame in board.dataframe if "role" in frame.value)
    assert table.set_index("name").loc["Counter satisfaction", "role"] == "rating"


def test_a_file_taken_back_is_read_the_same_way_when_it_comes_again(board: AppTest) -> None:
    confirm(drop(board, SURVEY))
    cached.store().undo(1)
    drop(board, SURVEY, "again.csv")
    assert "Read like last time" in said(board)
    assert numbers(board)["Can be taken in"] == "40"


def test_times_with_an_offset_are_shown_on_the_clock_of_the_site(board: AppTest) -> None:
    drop(board, QUEUE.replace(":00,2026", ":00+00:00,2026").replace("Started", "Called"), "queue.csv")
    zone = next(box for box in board.selectbox if box.label == "Time zone of the site")
    looked_at(zone.set_value("Asia/Shanghai").run())
    confirm(word(board, "Void").set_value("served").run())
    first = cached.store().reader()._rows("select min(opened_at)::varchar from ticket")
    assert first[0][0].endswith("17:00:00")


def test_the_effect_names_every_figure_the_file_touches_with_its_n(board: AppTest) -> None:
    confirm(drop(board, survey(1)))
    drop(board, survey(100, 3, score=2), "worse.csv")
    spoken = next(one.value for one in board.markdown if "falls" in one.value)
    assert "**Satisfaction** falls from 100% to 50%; n 40 → 80" in spoken
    assert "**NPS** stays at +100; n 40 → 80" in spoken


def test_a_check_can_be_stopped_and_gone_on_with(board: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    checking, begun, go_on = importlib.import_module("ui.upload_reading"), threading.Event(), threading.Event()
    real = checking.check

    def held(*arguments: object) -> object:
        begun.set()
        go_on.wait(PATIENCE)
        return real(*arguments)

    monkeypatch.setattr(checking, "check", held)
    monkeypatch.setattr(upload_patience, "PATIENCE", 0.2)
    monkeypatch.setattr("tests.test_upload_page.looked_at", lambda board: board)
    drop(board, SURVEY)
    while not begun.is_set():  # a slow machine shows how far the reading is first
        board.run()
    assert not board.metric
    press(board, "Cancel")
    go_on.set()
    looked_at(board)
    assert "Stopped. Nothing of this file was taken in." in said(board)
    assert not [button for button in board.button if button.label.startswith("Take in")]
    looked_at(press(board, "Go on"))
    assert numbers(looked_at(board.run()))["Can be taken in"] == "40"


def test_the_sample_data_go_in_one_click_and_own_files_stay(board: AppTest) -> None:
    store = cached.store()
    sample.take(store, sample.MAPPINGS / "bank_kano.toml")
    sample.take(store, sample.MAPPINGS / "bank_complaints.toml")
    confirm(drop(board, SURVEY))
    board.switch_page(UPLOADS).run()
    press(board, "Remove the sample data …")
    press(board, "Yes, remove the sample data")
    assert "The sample data are removed: 2 files." in said(board)
    states = store.reader().uploads().set_index("file_name")["state"]
    assert states.to_dict() == {"bank_kano.csv": "undone", "bank_complaints.csv": "undone", "survey.csv": "loaded"}
    assert not [button for button in board.button if button.label.startswith("Remove the sample")]


def test_days_without_month_and_year_get_them_on_the_page(board: AppTest) -> None:
    rows = "".join(f"{n},{n % 28 + 1},{n % 5 + 1}\n" for n in range(1, 61))
    drop(board, "ID,Date,Counter satisfaction\n" + rows)
    assert numbers(board)["Can be taken in"] == "0"
    month = next(one for one in board.text_input if one.label.startswith("Year and month"))
    looked_at(month.set_value("2014-05").run())
    assert numbers(board)["Can be taken in"] == "60"
    confirm(board)
    extent = cached.store().reader().extent()
    assert (str(extent.first), str(extent.last)) == ("2014-05-01", "2014-05-28")
    drop(board, "ID,Date,Counter satisfaction\n" + rows.replace("\n", "0\n"), "june.csv")
    assert numbers(board)["Can be taken in"] == "0", "the month was the earlier file's"
    assert [one for one in board.text_input if one.label.startswith("Year and month")]


def test_days_of_the_month_alone_are_said_to_lack_month_and_year_and_no_score_is_missed(board: AppTest) -> None:
    lines = [f"{n},{n % 28 + 1},{n % 5 + 1},{n % 4 + 2}" for n in range(40)]
    drop(board, "\n".join(["ID,Interview date,Overall satisfaction,Cleanliness", *lines]) + "\n", "days.csv")
    told = next(frame.value for frame in board.dataframe if "What to do" in frame.value)
    assert told["Reason"].tolist() == ["only the day of the month"]
    assert told["What to do"].tolist() == ["Give year and month under “What the file does not say”."]
    assert "hold no answer" not in said(board)
