"""Files as people have them, small and by hand: what comes out is every cell, or an error that says why not."""

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from cxlib.errors import CxError
from cxlib.intake.read import Limits, ReadOptions, read

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CHINESE = "编号,评价,时间\n1,服务很好，等待时间不长,上午\n2,一般,下午\n3,非常满意,上午\n"


def rows_of(sheet):
    return [tuple(row.values()) for block in sheet.blocks() for row in block.table.to_pylist()]


def table(source, **options):
    sheet = read(source, "x.csv", ReadOptions(**options))
    return sheet, rows_of(sheet)


def error_of(source, name="x.csv", **options):
    with pytest.raises(CxError) as caught:
        rows_of(read(source, name, ReadOptions(**options)))
    return caught.value


# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "mark", "decided"),
    [
        ("utf-8", b"", "utf8"),
        ("utf-8", b"\xef\xbb\xbf", "bom"),
        ("utf-16-le", b"\xff\xfe", "bom"),
        ("utf-16-be", b"\xfe\xff", "bom"),
        ("utf-16-le", b"", "zeros"),
        ("utf-16-be", b"", "zeros"),
        ("gb18030", b"", "text"),
    ],
)
def test_chinese_text_reads_alike_in_every_encoding(encoding, mark, decided):
    sheet, rows = table(mark + CHINESE.encode(encoding))
    assert sheet.columns == ("编号", "评价", "时间")
    assert rows[0] == ("1", "服务很好，等待时间不长", "上午")
    assert (sheet.facts.encoding, sheet.facts.decided, sheet.facts.replaced) == (encoding, decided, 0)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp949", "번호,의견\n1,서비스가 매우 좋았습니다\n2,대기 시간이 너무 길어요\n"),
        ("big5", "編號,意見\n1,服務人員態度很好\n2,等待時間太長了\n"),
        ("cp1252", "id,avis\n1,très bien, café offert\n2,déjà fermé à midi\n".replace(", ", " ")),
    ],
)
def test_other_old_encodings_are_told_apart_by_their_words(encoding, text):
    sheet, rows = table(text.encode(encoding))
    assert sheet.facts.encoding == encoding
    assert rows == [tuple(row) for row in csv.reader(io.StringIO(text))][1:]


def test_an_encoding_that_is_given_is_used():
    sheet, rows = table("a,b\né,ü\n".encode("cp850"), encoding="cp850")
    assert (rows, sheet.facts.decided) == ([("é", "ü")], "given")


def test_a_few_broken_bytes_leave_a_file_utf8_and_their_rows_are_named():
    data = CHINESE.encode().replace("下午".encode(), b"\xff\xfe")
    sheet, rows = table(data)
    assert (sheet.facts.encoding, sheet.facts.decided, sheet.facts.replaced) == ("utf-8", "utf8_broken", 2)
    assert (rows[1][2], sheet.facts.replaced_rows) == ("\ufffd\ufffd", (3,))


def test_broken_bytes_after_a_mark_are_counted_too():
    sheet, rows = table(b"\xef\xbb\xbfa,b\n1,\xff\n")
    assert (rows, sheet.facts.replaced, sheet.facts.replaced_rows) == ([("1", "\ufffd")], 1, (2,))


def test_a_replacement_letter_of_the_file_itself_is_not_counted_as_broken():
    sheet, _ = table("a,b\n1,\ufffd\n".encode())
    assert (sheet.facts.replaced, sheet.facts.replaced_rows) == (0, ())


def test_a_name_that_is_no_encoding_is_refused():
    for name in ("klingon", "hex", "rot13"):
        assert error_of(b"a,b\n", encoding=name).code == "UNKNOWN_ENCODING"


# --- delimiters, quotes, line ends -----------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = "id,node,score\n1,desk,4\n2,desk,5\n".replace(",", delimiter)
    sheet, rows = table(text.encode())
    assert (sheet.facts.delimiter, rows) == (delimiter, [("1", "desk", "4"), ("2", "desk", "5")])


def test_decimal_commas_do_not_make_commas_the_delimiter():
    assert table(b"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n")[1][0] == ("1,5", "2,5", "3,5")


