"""The upload pages, walked as a clerk walks them: drop, look, correct, confirm, take back; and with wrong files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.report import to_csv
from ui import cached, upload_reading
from ui.upload_outcome import mendable
from ui.words import set_language

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
UPLOAD, UPLOADS = "../pages/data/upload.py", "../pages/data/uploads.py"
SURVEY = (
    "No,Date,Counter satisfaction,Would you recommend us (0-10),Comment\n"
    + "".join(f"{row},2026-03-{row % 27 + 1:02d},{row % 5 + 1},{row % 11},fine\n" for row in range(1, 41))
    + "41,yesterday,5,9,bad date\n42,2026-03-05,5,9,too,many\n"
)


@pytest.fixture
def board(own_database: Path) -> Iterator[AppTest]:
    cached.store.clear()
    yield AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=60).run()
    cached.store().close()
    cached.store.clear()


def drop(board: AppTest, content: str | bytes, name: str = "survey.csv") -> AppTest:
    data = content.encode() if isinstance(content, str) else content
    board.switch_page(UPLOAD).run()
    board.file_uploader[0].upload(name, data, "application/octet-stream")
    return looked_at(board.run())


def looked_at(board: AppTest) -> AppTest:
    """A slow machine shows the progress of reading and checking first; run on until both are done."""
    while any(draft.errand for draft in board.session_state["upload_drafts"].values()):
        board.run()
        time.sleep(0.1)
    return board


def numbers(board: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in board.metric}


def correct(board: AppTest, cells: dict[int, dict[str, str]]) -> AppTest:
    """Type into the table: row of the table → column of the table → what is typed."""
    key = board.session_state["upload_draft"].key("columns-survey-")
    board.session_state[key] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    return looked_at(board.run())


def confirm(board: AppTest) -> AppTest:
    looked_at(board)
    next(button for button in board.button if button.label.startswith(("Take in", "Take it in", "收下"))).click()
    board.run()
    return settled(board)


def settled(board: AppTest) -> AppTest:
    """A slow machine shows the progress first; run on until nothing is being taken in any more."""
    while any(draft.taking for draft in board.session_state["upload_drafts"].values()):
        board.run()
    return board


def press(board: AppTest, label: str) -> AppTest:
    next(button for button in board.button if button.label == label).click()
    return board.run()


def said(board: AppTest) -> str:
    assert not board.exception, board.exception[0].stack_trace
    return " ".join(one.value for kind in ("error", "warning", "success", "info") for one in getattr(board, kind))


def test_nothing_is_shown_before_a_file_is_dropped(board: AppTest) -> None:
    assert not board.switch_page(UPLOAD).run().header


def test_a_survey_is_recognised_checked_and_taken_in_with_every_row_accounted_for(board: AppTest) -> None:
    drop(board, SURVEY)
    assert numbers(board) == {"Rows in": "42", "Can be taken in": "40", "Already there": "0", "Rejected": "2"}
    confirm(board)
    assert numbers(board) == {"Rows in": "42", "Accepted": "40", "Duplicate": "0", "Rejected": "2"}
    assert "42 rows = 40 accepted + 0 duplicate + 2 rejected" in said(board)


def test_the_same_file_again_is_read_like_last_time_and_adds_nothing(board: AppTest) -> None:
    confirm(drop(board, SURVEY))
    drop(board, SURVEY, "again.csv")
    assert "Read like last time" in said(board)
    assert (numbers(board)["Can be taken in"], numbers(board)["Already there"]) == ("0", "40")
    assert "All these rows are there already" in said(board)
    confirm(board)
    assert numbers(board)["Duplicate"] == "40"
    assert "No figure has changed" in said(board)


def test_the_rejected_rows_come_back_mended_and_only_they_are_added(board: AppTest) -> None:
    confirm(drop(board, SURVEY))
    file = to_csv(mendable(cached.store().reader(), 1)).decode("utf-8-sig")
    assert file.splitlines()[0].startswith("Row in the original file,No,Date,Counter satisfaction")
    assert "not a time" in file
    mended = file.replace("yesterday", "2026-03-09").replace("too,many", "neither,")
    confirm(drop(board, mended, "mended.csv"))
    assert "2 rows = 2 accepted + 0 duplicate + 0 rejected" in said(board)
    assert not drop(board, SURVEY).exception
    assert numbers(confirm(board))["Duplicate"] == "40"


def test_a_correction_in_the_table_is_what_counts(board: AppTest) -> None:
    drop(board, SURVEY)
    correct(board, {1: {"role": "ignore"}})
    assert "No column says the day" in said(board)


def test_a_role_claimed_twice_is_said_in_the_words_of_the_table(board: AppTest) -> None:
    drop(board, SURVEY)
    correct(board, {4: {"role": "time"}, 1: {"role": "time"}})
    assert "“Day and time” is claimed by several columns" in said(board)


def test_taking_back_removes_the_rows_and_says_so(board: AppTest) -> None:
    confirm(drop(board, SURVEY))
    board.switch_page(UPLOADS)
    board.query_params["upload"] = "1"
    board.run()
    assert board.header[0].value == "Upload 1"
    press(board, "Take this upload back …")
    assert "(n)" in board.dataframe[-1].value.columns[-1]
    press(board, "Yes, take it back")
    assert "Upload 1 is taken back: 40 rows removed" in said(board)
    assert cached.store().reader().extent().ratings == 0


def test_the_list_of_uploads_is_empty_at_first_and_leads_to_the_upload(board: AppTest) -> None:
    board.switch_page(UPLOADS).run()
    assert "Nothing has been taken in yet" in said(board)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        pytest.param(b"", "a.csv", "is empty", id="empty"),
        pytest.param(b"\n \n", "a.csv", "is empty", id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.csv", "is no table", id="an image under another name"),
        pytest.param(b"PK\x03\x04 broken", "a.xlsx", "is damaged", id="a broken workbook"),
        pytest.param(b"a,b\n", "a.csv", "no rows", id="a header alone"),
        pytest.param(b"a,b\n1,2\n", "a.csv", "No column says the day", id="no date anywhere"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_changes_nothing(
    board: AppTest, content: bytes, name: str, words: str
) -> None:
    drop(board, content, name)
    assert words in said(board)
    assert not [button for button in board.button if button.label.startswith("Take in")]
    assert cached.store().reader().uploads().empty


def test_the_size_limit_holds_whatever_the_browser_says(board: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_reading, "size_limit", lambda: 100)
    drop(board, SURVEY)
    assert "survey.csv" in said(board)
    assert not board.metric


def test_markup_in_a_file_is_text(board: AppTest) -> None:
    drop(board, "<img src=x>,**bold**\n1,:red[x]\n", "[click](http://evil.example) **x**.csv")
    shown = " ".join(one.value for one in (*board.markdown, *board.caption, *board.error))
    assert not [markup for markup in ("**x**", "](http", "<img") if markup in shown]


def test_the_pages_speak_chinese(board: AppTest) -> None:
    set_language("zh")  # the choices are worded once more when they are sent back
    board.query_params["lang"] = "zh"
    drop(board, SURVEY)
    assert board.title[0].value == "上传"
    assert numbers(board) == {"总行数": "42", "可以收下": "40", "已在库中": "0", "退回": "2"}
    confirm(board)
    assert "总行数 42 = 收下 40 + 重复 0 + 退回 2" in said(board)
