"""Workbooks: cells as a person sees them, and archives that are better not opened."""

import datetime as dt
import io
import zipfile

import xlsxwriter

from cxlib.intake.read import Limits, ReadOptions, read
from tests.reading import error_of, table


def workbook(fill):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd hh:mm:ss"})
    fill(book)
    book.close()
    return stream.getvalue()


def sheet_with(rows, merged=()):
    def fill(book):
        sheet = book.add_worksheet("Data")
        for position, row in enumerate(rows):
            sheet.write_row(position, 0, row)
        for area in merged:
            sheet.merge_range(*area)

    return workbook(fill)


def test_cells_come_as_a_person_sees_them():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["number", "share", "stamp", "day", "yes", "sum", "span"])
        sheet.write_row(1, 0, [3, 0.1, dt.datetime(2025, 3, 1, 15), dt.datetime(2025, 3, 1), True])
        sheet.write_formula(1, 5, "=1+1", None, 2)
        sheet.write_number(1, 6, 1.5, book.add_format({"num_format": "[h]:mm:ss"}))

    sheet, rows = table(workbook(fill))
    assert rows == [("3", "0.1", "2025-03-01 15:00:00", "2025-03-01", "TRUE", "2", "36:00:00")]
    assert (sheet.facts.format, sheet.facts.records) == ("xlsx", 1)


def test_title_rows_blank_rows_and_row_numbers_of_a_sheet():
    data = sheet_with([["Survey 2025"], [], ["id", "node", "score"], [1, "desk", 4], [], [2, "desk", 5]])
    (block,) = read(data, "x.xlsx").blocks()
    assert block.table.column_names == ["id", "node", "score"]
    assert (block.row_numbers().tolist(), block.blank) == ([4, 6], 1)


def test_a_merged_cell_of_the_header_belongs_to_all_columns_below_it():
    rows = [["id", "", "", "Sex"], ["", "Speed", "Manner", ""], [1, 4, 5, "f"], [2, 3, 3, "m"]]
    sheet, cells = table(sheet_with(rows, merged=[(0, 1, 0, 2, "Desk")]))
    assert sheet.columns == ("id", "Desk—Speed", "Desk—Manner", "Sex")
    assert cells == [("1", "4", "5", "f"), ("2", "3", "3", "m")]


def test_the_sheet_with_most_data_is_read_unless_one_is_named():
    def fill(book):
        book.add_worksheet("Notes").write_row(0, 0, ["a", "b"])
        data = book.add_worksheet("Data")
        for row in range(5):
            data.write_row(row, 0, [f"name {row}", f"text {row}", "x"])

    data = workbook(fill)
    assert read(data, "x.xlsx").facts.sheet == "Data"
    assert read(data, "x.xlsx", ReadOptions(sheet="Notes")).columns == ("a", "b")
    assert read(data, "x.xlsx", ReadOptions(sheet=0)).columns == ("a", "b")
    error = error_of(data, sheet="Elsewhere")
    assert (error.code, error.facts["sheets"]) == ("NO_SUCH_SHEET", ("Notes", "Data"))


def test_an_empty_workbook_is_an_empty_file():
    assert error_of(workbook(lambda book: book.add_worksheet())).code == "EMPTY_FILE"


def test_a_workbook_that_grows_too_large_is_not_opened():
    data = sheet_with([["a" * 30_000] * 2] * 20)
    assert error_of(data, limits=Limits(unpacked_bytes=20_000)).code == "ZIP_BOMB"


def test_two_cells_at_the_far_corners_of_a_sheet_are_not_opened():
    def fill(book):
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "b")

    assert error_of(workbook(fill)).code == "ZIP_BOMB"


def test_a_false_size_in_the_archive_does_not_help_a_bomb():
    data = bytearray(sheet_with([["a" * 30_000] * 2] * 20))
    stated = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/sharedStrings.xml").file_size.to_bytes(4, "little")
    assert error_of(bytes(data).replace(stated, b"\x10\0\0\0"), limits=Limits(unpacked_bytes=20_000)).code == "ZIP_BOMB"