def test_one_column_of_comments_stays_one_column():
    sheet, rows = table(b"comment\nGood, but slow\nFine\nClean, quick, kind\n")
    assert (sheet.columns, sheet.facts.delimiter) == (("comment",), "")
    assert rows == [("Good, but slow",), ("Fine",), ("Clean, quick, kind",)]


def test_the_hint_of_a_spreadsheet_program_is_followed():
    sheet, rows = table(b"sep=;\na;b\n1,0;2,0\n")
    assert (sheet.columns, rows, sheet.facts.preamble_rows) == (("a", "b"), [("1,0", "2,0")], 1)


def test_apostrophes_quote_if_they_do_so_throughout():
    sheet, rows = table(b"'a','b'\n'1','x, y'\n'2','z'\n")
    assert (sheet.facts.quote, rows) == ("'", [("1", "x, y"), ("2", "z")])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_line_breaks_inside_quotes(end):
    sheet, rows = table(f'a,b{end}1,"x{end}{end}""y"", z"{end}2,w'.encode())
    assert rows == [("1", f'x{end}{end}"y", z'), ("2", "w")]
    assert sheet.facts.records == 2


def test_mixed_line_ends_are_all_line_ends():
    assert table(b"a,b\r\n1,2\n3,4\r5,6")[1] == [("1", "2"), ("3", "4"), ("5", "6")]


def test_a_sign_for_inches_inside_a_cell_is_a_letter():
    assert table(b'a,b\n5" wide,1\n7" wide,"x\ny"\n')[1] == [('5" wide', "1"), ('7" wide', "x\ny")]


def test_a_quote_that_never_closes_costs_no_row_and_is_named():
    sheet, rows = table(b'a,b\n1,x\n2,"y\n3,z\n4,w\n')
    assert rows == [("1", "x"), ("2", '"y'), ("3", "z"), ("4", "w")]
    assert sheet.facts.open_quote_rows == (3,)


def test_two_stray_quotes_do_not_swallow_the_rows_between():
    sheet, rows = table(b'a,b\n1,x\n2,"y\n3,z\n"4,w\n5,v\n')
    assert rows == [("1", "x"), ("2", '"y'), ("3", "z"), ('"4', "w"), ("5", "v")]
    assert sheet.facts.open_quote_rows == (3, 5)


def test_an_escape_sign_can_be_given():
    assert table(rb'a,b%1,"x \"y\""%'.replace(b"%", b"\n"), escape="\\")[1] == [("1", 'x "y"')]


def test_quoting_can_be_switched_off():
    assert table(b'a;b\n"1;2"\n', quote="", delimiter=";")[1] == [('"1', '2"')]


def test_a_delimiter_of_two_letters_is_refused():
    assert error_of(b"a,b\n", delimiter="::").code == "BAD_DELIMITER"


# --- rows that do not fit --------------------------------------------------------------------------------------------


def test_short_rows_are_filled_up_and_counted_and_long_rows_kept_apart_whole():
    sheet = read(b"a,b,c\n1,2,3\n4\n\n5,6,7,8\n9,10,11\n", "x.csv")
    (block,) = sheet.blocks()
    assert [tuple(row.values()) for row in block.table.to_pylist()] == [
        ("1", "2", "3"),
        ("4", "", ""),
        ("9", "10", "11"),
    ]
    assert block.row_numbers().tolist() == [2, 3, 6]
    assert (block.short, block.ragged, block.blank) == ((3,), ((5, ("5", "6", "7", "8")),), 1)
    assert (sheet.facts.records, sheet.facts.short_rows, sheet.facts.long_rows, sheet.facts.blank_rows) == (4, 1, 1, 1)


def test_a_row_of_empty_cells_is_a_record_and_a_blank_line_is_not():
    sheet, rows = table(b'a,b\n,\n"",""\n\n')
    assert (rows, sheet.facts.blank_rows) == ([("", ""), ("", "")], 1)


def test_in_one_column_an_empty_cell_in_quotes_is_a_record():
    sheet, rows = table(b'a\nx\n""\n\ny\n')
    assert (rows, sheet.facts.records, sheet.facts.blank_rows) == ([("x",), ("",), ("y",)], 3, 1)


