"""A workbook that opens on a cover, and a list of nodes that looks like a survey: found, said why, and changeable."""

from __future__ import annotations

import io

import xlsxwriter
from streamlit.testing.v1 import AppTest

from cxlib.intake.read import read
from tests.test_upload_page import board, drop, looked_at, said

__all__ = ["board"]  # the fixture

LIST = "服务节点,阶段,满意度\n" + "".join(f"窗口{n},办理,{n % 5 + 1}\n" for n in range(1, 13))


def covered(hidden: bool = False) -> bytes:
    """A cover whose few words stand far apart, and a table of eight rows behind it."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    cover, data = book.add_worksheet("Cover"), book.add_worksheet("Answers")
    for row, column, text in ((1, 3, "Visitor survey"), (3, 3, "First quarter"), (60, 25, "Signed: the office")):
        cover.write(row, column, text)
    data.write_row(0, 0, ["No", "Date", "Counter satisfaction"])
    for n in range(1, 9):
        data.write_row(n, 0, [n, f"2026-03-{n:02}", n % 5 + 1])
    if hidden:
        data.hide()
    book.close()
    return stream.getvalue()


def test_the_table_behind_a_cover_is_read() -> None:
    sheet = read(covered(), "x.xlsx")
    assert (sheet.facts.sheet, sheet.facts.sheet_found, sheet.columns[0]) == ("Answers", True, "No")
    assert read(covered(hidden=True), "x.xlsx").facts.sheet == "Cover"


def test_the_page_says_which_sheet_it_reads_and_why_and_reads_another_if_told(board: AppTest) -> None:
    drop(board, covered(), "survey.xlsx")
    chooser = next(box for box in board.selectbox if box.label.startswith("Sheet of the workbook"))
    assert chooser.value == "Answers"
    assert any("“Answers”: the largest table of 2" in one.value for one in board.markdown)
    looked_at(board.run())  # the chooser is there now: what it shows is what is read
    assert any("“Answers”: the largest table of 2" in one.value for one in board.markdown)
    looked_at(chooser.set_value("Cover").run())
    assert any("sheet “Cover”" in one.value for one in board.markdown)
    looked_at(chooser.set_value("Answers").run())
    assert any("“Answers”: the" in one.value for one in board.markdown)


def test_a_file_called_a_list_of_nodes_by_hand_is_guessed_anew(board: AppTest) -> None:
    drop(board, LIST, "nodes.csv")
    kind = next(choice for choice in board.radio if "kind" in str(choice.key))
    assert kind.value == "survey"
    looked_at(kind.set_value("catalogue").run())
    table = next(frame.value for frame in board.dataframe if "role" in frame.value)
    assert table.set_index("name")["role"].to_dict() == {"服务节点": "node", "阶段": "stage", "满意度": "ignore"}
    assert not [*board.exception, *board.error], said(board)