def test_blocks_can_be_read_again_and_a_preview_reads_only_the_head():
    sheet = read(b"a,b\n1,2\n3,4\n", "x.csv")
    assert sheet.head(1).to_pylist() == [{"a": "1", "b": "2"}]
    assert sheet.facts.records is None
    assert rows_of(sheet) == rows_of(sheet) == [("1", "2"), ("3", "4")]


def test_a_large_file_comes_in_blocks_whose_row_numbers_run_on():
    text = "id,text\n" + "".join(f'{i},"line\n{i}"\n' for i in range(120_000))
    blocks = list(read(text.encode(), "x.csv").blocks())
    assert max(block.table.num_rows for block in blocks) <= 50_000
    numbers = [int(number) for block in blocks for number in block.row_numbers()]
    assert numbers == list(range(2, 120_002))
    assert blocks[-1].table["id"][-1].as_py() == "119999"


# --- headers ---------------------------------------------------------------------------------------------------------


def test_names_become_unique_and_clean():
    sheet = read(b'\xef\xbb\xbf" How\r\nwas it? ",,score,score\n1,2,3,4\nx,y,z,w\n', "x.csv")
    assert sheet.columns == ("How was it?", "column_2", "score", "score (2)")


def test_title_rows_above_the_header_are_passed_over():
    sheet, rows = table(b"Report 2025\n\nday,node,score\nx,desk,4\ny,desk,5\n")
    assert (sheet.columns, sheet.facts.preamble_rows, rows[0]) == (("day", "node", "score"), 2, ("x", "desk", "4"))
    assert next(sheet.blocks()).first_row == 4


def test_a_file_without_header_is_noticed_by_its_numbers():
    sheet, rows = table("医院,145\n医生,93\n政策,60\n".encode("gb18030"))
    assert (sheet.columns, sheet.facts.header, len(rows)) == (("column_1", "column_2"), "none", 3)
    assert next(sheet.blocks()).first_row == 1


@pytest.mark.parametrize("header", ["node,2023,2024", "id,score,nps", "1,2,3"])
def test_a_header_above_numbers_is_a_header(header):
    sheet, rows = table(f"{header}\n11,4,5\n12,3,4\n13,5,1\n".encode())
    assert (sheet.facts.header_rows, len(rows)) == (1, 3)


def test_names_can_be_given_for_a_file_without_header():
    sheet, rows = table(b"x,y\nz,w\n", columns=("first", "second"))
    assert (sheet.columns, len(rows)) == (("first", "second"), 2)


def test_no_header_can_be_said():
    assert table(b"x,y\nz,w\n", header_rows=0)[1] == [("x", "y"), ("z", "w")]


def test_two_header_rows_are_found_and_merged():
    sheet, rows = table(b"id,Desk,,Sex\n,Speed,Manner,Response\n1,4,5,f\n2,3,3,m\n3,5,5,f\n")
    assert sheet.columns == ("id", "Desk—Speed", "Desk—Manner", "Sex—Response")
    assert (sheet.facts.header, len(rows)) == ("two_rows", 3)


def test_three_header_rows_and_rows_to_skip_can_be_said():
    sheet, rows = table(b"junk\nQ1,Q2\nHow?,Why?\nid1,id2\n4,5\n", header_rows=3, skip_rows=1)
    assert (sheet.columns, rows) == (("Q1—How?—id1", "Q2—Why?—id2"), [("4", "5")])


def test_rows_with_one_cell_more_than_the_header_get_a_made_up_name():
    sheet, rows = table(b"a,b\n1,2,3\n4,5,6\n7,8,9\n")
    assert (sheet.columns, rows[0]) == (("a", "b", "column_3"), ("1", "2", "3"))


def test_a_header_alone_is_a_table_without_rows():
    sheet, rows = table(b"a,b,c\n")
    assert (sheet.columns, rows, sheet.facts.records) == (("a", "b", "c"), [], 0)


# --- what is no table, and limits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "looks_like"),
    [
        (b"", "EMPTY_FILE", None),
        (b" \r\n\n ", "EMPTY_FILE", None),
        (b"\xef\xbb\xbf", "EMPTY_FILE", None),
        (b"\xff\xfe", "EMPTY_FILE", None),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "NOT_A_TABLE", "png image"),
        (b"%PDF-1.7\n", "NOT_A_TABLE", "pdf"),
        (b"<!DOCTYPE html><table>", "NOT_A_TABLE", "html or xml"),
        (b'{"a": 1}', "NOT_A_TABLE", "json"),
        (bytes(range(256)) * 8, "NOT_A_TABLE", "binary"),
        (b"PK\x03\x04 broken", "BROKEN_EXCEL", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "BROKEN_EXCEL", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "ENCRYPTED_FILE", None),
    ],
)
def test_what_is_no_table_is_said_to_be_none(data, code, looks_like):
    error = error_of(data)
    assert (error.code, error.facts.get("looks_like")) == (code, looks_like)


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    assert error_of(tmp_path / "none.csv").code == "FILE_NOT_FOUND"
    assert error_of(tmp_path).code == "UNREADABLE"


def test_a_file_of_three_gigabytes_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    assert error_of(path).code == "FILE_TOO_LARGE"


def test_limits_of_rows_columns_and_cells_are_kept():
    data = b"a,b\n1,xxxxxxxx\n3,4\n5,6\n"
    assert error_of(data, limits=Limits(rows=2)).code == "TOO_MANY_ROWS"
    assert error_of(data, limits=Limits(columns=1)).code == "TOO_MANY_COLUMNS"
    error = error_of(data, limits=Limits(cell_characters=5))
    assert (error.code, error.facts["row"], error.facts["column"]) == ("CELL_TOO_LONG", 2, "b")


def test_a_line_without_end_is_refused_before_it_fills_the_memory():
    assert error_of(b"a,b\n1," + b"x" * 20_000_000).code == "CELL_TOO_LONG"


def test_an_open_quote_in_a_large_file_is_found_before_it_fills_the_memory():
    text = b'a,b\n1,"open\n' + b"2,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n" * 300_000
    sheet = read(text, "x.csv")
    assert sum(block.records for block in sheet.blocks()) == 300_001
    assert sheet.facts.open_quote_rows == (2,)


# --- workbooks -------------------------------------------------------------------------------------------------------


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


def test_an_archive_of_something_else_is_no_table():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert error_of(stream.getvalue()).facts["looks_like"] == "zip archive"


# --- real files ------------------------------------------------------------------------------------------------------

FOLDERS = [
    "sfo",
    "baltimore_311",
    "taidi_gov_messages",
    "taidi_gb18030_csv",
    "hospital_opd_waits",
    "fivethirtyeight_surveys",
    "kiosk_servqual_kr",
    "csv_spectrum",
    "cbp_ord_waits",
    "nhs_fft_comments",
    "asap",
]
REAL = [path for folder in FOLDERS for path in sorted((DATA / folder).rglob("*.csv"))]


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_record_of_a_real_file_is_given_out(path):
    korean = path.parent.name.startswith("kiosk")
    sheet = read(path, path.name, ReadOptions(encoding="cp949" if korean else None))
    given = sum(block.records for block in sheet.blocks())
    facts = sheet.facts
    text = path.read_bytes().decode(facts.encoding).lstrip("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=facts.delimiter or "\x1f")
    records = sum(bool(row) for row in reader) - facts.header_rows - facts.preamble_rows
    assert given == facts.records == records
    assert (facts.long_rows, facts.short_rows, facts.replaced) == (0, 0, 0)


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
@pytest.mark.parametrize(("name", "records"), [("附件1.xlsx", 517), ("附件3.xlsx", 4326)])
def test_every_row_of_a_real_workbook_is_given_out(name, records):
    sheet = read(DATA / "taidi_gov_messages" / name, name)
    assert sum(block.records for block in sheet.blocks()) == sheet.facts.records == records


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
def test_a_workbook_and_its_converted_text_give_the_same_cells():
    folder = DATA / "taidi_gov_messages"
    book = read(folder / "附件3.xlsx", "3.xlsx")
    text = read(folder / "derived" / "附件3_gb18030.csv", "3.csv")
    assert book.columns == text.columns
    # A workbook shows a stamp at midnight as a day; the converted text wrote its zeros out.
    shown = [tuple(cell.removesuffix(" 00:00:00") for cell in row) for row in rows_of(text)]
    assert rows_of(book) == shown


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
def test_the_korean_file_is_recognised_by_its_words():
    path = next((DATA / "kiosk_servqual_kr").glob("*.csv"))
    assert read(path, path.name).facts.encoding == "cp949"
